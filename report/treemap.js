// The picture: a treemap on a canvas. What changes rarely is drawn once on a canvas of its own, what follows the
// pointer over it, so that neither costs more with the number of files than one copy of an image.

const canvas = document.getElementById("treemap");
const stage = document.getElementById("stage");
const pen = canvas.getContext("2d");
const still = document.createElement("canvas");

const view = {
  folder: 0, area: "rank", colour: "folder", map: null, chosen: null,
  hovered: null, cursor: null, boxes: [], width: 0, height: 0, scale: 1, animation: 0,
};

const weightsByArea = new Map();
function weights() {
  if (!weightsByArea.has(view.area)) weightsByArea.set(view.area, new Weights(weightOf[view.area]));
  return weightsByArea.get(view.area);
}

// Colours

let theme = {};
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  theme = {
    ground: value("--ground"), folder: [value("--folder-a"), value("--folder-b")], ink: value("--tile-ink"),
    header: value("--ink"), soft: value("--soft"), faint: value("--faint"), accent: value("--accent"), uses: value("--uses"),
    users: value("--users"), other: value("--other"),
    palette: Array.from({ length: 10 }, (_, index) => value("--hue-" + index)),
  };
}

/** The groups that colours stand for: a name for each, and the group of each file; the last is all others. */
let groups = { names: [], of: new Uint8Array(fileCount) };

function regroup() {
  commonLength = view.folder > 0 ? folderPath(innermost(view.folder)).length + 1 : 0;
  const keys = view.colour === "folder" ? folderGroups()
    : { of: (file) => (view.colour === "language" ? data.fileLanguage : data.fileClass)[file],
        name: (key) => view.colour === "language" ? data.languages[key] || "unknown" : classText(key) };
  const sums = new Map();
  const measure = weights().files;
  for (let file = 0; file < fileCount; file++) {
    if (!isFolderIn(data.fileFolder[file], view.folder)) continue;
    const key = keys.of(file);
    sums.set(key, (sums.get(key) || 0) + measure[file]);
  }
  const order = Array.from(sums.keys()).sort((a, b) => sums.get(b) - sums.get(a) || a - b);
  const limit = order.length > theme.palette.length ? theme.palette.length - 1 : order.length;
  const numbers = new Map(order.map((key, index) => [key, Math.min(index, limit)]));
  groups.names = order.slice(0, limit).map(keys.name);
  if (order.length > limit) groups.names.push(counted(order.length - limit, "other"));
  groups.limit = limit;
  for (let file = 0; file < fileCount; file++) {
    const number = numbers.get(keys.of(file));
    groups.of[file] = number === undefined ? limit : number;
  }
  showLegend();
}

const classText = (key) => data.classes[key] === "none" ? "the project's own" : data.classes[key];

/** Groups by folder: those in the shown folder, and in place of one that has most of everything those in it. */
function folderGroups() {
  const opened = new Set();
  for (let next = { id: innermost(view.folder) }; next && !next.isFile; next = weights().childrenOf(next.id)[0]) {
    if (opened.size > 0 && weights().folders[next.id] < 0.55 * weights().folders[view.folder]) break;
    for (let folder = next.id; folder >= 0 && !opened.has(folder); folder = data.folderParent[folder]) opened.add(folder);
  }
  const group = new Int32Array(folderCount);
  for (let folder = 0; folder < folderCount; folder++) {
    const parent = data.folderParent[folder];
    group[folder] = opened.has(folder) || parent < 0 || opened.has(parent) ? folder : group[parent];
  }
  return {
    of: (file) => group[data.fileFolder[file]],
    name: (key) => {
      const rest = folderPath(key).slice(commonLength);
      return opened.has(key) ? (rest || ".") + "/*" : rest;
    },
  };
}

/** Names of groups are paths, without what the shown folder's path is. */
let commonLength = 0;

const colourOf = (file) => groups.of[file] >= groups.limit ? theme.other : theme.palette[groups.of[file]];

// Drawing

function resize() {
  const { width, height } = stage.getBoundingClientRect();
  view.scale = Math.min(devicePixelRatio || 1, 2);
  view.width = Math.max(1, Math.floor(width));
  view.height = Math.max(1, Math.floor(height));
  for (const sheet of [canvas, still]) {
    sheet.width = view.width * view.scale;
    sheet.height = view.height * view.scale;
  }
  canvas.style.width = view.width + "px";
  canvas.style.height = view.height + "px";
  redraw();
}

/** Lays out and draws everything anew. */
function redraw() {
  regroup();
  view.boxes = layOut(view.folder, weights(), view.width, view.height);
  view.boxOfFile = new Map();
  for (const box of view.boxes) if (box.isFile) view.boxOfFile.set(box.id, box);
  view.hovered = null;
  drawStill();
  drawOver();
}

function drawStill() {
  const sheet = still.getContext("2d");
  sheet.setTransform(view.scale, 0, 0, view.scale, 0, 0);
  sheet.fillStyle = theme.ground;
  sheet.fillRect(0, 0, view.width, view.height);
  const shown = view.map === null ? null : mapFiles[view.map];
  for (const box of view.boxes) if (!box.isFile) fillFolder(sheet, box);
  for (const box of view.boxes) if (box.isFile) fillFile(sheet, box, shown);
  sheet.globalAlpha = 1;
  sheet.textBaseline = "middle";
  for (const box of view.boxes) writeLabel(sheet, box, shown);
}

function fillFolder(sheet, box) {
  sheet.fillStyle = theme.folder[box.depth % 2];
  sheet.fillRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
}

function fillFile(sheet, box, shown) {
  sheet.globalAlpha = !shown || shown.has(box.id) ? 1 : 0.18;
  sheet.fillStyle = colourOf(box.id);
  const gap = Math.min(box.w, box.h) > 4 ? 0.5 : 0;
  sheet.fillRect(box.x + gap, box.y + gap, Math.max(0.3, box.w - 2 * gap), Math.max(0.3, box.h - 2 * gap));
  if (shown && shown.has(box.id) && box.w > 5 && box.h > 5) {
    sheet.strokeStyle = theme.ink;
    sheet.lineWidth = 1;
    sheet.strokeRect(box.x + 1.5, box.y + 1.5, box.w - 3, box.h - 3);
  }
}

function writeLabel(sheet, box, shown) {
  if (box.isFile) {
    if (box.w < 34 || box.h < 15) return;
    const size = box.w > 90 && box.h > 34 ? 12 : 10.5;
    sheet.font = size + "px " + fontFamily;
    sheet.fillStyle = theme.ink;
    sheet.globalAlpha = shown && !shown.has(box.id) ? 0.45 : 0.92;
    const text = fitted(sheet, data.fileName[box.id], box.w - 10);
    if (text) sheet.fillText(text, box.x + 5, box.y + Math.min(box.h / 2, size / 2 + 6));
    sheet.globalAlpha = 1;
  } else if (box.header) {
    sheet.font = (box.depth === 0 ? "650 12px " : box.depth === 1 ? "600 11px " : "11px ") + fontFamily;
    sheet.fillStyle = box.depth > 1 ? theme.soft : theme.header;
    const text = fitted(sheet, labelOf(box), box.w - 10);
    if (text) sheet.fillText(text, box.x + 5, box.y + box.header / 2 + 1);
  }
}

const fontFamily = "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** The names from the first to the innermost folder of a box. */
function labelOf(box) {
  const above = data.folderParent[box.top];
  const full = folderPath(box.id);
  return above > 0 ? full.slice(folderPath(above).length + 1) : full;
}

/** As much of a text as has room, with a sign for what is cut; empty where that says nothing. */
function fitted(sheet, text, width) {
  if (sheet.measureText(text).width <= width) return text;
  let low = 0, high = Math.min(text.length, Math.ceil(width / 3));
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sheet.measureText(text.slice(0, middle) + "…").width <= width) low = middle; else high = middle - 1;
  }
  return low > 2 ? text.slice(0, low) + "…" : "";
}

/** Draws what follows the pointer and the choice over the still picture. */
function drawOver() {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.drawImage(still, 0, 0);
  pen.setTransform(view.scale, 0, 0, view.scale, 0, 0);
  if (view.chosen !== null) drawNeighbours(view.chosen);
  if (view.hovered) outline(view.hovered, theme.header, 1.5);
  if (view.cursor && document.activeElement === canvas) outline(view.cursor, theme.accent, 2.5);
}

function outline(box, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.strokeRect(box.x + width / 2, box.y + width / 2, Math.max(1, box.w - width), Math.max(1, box.h - width));
}

function drawNeighbours(file) {
  const own = view.boxOfFile.get(file);
  const draw = (edges, other, colour) => {
    for (const edge of edges.slice(0, 16)) {
      const box = view.boxOfFile.get(other[edge]);
      if (!box) continue;
      outline(box, colour, Math.min(box.w, box.h) > 6 ? 2 : 1);
      if (own) curve(own, box, colour, 0.8 + Math.min(3, data.edgeShare[edge] / 1500));
    }
  };
  draw(usersOf(file), data.edgeFrom, theme.users);
  draw(usesOf(file), data.edgeTo, theme.uses);
  if (own) outline(own, theme.accent, Math.min(own.w, own.h) > 8 ? 3 : 2);
}

function curve(from, to, colour, width) {
  const [ax, ay] = [from.x + from.w / 2, from.y + from.h / 2];
  const [bx, by] = [to.x + to.w / 2, to.y + to.h / 2];
  pen.globalAlpha = 0.7;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(ax, ay);
  pen.quadraticCurveTo((ax + bx) / 2 - (by - ay) * 0.12, (ay + by) / 2 + (bx - ax) * 0.12, bx, by);
  pen.stroke();
  pen.beginPath();
  pen.arc(bx, by, 1.5 + width / 2, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
  pen.globalAlpha = 1;
}
