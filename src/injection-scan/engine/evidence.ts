/**
 * What may be written to a log about a match: payloads hold personal data and live attacks.
 *
 * @module
 */

const WINDOW = 16;

/** A hash, a length and the first 16 characters, control characters escaped. */
export function redact(text: string): string {
  const start = [...text.slice(0, WINDOW * 2)].slice(0, WINDOW).join("");
  const shown = start.replace(/[^\x20-\x7e\xa1-\ud7ff\ue000-\ufffd]/gu, escapeUnit);
  return `${shown}${text.length > start.length ? "…" : ""} (${text.length} characters, ${
    hash(text)
  })`;
}

function escapeUnit(char: string): string {
  return `\\u{${char.codePointAt(0)!.toString(16)}}`;
}

/** FNV-1a, 32 bits: to tell matches apart, not to hide them from who knows the text. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, "0");
}
