/**
 * Token buckets, claims and API keys in Deno KV: a file on one machine, or the database of Deno
 * Deploy.
 *
 * Compare-and-set, so no decision is lost or counted twice; waiting decisions for one client share
 * a commit. Limitations: two round trips per decision; and commits collide if many processes limit
 * the same client at once (a take may then fail, and `failMode` decides).
 *
 * @module
 */
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { ClaimStore } from "../core/store/claims.ts";
import type { KeyKeeper } from "../core/store/keys.ts";
import type { Store } from "../core/store/store.ts";
import { kvClaims } from "./kv-claims.ts";
import { KvConnection, withoutFlag } from "./kv-connection.ts";
import type { KvDatabase } from "./kv-database.ts";
import { kvKeys } from "./kv-keys.ts";
import { KvLedger } from "./kv-ledger.ts";

export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type { KvAtomic, KvDatabase, KvEntry, KvKey } from "./kv-database.ts";
export type * from "../core/store/keys.ts";
export type * from "../core/store/store.ts";

/** Options of {@link denoKvStore}. */
export interface DenoKvStoreOptions<E extends EdgeEnv = EdgeEnv> {
  /** The result of `Deno.openKv()`, or `(c) => kv`. */
  readonly kv: ResourceSource<KvDatabase | Promise<KvDatabase>, E>;
}

/** The store that {@link denoKvStore} creates: buckets, claims and API keys. */
export type DenoKvStore = Store & ClaimStore & KeyKeeper;

const KV_THEIRS =
  ":write denoKvStore({ kv: () => Deno.openKv() })|path,url:write { kv: () => Deno.openKv(path) }";

/**
 * Keeps token buckets, claims and API keys in Deno KV.
 *
 * Deno KV offers no server time, so the clients' clocks are used: all follow the one that is
 * furthest ahead. When a clock is first seen that is further ahead than all others, a bucket may
 * gain, once, the tokens that flow back in the difference (at most its capacity), and a running
 * claim may end early by the difference.
 *
 * @param options See {@link DenoKvStoreOptions}.
 * @throws {TypeError} For an unknown option, or a `kv` that is not a Deno KV.
 *
 * @example
 * ```ts
 * import { denoKvStore } from "@djed/edge/stores/deno-kv";
 *
 * const store = denoKvStore({ kv: () => Deno.openKv() }); // opened on the first decision
 * ```
 */
export function denoKvStore<E extends EdgeEnv = EdgeEnv>(
  options: DenoKvStoreOptions<E>,
): DenoKvStore;
export function denoKvStore(options: DenoKvStoreOptions): DenoKvStore {
  const names = { kv: 1 } satisfies Record<keyof DenoKvStoreOptions, 1>;
  optionChecks("denoKvStore").known(options, names, KV_THEIRS);
  const { kv } = options;
  const isKv = typeof kv === "function" || (kv !== null && typeof kv === "object");
  if (!isKv) {
    throw new TypeError(`denoKvStore: kv must be a Deno.Kv, or (c) => Deno.Kv${withoutFlag()}`);
  }
  const database = resourceOf<Database>(
    typeof kv === "function"
      ? (c: EdgeContext) => makeDatabase(() => kv(c))
      : makeDatabase(() => kv),
    "denoKvStore",
  );
  const connect = (c: EdgeContext | undefined) => database(c).connection;
  return {
    scope: "global",
    take: (batch, context) => database(context.c).ledger.take(batch, context),
    lease: (key, ttl, { c, clock }) => database(c).ledger.lease(key, ttl, clock),
    ...kvClaims(connect),
    keys: kvKeys(connect),
  };
}

interface Database {
  readonly connection: KvConnection;
  readonly ledger: KvLedger;
}

function makeDatabase(open: () => KvDatabase | Promise<KvDatabase>): Database {
  const connection = new KvConnection(open);
  return { connection, ledger: new KvLedger(connection) };
}
