// The search: files and definitions whose texts have the letters of the query in their order.

const field = document.getElementById("search");
const list = document.getElementById("results");
const maximumResults = 40;
let results = [];
let marked = -1;
let lowered = null;

/** Texts in lower case, made when the first search needs them, and the definitions of each name. */
function searchTexts() {
  if (!lowered) {
    lowered = {
      paths: Array.from({ length: fileCount }, (_, file) => pathOf(file).toLowerCase()),
      names: data.names.map((name) => name.toLowerCase()),
      fileOfDefinition: new Int32Array(data.definitionName.length),
    };
    for (let file = 0; file < fileCount; file++) {
      lowered.fileOfDefinition.fill(file, definitionStart[file], definitionStart[file + 1]);
    }
  }
  return lowered;
}

const isBoundary = (text, place) => place === 0 || "/._- ".includes(text[place - 1]);

/** How well a text matches, 0 where it doesn't: in one piece before in several, at the start of words before within. */
function score(query, text) {
  const found = text.lastIndexOf(query);
  if (found >= 0) {
    const covers = query.length / text.length;
    return 100 + 40 * covers + (isBoundary(text, found) ? 30 : 0) + (found + query.length === text.length ? 10 : 0);
  }
  let place = -1, gaps = 0, starts = 0, first = -1;
  for (const letter of query) {
    const next = text.indexOf(letter, place + 1);
    if (next < 0) return 0;
    if (first < 0) first = next;
    else if (next > place + 1) gaps++;
    if (isBoundary(text, next)) starts++;
    place = next;
  }
  return Math.max(1, 60 + 12 * starts - 9 * gaps - (place - first - query.length) / 4);
}

/** The best files and definitions for a query, best first. */
function search(query) {
  const { paths, names, fileOfDefinition } = searchTexts();
  const wanted = query.toLowerCase().replace(/\s+/g, "");
  if (!wanted) return [];
  const found = [];
  const rank = (file) => 14 * Math.log1p(data.fileRank[file]) / 18;
  for (let file = 0; file < fileCount; file++) {
    const value = score(wanted, paths[file]);
    const name = value && data.fileName[file].toLowerCase().includes(wanted) ? 25 : 0;
    if (value > 20) found.push({ value: value + name + rank(file), file });
  }
  const scores = names.map((name) => score(wanted, name));
  for (let place = 0; place < data.definitionName.length; place++) {
    const value = scores[data.definitionName[place]];
    if (value <= 20) continue;
    const file = fileOfDefinition[place];
    found.push({ value: value + rank(file) + data.definitionPercent[place] / 20, file, place });
  }
  found.sort((a, b) => b.value - a.value || a.file - b.file || (a.place || 0) - (b.place || 0));
  return found.slice(0, maximumResults);
}

function showResults() {
  results = search(field.value);
  marked = results.length > 0 ? 0 : -1;
  list.replaceChildren(...results.map((result, index) => element("li", {
    role: "option", id: "result-" + index, onmousedown: (event) => { event.preventDefault(); take(index); },
  }, [
    element("span", { class: "kind", text: result.place === undefined ? "file" : data.kinds[data.definitionKind[result.place]] }),
    element("span", { class: "name", text: result.place === undefined ? data.fileName[result.file] : data.names[data.definitionName[result.place]] }),
    element("span", { class: "path", text: result.place === undefined ? folderPath(data.fileFolder[result.file]) : pathOf(result.file) }),
  ])));
  if (field.value.trim() && results.length === 0) list.append(element("li", { class: "nothing", text: "Nothing found" }));
  list.hidden = !field.value.trim();
  field.setAttribute("aria-expanded", String(!list.hidden));
  mark();
}

function mark() {
  Array.from(list.children).forEach((row, index) => {
    row.setAttribute("aria-selected", String(index === marked));
    if (index === marked) row.scrollIntoView({ block: "nearest" });
  });
  if (marked >= 0) field.setAttribute("aria-activedescendant", "result-" + marked);
  else field.removeAttribute("aria-activedescendant");
}

function take(index) {
  const result = results[index];
  if (!result) return;
  closeResults();
  choose(result.file, true);
  if (result.place === undefined) return;
  const row = panel.querySelectorAll("li.definition")[result.place - definitionStart[result.file]];
  if (!row) return;
  row.classList.add("found");
  row.scrollIntoView({ block: "nearest" });
}

function closeResults() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

let isWaiting = false;
field.addEventListener("input", () => {
  // At most one search for each frame, however fast somebody types.
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => { isWaiting = false; showResults(); });
});
field.addEventListener("focus", () => { if (field.value.trim()) showResults(); });
field.addEventListener("blur", closeResults);
field.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && marked < results.length - 1) marked++;
  else if (event.key === "ArrowUp" && marked > 0) marked--;
  else if (event.key === "Enter") { if (!list.hidden) take(marked); return; }
  else if (event.key === "Escape") { field.value = ""; closeResults(); canvas.focus(); event.stopPropagation(); return; }
  else return;
  event.preventDefault();
  mark();
});
