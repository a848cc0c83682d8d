// How the picture is moved through: zooming into folders and out of them, pointer and keys.

const tip = document.getElementById("tip");
const animationMilliseconds = 260;
const reducesMotion = matchMedia("(prefers-reduced-motion: reduce)");

/** Shows another folder; grows out of its box, or shrinks into it, unless motion isn't wanted. */
function zoomTo(folder) {
  if (folder === view.folder) return;
  const isInward = isFolderIn(folder, view.folder);
  const before = document.createElement("canvas");
  before.width = still.width;
  before.height = still.height;
  before.getContext("2d").drawImage(still, 0, 0);
  const find = (id) => view.boxes.find((box) => !box.isFile && isFolderIn(box.id, id) && isFolderIn(id, box.top));
  const whole = { x: 0, y: 0, w: view.width, h: view.height };
  const inner = innermost(folder), left = innermost(view.folder);
  let part = isInward ? find(inner) : null;
  view.folder = folder;
  view.cursor = null;
  redraw();
  if (!isInward) part = find(left);
  showCrumbs();
  say(folderText(folder));
  if (reducesMotion.matches || !part) return;
  animate(before, part, whole, isInward);
}

function animate(before, part, whole, isInward) {
  const number = ++view.animation;
  const start = performance.now();
  const mix = (a, b, t) => a + (b - a) * t;
  const step = (now) => {
    if (number !== view.animation) return;
    const time = Math.min(1, Math.max(0, (now - start) / animationMilliseconds));
    if (time >= 1) return drawOver();
    const eased = 1 - (1 - time) ** 3;
    const t = isInward ? eased : 1 - eased;
    const box = { x: mix(part.x, 0, t), y: mix(part.y, 0, t), w: mix(part.w, whole.w, t), h: mix(part.h, whole.h, t) };
    const [outer, inner] = isInward ? [before, still] : [still, before];
    // The outer picture moves so that its part lies under the inner one.
    const [sx, sy] = [box.w / part.w, box.h / part.h];
    pen.setTransform(view.scale, 0, 0, view.scale, 0, 0);
    pen.imageSmoothingEnabled = false;
    pen.globalAlpha = 1;
    pen.drawImage(outer, box.x - part.x * sx, box.y - part.y * sy, whole.w * sx, whole.h * sy);
    pen.globalAlpha = t;
    pen.drawImage(inner, box.x, box.y, box.w, box.h);
    pen.globalAlpha = 1;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function zoomOut() {
  if (view.folder === 0) return false;
  const upTo = (folder) => {
    let parent = data.folderParent[folder];
    // Folders that are shown as one are left as one.
    while (parent > 0 && innermost(data.folderParent[parent]) === innermost(parent)) parent = data.folderParent[parent];
    return parent;
  };
  let parent = upTo(view.folder);
  if (parent > 0 && innermost(parent) === innermost(view.folder)) parent = upTo(parent);
  zoomTo(parent);
  return true;
}

// Pointer and keys

/** The innermost box at a point. */
function boxAt(x, y) {
  for (let index = view.boxes.length - 1; index >= 0; index--) {
    const box = view.boxes[index];
    if (x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h) return box;
  }
  return null;
}

const boxText = (box) => box.isFile ? fileText(box.id) : folderText(box.id);

function fileText(file) {
  return `${pathOf(file)}: rank ${grouped(placeByRank[file])}, ${counted(data.fileDefinitions[file], "definition")}, `
    + bytesText(data.fileSize[file]);
}

function folderText(folder) {
  const files = filesBelow[folder];
  const share = weights().folders[folder] / weights().folders[0];
  return `${folderPath(folder) || data.title}: ${counted(files, "file")}, ${percent(share)} of the ${view.area}`;
}

function openBox(box) {
  if (box.isFile) choose(box.id, false);
  else zoomTo(box.id);
}

canvas.addEventListener("pointermove", (event) => {
  const box = boxAt(event.offsetX, event.offsetY);
  if (box !== view.hovered) {
    view.hovered = box;
    drawOver();
    tip.hidden = !box;
    if (box) tip.textContent = boxText(box);
  }
  if (!box) return;
  const left = Math.min(event.offsetX + 14, view.width - tip.offsetWidth - 4);
  const above = event.offsetY + 22 + tip.offsetHeight > view.height;
  tip.style.transform = `translate(${Math.max(4, left)}px, ${above ? event.offsetY - tip.offsetHeight - 10 : event.offsetY + 18}px)`;
});

canvas.addEventListener("pointerleave", () => {
  view.hovered = null;
  tip.hidden = true;
  drawOver();
});

canvas.addEventListener("click", (event) => {
  const box = boxAt(event.offsetX, event.offsetY);
  if (box) openBox(box);
});

canvas.addEventListener("focus", () => drawOver());
canvas.addEventListener("blur", () => drawOver());

/** The box of the shown folder's own children that lies next to the cursor in a direction. */
function moveCursor(dx, dy) {
  const boxes = view.boxes.filter((box) => box.depth === 0);
  if (boxes.length === 0) return;
  if (!view.cursor) {
    view.cursor = boxes[0];
  } else {
    const centre = (box) => [box.x + box.w / 2, box.y + box.h / 2];
    const [x, y] = centre(view.cursor);
    let best = null, least = Infinity;
    for (const box of boxes) {
      const [ox, oy] = [centre(box)[0] - x, centre(box)[1] - y];
      const along = ox * dx + oy * dy;
      const across = Math.abs(ox * dy) + Math.abs(oy * dx);
      if (box === view.cursor || along <= 0.5) continue;
      if (along + 2.5 * across < least) [best, least] = [box, along + 2.5 * across];
    }
    if (best) view.cursor = best;
  }
  say(boxText(view.cursor));
  drawOver();
}

canvas.addEventListener("keydown", (event) => {
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (moves[event.key]) moveCursor(...moves[event.key]);
  else if ((event.key === "Enter" || event.key === " ") && view.cursor) openBox(view.cursor);
  else if (event.key === "Escape" || event.key === "Backspace") zoomOut();
  else return;
  event.preventDefault();
});
