/** Writes words for `eachWord`: each without what it shares with the one before. */
export function shareStarts(words: readonly string[]): string {
  let before = "";
  return words.map((word) => {
    let shared = 0;
    while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++;
    before = word;
    return String.fromCharCode(65 + shared) + word.slice(shared);
  }).join("");
}
