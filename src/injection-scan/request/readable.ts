/**
 * Bytes as the text that a handler would read: UTF-8 with U+FFFD for what is not, and UTF-16.
 *
 * @module
 */

/** How much of a body is text. */
export interface Readable {
  readonly text: string;
  /**
   * `text`: with a few odd characters at most. `mixed`: a third or less is not text. `binary`:
   * compressed, an image, an executable file.
   */
  readonly nature: "text" | "mixed" | "binary";
}

/** Texts with fewer odd characters are text, and those with a smaller share of them. */
const FEW = 4;
const SMALL_SHARE = 0.05;
const BINARY_SHARE = 0.3333333333333333;

/** Decodes bytes, and says whether they are text. */
export function readBytes(bytes: Uint8Array): Readable {
  const text = new TextDecoder().decode(bytes);
  const odd = countOdd(text);
  // The character itself may stand in a text.
  const isText = odd < FEW || odd <= text.length * SMALL_SHARE || isUtf8(bytes, text);
  if (isText) return { text, nature: "text" };
  return { text, nature: odd < text.length * BINARY_SHARE ? "mixed" : "binary" };
}

/** Counts control characters, and characters that stand for invalid bytes. */
function countOdd(text: string): number {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || (code < 32 && (code < 8 || (code > 13 && code !== 27)))) odd++;
  }
  return odd;
}

/** Whether bytes are UTF-8 without other control characters. */
function isUtf8(bytes: Uint8Array, text: string): boolean {
  if (countOdd(text.replaceAll("\ufffd", "")) > 0) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the runs of text of at least `length` characters in a binary body. Random bytes make runs
 * of 12 characters now and then, and hardly ever longer ones.
 */
export function stringsIn(text: string, length: number): string {
  return text.split(ODD).filter((run) => run.length >= length).join(" ");
}

// deno-lint-ignore no-control-regex
const ODD = /[\u0000-\u0008\u000e-\u001f\u007f\ufffd]+/;

/** Of UTF-16, a share this large of the units is in one of the usual blocks. */
const USUAL_SHARE = 0.9;
const MIN_UTF16 = 8;

/**
 * Decodes UTF-16, which its content type, its byte order mark or the NUL in every other byte shows.
 * Returns undefined for other bytes.
 */
export function readUtf16(bytes: Uint8Array, contentType: string): string | undefined {
  if (bytes.length < MIN_UTF16) return undefined;
  const named = /\bcharset="?utf-?16(le|be)?/i.exec(contentType);
  const mark = bytes[0] * 256 + bytes[1];
  const hasMark = mark === 0xfffe || mark === 0xfeff;
  const isBig = mark === 0xfeff || (mark !== 0xfffe && bytes[0] === 0);
  if (named === null && !hasMark && bytes[isBig ? 0 : 1] !== 0) return undefined;
  const text = decodeUnits(bytes, hasMark ? 2 : 0, isBig ? 0 : 1);
  let usual = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13 || code === 9 || (code >= 32 && code < 0x700)) usual++;
  }
  return named !== null || usual >= text.length * USUAL_SHARE ? text : undefined;
}

function decodeUnits(bytes: Uint8Array, from: number, high: 0 | 1): string {
  const pieces: string[] = [];
  const units: number[] = [];
  for (let i = from; i + 1 < bytes.length; i += 2) {
    units.push(bytes[i + high] * 256 + bytes[i + 1 - high]);
    if (units.length < 4_096) continue;
    pieces.push(String.fromCharCode(...units));
    units.length = 0;
  }
  pieces.push(String.fromCharCode(...units));
  return pieces.join("");
}
