/**
 * A connection to Deno KV: opened once, and the clock that its entries follow.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { handleRejection } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import type { KvDatabase } from "./kv-database.ts";

/** Time budget for opening the database, and for a commit with its retries. */
export const ABANDON_AFTER_MS = 5_000;

/** Returns the flag of Deno that is missing, or `""`. */
export function withoutFlag(): string {
  const { Deno: deno } = globalThis as { readonly Deno?: object };
  return deno === undefined || "openKv" in deno ? "" : ": Deno.openKv needs deno --unstable-kv";
}

/** One database. */
export class KvConnection {
  readonly #open: () => KvDatabase | Promise<KvDatabase>;
  #opened: Promise<KvDatabase> | undefined;
  /** Difference between the clock that is furthest ahead and this process's clock, in ms. */
  #behind = 0;

  constructor(open: () => KvDatabase | Promise<KvDatabase>) {
    this.#open = open;
  }

  /** Opens the database once; if that fails, again on the next call. */
  database(): Promise<KvDatabase> {
    return this.#opened ??= this.#openInTime().catch((error) => {
      this.#opened = undefined;
      throw error;
    });
  }

  /** Returns the time, at least that of the entry: its writer's clock may be further ahead. */
  after(clock: Clock, kept: number): number {
    const now = clock.now() + this.#behind;
    if (kept > now) this.#behind += kept - now;
    return Math.max(now, kept);
  }

  async #openInTime(): Promise<KvDatabase> {
    const kv = await within(ABANDON_AFTER_MS, Promise.resolve(this.#opening()), "late" as const);
    if (kv !== "late") return kv;
    throw new Error(`denoKvStore: the database did not open within ${ABANDON_AFTER_MS} ms`);
  }

  /** `Deno.openKv()` throws that it is not a function, where it is not enabled. */
  #opening(): KvDatabase | Promise<KvDatabase> {
    try {
      return this.#open();
    } catch (error) {
      if (withoutFlag() === "") throw error;
      handleRejection(error);
      throw new TypeError(`denoKvStore: kv failed${withoutFlag()}`, { cause: error });
    }
  }
}
