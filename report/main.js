// Puts the page together: title, controls, path of folders, legend, theme.

const crumbs = document.getElementById("crumbs");
const under = document.getElementById("under");

/** Tells what is shown to those who can't see it, and below the picture. */
function say(text) { under.textContent = text; }

function showCrumbs() {
  const folders = [];
  for (let folder = view.folder; folder > 0; folder = data.folderParent[folder]) folders.unshift(folder);
  const button = (folder, text) => element("button", {
    type: "button", text, onclick: () => { zoomTo(folder); canvas.focus(); },
    "aria-current": folder === view.folder ? "location" : null,
  });
  const parts = [button(0, data.title)];
  for (const folder of folders) {
    parts.push(element("span", { class: "slash", text: "/", "aria-hidden": "true" }), button(folder, data.folderName[folder]));
  }
  crumbs.replaceChildren(...parts);
}

function showLegend() {
  const legend = document.getElementById("legend");
  legend.replaceChildren(...groups.names.map((name, index) => element("li", {}, [
    element("i", { style: "background:" + (index >= groups.limit ? "var(--other)" : `var(--hue-${index})`) }), name,
  ])));
}

function showCoverage() {
  const text = document.getElementById("coverage");
  if (view.map === null) { text.textContent = ""; return; }
  const map = data.maps[view.map];
  let rank = 0;
  for (const file of map.files) rank += data.fileRank[file];
  text.textContent = `${counted(map.files.length, "file")}, ${counted(map.definitions, "definition")}: ${percent(rank / 1e8)} of the rank`;
}

function showHeader() {
  const definitions = data.fileDefinitions.reduce((sum, count) => sum + count, 0);
  document.getElementById("title").textContent = data.title;
  const files = data.totalFiles > fileCount
    ? `${grouped(fileCount)} of ${counted(data.totalFiles, "file")}` : counted(fileCount, "file");
  document.getElementById("summary").textContent =
    [files, counted(definitions, "definition"), counted(data.edgeFrom.length, "edge")].join(" · ");
}

function connectControls() {
  document.getElementById("area").addEventListener("change", (event) => {
    view.area = event.target.value;
    redraw();
    say(folderText(view.folder));
  });
  document.getElementById("colour").addEventListener("change", (event) => { view.colour = event.target.value; redraw(); });
  const maps = document.getElementById("map");
  data.maps.forEach((map, index) => maps.append(element("option", { value: index, text: grouped(map.tokens) + " tokens" })));
  maps.addEventListener("change", () => {
    view.map = maps.value === "" ? null : Number(maps.value);
    showCoverage();
    redraw();
  });
}

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function connectTheme() {
  const apply = (name) => {
    if (name) root.dataset.theme = name; else delete root.dataset.theme;
    readTheme();
    redraw();
  };
  document.getElementById("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches;
    apply(isDark ? "light" : "dark");
  });
  systemIsDark.addEventListener("change", () => apply(root.dataset.theme));
}

document.addEventListener("keydown", (event) => {
  const isTyping = event.target === field || event.target.tagName === "SELECT";
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "Escape" && !isTyping && event.target !== canvas) {
    if (view.chosen !== null) { unchoose(); canvas.focus(); } else zoomOut();
  }
});

readTheme();
showHeader();
connectControls();
connectTheme();
showCrumbs();
new ResizeObserver(resize).observe(stage);
resize();
say(folderText(0));
if (data.chosen !== undefined) choose(data.chosen, false); else showPanel();
