/** One labelled text. */
export interface Row {
  readonly text: string;
  readonly label: "attack" | "benign";
  readonly family: string;
  readonly source: string;
  readonly weak?: boolean;
  readonly hard?: boolean;
}

/** The rows of a JSON-lines file that can be judged from their text, without some sources. */
export function readRows(lines: string, without: ReadonlySet<string>): Row[] {
  return lines.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Row)
    .filter((row) => !row.weak && !without.has(row.source));
}

/** A small deterministic generator (mulberry32): training gives the same bytes every time. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Shuffles in place. */
export function shuffle<T>(list: T[], next: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}
