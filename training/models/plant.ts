import { random, type Row } from "./rows.ts";

/** The sources of planted rows. */
export const PLANTED_SOURCE = "planted";

const JOINTS: readonly (readonly [string, string])[] = [
  ["\n", "\n"],
  ["\n\n", "\n\n"],
  [" ", " "],
  ["\n<!-- ", " -->\n"],
  ["\n# ", "\n"],
  ["\n- ", "\n"],
  ['", "note": "', '", "x": "'],
  ["\n---\n", "\n---\n"],
  ["\n> ", "\n"],
  ["\n[", "]\n"],
];

/**
 * Attacks planted in harmless passages, and half as many harmless orders planted alike: what tells
 * is the order itself, not that one sentence differs from its surroundings.
 */
export function planted(rows: readonly Row[], attacks: number): Row[] {
  const next = random(4_711);
  const passages = rows.filter((row) => isPassage(row));
  const bad = rows.filter((row) => isPromptAttack(row) && row.text.length < 700);
  const good = rows.filter((row) => row.label === "benign" && row.hard && row.text.length < 400);
  if (passages.length === 0 || bad.length === 0 || good.length === 0) return [];
  const any = byShare(passages, next);
  const anyBad = byShare(bad, next);
  const anyGood = byShare(good, next);
  const plant = (seed: Row): Row => {
    const [before, after] = JOINTS[Math.floor(next() * JOINTS.length)];
    const lead = piece(any().text, 60 + Math.floor(next() * 400), next);
    const rest = next() < 0.6 ? piece(any().text, 20 + Math.floor(next() * 300), next) : "";
    const text = lead + before + seed.text + (rest === "" ? after.trimEnd() : after + rest);
    const source = `${PLANTED_SOURCE}-${seed.label}`;
    return { text, label: seed.label, family: seed.family, source, hard: seed.hard };
  };
  return [
    ...Array.from({ length: attacks }, () => plant(anyBad())),
    ...Array.from({ length: attacks >> 1 }, () => plant(anyGood())),
  ];
}

/** True for an attack of the prompt family. */
export function isPromptAttack({ label, family }: Row): boolean {
  return label === "attack" && family.startsWith("prompt");
}

function isPassage({ label, family, hard, text }: Row): boolean {
  return label === "benign" && !hard && text.length > 80 && !NO_PASSAGES.has(family);
}

const NO_PASSAGES: ReadonlySet<string> = new Set(["gen", "url", "gateway", "value", "user_agent"]);

/** Draws rows so that a large source does not drown the others. */
function byShare(rows: readonly Row[], next: () => number): () => Row {
  const sources = new Map<string, Row[]>();
  for (const row of rows) {
    const own = sources.get(row.source);
    if (own === undefined) sources.set(row.source, [row]);
    else own.push(row);
  }
  const lists = [...sources.values()];
  let total = 0;
  const sums = lists.map((list) => total += Math.sqrt(list.length));
  return () => {
    const at = next() * total;
    const list = lists[sums.findIndex((sum) => at < sum)];
    return list[Math.floor(next() * list.length)];
  };
}

/** A piece of a text, from the start of a word. */
function piece(text: string, length: number, next: () => number): string {
  const most = Math.max(0, text.length - length);
  let from = Math.floor(next() * most);
  while (from > 0 && text.charCodeAt(from - 1) > 32 && from > most - 40) from--;
  return text.slice(from, from + length);
}
