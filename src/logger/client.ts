/**
 * Who called, for a log: the client's address, hashed unless asked otherwise.
 *
 * @module
 */
import { asTextOrNothing, Callback } from "../core/callback.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { clientAddressReader } from "../runtime/client.ts";
import type { TrustedProxies } from "../runtime/client.ts";
import { sipHash } from "./siphash.ts";

/**
 * How a client is named: `"hash"` of its address (the same for one logger, and for all who share a
 * `clientKey`), the `"address"` itself, not at all, or by the app, which must answer at once: a client
 * whose function fails, or gives a promise, has no name.
 */
export type ClientNaming = "hash" | "address" | false | ((c: any) => string | undefined);

/** Names the client of a request. */
export type NameClient = (c: EdgeContext) => string | undefined;

/** What names clients, and how often the app's own function failed. */
export interface ClientNamer {
  readonly name: NameClient;
  readonly failures: number;
}

/** One hash takes about a microsecond; addresses come back. */
const MAX_REMEMBERED = 1_000;
/** No name that the app gives is longer in a line. */
const MAX_NAME = 256;

/** Makes what names clients; `factory` is named in warnings. */
export function clientNamer(
  factory: string,
  naming: ClientNaming,
  key: string | undefined,
  trustedProxies: TrustedProxies | undefined,
): ClientNamer {
  if (typeof naming === "function") return ownNamer(factory, naming);
  if (naming === false) return { name: () => undefined, failures: 0 };
  const addressOf = clientAddressReader(trustedProxies, 64);
  return { name: naming === "address" ? addressOf : hashed(addressOf, key), failures: 0 };
}

function ownNamer(factory: string, naming: (c: any) => string | undefined): ClientNamer {
  const callback = new Callback(naming, {
    option: `${factory}: client`,
    otherwise: "no name",
    accept: asTextOrNothing,
  });
  return {
    name: (c) => callback.askNow(c)?.slice(0, MAX_NAME),
    get failures() {
      return callback.failures;
    },
  };
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
