/**
 * Makes any text fit for logs, traces and metrics: well-formed, bounded, without control
 * characters.
 *
 * @module
 */

const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Replaces lone surrogates by U+FFFD. UTF-8 cannot encode them, and one of them makes a collector
 * refuse a whole batch. (`String.prototype.toWellFormed` is missing in some runtimes.)
 */
export function toWellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, "\ufffd") : text;
}

/** Truncates a text to at most `length` UTF-16 units, without splitting a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/**
 * Control characters (C0, DEL, C1), the line separators of Unicode, and the marks that change the
 * direction of text: in a terminal they can forge lines, or hide parts of one.
 */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Writes control characters as JSON escapes, such as `\u001b`. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, escaped);
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
