/**
 * The options of `circuitBreaker()`.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import { checkedClock, type Clock, systemClock } from "../../core/clock.ts";
import { optionChecks } from "../../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../../core/request/middleware.ts";
import type { ResourceSource } from "../../core/resource.ts";
import type { Store } from "../../core/store/store.ts";
import { type FailureRule, failureRule } from "../chain/outcome.ts";
import { BREAKER_OPTIONS, resolveBreakerOptions } from "./breaker-options.ts";
import type { BreakerOptions, TransitionEvent } from "./breaker-options.ts";
import { Circuits } from "./circuits.ts";
import { resolveSharing } from "./shared-circuits.ts";
import { BREAKER_THEIRS, CIRCUIT_THEIRS } from "./their-names.ts";

/** Options of `circuitBreaker()`. */
export interface CircuitBreakerOptions<E extends EdgeEnv = EdgeEnv> extends BreakerOptions {
  /**
   * Returns the key of the circuit for a request, for one circuit per key (at most 10 000). If it
   * throws, or the key is empty or longer than 1 024 characters, the common circuit is used.
   */
  readonly key?: { of(c: AppContext<E>): string | undefined }["of"] | undefined;
  /**
   * `"report"` only records what it would have done.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /**
   * A store with `lease`, or `(c) => store`. Instances share openings through it, and elect one of
   * them to probe.
   */
  readonly store?: ResourceSource<Store, E> | undefined;
  /**
   * Its name, in errors, events and the keys of the store. Required with a store.
   *
   * @default "circuitBreaker"
   */
  readonly name?: string | undefined;
  /** Called on every change of state. */
  readonly onTransition?: { of(event: TransitionEvent): void }["of"] | undefined;
  /** The clock; for tests. */
  readonly clock?: Clock | undefined;
}

/** Completed {@link CircuitBreakerOptions}. */
export interface CircuitBreakerSettings {
  readonly name: string;
  readonly clock: Clock;
  readonly enforces: boolean;
  readonly circuits: Circuits;
  readonly rule: FailureRule | undefined;
  readonly key: Callback<[EdgeContext], string> | undefined;
  /** Whether state is shared, for decisions. */
  readonly scope: "isolate" | "global";
}

const NAMES = /* @__PURE__ */ (() => ({
  ...BREAKER_OPTIONS,
  key: 1,
  mode: 1,
  store: 1,
  name: 1,
  onTransition: 1,
  clock: 1,
} satisfies Record<keyof CircuitBreakerOptions, 1>))();

/** Checks and completes the options of `circuitBreaker()`. */
export function resolveCircuitBreakerOptions(
  options: CircuitBreakerOptions,
): CircuitBreakerSettings {
  const checks = optionChecks("circuitBreaker");
  if (typeof options === "function") {
    throw new TypeError("circuitBreaker: takes options; write circuitBreaker().execute(fn)");
  }
  checks.known(options, NAMES, BREAKER_THEIRS + CIRCUIT_THEIRS);
  checks.optionalFunction("key", options.key);
  checks.optionalFunction("onTransition", options.onTransition);
  const { name = "circuitBreaker", mode = "enforce", clock = systemClock, store } = options;
  checks.text("name", name);
  checkedClock(checks, clock);
  const enforces = checks.oneOf("mode", mode, ["enforce", "report"]) === "enforce";
  const settings = resolveBreakerOptions("circuitBreaker", options);
  const rule = failureRule("circuitBreaker", options);
  const key = keyCallback(options);
  const circuits = new Circuits(
    name,
    settings,
    clock,
    resolveSharing("circuitBreaker", store, options.name, settings.leaseMs, clock),
    options.onTransition?.bind(options),
  );
  circuits.callbacks = [rule, key];
  const scope = store === undefined ? "isolate" : "global";
  return { name, clock, enforces, circuits, rule, key, scope };
}

/** Undefined and null mean the common circuit; numbers, bigints and booleans count as text. */
function keyCallback(options: CircuitBreakerOptions): Callback<[EdgeContext], string> | undefined {
  return options.key && new Callback(options.key.bind(options), {
    option: "circuitBreaker: key",
    otherwise: "the common circuit",
    accept: (answer) =>
      /^(string|number|bigint|boolean)$/.test(typeof answer)
        ? String(answer)
        : answer === undefined || answer === null
        ? ""
        : undefined,
  });
}
