/**
 * Lists of words in order, written short: before each word, as a capital, how many characters it
 * shares with the one before.
 *
 * @module
 */

/** Each word of a list. Words have no capitals. */
export function eachWord(list: string, visit: (word: string) => void): void {
  let word = "";
  for (let at = 0; at < list.length;) {
    const shared = list.charCodeAt(at) - 65;
    const start = ++at;
    while (at < list.length && !isCapital(list.charCodeAt(at))) at++;
    word = word.slice(0, shared) + list.slice(start, at);
    visit(word);
  }
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}
