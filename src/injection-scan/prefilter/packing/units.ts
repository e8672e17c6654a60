/**
 * The characters of a stretch of text as numbers in one array that is used again and again: an engine
 * reads it twice as fast as the characters of a string, and most of them are looked at several times.
 *
 * @module
 */
import { lazy } from "./lazy.ts";

/** As much as one window, and hardly ever more, is read at a time. */
const ROOM = 1 << 14;

const room = /* @__PURE__ */ lazy(() => ({
  units: new Uint16Array(ROOM + 1),
  bytes: new Uint8Array(ROOM + 1),
  encoder: new TextEncoder(),
}));

/**
 * Reads a stretch of text: `units[i]` is the unit at `from + i`, until the next call; a zero follows.
 */
export function readUnits(text: string, from: number, to: number): Uint16Array {
  const { bytes, encoder, units } = room();
  const length = to - from;
  const into = length < units.length ? units : new Uint16Array(length + 1);
  // ASCII, as most text is, can be copied as a whole.
  const { read, written } = encoder.encodeInto(text.slice(from, to), bytes);
  if (read === length && written === length) into.set(bytes.subarray(0, length));
  else for (let i = 0; i < length; i++) into[i] = text.charCodeAt(from + i);
  into[length] = 0;
  return into;
}
