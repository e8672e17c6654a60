/**
 * Letters and separators, for spellings that put something between the letters of a word.
 *
 * @module
 */

/** True for letters and digits, of any script. */
export function isLetter(unit: number): boolean {
  if (unit < 128) {
    const letter = unit | 32;
    return (letter >= 97 && letter <= 122) || (unit >= 48 && unit <= 57);
  }
  return unit > 0xbf && !isOdd(unit) && !(unit >= 0x2000 && unit <= 0x206f) &&
    !(unit >= 0x3000 && unit <= 0x303f) && unit < 0xfe00;
}

/** True for what no language writes inside a word: shapes, private use, U+FFFD, half a pair. */
export function isOdd(unit: number): boolean {
  return unit === 0xb7 || unit === 0x2022 || (unit >= 0x2190 && unit <= 0x2bff) ||
    (unit >= 0xd800 && unit <= 0xf8ff) || unit === 0xfffd;
}
