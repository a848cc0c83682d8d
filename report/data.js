// Reads the columns that the page was made with (report/data.md) and answers questions about them.

"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const fileCount = data.fileName.length;
const folderCount = data.folderName.length;

/** For each folder the folders and files directly in it. */
const foldersIn = Array.from({ length: folderCount }, () => []);
const filesIn = Array.from({ length: folderCount }, () => []);
for (let folder = 1; folder < folderCount; folder++) foldersIn[data.folderParent[folder]].push(folder);
for (let file = 0; file < fileCount; file++) filesIn[data.fileFolder[file]].push(file);

/** How many files lie in each folder and in those in it; parents have smaller numbers. */
const filesBelow = filesIn.map((files) => files.length);
for (let folder = folderCount - 1; folder > 0; folder--) filesBelow[data.folderParent[folder]] += filesBelow[folder];

/** Where the parts of each row of a column start, from how many each row has. */
function starts(counts) {
  const result = new Int32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) result[row + 1] = result[row] + counts[row];
  return result;
}

const definitionStart = starts(data.shownDefinitions);
const nameStart = starts(data.edgeNames);

/** The edges that leave or reach each file: places in `edges` by file. */
function edgesBy(column) {
  const counts = new Int32Array(fileCount);
  for (const file of column) counts[file]++;
  const start = starts(counts);
  const next = start.slice();
  const edges = new Int32Array(column.length);
  column.forEach((file, edge) => { edges[next[file]++] = edge; });
  return { start, edges };
}

const leaving = edgesBy(data.edgeFrom);
const reaching = edgesBy(data.edgeTo);

function rowOf(table, file) {
  return Array.from(table.edges.subarray(table.start[file], table.start[file + 1]));
}

/** The edges to what a file uses, the strongest first. */
const usesOf = (file) =>
  rowOf(leaving, file).sort((a, b) => data.edgeShare[b] - data.edgeShare[a] || a - b);

/** The edges from what uses a file, the strongest first. */
const usersOf = (file) =>
  rowOf(reaching, file).sort((a, b) => data.edgeFlow[b] - data.edgeFlow[a] || a - b);

/** The names of folders up to the root, joined. Made once: they are asked for with every move of the pointer. */
const folderPaths = [];
function folderPath(folder) {
  if (folder <= 0) return "";
  if (folderPaths[folder] === undefined) {
    // From the outermost that isn't known, because paths may be deep.
    const missing = [];
    for (let next = folder; next > 0 && folderPaths[next] === undefined; next = data.folderParent[next]) missing.push(next);
    for (const next of missing.reverse()) {
      const parent = data.folderParent[next];
      folderPaths[next] = parent > 0 ? folderPaths[parent] + "/" + data.folderName[next] : data.folderName[next];
    }
  }
  return folderPaths[folder];
}

function pathOf(file) {
  const folder = folderPath(data.fileFolder[file]);
  return folder ? folder + "/" + data.fileName[file] : data.fileName[file];
}

/** The name of a file, with its folder where half of a repository is called so. */
function shortName(file) {
  const name = data.fileName[file];
  const folder = data.fileFolder[file];
  const isCommon = /^(__init__|index|mod|main|lib|init|types|utils|base|models?|views|forms|admin|urls|tests?|package-info)\./;
  return folder > 0 && isCommon.test(name) ? withFolder(file) : name;
}

function withFolder(file) {
  const folder = data.fileFolder[file];
  return folder > 0 ? data.folderName[folder] + "/" + data.fileName[file] : data.fileName[file];
}

/** Whether a file or folder lies in a folder. */
function isFolderIn(folder, other) {
  while (folder > other) folder = data.folderParent[folder];
  return folder === other;
}

/** The place of each file when they are ordered by rank, from 1. */
const placeByRank = new Int32Array(fileCount);
const filesByRank = Array.from({ length: fileCount }, (_, file) => file)
  .sort((a, b) => data.fileRank[b] - data.fileRank[a] || a - b);
filesByRank.forEach((file, index) => { placeByRank[file] = index + 1; });

/** What the area of a file can stand for. Nothing is so small that it has no area at all. */
const weightOf = {
  rank: (file) => data.fileRank[file] + 1,
  size: (file) => data.fileSize[file] + 1,
  definitions: (file) => data.fileDefinitions[file] + 0.2,
};

/** The files of each map, as sets. */
const mapFiles = data.maps.map((map) => new Set(map.files));

// Figures for people.

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const counted = (number, word) => grouped(number) + " " + word + (number === 1 ? "" : "s");

function percent(part) {
  const value = part * 100;
  return (value >= 10 ? value.toFixed(0) : value >= 0.1 ? value.toFixed(1) : value > 0 ? "< 0.1" : "0") + " %";
}

function bytesText(bytes) {
  if (bytes < 1000) return counted(bytes, "byte");
  return bytes < 1e6 ? (bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0) + " kB" : (bytes / 1e6).toFixed(1) + " MB";
}

// Elements. What the repository says is only ever text of a node, never markup.

function element(tag, properties = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

function drawing(tag, attributes = {}, children = []) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
