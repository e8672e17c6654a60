/**
 * Cloudflare's rate-limit binding as a store: nearly no round trip, and nothing to operate.
 *
 * Limitations: it counts per Cloudflare location, in windows of 10 or 60 seconds, one token at a
 * time, and does not report the tokens left. A limiter that needs more throws when it is created.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { bindingError, resourceOf } from "../core/resource.ts";
import type { EdgeEnv } from "../core/request/context.ts";
import type { ResourceSource } from "../core/resource.ts";
import type {
  Charge,
  Store,
  StoreDemand,
  Take,
  TakeContext,
  TakeResult,
} from "../core/store/store.ts";
import { UnsupportedTakeError } from "../core/store/unsupported.ts";

export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/store.ts";

/** The binding. */
export interface RateLimitBinding {
  /** Counts one call of a key and returns whether it may pass. */
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The windows that the platform supports. */
const WINDOWS_MS: readonly unknown[] = [10_000, 60_000];

/**
 * Keeps limits with Cloudflare's rate-limit binding.
 *
 * The limit in the Worker's configuration applies. Set the same limit in the policy, so that
 * problems report it correctly:
 *
 * ```jsonc
 * // wrangler.jsonc
 * "ratelimits": [
 *   { "name": "LIMITER", "namespace_id": "1001", "simple": { "limit": 100, "period": 60 } }
 * ]
 * ```
 *
 * A limiter with this store needs `headers: false` (the tokens left are unknown), a number as
 * `limit`, `burst: 0`, a `window` of `"10s"` or `"1m"`, a cost of 1 and no `countWhen`. `refund`,
 * `penalty`, `block`, `reset` and `reserve` reject with an `UnsupportedTakeError`; `peek` always
 * reports a full bucket.
 *
 * @param binding The binding, usually `(c) => c.env.LIMITER`.
 * @throws {TypeError} If it is neither a binding nor a function.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 * import { bindingStore } from "@djed/edge/stores/binding";
 *
 * const app = new Hono();
 * const store = bindingStore((c) => c.env.LIMITER);
 * app.use(djed.rateLimit({ limit: 100, window: "1m", headers: false, store }));
 * ```
 */
export function bindingStore<E extends EdgeEnv = EdgeEnv>(
  binding: ResourceSource<RateLimitBinding, E>,
): Store;
export function bindingStore(binding: ResourceSource<RateLimitBinding>): Store {
  if (typeof binding !== "function" && typeof binding?.limit !== "function") {
    const expected = "binding must be a rate-limit binding, or (c) => binding";
    throw bindingError("bindingStore", expected, binding);
  }
  const resolve = resourceOf(binding, "bindingStore");
  return {
    scope: "global",
    check: checkDemand,
    async take(batch, context) {
      const found = resolve(context.c);
      if (typeof found?.limit !== "function") {
        throw new Error("bindingStore: the binding is not one of ratelimits");
      }
      const results: TakeResult[] = [];
      for (const take of batch) results.push(await takeFrom(found, take, context));
      return results;
    },
  };
}

function checkDemand({ buckets, needs }: StoreDemand): void {
  const checks = optionChecks("bindingStore");
  if (needs.includes("remaining")) {
    throw new TypeError(
      "bindingStore: headers must be false: the binding does not report what is left",
    );
  }
  if (needs.includes("cost")) {
    throw new TypeError(
      'bindingStore: cost must be 1, consistency "exact", and countWhen is not supported: the ' +
        "binding counts calls and cannot give them back",
    );
  }
  if (buckets.length > 1) {
    throw new TypeError("bindingStore: use a single policy: a binding has only one limit");
  }
  for (const bucket of buckets) {
    if (bucket === undefined) {
      throw new TypeError("bindingStore: limit must be a number: it is in the Worker's config");
    }
    const { limit, window, capacity } = bucket;
    if (!WINDOWS_MS.includes(window)) throw checks.error("window", '"10s" or "1m"', window);
    if (capacity !== limit) throw checks.error("burst", "0", capacity - limit);
  }
}

async function takeFrom(
  binding: RateLimitBinding,
  take: Take,
  { clock }: TakeContext,
): Promise<TakeResult> {
  const charge = take[0];
  if (take.length === 0 || (take.length === 1 && charge.cost === 0 && !charge.atLeast)) {
    // A look, which the binding does not support: reported as a full bucket.
    return { allowed: true, spent: take.map(() => 0) };
  }
  if (take.length > 1 || charge.cost !== 1 || charge.force || charge.atLeast) {
    throw new UnsupportedTakeError("bindingStore can only take one token of one policy");
  }
  const { success } = await binding.limit({ key: charge.key });
  return { allowed: success, spent: [success ? 0 : spentUntilNextWindow(charge, clock.now())] };
}

/**
 * Units that must be spent to wait for the next window, which starts on the full 10 s or minute.
 */
function spentUntilNextWindow({ limit, window, capacity }: Charge, now: number): number {
  const wait = window - now % window;
  return (capacity - 1) * window + wait * limit;
}
