/**
 * Event handler attributes: `on` and a name. Browsers know some two hundred, and get more each year.
 *
 * @module
 */

/** What begins like one, and is a word. */
const HANDLER =
  /^on(?!(?:to|tolo|line|ly|ce|going|ward|ion|set|shore|site|side|demand|board)[a-z]{0,3}$)[a-z]{3,40}$/;

/** True for a name that is shaped like an event handler's. */
export function isHandler(name: string): boolean {
  return HANDLER.test(name);
}

/**
 * The name of a handler before what old parsers let follow it: `onload!#$%&()*~+-_.,:;?@[` ran as
 * `onload`. Undefined when there is no such name.
 */
export function handlerWithin(name: string): string | undefined {
  const match = /^(on[a-z]{3,24})[^a-z0-9$:_.-][^a-z0-9]{2}/.exec(name);
  return match !== null && isHandler(match[1]) ? match[1] : undefined;
}
