import type { Results, Share } from "./figures.ts";

const BLOCK =
  /<!-- generated: ([a-z, ]+?) \(npx tsx training\/evaluate\.ts\) -->\n[^]*?<!-- \/generated -->/g;

/** A page with current tables between its marks. */
export function withGenerated(page: string, results: Results): string {
  return page.replace(BLOCK, (block, name: string) => {
    const make = TABLES[name];
    if (make === undefined) return block;
    return `<!-- generated: ${name} (npx tsx training/evaluate.ts) -->\n\n${
      make(results)
    }\n\n<!-- /generated -->`;
  });
}

/** The tables by the name of their block. */
const TABLES: Readonly<Record<string, (results: Results) => string>> = {
  "false alarms and recall": (results) =>
    [
      shares("harmless texts", "refused", [
        ...results.alarms,
        ...results.documents.map((line) => ({ ...line, name: `documents, ${line.name}` })),
      ]),
      shares(
        "attacks",
        "found",
        results.recall.filter(({ name }) => name !== "other languages"),
      ),
      shares("needles in documents of 16 to 50 KB", "found at their place", results.needles),
    ].join("\n\n"),
  languages: ({ recall }) =>
    shares("attacks", "found", recall.filter(({ name }) => name === "other languages")),
  "false alarms by class": ({ classes }) => shares("class", "refused", classes),
  "recall by source": ({ sources }) => shares("source", "found", sources),
  ablations: ({ ablations }) =>
    table(
      ["", "prompt attacks", "other languages", "in documents", "hard texts refused"],
      ablations.map(({ name, all, languages, indirect, hard }) => [
        name,
        ...[all, languages, indirect, hard].map(percent),
      ]),
    ),
  sources: ({ credits }) =>
    table(["source", "licence", "rows"], credits.map((c) => [c.repo, c.licence, String(c.rows)])),
};

function shares(what: string, done: string, lines: readonly Share[]): string {
  return table(
    [what, "texts", done, "95 % interval"],
    lines.map(({ name, rows, share, low, high }) => [
      name,
      String(rows),
      percent(share),
      `${percent(low)} to ${percent(high)}`,
    ]),
  );
}

/** A table in the layout of the pages' formatter: columns padded, no line too long to read. */
function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const lines = [head, ...body].map((line) => line.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, c) => Math.max(3, ...lines.map((line) => line[c].length)));
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, c) => cell.padEnd(widths[c])).join(" | ")} |`;
  return [row(lines[0]), row(widths.map((width) => "-".repeat(width))), ...lines.slice(1).map(row)]
    .join("\n");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.02 ? 2 : 1)} %`;
}
