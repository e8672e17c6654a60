/**
 * Observers are notified of the start and the end of each request and change neither. Several
 * observers run as one middleware: one dispatch, one pair of clock readings, one route lookup.
 *
 * @module
 */
import { isStreamed, whenBodyEnds } from "./body/response-body.ts";
import type { BodyEnd } from "./body/response-body.ts";
import { decisions } from "./request/decision.ts";
import { errorText } from "./error-text.ts";
import { isFirst, warnOnce } from "./once.ts";
import { markOwnRoute, PASSES_ON } from "./request/exempt.ts";
import { facts } from "./request/facts.ts";
import { defineMiddleware } from "./request/middleware.ts";
import type { EdgeContext, EdgeMiddleware, Next } from "./request/middleware.ts";
import { OrderCheck } from "./request/order.ts";
import { routeOf } from "./request/route.ts";

/**
 * Notified of requests. An error that it throws is shown once on the console and otherwise ignored,
 * so that an observer cannot break a request.
 *
 * @typeParam S The state that it keeps of a request until its end.
 */
export interface Observer<S = unknown> {
  /** The name of the observer and of its middleware. */
  readonly name: string;
  /** Called when a request starts; `now` is a time of `performance.now()`. */
  start(c: EdgeContext, now: number): S;
  /** Called when a stream begins, with the headers of its response: for what must not wait. */
  begun?(c: EdgeContext, state: S, status: number): void;
  /**
   * Called after the response (500 when something other than an Error was thrown): with its
   * headers, or at the end of a stream.
   */
  finish(c: EdgeContext, state: S, ms: number, status: number, stream?: StreamEnd): void;
}

/** How a streamed response ended. */
export interface StreamEnd extends BodyEnd {
  /** The time until its headers, in ms. */
  readonly headersMs: number;
}

const OBSERVER: unique symbol = Symbol.for("djed.edge.observer.1") as never;

/** Makes the middleware of one observer. Register it before the guards that it observes. */
export function observing<V extends object, S>(observer: Observer<S>): EdgeMiddleware<V> {
  const middleware = defineMiddleware<V>(observer.name, fused([observer as Observer]));
  return Object.assign(markOwnRoute(middleware, PASSES_ON), { [OBSERVER]: observer });
}

/** Returns the observer of a middleware made by {@link observing}. */
export function observerOf(middleware: object): Observer {
  return (middleware as { [OBSERVER]: Observer })[OBSERVER];
}

/** Combines the middlewares of observers into one; undefined if all are left out. */
export function observers(
  given: readonly (object | undefined)[],
): ReturnType<typeof fused> | undefined {
  const present = given.filter((one) => one !== undefined);
  return present.length === 0 ? undefined : fused(present.map(observerOf));
}

/** Runs the rest of the chain under several observers. */
export function fused(
  observers: readonly Observer[],
): (c: EdgeContext, next: Next) => Promise<void> {
  const names = observers.map(({ name }) => name);
  const order = new OrderCheck(names);
  const complain = (observer: Observer, error: unknown): void => {
    if (!isFirst(`${observer.name} failed`)) return;
    try {
      console.error(`${observer.name} failed; the request continues:`, error);
    } catch {
      // The console reads the getters of an error, and they may throw.
      console.error(`${observer.name} failed; the request continues: ${errorText(error)}`);
    }
  };

  function start(c: EdgeContext, now: number): unknown[] {
    const states: unknown[] = [];
    for (const observer of observers) {
      try {
        states.push(observer.start(c, now));
      } catch (error) {
        states.push(NOT_STARTED);
        complain(observer, error);
      }
    }
    return states;
  }

  function finish(
    c: EdgeContext,
    states: readonly unknown[],
    ms: number,
    status: number,
    stream?: StreamEnd,
  ): void {
    // Hono builds a new list of routes on each access.
    facts(c).route ??= routeOf(c);
    for (let i = 0; i < observers.length; i++) {
      if (states[i] === NOT_STARTED) continue;
      try {
        observers[i].finish(c, states[i], ms, status, stream);
      } catch (error) {
        complain(observers[i], error);
      }
    }
    order.end(c);
    if (status === 404) order.unanswered(c);
  }

  /** Observes the end of a streamed response. Returns false for any other response. */
  function finishLater(c: EdgeContext, states: readonly unknown[], started: number): boolean {
    try {
      if (!isStreamed(c.res)) return false;
      const { status } = c.res;
      const headersMs = performance.now() - started;
      const watched = whenBodyEnds(
        c,
        (end) => finish(c, states, performance.now() - started, status, { ...end, headersMs }),
      );
      if (watched) begun(c, states, status);
      return watched;
    } catch {
      // A response that cannot be read is observed as it is.
      return false;
    }
  }

  function begun(c: EdgeContext, states: readonly unknown[], status: number): void {
    // The route is read now: another response may be made for this context later.
    facts(c).route ??= routeOf(c);
    for (let i = 0; i < observers.length; i++) {
      if (states[i] === NOT_STARTED) continue;
      try {
        observers[i].begun?.(c, states[i], status);
      } catch (error) {
        complain(observers[i], error);
      }
    }
  }

  return async (c, next) => {
    const isSecond = order.start(c);
    const earlier = decisions(c);
    if (earlier.length > 0 && !isSecond) warnOfLate(names, earlier[0].guard);
    const started = performance.now();
    const states = start(c, started);
    let status = 500;
    let isLater = false;
    try {
      await next();
      status = c.res.status;
      isLater = finishLater(c, states, started);
    } finally {
      if (!isLater) finish(c, states, performance.now() - started, status);
    }
  };
}

/** The state of an observer whose start() threw. */
const NOT_STARTED = Symbol("not started");

/** Warns that a guard ran before the observers: its refusals are not observed. */
function warnOfLate(names: readonly string[], guard: string): void {
  warnOnce(`${names.join(", ")}: register it before ${guard}, whose refusals it cannot see`);
}
