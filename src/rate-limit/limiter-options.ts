/**
 * The options of `createLimiter()`, checked and completed once.
 *
 * @module
 */
import { systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import type { Store, StoreDemand } from "../core/store/store.ts";
import { handleRejection } from "../core/thenable.ts";
import type { ClientKind } from "./keys.ts";
import { resolvePolicies, resolvePolicy } from "./policies.ts";
import type { PolicySource } from "./policies.ts";
import { warnOfTwin } from "./twins.ts";
import type { FailMode, LimiterOptions } from "./types.ts";

/** What a factory says of the limiter that it makes. */
export interface LimiterTerms {
  /** The factory's name, for messages. */
  readonly factory: string;
  /** What keys given by hand are; undefined: as they read. */
  readonly kind?: ClientKind | undefined;
  /** Takes may soon be given back: the store is asked each time. */
  readonly givesBack?: boolean;
  /** The policy's name is the app's own, not a preset's. */
  readonly isNamed?: boolean;
}

/** Complete options of a limiter. */
export interface LimiterSettings {
  readonly sources: readonly PolicySource[];
  /** Undefined: a memory store of its own. */
  readonly store: Store | undefined;
  readonly clock: Clock;
  readonly failMode: FailMode;
  readonly consistency: "exact" | "lease";
  readonly timeoutMs: number;
  readonly maxKeys: number | undefined;
  readonly givesBack: boolean;
}

const OPTION_NAMES = [
  "policies",
  "limit",
  "window",
  "burst",
  "name",
  "store",
  "failMode",
  "storeTimeout",
  "consistency",
  "maxKeys",
  "clock",
] as const;
const FAIL_MODES = ["local", "open", "closed"] as const;
const CONSISTENCIES = ["exact", "lease"] as const;

/** Checks what was given, and completes it. */
export function resolveLimiter(options: LimiterOptions, terms: LimiterTerms): LimiterSettings {
  const { factory, givesBack = false, isNamed = options.name !== undefined } = terms;
  const check = optionChecks(factory);
  check.known(options, OPTION_NAMES);
  const { limit, window, burst, name, store, clock = systemClock } = options;
  if (typeof clock?.now !== "function") throw check.error("clock", "an object with now()", clock);
  if (store !== undefined && typeof store?.take !== "function") {
    throw check.error("store", "a store, such as upstashStore()", store);
  }
  const sources = options.policies === undefined
    ? [resolvePolicy({ limit: limit as number, window, burst, name }, check)]
    : resolvePolicies(options.policies, check);
  const consistency = check.oneOf("consistency", options.consistency ?? "exact", CONSISTENCIES);
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
    sources,
    store,
    clock,
    failMode: check.oneOf("failMode", options.failMode ?? "local", FAIL_MODES),
    consistency,
    timeoutMs: check.duration("storeTimeout", options.storeTimeout ?? 100, 1, 60_000),
    maxKeys: options.maxKeys,
    givesBack,
  };
}

/** Lets a store refuse what it cannot keep. */
export function checkStore(factory: string, store: Store, demand: StoreDemand): void {
  let answer: unknown;
  try {
    answer = store.check?.(demand);
  } catch (error) {
    // Somebody may throw a promise.
    handleRejection(error);
    throw error;
  }
  // Too late to refuse: the limiter is made. But it must not end the process.
  handleRejection(answer, () => {
    console.warn(`${factory}: the store's check() rejected, and must throw at once; it is ignored`);
  });
}
