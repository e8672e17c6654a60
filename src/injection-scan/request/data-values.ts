/**
 * Values of members that hold data rather than text: images, sounds, files.
 *
 * @module
 */

/** Shorter strings are read as text. */
const MIN_ENCODED = 16;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}\s*$/;
const DATA_URL = /^data:(?!text\/)[\w/+.;=-]{0,100};base64,/i;

/** Whether a text is base64 of an image, a sound or a file. */
export function isEncoded(text: string): boolean {
  return DATA_URL.test(text) ||
    (text.length >= MIN_ENCODED && BASE64.test(text.replaceAll("\n", "").replaceAll("\r", "")));
}

/** Whether a text is the address of a file. */
export function isAddress(text: string): boolean {
  return /^(?:https?|gs|s3|blob|data(?!:text\/)|file):\S+$/.test(text);
}
