/**
 * The options of `createLimiter()`, checked and completed once.
 *
 * @module
 */
import { systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import type { Store } from "../core/store.ts";
import { resolvePolicies, resolvePolicy } from "./policies.ts";
import type { PolicySource } from "./policies.ts";
import type { FailMode, LimiterOptions } from "./types.ts";

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
export function resolveLimiter(options: LimiterOptions, factory: string): LimiterSettings {
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
  store?.check?.({
    buckets: sources.map((source) => source.fixed),
    needs: consistency === "lease" ? ["cost"] : [],
  });
  return {
    sources,
    store,
    clock,
    failMode: check.oneOf("failMode", options.failMode ?? "local", FAIL_MODES),
    consistency,
    timeoutMs: check.duration("storeTimeout", options.storeTimeout ?? 100, 1, 60_000),
    maxKeys: options.maxKeys,
  };
}
