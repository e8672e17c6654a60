/**
 * Words of other languages than English. Diacritics may be written: the lexicon is folded as the
 * text is. A word without a space or a `*` stands for itself; `*` marks a stem, so that an
 * inflected word is written once.
 *
 * @module
 */
import type { Lexicon } from "../../src/injection-scan/prefilter/lexicon/concepts.ts";
import { eastAsia } from "./languages/east-asia.ts";
import { germanic } from "./languages/germanic.ts";
import { middleEast } from "./languages/middle-east.ts";
import { otherEurope } from "./languages/other-europe.ts";
import { romance } from "./languages/romance.ts";
import { slavic } from "./languages/slavic.ts";
import { southAsia } from "./languages/south-asia.ts";

/** Every language beside English. */
export const languages: readonly Lexicon[] = [
  ...romance,
  ...germanic,
  ...slavic,
  ...otherEurope,
  ...middleEast,
  ...southAsia,
  ...eastAsia,
];
