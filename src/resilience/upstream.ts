/**
 * One object per dependency: time limits, retries within a budget, a circuit breaker and other
 * parts around its `fetch`, and around any function.
 *
 * Safe at module scope, also on Workers: it holds numbers, never a promise, timer or signal of a
 * request. Limitations: without a `store` it counts per process (on Workers, per isolate). Time
 * limits cover a response up to its head, not its body.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const prices = djed.upstream("prices", { timeout: "2s", retry: { max: 2 } });
 *
 * const app = new Hono();
 * app.get("/price/:id", async (c) => {
 *   const answer = await prices.for(c).fetch(`https://prices.example/${c.req.param("id")}`);
 *   return c.json(await answer.json());
 * });
 * ```
 *
 * @module
 */
import { failuresOf } from "../core/callback.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { type Uses, usesOf } from "../core/uses.ts";
import { requireContext } from "../core/request/require-context.ts";
import { defer } from "../runtime/defer.ts";
import { departureSignal } from "../runtime/departure.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker/breaker-types.ts";
import type { Attempt, ChainWork } from "./chain/call.ts";
import { compose, limitsOf, perform } from "./chain/chain.ts";
import type { CallObserver, ChainStep } from "./chain/chain.ts";
import { callerSignal, FetchWork } from "./chain/fetch-work.ts";
import type { UpstreamRequestInit } from "./chain/repeatable.ts";
import { type ExecuteOptions, FunctionWork } from "./chain/work.ts";
import {
  CircuitOpenError,
  isUpstreamError,
  refusalResponse,
  TimeoutError,
  type UpstreamError,
} from "./errors/errors.ts";
import { answerUnreachable } from "./errors/unreachable.ts";
import { resolveUpstreamOptions } from "./upstream-options.ts";
import type { UpstreamOptions, UpstreamSettings } from "./upstream-options.ts";
import type { BoundUpstream, Upstream, UpstreamName } from "./upstream-types.ts";

/**
 * Creates the object for one dependency; call it once, at module scope. The order of its parts,
 * from the outside: fallback, stale, deadline, hedge, retry, breaker, bulkhead, timeout.
 *
 * @param name Its name in errors, events, metrics and the keys of the store.
 * @param options Parts in addition to a timeout of 10 s and a circuit breaker.
 * @throws {TypeError} For an unknown option, or a missing name.
 * @throws {RangeError} For a value out of range.
 *
 * @example
 * ```ts
 * import * as djed from "@djed/edge";
 *
 * const db = djed.upstream("db", { timeout: "1s", retry: { max: 1 }, bulkhead: { max: 20 } });
 * const rows = await db.execute(({ signal }) => Promise.resolve(signal.aborted ? [] : ["row"]));
 * console.assert(rows.length === 1);
 * ```
 */
export function upstream<E extends EdgeEnv = EdgeEnv>(
  name: UpstreamName,
  options?: UpstreamOptions<E>,
): Upstream;
export function upstream(name: UpstreamName, options: UpstreamOptions = {}): Upstream {
  const settings = resolveUpstreamOptions(name, options);
  return new GuardedUpstream(
    name,
    settings,
    usesOf("upstream", name, settings.clock, options.store),
  );
}

class GuardedUpstream implements Upstream {
  readonly kind = "upstream";
  readonly name: string;
  readonly fetch: typeof fetch;
  readonly #settings: UpstreamSettings;
  readonly #uses: Uses;
  readonly #chain: ChainStep;
  readonly #closers: (() => void)[] = [];
  #closed = false;
  readonly #totals = { calls: 0, failures: 0, rejected: 0, timeouts: 0 };
  readonly #observer: CallObserver = {
    settled: (work, threw, value) => {
      if (work.judge(threw, value) !== "failure") return;
      this.#totals.failures++;
      if (threw) answerUnreachable(value);
    },
  };

  constructor(name: string, settings: UpstreamSettings, uses: Uses) {
    const { clock, parts, onRetry } = settings;
    this.name = name;
    this.#settings = settings;
    this.#uses = uses;
    this.#chain = compose(parts, {
      name,
      clock,
      ...limitsOf(parts),
      retried: (event) => onRetry?.call(event),
      rejected: (error) => this.#rejected(error),
      whenClosed: (close) => this.#closers.push(close),
    });
    this.fetch = (input, init) => this.#fetch(input, init);
  }

  execute<T>(
    fn: (attempt: Attempt) => T | PromiseLike<T>,
    { signal, key }: ExecuteOptions = {},
  ): Promise<T> {
    const { rule } = this.#settings.fetching;
    return this.#perform(new FunctionWork(fn, { signal, keepAs: key, rule })) as Promise<T>;
  }

  for(c: EdgeContext): BoundUpstream {
    requireContext("upstream: for()", c);
    const left = departureSignal(c);
    return {
      fetch: (input, init) => this.#fetch(input, init, c, left),
      execute: <T>(
        fn: (attempt: Attempt) => T | PromiseLike<T>,
        options: ExecuteOptions = {},
      ) => {
        const { rule } = this.#settings.fetching;
        const signal = callerSignal(options.signal, facts(c).signal ?? left, c);
        const work = new FunctionWork(fn, { signal, keepAs: options.key, c, rule });
        return this.#perform(work) as Promise<T>;
      },
    };
  }

  get state(): CircuitState {
    return this.#settings.circuits?.state ?? "closed";
  }

  isolate(): void {
    this.#settings.circuits?.isolate();
  }

  reset(): void {
    this.#settings.circuits?.reset();
  }

  close(): void {
    this.#closed = true;
    for (const close of this.#closers) close();
  }

  ping(): Promise<void> {
    if (this.#closed) return Promise.reject(new Error(`${this.name} is closed`));
    return this.#settings.circuits?.ping() ?? Promise.resolve();
  }

  stats(): Readonly<Record<string, number>> {
    const { calls, failures, rejected, timeouts } = this.#totals;
    const { budgets, slots, callbacks } = this.#settings;
    const circuits = this.#settings.circuits?.stats();
    return {
      calls_total: calls,
      failures_total: failures,
      rejected_total: rejected,
      timeouts_total: timeouts,
      retries_total: sum(budgets.map(({ granted }) => granted)),
      retries_suppressed_total: sum(budgets.map(({ suppressed }) => suppressed)),
      ...circuits,
      callback_errors_total: failuresOf(callbacks) +
        (circuits?.callback_errors_total ?? 0),
      ...(slots && {
        in_flight: slots.taken,
        limit: slots.max,
        waiting: slots.waiting,
        leases_expired_total: slots.expired,
      }),
    };
  }

  toJSON(): { readonly name: string; readonly circuits: Record<string, BreakerSnapshot> } {
    return { name: this.name, circuits: this.#settings.circuits?.snapshot() ?? {} };
  }

  restore(saved: { readonly circuits: Readonly<Record<string, BreakerSnapshot>> }): void {
    this.#settings.circuits?.restore(saved, false);
  }

  #rejected(error: UpstreamError): void {
    if (error instanceof TimeoutError) this.#totals.timeouts++;
    else this.#totals.rejected++;
    this.#settings.onReject?.call(error);
  }

  #fetch(
    input: Request | string | URL,
    init: UpstreamRequestInit | undefined,
    c?: EdgeContext,
    left?: AbortSignal,
  ): Promise<Response> {
    let work: FetchWork;
    try {
      // The signal of a route with a time limit aborts when the client leaves, too.
      const signal = c && facts(c).signal || left;
      work = new FetchWork(this.#settings.fetching, input, init ?? {}, c, signal);
    } catch (error) {
      return Promise.reject(error);
    }
    const answer = this.#perform(work) as Promise<Response>;
    return this.#settings.responds ? answer.catch(respond) : answer;
  }

  #perform(work: ChainWork): Promise<unknown> {
    const observer = work.c === undefined ? this.#observer : this.#boundObserver(work.c);
    this.#totals.calls++;
    this.#uses.add(work.c);
    if (!this.#closed) return perform(this.#chain, work, this.#settings.clock.now(), observer);
    observer.over?.();
    return Promise.reject(new CircuitOpenError({ upstream: this.name }));
  }

  /**
   * On Workers, keeps the request alive until the work has ended, so that its slots and permits are
   * released even if the client has left.
   */
  #boundObserver(c: EdgeContext): CallObserver {
    let over!: () => void;
    defer(c, new Promise<void>((resolve) => over = resolve));
    return { ...this.#observer, over };
  }
}

/** Answers a refusal with its problem; rethrows any other error. */
function respond(error: unknown): Response {
  if (isUpstreamError(error)) return refusalResponse(error);
  throw error;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
