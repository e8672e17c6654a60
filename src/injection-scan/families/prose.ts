/**
 * Whether a short text talks about something, or is it: a sentence that names `__proto__` or
 * `system()` is no key and no call.
 *
 * @module
 */

/** So many plain words make a sentence. */
const SENTENCE = 6;

/** True when a text holds several words in a row, with nothing but commas and stops at them. */
export function isSentence(text: string): boolean {
  const words = text.match(/(?:^|\s)[a-z][a-z']*[,.;:!?]?(?=\s|$)/g);
  return words !== null && words.length >= SENTENCE;
}
