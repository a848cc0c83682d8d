// What is known of the chosen file: its definitions, what it uses and what uses it; without one, the most used files.

const panel = document.getElementById("panel");
const neighboursDrawn = 16;
const definitionsListed = 50;
const edgesListed = 60;

/** Shows a file in the panel and on the picture. */
function choose(file, movesFocus) {
  view.chosen = file;
  if (!isFolderIn(data.fileFolder[file], view.folder)) zoomTo(0);
  showPanel();
  drawOver();
  say(fileText(file));
  if (movesFocus) panel.focus({ preventScroll: true });
}

function unchoose() {
  view.chosen = null;
  showPanel();
  drawOver();
}

function showPanel() {
  panel.replaceChildren(...(view.chosen === null ? bestFiles() : aboutFile(view.chosen)));
  panel.scrollTop = 0;
}

function bestFiles() {
  const top = filesByRank.slice(0, 20);
  const most = data.fileRank[top[0]] || 1;
  return [
    element("h2", { text: "Most used files" }),
    element("p", { class: "note", text: "By rank: what is used much, by files that are used much themselves. Choose one to see what it uses and what uses it." }),
    element("ol", { class: "rows" }, top.map((file) => fileRow(file, data.fileRank[file] / most, percent(data.fileRank[file] / 1e8)))),
    element("p", { class: "note keys" }, [
      element("kbd", { text: "/" }), " search  ", element("kbd", { text: "←↑↓→" }), " move  ",
      element("kbd", { text: "Enter" }), " open  ", element("kbd", { text: "Esc" }), " back",
    ]),
  ];
}

function aboutFile(file) {
  const folder = data.fileFolder[file];
  const uses = usesOf(file), users = usersOf(file);
  const first = data.maps.find((map, index) => mapFiles[index].has(file));
  const facts = [
    ["rank", `${grouped(placeByRank[file])} of ${grouped(fileCount)}, ${percent(data.fileRank[file] / 1e8)}`],
    ["language", data.languages[data.fileLanguage[file]] || "unknown"],
    ["class", classText(data.fileClass[file])],
    ["size", bytesText(data.fileSize[file])],
    ["definitions", grouped(data.fileDefinitions[file])],
    ["in maps", first ? `from ${grouped(first.tokens)} tokens` : "of none of the shown sizes"],
  ];
  const parts = [
    element("div", { class: "place" }, [
      element("button", { class: "folder", type: "button", text: (folderPath(folder) || data.title) + "/", title: "Show this folder", onclick: () => zoomTo(folder) }),
      element("button", { class: "close", type: "button", text: "×", "aria-label": "Close", title: "Close", onclick: unchoose }),
    ]),
    element("h2", { text: data.fileName[file] }),
    element("dl", { class: "facts" }, facts.flatMap(([term, text]) => [element("dt", { text: term }), element("dd", { text })])),
  ];
  if (uses.length + users.length > 0) parts.push(neighbourhood(file, users, uses));
  parts.push(...definitionList(file));
  parts.push(...edgeList("Used by", users, data.edgeFrom, "users"));
  parts.push(...edgeList("Uses", uses, data.edgeTo, "uses"));
  return parts;
}

function definitionList(file) {
  const [start, end] = [definitionStart[file], Math.min(definitionStart[file + 1], definitionStart[file] + definitionsListed)];
  if (start === end) return [];
  const rows = [];
  for (let place = start; place < end; place++) {
    rows.push(element("li", { class: "definition", style: bar(data.definitionPercent[place] / 100) }, [
      element("span", { class: "kind", text: data.kinds[data.definitionKind[place]] }),
      element("code", { text: data.names[data.definitionName[place]] }),
      element("span", { class: "line", text: "line " + grouped(data.definitionLine[place]) }),
    ]));
  }
  const all = data.fileDefinitions[file];
  const count = end - start < all ? `${grouped(end - start)} of ${grouped(all)}, best first` : grouped(all);
  return [element("h3", {}, ["Definitions ", element("small", { text: count })]), element("ol", { class: "rows" }, rows)];
}

function edgeList(title, edges, other, kind) {
  if (edges.length === 0) return [];
  // The rank that comes in, and the share of what goes out, each to the strongest.
  const value = kind === "users" ? data.edgeFlow : data.edgeShare;
  const most = Math.max(1, value[edges[0]]);
  const rows = edges.slice(0, edgesListed).map((edge) => fileRow(
    other[edge], value[edge] / most,
    kind === "uses" ? percent(data.edgeShare[edge] / 1e4) : "", namesText(edge)));
  return [
    element("h3", { class: kind }, [title + " ", element("small", {
      text: edges.length > edgesListed ? `${edgesListed} of ${grouped(edges.length)}, strongest first` : grouped(edges.length),
    })]),
    element("ol", { class: "rows " + kind }, rows),
  ];
}

/** The names that carry an edge, and how surely. */
function namesText(edge) {
  const names = [];
  for (let place = nameStart[edge]; place < nameStart[edge + 1]; place++) {
    const definers = data.edgeDefiners[place];
    const rule = data.bindings[data.edgeBinding[place]];
    const how = rule === "name" ? (definers === 1 ? "only definer" : `one of ${definers}`) : rule + (definers > 1 ? `, one of ${definers}` : "");
    names.push(`${data.names[data.edgeName[place]]} (${how})`);
  }
  if (names.length === 0 && data.edgeImport[edge]) return "import";
  return names.join(" · ");
}

const bar = (part) => `--part: ${Math.max(0, Math.min(1, part)).toFixed(3)}`;

function fileRow(file, part, figure, detail = "") {
  return element("li", {}, [element("button", {
    type: "button", class: "file", style: bar(part), title: pathOf(file), onclick: () => choose(file, true),
  }, [
    element("span", { class: "name", text: shortName(file) }),
    element("span", { class: "figure", text: figure }),
    element("span", { class: "path", text: detail || folderPath(data.fileFolder[file]) || data.title }),
  ])]);
}

/** The graph around a file: what uses it on the left, what it uses on the right. */
function neighbourhood(file, users, uses) {
  const left = users.slice(0, neighboursDrawn), right = uses.slice(0, neighboursDrawn);
  const row = 17, width = 400, rows = Math.max(left.length, right.length, 3);
  const height = rows * row + 26, middle = 13 + (rows * row) / 2;
  const parts = [];
  const column = (edges, other, kind, x, anchor) => {
    const top = middle - (edges.length * row) / 2 + row / 2;
    const names = edges.map((edge) => data.fileName[other[edge]]);
    edges.forEach((edge, index) => {
      const y = top + index * row;
      const end = anchor === "end" ? x + 5 : x - 5;
      const near = anchor === "end" ? width / 2 - 9 : width / 2 + 9;
      const bend = (end + near) / 2;
      parts.push(drawing("path", {
        class: kind, d: `M${end} ${y}C${bend} ${y} ${bend} ${middle} ${near} ${middle}`,
        "stroke-width": (0.8 + Math.min(4, data.edgeShare[edge] / 1000)).toFixed(1),
      }));
      // Of files that are called alike the folder tells which one it is.
      const isAlone = names.filter((name) => name === names[index]).length === 1;
      const name = isAlone ? shortName(other[edge]) : withFolder(other[edge]);
      parts.push(drawing("text", {
        x, y: y + 4, "text-anchor": anchor, tabindex: 0, role: "button", "aria-label": pathOf(other[edge]),
        text: name.length > 21 ? name.slice(0, 20) + "…" : name,
        onclick: () => choose(other[edge], true),
        onkeydown: (event) => { if (event.key === "Enter") choose(other[edge], true); },
      }, [drawing("title", { text: pathOf(other[edge]) + "\n" + namesText(edge) })]));
    });
  };
  column(left, data.edgeFrom, "users", 138, "end");
  column(right, data.edgeTo, "uses", width - 138, "start");
  parts.push(drawing("circle", { class: "own", cx: width / 2, cy: middle, r: 7 }));
  const more = (edges, drawn) => edges.length > drawn.length ? ` (${drawn.length} of ${grouped(edges.length)})` : "";
  parts.push(drawing("text", { class: "head users", x: 138, y: 10, "text-anchor": "end", text: "used by" + more(users, left) }));
  parts.push(drawing("text", { class: "head uses", x: width - 138, y: 10, text: "uses" + more(uses, right) }));
  return drawing("svg", {
    class: "neighbourhood", viewBox: `0 0 ${width} ${height}`, role: "group",
    "aria-label": `Graph around ${data.fileName[file]}`,
  }, parts);
}
