/**
 * Values that talk about scripts, or do what any page does.
 *
 * @module
 */

/** Each holds for the whole of a value, so that nothing can be put behind it. */
const TALK: readonly RegExp[] = [
  // `alert()`, `confirm(ed)`
  /^[a-z]{3,12}\((?:e?[ds]|ing|er)?\)[a-z ,.!?]*$/,
  // `alert("Hello") shows a popup`, `document.cookie is empty`, `prompt(1) delivery`: then words alone.
  /^[a-z]{3,12}(?:\.[a-z]{3,12})?(?:\((?:"[\w !,.]{0,40}"|'[\w !,.]{0,40}'|\d{0,6})\))? (?!in\b|of\b|instanceof\b)[a-z][a-z ,.!?]*$/,
  // To a page of the same site.
  /^(?:window\.)?location(?:\.href)?\s?=\s?(["'])\/(?:\w[\w/-]{0,80})?\1;?$/,
  // Steps by number, of which one asks the site itself.
  /^1[).] (?:await )?fetch\((["'])\/\w[\w/-]{0,80}\1\);? 2[).] [a-z ,.]*$/,
];

/** True for a value that is a sentence, or leads to the same site. */
export function isTalk(text: string): boolean {
  return TALK.some((pattern) => pattern.test(text));
}
