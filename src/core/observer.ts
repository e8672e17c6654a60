/**
 * Observers: what is told of the beginning and the end of each request, and changes neither. Several
 * of them run as one middleware: one dispatch, one pair of clock readings, one look at the route.
 *
 * @module
 */
import { decisions } from "./request/decision.ts";
import { errorText } from "./error-text.ts";
import { markOwnRoute, PASSES_ON } from "./request/exempt.ts";
import { facts } from "./request/facts.ts";
import { defineMiddleware } from "./request/middleware.ts";
import type { EdgeContext, EdgeMiddleware, Next } from "./request/middleware.ts";
import { routeOf } from "./request/route.ts";

/**
 * Told of requests. What it throws is shown once on the console and otherwise ignored: watching must
 * not break what is watched.
 *
 * @typeParam S What it keeps of a request until its end.
 */
export interface Observer<S = unknown> {
  /** Its name, also the middleware's. */
  readonly name: string;
  /** A request begins, at a time of `performance.now()`. */
  start(c: EdgeContext, now: number): S;
  /** A request has been answered (500 when what was thrown is no error), after so many ms. */
  finish(c: EdgeContext, state: S, ms: number, status: number): void;
}

const OBSERVER: unique symbol = Symbol.for("djed.edge.observer.1") as never;

/** The middleware of one observer. Register it before the guards whose refusals it is to see. */
export function observing<V extends object, S>(observer: Observer<S>): EdgeMiddleware<V> {
  const middleware = defineMiddleware<V>(fused([observer as Observer]));
  Object.defineProperty(middleware, "name", { value: observer.name });
  return Object.assign(markOwnRoute(middleware, PASSES_ON), { [OBSERVER]: observer });
}

/** The observer behind a middleware that {@link observing} made. */
export function observerOf(middleware: object): Observer {
  return (middleware as { [OBSERVER]: Observer })[OBSERVER];
}

/** Runs what comes next under the eyes of several observers. */
export function fused(
  observers: readonly Observer[],
): (c: EdgeContext, next: Next) => Promise<void> {
  const checkOrder = orderCheck(observers);
  const complain = once((observer: Observer, error: unknown) => {
    try {
      console.error(`${observer.name} failed, and goes on:`, error);
    } catch {
      // The console reads an error's getters, and they may throw.
      console.error(`${observer.name} failed, and goes on: ${errorText(error)}`);
    }
  });

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

  function finish(c: EdgeContext, states: readonly unknown[], ms: number, status: number): void {
    // Hono makes a list of routes each time it is asked.
    facts(c).route ??= routeOf(c);
    for (let i = 0; i < observers.length; i++) {
      if (states[i] === NOT_STARTED) continue;
      try {
        observers[i].finish(c, states[i], ms, status);
      } catch (error) {
        complain(observers[i], error);
      }
    }
  }

  return async (c, next) => {
    checkOrder(c);
    const started = performance.now();
    const states = start(c, started);
    let status = 500;
    try {
      await next();
      status = c.res.status;
    } finally {
      finish(c, states, performance.now() - started, status);
    }
  };
}

/** What stands for the state of an observer that could not start. */
const NOT_STARTED = Symbol("not started");

/** Warns, once, when a guard has decided before the observers' turn: what it refused is not seen. */
function orderCheck(observers: readonly Observer[]): (c: EdgeContext) => void {
  const names = observers.map(({ name }) => name).join(", ");
  const warn = once((guard: string) =>
    console.warn(`${names}: register it before ${guard}, whose refusals it cannot see`)
  );
  return (c) => {
    const made = decisions(c);
    if (made.length > 0) warn(made[0].guard);
  };
}

function once<A extends unknown[]>(say: (...args: A) => void): (...args: A) => void {
  let said = false;
  return (...args) => {
    if (said) return;
    said = true;
    say(...args);
  };
}
