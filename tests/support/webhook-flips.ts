/** Flips single bits of signed deliveries, and sends what results. */
import { deliver, receiverOf } from "./webhooks.ts";
import type { Vector } from "./webhooks.ts";

/** The headers whose values have a signature. */
const SIGNATURES = /signature|hmac/;

/**
 * Sends a delivery `count` times, each with another bit flipped: in the body, or in a header that
 * is signed or has the signature.
 *
 * @param seed Of the choice of bits.
 */
export async function flipsOf(one: Vector, count: number, seed: number) {
  const app = receiverOf(one);
  const body = new TextEncoder().encode(one.body);
  const names = Object.keys(one.headers)
    .filter((name) => SIGNATURES.test(name) || one.signed.includes(name));
  const accepted: string[] = [];
  let state = seed;
  // A linear congruential generator: the same bits on each runtime.
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
  let sent = 0;
  while (sent < count) {
    const place = random(names.length + 1);
    const changed = place === names.length
      ? { body: flipped(body, random(body.length * 8)) }
      : headerFlip(one, names[place], random);
    if (changed === undefined) continue;
    sent++;
    const { status } = await deliver(app, one, changed);
    if (status !== 401) accepted.push(JSON.stringify(changed.body ? [...changed.body] : changed));
  }
  return { sent, accepted };
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  copy[bit >> 3] ^= 1 << (bit & 7);
  return copy;
}

/** Undefined for a value that HTTP cannot carry, or changes on its way. */
function headerFlip(one: Vector, name: string, random: (below: number) => number) {
  const value = one.headers[name];
  const at = random(value.length);
  const char = String.fromCharCode(value.charCodeAt(at) ^ (1 << random(8)));
  const changed = value.slice(0, at) + char + value.slice(at + 1);
  // deno-lint-ignore no-control-regex -- the characters that a header cannot have
  return /[\0-\x1f\x7f]/.test(char) ? undefined : { body: undefined, headers: { [name]: changed } };
}
