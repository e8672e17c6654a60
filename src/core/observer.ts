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
import { definePart } from "./request/compose.ts";
import type { GuardPart, Thrown } from "./request/compose.ts";
import type { EdgeContext, EdgeMiddleware } from "./request/middleware.ts";
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
  start?(c: EdgeContext, now: number): S;
  /** Called when a stream begins, with the headers of its response: for what must not wait. */
  begun?(c: EdgeContext, state: S, watched: Observed): void;
  /** Called after the response: with its headers, or at the end of a stream. */
  finish(c: EdgeContext, state: S, watched: Observed): void;
}

/** One request, as all its observers see it. */
export interface Observed {
  /** Its status; 500 when something other than an Error was thrown. */
  readonly status: number;
  /** The time until its response, or until the end of its stream, in ms. */
  readonly ms: number;
  /** How its stream ended. */
  readonly stream: StreamEnd | undefined;
  /** The number of decisions that there were when its stream began. */
  readonly decided: number;
}

/** How a streamed response ended. */
export interface StreamEnd extends BodyEnd {
  /** The time until its headers, in ms. */
  readonly headersMs: number;
}

const OBSERVER: unique symbol = Symbol.for("djed.edge.observer.1") as never;

/** Makes the middleware of one observer. Register it before the guards that it observes. */
export function observing<V extends object, S>(observer: Observer<S>): EdgeMiddleware<V> {
  const middleware = definePart<V, ObservedRequest>(observer.name, fused([observer as Observer]));
  return Object.assign(markOwnRoute(middleware, PASSES_ON), { [OBSERVER]: observer });
}

/** Returns the observer of a middleware made by {@link observing}. */
export function observerOf(middleware: object): Observer {
  return (middleware as { [OBSERVER]: Observer })[OBSERVER];
}

/** Combines the middlewares of observers into one part; undefined if all are left out. */
export function observers(given: readonly (object | undefined)[]): GuardPart | undefined {
  const present = given.filter((one) => one !== undefined);
  return present.length === 0 ? undefined : fused(present.map(observerOf)) as GuardPart;
}

/** The record of one request: the only object that its observers share, and its state. */
class ObservedRequest implements Observed {
  readonly started: number;
  /** The states of the observers. */
  readonly states: unknown[];
  status = 500;
  ms = 0;
  stream: StreamEnd | undefined = undefined;
  decided = 0;

  constructor(started: number, observers: number) {
    this.started = started;
    this.states = new Array(observers);
  }
}

/** Makes one part of several observers. */
export function fused(observers: readonly Observer[]): GuardPart<ObservedRequest> {
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

  function finish(c: EdgeContext, request: ObservedRequest): void {
    request.ms = performance.now() - request.started;
    // Hono builds a new list of routes on each access.
    facts(c).route ??= routeOf(c);
    for (let i = 0; i < observers.length; i++) {
      if (request.states[i] === NOT_STARTED) continue;
      try {
        observers[i].finish(c, request.states[i], request);
      } catch (error) {
        complain(observers[i], error);
      }
    }
    order.end(c);
    if (request.status === 404) order.unanswered(c);
  }

  /** Observes the end of a streamed response. Returns false for any other response. */
  function finishLater(c: EdgeContext, request: ObservedRequest): boolean {
    try {
      if (!isStreamed(c.res)) return false;
      const headersMs = performance.now() - request.started;
      const isWatched = whenBodyEnds(c, (end) => {
        request.stream = { ...end, headersMs };
        finish(c, request);
      });
      if (isWatched) begun(c, request);
      return isWatched;
    } catch {
      // A response that cannot be read is observed as it is.
      return false;
    }
  }

  function begun(c: EdgeContext, request: ObservedRequest): void {
    // The route is read now: another response may be made for this context later.
    facts(c).route ??= routeOf(c);
    for (let i = 0; i < observers.length; i++) {
      if (request.states[i] === NOT_STARTED) continue;
      try {
        observers[i].begun?.(c, request.states[i], request);
      } catch (error) {
        complain(observers[i], error);
      }
    }
    request.decided = decisions(c).length;
  }

  return {
    open(c, states, at) {
      const isSecond = order.start(c);
      const earlier = decisions(c);
      if (earlier.length > 0 && !isSecond) warnOfLate(names, earlier[0].guard);
      const request = new ObservedRequest(performance.now(), observers.length);
      for (let i = 0; i < observers.length; i++) {
        try {
          request.states[i] = observers[i].start?.(c, request.started);
        } catch (error) {
          request.states[i] = NOT_STARTED;
          complain(observers[i], error);
        }
      }
      states[at] = request;
    },
    close(c, request, thrown?: Thrown) {
      let isLater = false;
      try {
        if (thrown !== undefined) return;
        request.status = c.res.status;
        isLater = finishLater(c, request);
      } finally {
        if (!isLater) finish(c, request);
      }
    },
  };
}

/** The state of an observer whose start() threw. */
const NOT_STARTED = Symbol("not started");

/** Warns that a guard ran before the observers: its refusals are not observed. */
function warnOfLate(names: readonly string[], guard: string): void {
  warnOnce(`${names.join(", ")}: register it before ${guard}, whose refusals it cannot see`);
}
