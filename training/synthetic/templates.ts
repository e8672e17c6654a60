import { random, type Row } from "../models/rows.ts";
import { SLOTS } from "./slots.ts";

/** What the rows of a list of templates are. */
export interface RowKind {
  readonly label: Row["label"];
  readonly family: string;
  readonly hard?: boolean;
}

/** Rows of each template of a list, where nothing else is said. */
const PER_TEMPLATE = 14;
/** Slots in slots, no deeper than this. */
const MAX_DEPTH = 5;

/**
 * Makes the rows of a list of templates, the same every time. `seed` keeps lists apart: one more
 * line in one changes no other.
 */
export function rowsOf(
  templates: readonly string[],
  kind: RowKind,
  seed: number,
  count = PER_TEMPLATE,
): Row[] {
  const next = random(seed);
  return templates.flatMap((template) =>
    Array.from(
      { length: count },
      (): Row => ({ text: fill(template, next), source: "own", ...kind }),
    )
  );
}

/** Rows of templates with named slots (`§name`) and choices within choices; none twice. */
export function deepRowsOf(
  templates: readonly string[],
  kind: RowKind,
  seed: number,
  count: number,
): Row[] {
  const next = random(seed);
  const texts = new Set(
    templates.flatMap((template) => Array.from({ length: count }, () => fillDeep(template, next))),
  );
  return Array.from(texts, (text): Row => ({ text, source: "own", ...kind }));
}

/** Fills each `[a|b|c]` slot of a template with one of its choices. */
function fill(template: string, next: () => number): string {
  return template.replace(CHOICE, (_, list: string) => pick(list.split("|"), next));
}

const CHOICE = /\[([^\[\]]*)\]/g;

/** Choices within choices from the inside out; then `⟦` and `⟧` become brackets, `\|` a bar. */
function fillDeep(template: string, next: () => number): string {
  // A slot's name ends where it ends in the template, whatever a choice puts after it.
  let text = template.replace(/§([a-zA-Z]+)/g, "§$1;");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(CHOICE, (_, list: string) => pick(list.split(/(?<!\\)\|/), next));
  }
  for (let depth = 0; depth < MAX_DEPTH && text.includes("§"); depth++) {
    text = text.replace(/§([a-zA-Z]+);?/g, (_, name: string) => pick(SLOTS[name], next));
  }
  return text.replaceAll("⟦", "[").replaceAll("⟧", "]").replaceAll("\\|", "|")
    .replace(/ {2,}/g, " ").trim();
}

function pick(options: readonly string[], next: () => number): string {
  return options[Math.floor(next() * options.length)];
}
