/**
 * Random passwords: signs in no order, which syntax stands in by chance.
 *
 * @module
 */
import { count, type Counts } from "./counts.ts";

/** The longest password that people are given or make. */
const MAX_PASSWORD = 64;

/** Letters of both cases and signs in no order, and no word in it. */
export function isPassword({ length }: string, counts: Counts): boolean {
  return length >= 6 && length <= MAX_PASSWORD && counts.run < 6 && isMixed(length, counts);
}

function isMixed(length: number, { spaces, upper, lower, changes }: Counts): boolean {
  return spaces === 0 && upper > 0 && lower > 0 && changes * 20 >= length * 9;
}

/** A random password has a longer run of letters of one case only now and then. */
const MAX_RANDOM_RUN = 4;
/** Shorter ones are not told from syntax. */
const MIN_RANDOM = 8;
const MAX_RANDOM = 128;

/**
 * Whether a text is a random password: letters of both cases and signs that change all the time,
 * and no word in it. One in 200 of 32 signs has `|w>`, `'#` or `"*` somewhere, which an exact rule
 * takes for syntax.
 */
export function isRandom(text: string): boolean {
  if (text.length < MIN_RANDOM || text.length > MAX_RANDOM) return false;
  const counts = count(text);
  return counts.run <= MAX_RANDOM_RUN && isMixed(text.length, counts) &&
    !/\/\*|%[\da-f]{2}|ifs=|\$\{?\w{3}/i.test(text);
}
