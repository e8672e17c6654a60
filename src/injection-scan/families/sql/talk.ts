/**
 * Values that talk about SQL, or only sound like it.
 *
 * @module
 */

/** Each holds for the whole of a value, so that nothing can be put behind it. */
const TALK: readonly RegExp[] = [
  // "Sleep (8 hours) is important": no function takes a number and a word.
  /^\s?sleep \(\d{1,2} [a-z]{3,10}\)[a-z ,.!?]*$/,
  // An operator in quotes; `'='` and `'-'` alone are attacks.
  /^(["'])(?:[!=]==| ?(?:and|or|xor|and\/or|&&|\|{1,2}) ?)\1$|^"[^\w"]{1,3}"$|^'[*/+%]'$/,
  // A name that is put between strings: `' + name + '`.
  /^(["']) ?\+ ?[a-z_.]{1,30} ?\+ ?\1$/,
  // A quoted sentence with a comma: words alone.
  /^"[a-z]+ [a-z ]{1,80}, [a-z ]{1,80}[.!?]?"$/,
  // A question about something in quotes.
  /^(?:is|are|does|why|what|how|can) (?:[a-z]+ ){0,4}"[^\s"';#][^"';#]{0,40}"(?: [a-z]+){1,8}\?$/,
];

/** True for a value that is a sentence. */
export function isTalk(text: string): boolean {
  return TALK.some((pattern) => pattern.test(text));
}
