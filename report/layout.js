// Lays folders and files out as a squarified treemap.
// Source: Bruls, Huizing, van Wijk 2000, Squarified Treemaps.

/** Weights of files and folders under one measure, and the children of folders, heaviest first. */
class Weights {
  constructor(measure) {
    this.files = new Float64Array(fileCount);
    this.folders = new Float64Array(folderCount);
    for (let file = 0; file < fileCount; file++) {
      this.files[file] = measure(file);
      this.folders[data.fileFolder[file]] += this.files[file];
    }
    // Parents have smaller numbers.
    for (let folder = folderCount - 1; folder > 0; folder--) {
      this.folders[data.folderParent[folder]] += this.folders[folder];
    }
    this.children = new Map();
  }

  of(child) { return child.isFile ? this.files[child.id] : this.folders[child.id]; }

  childrenOf(folder) {
    let children = this.children.get(folder);
    if (!children) {
      children = foldersIn[folder].map((id) => ({ isFile: false, id }))
        .concat(filesIn[folder].map((id) => ({ isFile: true, id })));
      children.sort((a, b) => this.of(b) - this.of(a) || a.isFile - b.isFile || a.id - b.id);
      this.children.set(folder, children);
    }
    return children;
  }
}

/** A folder that holds nothing but one folder is shown as one with it. */
function innermost(folder) {
  while (foldersIn[folder].length === 1 && filesIn[folder].length === 0) folder = foldersIn[folder][0];
  return folder;
}

const headerHeight = 18;
const margin = 2;

/**
 * The boxes of everything in a folder that is large enough to be seen, outer ones first.
 * A box has `isFile`, `id`, `x`, `y`, `w`, `h`, `depth`, and of folders `top`, the folder that its name begins with,
 * and `header`, the height of the line with the name.
 */
function layOut(folder, weights, width, height) {
  const boxes = [];
  const open = [{ id: innermost(folder), x: 0, y: 0, w: width, h: height, depth: 0 }];
  while (open.length > 0) {
    const outer = open.pop();
    squarify(weights.childrenOf(outer.id), weights, outer, (child, x, y, w, h) => {
      if (w < 0.4 || h < 0.4) return;
      const box = { isFile: child.isFile, id: child.id, x, y, w, h, depth: outer.depth, header: 0 };
      boxes.push(box);
      if (child.isFile) return;
      box.top = child.id;
      box.id = innermost(child.id);
      box.header = w > 48 && h > 44 ? headerHeight : 0;
      const inset = w > 14 && h > 14 ? margin : 0;
      open.push({
        id: box.id, depth: box.depth + 1, x: x + inset, y: y + Math.max(box.header, inset),
        w: w - 2 * inset, h: h - Math.max(box.header, inset) - inset,
      });
    });
  }
  // Folders that were opened later may lie over nothing but their own parents: depth is the order of drawing.
  return boxes.sort((a, b) => a.depth - b.depth);
}

/** Calls `place` with each child, heaviest first, and its part of a rectangle. */
function squarify(children, weights, { x, y, w, h }, place) {
  let total = 0;
  for (const child of children) total += weights.of(child);
  if (!(total > 0) || w <= 0 || h <= 0) return;
  const scale = (w * h) / total;
  let start = 0;
  while (start < children.length) {
    const side = Math.min(w, h);
    const largest = weights.of(children[start]) * scale;
    let sum = 0;
    let worst = Infinity;
    let end = start;
    while (end < children.length) {
      const area = weights.of(children[end]) * scale;
      const next = sum + area;
      const ratio = Math.max((side * side * largest) / (next * next), (next * next) / (side * side * area));
      if (ratio > worst) break;
      worst = ratio;
      sum = next;
      end++;
    }
    const thickness = side > 0 ? sum / side : 0;
    let offset = 0;
    for (let index = start; index < end; index++) {
      const length = thickness > 0 ? (weights.of(children[index]) * scale) / thickness : 0;
      if (w >= h) place(children[index], x, y + offset, thickness, length);
      else place(children[index], x + offset, y, length, thickness);
      offset += length;
    }
    if (w >= h) { x += thickness; w -= thickness; } else { y += thickness; h -= thickness; }
    start = end;
  }
}
