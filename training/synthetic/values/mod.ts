/**
 * Harmless values by kind, made at random, the same every time.
 */
import type { Row } from "../../models/rows.ts";
import { CODE } from "./code.ts";
import { type Kinds, Maker } from "./maker.ts";
import { NUMBERS } from "./numbers.ts";
import { TOKENS } from "./tokens.ts";
import { WEB } from "./web.ts";

/** Every kind of value. */
export const VALUE_KINDS: Kinds = { ...TOKENS, ...NUMBERS, ...WEB, ...CODE };

/** So many values of one kind. */
export function valuesOf(kind: string, count: number, seed: number): string[] {
  const maker = new Maker(seed);
  return Array.from({ length: count }, () => VALUE_KINDS[kind](maker));
}

/** Rows of every kind. */
export function valueRows(count: number): Row[] {
  return Object.keys(VALUE_KINDS).flatMap((kind, k) =>
    valuesOf(kind, count, 1_000 + k).map((text): Row => ({
      text,
      label: "benign",
      family: "gen",
      source: "own-values",
      sub: kind,
    }))
  );
}
