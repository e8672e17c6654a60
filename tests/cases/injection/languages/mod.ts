/**
 * Prompt injections in languages other than English, each with a harmless twin of the same words.
 * Every second attack of a language is held out: the rules and the weights were never
 * tuned on it.
 */
import { eastAsia } from "./east-asia.ts";
import { europe } from "./europe.ts";
import { middleEast } from "./middle-east.ts";
import { southAsia } from "./south-asia.ts";

/** Attacks and their harmless twins. */
export type Pairs = readonly (readonly [attack: string, twin: string])[];

/** The pairs of each language, by its BCP 47 tag. */
export const LANGUAGES: Readonly<Record<string, Pairs>> = {
  ...europe,
  ...middleEast,
  ...southAsia,
  ...eastAsia,
};

/** The attacks of one half of every language, by language. */
export function half(heldOut: boolean): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(LANGUAGES).map(([language, pairs]) => [
      language,
      pairs.filter((_, i) => (i % 2 === 1) === heldOut).map(([attack]) => attack),
    ]),
  );
}
