/**
 * Cloudflare's rate-limit binding as a store: no round trip worth speaking of, and nothing to run.
 *
 * Its honest limits: it counts per Cloudflare location, in windows of 10 or 60 seconds, one token
 * at a time, and does not tell what is left. What it cannot keep is refused when the limiter is
 * made.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
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

export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/store.ts";

/** The binding. */
export interface RateLimitBinding {
  /** Counts one call of a key, and says whether it may pass. */
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The periods that the platform has. */
const WINDOWS_MS: readonly unknown[] = [10_000, 60_000];

/**
 * Keeps limits with Cloudflare's rate-limit binding.
 *
 * The limit that counts is the one in the Worker's configuration; say the same in the policy, so
 * that headers and problems tell the truth:
 *
 * ```jsonc
 * // wrangler.jsonc
 * "ratelimits": [
 *   { "name": "LIMITER", "namespace_id": "1001", "simple": { "limit": 100, "period": 60 } }
 * ]
 * ```
 *
 * A limiter on it needs `headers: false` (what is left is not known), a `limit` that is one number,
 * `burst: 0`, a `window` of `"10s"` or `"1m"`, a cost of 1 and no `countWhen`. `refund`, `penalty`,
 * `block`, `reset` and `reserve` reject with an `UnsupportedTakeError`, and `peek` knows nothing.
 *
 * @param binding The binding, mostly `(c) => c.env.LIMITER`.
 * @throws {TypeError} When it is neither a binding nor a function.
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
export function bindingStore(binding: ResourceSource<RateLimitBinding>): Store {
  if (typeof binding !== "function" && typeof binding?.limit !== "function") {
    throw new TypeError("bindingStore: binding must be a rate-limit binding, or (c) => binding");
  }
  const resolve = resourceOf(binding);
  return {
    scope: "global",
    check: checkDemand,
    async take(batch, context) {
      const found = resolve(context.c);
      if (typeof found?.limit !== "function") {
        throw new Error("bindingStore: the binding is missing: is it in the Worker's config?");
      }
      const results: TakeResult[] = [];
      for (const take of batch) results.push(await takeFrom(found, take, context));
      return results;
    },
  };
}

function checkDemand({ buckets, needs }: StoreDemand): void {
  const check = optionChecks("bindingStore");
  if (needs.includes("remaining")) {
    throw new TypeError("bindingStore: headers must be false: the binding tells not what is left");
  }
  if (needs.includes("cost")) {
    throw new TypeError(
      'bindingStore: cost must be 1, consistency "exact", and countWhen cannot be kept: ' +
        "it counts calls, and gives none back",
    );
  }
  if (buckets.length > 1) {
    throw new TypeError("bindingStore: policies must be one: a binding has one limit");
  }
  for (const bucket of buckets) {
    if (bucket === undefined) {
      throw new TypeError("bindingStore: limit must be a number: it is in the Worker's config");
    }
    const { limit, window, capacity } = bucket;
    if (!WINDOWS_MS.includes(window)) throw check.error("window", '"10s" or "1m"', window);
    if (capacity !== limit) throw check.error("burst", "0", capacity - limit);
  }
}

async function takeFrom(
  binding: RateLimitBinding,
  take: Take,
  { clock }: TakeContext,
): Promise<TakeResult> {
  const charge = take[0];
  if (take.length === 0 || (take.length === 1 && charge.cost === 0 && !charge.atLeast)) {
    // A look. The binding has none, so nothing is known: a full bucket.
    return { allowed: true, spent: take.map(() => 0) };
  }
  if (take.length > 1 || charge.cost !== 1 || charge.force || charge.atLeast) {
    throw new UnsupportedTakeError("bindingStore can only take one token of one policy");
  }
  const { success } = await binding.limit({ key: charge.key });
  return { allowed: success, spent: [success ? 0 : spentUntilNextWindow(charge, clock.now())] };
}

/** Windows begin on the full minute (or ten seconds): what must be spent so that one waits so long. */
function spentUntilNextWindow({ limit, window, capacity }: Charge, now: number): number {
  const wait = window - now % window;
  return (capacity - 1) * window + wait * limit;
}
