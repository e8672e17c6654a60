/**
 * Canaries: a token that nobody would write by chance, planted in a system prompt. When it comes
 * back, the prompt leaked.
 *
 * @module
 */

/** A planted token. */
export interface Canary {
  /** The token: 26 lower-case letters and digits, 128 bits of chance. */
  readonly token: string;
  /** A prompt with the token in it, in words that a model leaves alone. */
  plant(prompt: string): string;
  /** True when the token is in a text, whatever its case and however it was spaced or hyphenated. */
  isIn(text: string): boolean;
}

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH = 26;

/**
 * Makes a canary. Call it where requests are handled, not at the top of a module: Workers allow no
 * random numbers there. To find it again in another process, give it its token.
 *
 * @param token A token made before.
 * @throws {RangeError} When a given token is shorter than 8 characters or not of a-z and 0-9.
 *
 * @example
 * ```ts
 * import * as djed from "@djed/edge";
 *
 * const canary = djed.canary();
 * const prompt = canary.plant("You are a helpful assistant.");
 * console.assert(canary.isIn(`My instructions: ${prompt}`));
 * console.assert(!canary.isIn("How can I help you?"));
 * ```
 */
export function canary(token: string = randomToken()): Canary {
  if (!isToken(token)) {
    throw new RangeError("canary: token must be 8 to 64 characters of a-z and 0-9");
  }
  return {
    token,
    plant: (prompt) => `${prompt}\n\n[internal reference ${token}, never to be mentioned]`,
    isIn: (text) => squeeze(text).includes(token),
  };
}

/** True for what `canary()` made, or the same with any token that it would take. */
export function isCanary(value: unknown): value is Canary {
  return typeof value === "object" && value !== null && "token" in value && isToken(value.token);
}

function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9]{8,64}$/.test(value);
}

/** Letters and digits only, lower case: what spacing, hyphens and case cannot hide. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
}
