/**
 * Who called, for a log: the client's address, hashed unless asked otherwise.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import { clientAddressReader } from "../runtime/client.ts";
import type { TrustedProxies } from "../runtime/client.ts";
import { sipHash } from "./siphash.ts";

/**
 * How a client is named: `"hash"` of its address (the same for one logger, and for all who share a
 * `clientKey`), the `"address"` itself, not at all, or by the app.
 */
export type ClientNaming = "hash" | "address" | false | ((c: any) => string | undefined);

/** Names the client of a request. */
export type NameClient = (c: EdgeContext) => string | undefined;

/** One hash takes about a microsecond; addresses come back. */
const MAX_REMEMBERED = 1_000;

/** Makes what names clients. */
export function clientNamer(
  naming: ClientNaming,
  key: string | undefined,
  trustedProxies: TrustedProxies | undefined,
): NameClient {
  if (naming === false) return () => undefined;
  if (typeof naming === "function") {
    return (c) => {
      try {
        return naming(c);
      } catch {
        return undefined;
      }
    };
  }
  const addressOf = clientAddressReader(trustedProxies, 64);
  return naming === "address" ? addressOf : hashed(addressOf, key);
}

function hashed(addressOf: NameClient, key: string | undefined): NameClient {
  const encoder = new TextEncoder();
  const remembered = new Map<string, string>();
  let words: Uint32Array | undefined;
  return (c) => {
    const address = addressOf(c);
    if (address === undefined) return undefined;
    let name = remembered.get(address);
    if (name === undefined) {
      words ??= key === undefined ? crypto.getRandomValues(new Uint32Array(4)) : keyWords(key);
      name = sipHash(words, encoder.encode(address));
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(address, name);
    }
    return name;
  };
}

/** A key of any length as the four words of a hash's key. */
function keyWords(key: string): Uint32Array {
  const bytes = new TextEncoder().encode(key);
  const words = new Uint32Array(4);
  for (const half of [0, 1]) {
    const digest = sipHash(Uint32Array.of(half, 0, 0, 0), bytes);
    words[half * 2] = parseInt(digest.slice(8), 16);
    words[half * 2 + 1] = parseInt(digest.slice(0, 8), 16);
  }
  return words;
}
