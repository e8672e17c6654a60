/**
 * The options of `createLimiter()`.
 *
 * @module
 */
import { checkedClock, systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import { warnOnce } from "../core/once.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import type { EdgeEnv } from "../core/request/middleware.ts";
import { storeHint } from "../core/store/store.ts";
import type { Store, StoreDemand } from "../core/store/store.ts";
import { handleRejection } from "../core/thenable.ts";
import { type Uses, usesOf } from "../core/uses.ts";
import type { ClientKind } from "./keys.ts";
import { resolvePolicies, resolvePolicy } from "./policies.ts";
import type { NumberByRequest, PolicyOptions, PolicySource } from "./policies.ts";
import { warnOfTwin } from "./twins.ts";

/** Options of `createLimiter()`. Either one policy (`limit`, …) or several (`policies`). */
export interface LimiterOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Several policies, taken together: if one refuses, none consumes.
   * @default one policy, made of `limit`, `window`, `burst` and `name`
   */
  readonly policies?: readonly PolicyOptions<E>[] | undefined;
  /**
   * Number of tokens that flow back per window, above 0. A function makes the limit vary by request
   * (plans, tenants) and may be async; it may also return 0, which blocks, and Infinity, which does
   * not limit.
   * @default 100 in `rateLimit()`; `createLimiter()` has no default
   */
  readonly limit?: number | NumberByRequest<E> | undefined;
  /**
   * The window, from 1 ms to 10 years.
   * @default "1m"
   */
  readonly window?: Duration | undefined;
  /**
   * Number of tokens that can be saved up beyond the limit.
   * @default 0, or 20 for a `rateLimit()` without `limit`
   */
  readonly burst?: number | undefined;
  /**
   * Name of the policy in headers, problems and store keys.
   * @default the preset's name, or "default"
   */
  readonly name?: string | undefined;
  /**
   * Where buckets are kept. In memory, each process (on Workers: each isolate) counts separately.
   * @default memoryStore()
   */
  readonly store?: Store | undefined;
  /**
   * Behaviour when the store fails: `"local"` continues to count in this process, `"open"`
   * admits, `"closed"` refuses (with 503 in `rateLimit()`).
   * @default "local"
   */
  readonly failMode?: FailMode | undefined;
  /**
   * Time budget of one call to the store.
   * @default "100ms"
   */
  readonly storeTimeout?: Duration | undefined;
  /**
   * `"exact"` asks a shared store for every take that is not known to be refused. `"lease"` takes
   * several tokens at once and spends them locally: far fewer round trips, and within any window
   * `w` at most `burst + rate·w + instances·n` tokens, where `n` is at most an eighth of the
   * bucket. For one policy only.
   * @default "exact"
   */
  readonly consistency?: "exact" | "lease" | undefined;
  /**
   * Maximum number of client keys kept in this process.
   * @default 65536
   */
  readonly maxKeys?: number | undefined;
  /**
   * Source of the current time; for tests.
   * @default Date.now
   */
  readonly clock?: Clock | undefined;
}

/** Behaviour when the store fails. */
export type FailMode = "local" | "open" | "closed";

/** The names of {@link LimiterOptions}. */
export const LIMITER_OPTIONS: Readonly<Record<keyof LimiterOptions, 1>> = {
  policies: 1,
  limit: 1,
  window: 1,
  burst: 1,
  name: 1,
  store: 1,
  failMode: 1,
  storeTimeout: 1,
  consistency: 1,
  maxKeys: 1,
  clock: 1,
};

/** How a factory uses the limiter it creates. */
export interface LimiterTerms {
  /** The factory's name, for messages. */
  readonly factory: string;
  /** The kind of keys passed to the limiter's methods; by default recognised from each key. */
  readonly kind?: ClientKind | undefined;
  /** Takes may be refunded soon, so the store is asked every time. */
  readonly givesBack?: boolean;
  /** The policy's name was chosen by the app, not by a preset. */
  readonly isNamed?: boolean;
}

/** Complete options of a limiter. */
export interface LimiterSettings {
  /** The factory's name, for messages. */
  readonly factory: string;
  readonly sources: readonly PolicySource[];
  /** Undefined for a private memory store. */
  readonly store: Store | undefined;
  readonly clock: Clock;
  readonly failMode: FailMode;
  readonly consistency: "exact" | "lease";
  readonly timeoutMs: number;
  readonly maxKeys: number | undefined;
  readonly givesBack: boolean;
  /** Counts the takes. */
  readonly uses: Uses;
}

const FAIL_MODES = ["local", "open", "closed"] as const;
const CONSISTENCIES = ["exact", "lease"] as const;

/** Checks and completes the options; unknown names are the factory's to report. */
export function resolveLimiterOptions(
  options: LimiterOptions,
  terms: LimiterTerms,
): LimiterSettings {
  const { factory, givesBack = false, isNamed = options.name !== undefined } = terms;
  const checks = optionChecks(factory);
  const { limit, window, burst, name, store, clock = systemClock } = options;
  checkedClock(checks, clock);
  if (store !== undefined && typeof store?.take !== "function") {
    throw checks.error("store", "a store, such as upstashStore()", store, storeHint(store));
  }
  const sources = options.policies === undefined
    ? [resolvePolicy({ limit: limit as number, window, burst, name }, checks)]
    : resolvePolicies(options.policies, checks);
  const consistency = checks.oneOf("consistency", options.consistency ?? "exact", CONSISTENCIES);
  if (store !== undefined) {
    checkStore(factory, store, {
      buckets: sources.map((source) => source.fixed),
      needs: consistency === "lease" ? ["cost"] : [],
    });
    const { policies } = options;
    sources.forEach(({ sample }, i) => {
      const named = policies === undefined ? isNamed : policies[i].name !== undefined;
      warnOfTwin(factory, store, sample, named);
    });
  }
  return {
    factory,
    sources,
    store,
    clock,
    failMode: checks.oneOf("failMode", options.failMode ?? "local", FAIL_MODES),
    consistency,
    timeoutMs: checks.duration("storeTimeout", options.storeTimeout ?? 100, 1, 60_000),
    maxKeys: options.maxKeys,
    givesBack,
    uses: usesOf(factory, sources.map(({ sample }) => sample.prefix).join(), clock, store),
  };
}

/** Lets a store throw for a limiter that it cannot serve. */
export function checkStore(factory: string, store: Store, demand: StoreDemand): void {
  let answer: unknown;
  try {
    answer = store.check?.(demand);
  } catch (error) {
    // The thrown value may itself be a promise.
    handleRejection(error);
    throw error;
  }
  // An async check() is too late to refuse, but its rejection must not end the process.
  handleRejection(answer, () => {
    warnOnce(`${factory}: the store's check() rejected, and must throw at once; it is ignored`);
  });
}
