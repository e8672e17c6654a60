import { random, type Row } from "../models/rows.ts";
import { SLOTS } from "./slots.ts";

/** What the rows of a list of templates are. */
export interface RowKind {
  readonly label: Row["label"];
  readonly family: string;
  readonly hard?: boolean;
  /** The name of the grammar, so that it can be left out of training. */
  readonly source: string;
  /** The name of the list: each of its templates counts as a kind of its own. */
  readonly list?: string;
}

/** Rows of each template of a list, where nothing else is said. */
const PER_TEMPLATE = 14;
/** Slots in slots, no deeper than this. */
const MAX_DEPTH = 8;

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
  const { list, ...labels } = kind;
  return templates.flatMap((template, t) => {
    const sub = list === undefined ? {} : { sub: `${list} ${t}` };
    return Array.from(
      { length: count },
      (): Row => ({ text: fill(template, next), ...labels, ...sub }),
    );
  });
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
  return Array.from(texts, (text): Row => ({ text, ...kind }));
}

/** Words that the templates of one grammar share, by name. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/**
 * Makes `count` rows of a grammar, each of a template drawn at random, none twice.
 */
export function grammarRows(
  templates: readonly string[],
  slots: Slots,
  kind: RowKind,
  seed: number,
  count: number,
): Row[] {
  const next = random(seed);
  const texts = new Set(
    Array.from({ length: count }, () => fillDeep(pick(templates, next), next, slots)),
  );
  return Array.from(texts, (text): Row => ({ text, ...kind }));
}

/** Fills each `[a|b|c]` slot of a template with one of its choices. */
function fill(template: string, next: () => number): string {
  return template.replace(CHOICE, (_, list: string) => pick(list.split("|"), next));
}

const CHOICE = /\[([^\[\]]*)\]/g;

/** Choices within choices from the inside out; then `⟦` and `⟧` become brackets, `\|` a bar. */
function fillDeep(template: string, next: () => number, slots: Slots = SLOTS): string {
  // A slot's name ends where it ends in the template, whatever a choice puts after it.
  const opened = (part: string) => chosen(part.replace(/§([a-zA-Z]+)/g, "§$1;"), next);
  let text = opened(template);
  for (let depth = 0; depth < MAX_DEPTH && text.includes("§"); depth++) {
    text = text.replace(/§([a-zA-Z]+);/g, (_, name: string) => opened(pick(slots[name], next)));
  }
  return text.replaceAll("⟦", "[").replaceAll("⟧", "]").replaceAll("\\|", "|")
    .replace(/ {2,}/g, " ").trim();
}

/** Takes one of each `[a|b|c]`, from the inside out. */
function chosen(template: string, next: () => number): string {
  let text = template;
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(CHOICE, (_, list: string) => pick(list.split(/(?<!\\)\|/), next));
  }
  return text;
}

function pick(options: readonly string[], next: () => number): string {
  return options[Math.floor(next() * options.length)];
}
