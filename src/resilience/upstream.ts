/**
 * One object per dependency: time limits, retries within a budget, a circuit breaker and what else
 * is asked for, around its `fetch` and around any other work.
 *
 * Safe at module scope, on Workers too: it holds numbers, never a promise, timer or signal of a
 * request. Its honest limit: it counts in this process (on Workers, in this isolate), unless it is
 * given a `store`; and time limits end with the head of an answer, not with its body.
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
import { type Clock, systemClock } from "../core/clock.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { defer } from "../runtime/defer.ts";
import { breakerSettings } from "./breaker/breaker-options.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker/breaker-types.ts";
import type { Attempt, Host, Step, Work } from "./chain/chain.ts";
import type { ExecuteOptions } from "./breaker/circuit-breaker-types.ts";
import { Circuits } from "./breaker/circuits.ts";
import { CircuitOpenError, TimeoutError, type UpstreamError } from "./errors.ts";
import { anyOf, FetchWork } from "./chain/fetch-work.ts";
import { compose, perform, type Watcher } from "./chain/perform.ts";
import { sharing } from "./breaker/shared-circuits.ts";
import {
  checkUpstreamOptions,
  type UpstreamOptions,
  type UpstreamParts,
  upstreamParts,
} from "./upstream-options.ts";
import type { BoundUpstream, Upstream } from "./upstream-types.ts";
import { FunctionWork } from "./chain/work.ts";

/**
 * Makes the object for one dependency; once, at module scope. The order of its parts, from the
 * outside: fallback, stale, deadline, hedge, retry, breaker, bulkhead, timeout.
 *
 * @param name Its name: in errors, events, metrics and the store's keys.
 * @param options What it does besides a time limit of 10 s and a circuit breaker.
 * @throws {TypeError} For an option that is not known, or a name that is missing.
 * @throws {RangeError} For a value out of its range.
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
export function upstream(name: string, options: UpstreamOptions = {}): Upstream {
  checkUpstreamOptions(name, options);
  return new GuardedUpstream(name, options);
}

class GuardedUpstream implements Upstream {
  readonly kind = "upstream";
  readonly name: string;
  readonly fetch: typeof fetch;
  readonly #options: UpstreamOptions;
  readonly #clock: Clock;
  readonly #circuits: Circuits | undefined;
  readonly #parts: UpstreamParts;
  readonly #chain: Step;
  readonly #closers: (() => void)[] = [];
  #closed = false;
  readonly #totals = { calls: 0, failures: 0, rejected: 0, timeouts: 0 };

  constructor(name: string, options: UpstreamOptions) {
    this.name = name;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#circuits = this.#makeCircuits();
    this.#parts = upstreamParts(options, this.#circuits, this.#clock);
    this.#chain = compose(this.#parts.parts, this.#host());
    this.fetch = (input, init) => this.#send(input, init, undefined);
  }

  execute<T>(
    fn: (attempt: Attempt) => T | PromiseLike<T>,
    { signal, key }: ExecuteOptions = {},
  ): Promise<T> {
    return this.#doFor(
      undefined,
      new FunctionWork(fn, { signal, keepAs: key, rule: this.#parts.rule }),
    ) as Promise<T>;
  }

  for(c: EdgeContext): BoundUpstream {
    return {
      fetch: (input, init) => this.#send(input, init, c),
      execute: <T>(fn: (attempt: Attempt) => T | PromiseLike<T>, how: ExecuteOptions = {}) => {
        const signal = anyOf([how.signal, clientSignal(c)]);
        return this.#doFor(
          c,
          new FunctionWork(fn, { signal, keepAs: how.key, c, rule: this.#parts.rule }),
        ) as Promise<T>;
      },
    };
  }

  get state(): CircuitState {
    return this.#circuits?.state ?? "closed";
  }

  isolate(): void {
    this.#circuits?.isolate();
  }

  reset(): void {
    this.#circuits?.reset();
  }

  close(): void {
    this.#closed = true;
    for (const close of this.#closers) close();
  }

  ping(): Promise<void> {
    if (this.#closed) return Promise.reject(new Error(`${this.name} is closed`));
    return this.#circuits?.ping() ?? Promise.resolve();
  }

  stats(): Readonly<Record<string, number>> {
    const { calls, failures, rejected, timeouts } = this.#totals;
    const { budget, slots, callbacks } = this.#parts;
    const circuits = this.#circuits?.stats();
    return {
      calls_total: calls,
      failures_total: failures,
      rejected_total: rejected,
      timeouts_total: timeouts,
      retries_total: budget.granted,
      retries_suppressed_total: budget.suppressed,
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
    return { name: this.name, circuits: this.#circuits?.snapshot() ?? {} };
  }

  restore(saved: { readonly circuits: Readonly<Record<string, BreakerSnapshot>> }): void {
    this.#circuits?.restore(saved.circuits);
  }

  #makeCircuits(): Circuits | undefined {
    const { name } = this;
    const options = this.#options;
    const clock = this.#clock;
    if (options.breaker === false) return undefined;
    const settings = breakerSettings("upstream.breaker", options.breaker ?? {});
    const shared = sharing("upstream", options.store, name, clock);
    return new Circuits(name, settings, clock, shared, options.onTransition?.bind(options));
  }

  #host(): Host {
    return {
      name: this.name,
      clock: this.#clock,
      limitMs: this.#parts.limitMs,
      retried: (event) => this.#parts.onRetry?.call(event),
      rejected: (error) => this.#rejected(error),
      whenClosed: (close) => this.#closers.push(close),
    };
  }

  #rejected(error: UpstreamError): void {
    if (error instanceof TimeoutError) this.#totals.timeouts++;
    else this.#totals.rejected++;
    this.#parts.onReject?.call(error);
  }

  #send(
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    c: EdgeContext | undefined,
  ): Promise<Response> {
    const send = this.#options.fetch ?? globalThis.fetch;
    try {
      const work = new FetchWork(
        send,
        input,
        init ?? {},
        c,
        [c && clientSignal(c)],
        this.#parts.rule,
        this.#options.propagate === true,
      );
      return this.#doFor(c, work) as Promise<Response>;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #doFor(c: EdgeContext | undefined, work: Work): Promise<unknown> {
    if (c === undefined) return this.#do(work, this.#watcher);
    // On Workers this keeps the request alive until its work has really ended, so that what it
    // holds is given back though the client has gone.
    let over!: () => void;
    defer(c, new Promise<void>((resolve) => over = resolve));
    return this.#do(work, { ...this.#watcher, over });
  }

  #do(work: Work, watcher: Watcher): Promise<unknown> {
    this.#totals.calls++;
    if (!this.#closed) return perform(this.#chain, work, this.#clock.now(), watcher);
    watcher.over?.();
    return Promise.reject(new CircuitOpenError({ upstream: this.name }));
  }

  readonly #watcher: Watcher = {
    settled: (work, threw, value) => {
      if (work.judge(threw, value) === "failure") this.#totals.failures++;
    },
  };
}

/** What ends when the client goes, or the request's own time is up. */
function clientSignal(c: EdgeContext): AbortSignal | undefined {
  return facts(c).signal ?? c.req.raw.signal;
}
