/**
 * Names clients in log lines: by a hash of their address unless configured otherwise.
 *
 * @module
 */
import { asTextOrNothing, Callback } from "../core/callback.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { clientAddressReader } from "../runtime/client.ts";
import type { TrustedProxies } from "../runtime/client.ts";
import { checkedProxies } from "../runtime/proxies.ts";
import { sipHash } from "./siphash.ts";

/**
 * How a client is named: by a `"hash"` of its address (the same within one logger, and among
 * loggers that share a `clientKey`), by its `"address"`, not at all, or by a function of the app.
 * The function must answer synchronously; if it fails or returns a promise, the client has no name.
 */
export type ClientNaming<E extends EdgeEnv = EdgeEnv> =
  | "hash"
  | "address"
  | false
  | { of(c: AppContext<E>): string | undefined }["of"];

/** Returns the name of the client of a request. */
export type NameClient = (c: EdgeContext) => string | undefined;

/** Names clients, and counts the failures of the app's function. */
export interface ClientNamer {
  readonly name: NameClient;
  readonly failures: number;
}

/** Bounds the cache of hashes: a hash takes about a microsecond, and clients come back. */
const MAX_CACHED_HASHES = 1_000;
/** Maximum length of a name given by the app. */
const MAX_NAME = 256;

/** Makes a namer of clients; warnings start with the name of the `factory`. */
export function clientNamer(
  factory: string,
  naming: ClientNaming,
  key: string | undefined,
  trustedProxies: TrustedProxies | undefined,
): ClientNamer {
  if (typeof naming === "function") return ownNamer(factory, naming);
  const checks = optionChecks(factory);
  if (key !== undefined) checks.text("clientKey", key);
  checks.oneOf("client", naming, ["hash", "address", false]);
  const addressOf = clientAddressReader(checkedProxies(trustedProxies, checks), 64);
  if (naming === false) return { name: () => undefined, failures: 0 };
  return { name: naming === "address" ? addressOf : hashed(addressOf, key), failures: 0 };
}

function ownNamer(factory: string, naming: NameClient): ClientNamer {
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
  const cache = new Map<string, string>();
  let words: Uint32Array | undefined;
  return (c) => {
    const address = addressOf(c);
    if (address === undefined) return undefined;
    let name = cache.get(address);
    if (name === undefined) {
      words ??= key === undefined ? crypto.getRandomValues(new Uint32Array(4)) : keyWords(key);
      name = sipHash(words, encoder.encode(address));
      if (cache.size >= MAX_CACHED_HASHES) cache.clear();
      cache.set(address, name);
    }
    return name;
  };
}

/** Derives the four words of a SipHash key from a key of any length. */
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
