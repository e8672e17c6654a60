import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** One labelled text. */
export interface Row {
  readonly text: string;
  readonly label: "attack" | "benign";
  readonly family: string;
  readonly source: string;
  readonly weak?: boolean;
  readonly hard?: boolean;
  /** The repository and the licence of the source. */
  readonly repo?: string;
  readonly licence?: string;
  readonly lang?: string;
  /** The kind of a generated value. */
  readonly sub?: string;
  /** Of a request body: who wrote the part in question. */
  readonly place?: string;
  /** An order in a document or a tool's result. */
  readonly indirect?: boolean;
  readonly long?: boolean;
}

/** The rows of JSON-lines files, plain or gzipped, without some sources. */
export function readRows(files: readonly string[], without: ReadonlySet<string>): Row[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    return text.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Row);
  }).filter((row) => !without.has(row.source));
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
export function shuffle<T>(list: T[] | Int32Array, next: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}
