/**
 * Tells whether a message may quote the input that it is about.
 *
 * @module
 */

const WORD = /[\p{L}\p{N}]+/gu;
/** Shorter words of a message are found in most texts. */
const MIN_PART = 3;
/** Longer input is not searched: its messages count as quoting it. */
const MAX_INPUT = 10_000;

/**
 * Whether a message has a word of the input, or a word that is a part of one. Words are compared
 * without case; keys of the input do not count, since they are part of the path of an error.
 */
export function mayQuote(message: string, input: unknown): boolean {
  const text = textOf(input);
  if (text === undefined) return true;
  const words = wordsOf(message);
  const sent = new Set(wordsOf(text));
  return words.some((word) => sent.has(word) || (word.length >= MIN_PART && text.includes(word)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Joins all texts and numbers of a value; undefined when they are too long. */
function textOf(root: unknown): string | undefined {
  let text = "";
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || typeof value !== "object") text += `${String(value).toLowerCase()} `;
    else for (const part of Object.values(value)) open.push(part);
    if (text.length + open.length > MAX_INPUT) return undefined;
  }
  return text;
}
