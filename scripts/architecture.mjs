// Writes docs/architecture.svg: the rooms of the source as boxes, and an arrow wherever a room
// imports another. A check compares the picture with the imports.
//
//   node scripts/architecture.mjs
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { deno, root } from "../tests/runtimes/runners.mjs";
import { sourceFiles } from "./check-kit.mjs";
import { importsOf } from "./checks/imports.mjs";

export const PICTURE = "docs/architecture.svg";

/** The layers from top to bottom. A room that is not named here is drawn as a feature. */
const LAYERS = [
  ["mod.ts"],
  ["protect"],
  [
    "problems",
    "validate",
    "tools",
    "testing",
    "rate-limit",
    "idempotency",
    "compress",
    "resilience",
    "tracing",
    "metrics",
    "logger",
    "health",
    "injection-scan",
    "api-keys",
  ],
  ["schema", "stores"],
  ["runtime"],
  ["core"],
];
const FEATURES = 2;
const NOTES = {
  "mod.ts": "the root entry point",
  protect: "the guards in their order",
  runtime: "the only room that names a runtime",
};

/** Rooms with space beside the columns, for an arrow that passes all of them. */
const LANE_LEFT = ["mod.ts", "core"];
const LANE_RIGHT = ["protect", "core"];
const LANE = 30;
const COLUMN = 106;
const BOX = 98;
const MARGIN = 38;
const ROW = 84;
const HEIGHT = 44;
const TOP = 10;

/** The class of a layer's boxes, and of the arrows to it. */
const KINDS = ["entry", "entry", "feature", "shared", "runtime", "core"];
const COLOURS = {
  entry: ["#fdf3e3", "#a8732a", "#3a2f1d", "#d3a866"],
  feature: ["#f4f6fb", "#4a5f9e", "#232a40", "#8fa3dd"],
  shared: ["#e8f3ec", "#3c7d55", "#1d3326", "#77bd93"],
  runtime: ["#f3ebf7", "#7c4a9e", "#30223a", "#bb8fdb"],
  core: ["#eeeeee", "#666666", "#303030", "#aaaaaa"],
};
const boxStyle = (at) =>
  Object.entries(COLOURS).map(([kind, colours]) =>
    `rect.${kind} { fill: ${colours[at]}; stroke: ${colours[at + 1]}; }` +
    ` text.${kind} { stroke: ${colours[at]}; } .line.${kind} { stroke: ${
      colours[at + 1]
    }; } .head.${kind} { fill: ${colours[at + 1]}; }`
  ).join(" ");
const STYLE = `<style>
.line { fill: none; stroke-width: 1.3; }
text { paint-order: stroke; stroke-width: 5px; stroke-linejoin: round; }
.name { fill: #222; font-weight: 600; text-anchor: middle; }
.note { fill: #555; text-anchor: middle; }
${boxStyle(0)}
@media (prefers-color-scheme: dark) {
.name { fill: #eee; }
.note { fill: #bbb; }
${boxStyle(2)}
}
</style>`;

/** The rooms that each room imports, types included, as `{ validate: ["core", "schema"] }`. */
export function roomImports(folder) {
  const rooms = {};
  for (const { file, text } of sourceFiles(folder)) {
    const from = roomOf(file);
    rooms[from] ??= new Set();
    for (const { specifier } of importsOf(text)) {
      if (!specifier.startsWith(".")) continue;
      const to = roomOf(path.posix.join(path.posix.dirname(file), specifier));
      if (to !== from) rooms[from].add(to);
    }
  }
  return Object.fromEntries(Object.entries(rooms).map(([room, to]) => [room, [...to].sort()]));
}

/** `src/core/body/json.ts` is in `core`, `src/protect-parts.ts` in `protect`. */
function roomOf(file) {
  return file.startsWith("src/") ? file.split("/")[1].replace(/(-parts)?\.ts$/, "") : file;
}

/** The picture as it should be. */
export function architecturePicture(folder) {
  const imports = roomImports(folder);
  const layers = layersOf(Object.keys(imports));
  const boxes = placeBoxes(layers, imports);
  const arrows = Object.entries(imports)
    .flatMap(([from, targets]) => targets.map((to) => ({ from, to })))
    .map(({ from, to }) => arrow(boxes, imports, from, to));
  const width = 2 * MARGIN + layers[FEATURES].length * COLUMN;
  const height = 2 * TOP + (LAYERS.length - 1) * ROW + HEIGHT;
  const words = Object.entries(imports)
    .map(([from, targets]) => `${from} imports ${targets.join(", ") || "no other room"}`).join(
      "; ",
    );
  const notes = { ...NOTES, core: coreNote(folder) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"` +
    ` font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${words}">`,
    STYLE,
    ...Object.values(boxes).map(({ layer, left, right, y }) =>
      `<rect class="${KINDS[layer]}" x="${left}" y="${y}" width="${right - left}"` +
      ` height="${HEIGHT}" rx="6"/>`
    ),
    ...arrows,
    ...Object.entries(boxes).map(([room, box]) => label(room, box, notes[room])),
    "</svg>\n",
  ].join("\n");
}

function layersOf(rooms) {
  const known = LAYERS.flat();
  const added = rooms.filter((room) => !known.includes(room)).sort();
  return LAYERS.map((layer, i) => [
    ...layer.filter((room) => rooms.includes(room)),
    ...(i === FEATURES ? added : []),
  ]);
}

/**
 * Features stand in columns. The other rooms are bars: the entry points above what they import, the
 * shared rooms below what imports them.
 */
function placeBoxes(layers, imports) {
  const boxes = {};
  const place = (room, layer, left, right) => {
    const middle = MARGIN + Math.round(((left + right) / 2 - MARGIN) / COLUMN) * COLUMN;
    boxes[room] = {
      layer,
      left: left - (LANE_LEFT.includes(room) ? LANE : 0),
      right: right + (LANE_RIGHT.includes(room) ? LANE : 0),
      y: TOP + layer * ROW,
      middle,
    };
  };
  layers[FEATURES].forEach((room, i) => {
    const left = MARGIN + i * COLUMN + (COLUMN - BOX) / 2;
    place(room, FEATURES, left, left + BOX);
  });
  const features = Object.values(boxes);
  for (const [layer, rooms] of layers.entries()) {
    if (layer === FEATURES) continue;
    for (const room of rooms) {
      const isConnected = layer < FEATURES
        ? (other) => imports[room].includes(other)
        : (other) => imports[other].includes(room);
      const isWide = layer === 0 || layer === layers.length - 1;
      const along = isWide
        ? features
        : Object.keys(boxes).filter((other) => boxes[other].layer >= FEATURES && isConnected(other))
          .map((other) => boxes[other]);
      if (along.length === 0) along.push(features[0]);
      const left = Math.min(...along.map((box) => box.left));
      place(room, layer, left, Math.max(...along.map((box) => box.right)));
    }
  }
  return boxes;
}

/** An arrow is a vertical line, which passes over the bars between its ends. */
function arrow(boxes, imports, from, to) {
  const [start, end] = [boxes[from], boxes[to]];
  if (start.layer >= end.layer) throw new Error(`${from} must not import ${to}: it is not below`);
  const x = arrowX(boxes, imports, from, to);
  const kind = start.layer < FEATURES ? "entry" : KINDS[end.layer];
  const [y1, y2] = [start.y + HEIGHT, end.y - 7];
  return `<path class="line ${kind}" d="M${x} ${y1}V${y2}"/>` +
    `<path class="head ${kind}" d="M${x - 4} ${y2}h8l-4 7z"/>`;
}

function arrowX(boxes, imports, from, to) {
  const [start, end] = [boxes[from], boxes[to]];
  const centre = ({ left, right }) => (left + right) / 2;
  if (end.layer === FEATURES) return centre(end) + (from === "mod.ts" ? -9 : 9);
  if (start.layer === FEATURES) {
    const at = imports[from].indexOf(to) - (imports[from].length - 1) / 2;
    return centre(start) + 18 * at;
  }
  if (to === "core" && LANE_LEFT.includes(from)) return start.left + LANE / 2;
  if (to === "core" && LANE_RIGHT.includes(from)) return start.right - LANE / 2;
  if (start.layer < FEATURES) return end.middle;
  return start.middle + (imports[from].length > 1 ? (to === "core" ? -5 : 5) : 0);
}

function label(room, { left, right, y, layer }, notes) {
  const x = (left + right) / 2;
  const kind = KINDS[layer];
  const name = `<text class="name ${kind}" x="${x}" y="${y + (notes ? 18 : 26)}">${room}</text>`;
  return notes && layer !== FEATURES
    ? `${name}<text class="note ${kind}" x="${x}" y="${y + 34}">${notes}</text>`
    : name;
}

/** The folders of core, as its note. */
function coreNote(folder) {
  return readdirSync(path.join(folder, "src/core"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().join(" · ");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(path.join(root, PICTURE), architecturePicture(root));
  spawnSync(deno, ["fmt", "--quiet", PICTURE], { cwd: root, stdio: "inherit" });
}
