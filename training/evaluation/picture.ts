import type { Curve } from "./figures.ts";
const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 60;
const RIGHT = 250;
const TOP = 30;
const BOTTOM = 50;
const COLOURS = [
  "#1f77b4",
  "#d62728",
  "#2ca02c",
  "#9467bd",
  "#ff7f0e",
  "#8c564b",
  "#17becf",
  "#7f7f7f",
];

/** The curves as a picture: false positives to the right (logarithmic), recall upwards. */
export function curvesPicture(curves: readonly Curve[]): string {
  const lines = curves.map((curve, i) => curveLine(curve, COLOURS[i % COLOURS.length], i));
  const grid = [0, 0.25, 0.5, 0.75, 1].map((recall) =>
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(recall)}" y2="${y(recall)}" stroke="#ddd"/>` +
    `<text x="${LEFT - 8}" y="${y(recall) + 4}" text-anchor="end">${recall * 100}%</text>`
  );
  const ticks = [1e-4, 1e-3, 1e-2].map((fpr) =>
    `<line x1="${x(fpr)}" x2="${x(fpr)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#eee"/>` +
    `<text x="${x(fpr)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${fpr * 100}%</text>`
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" ` +
    `font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="18" font-weight="bold">Recall on sources left out of training</text>`,
    ...grid,
    ...ticks,
    ...lines,
    `<text x="${LEFT}" y="${HEIGHT - 10}">share of benign texts flagged</text>`,
    "</svg>\n",
  ].join("\n");
}

function curveLine({ name, points }: Curve, colour: string, index: number): string {
  const path = points.map((p, i) => `${i === 0 ? "M" : "L"}${x(p.fpr)},${y(p.recall)}`).join(" ");
  const legend = TOP + 12 + index * 20;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>` +
    `<rect x="${WIDTH - RIGHT + 16}" y="${legend - 8}" width="14" height="4" fill="${colour}"/>` +
    `<text x="${WIDTH - RIGHT + 36}" y="${legend}">${name}</text>`;
}

function x(fpr: number): number {
  const share = (Math.log10(fpr) + 4) / (Math.log10(3e-2) + 4);
  return Math.round(LEFT + share * (WIDTH - LEFT - RIGHT));
}

function y(recall: number): number {
  return Math.round(HEIGHT - BOTTOM - recall * (HEIGHT - TOP - BOTTOM));
}
