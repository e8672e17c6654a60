/**
 * Guards as parts that open before the rest of the chain and close after it. Several parts run as
 * one middleware: a request waits for one promise, that of the rest of the chain. (Nested in each
 * other as Hono nests middlewares, each guard would add a function and two promises.)
 *
 * @module
 */
import { isThenable } from "../thenable.ts";
import { defineMiddleware } from "./middleware.ts";
import type { EdgeContext, EdgeMiddleware, Next } from "./middleware.ts";

/** One guard. */
export interface GuardPart<S = unknown> {
  /**
   * Called before the rest of the chain. A part that has to close leaves its state, which is not
   * undefined, in `states[at]`.
   */
  open(c: EdgeContext, states: S[], at: number): Opened;
  /** Called after the rest of the chain, if there is a state; with what was thrown, if anything. */
  close?(c: EdgeContext, state: S, thrown: Thrown | undefined): void;
}

/** The result of opening: nothing to go on, a response to send, or a function around the rest. */
export type Opened = OpenedNow | Promise<OpenedNow>;
/** {@link Opened}, without waiting. */
export type OpenedNow = Response | Around | void;

/** Runs the rest of the chain inside itself, for what cannot be an open and a close. */
export type Around = (rest: Next) => Handled;

/** The result of a handler. */
export type Handled = Promise<Response | void> | Response;

/** Something that was thrown, which may be undefined itself. */
export interface Thrown {
  readonly error: unknown;
}

/** A middleware, as a plain function. */
export type RequestHandler = (c: EdgeContext, next: Next) => Handled;

const PART: unique symbol = Symbol.for("djed.edge.part.1") as never;

/** Makes the middleware of one part. */
export function definePart<V extends object, S>(
  name: string,
  part: GuardPart<S>,
): EdgeMiddleware<V> {
  return markGuardPart(defineMiddleware<V>(name, composed([part as GuardPart])), part);
}

/** Marks a middleware with the part that does the same. */
export function markGuardPart<M extends object, S>(middleware: M, part: GuardPart<S>): M {
  return Object.assign(middleware, { [PART]: part });
}

/** Returns the part of a middleware made by {@link definePart}. */
export function guardPartOf(middleware: object): GuardPart {
  return (middleware as { [PART]: GuardPart })[PART];
}

/** Makes one handler of several parts, each of which runs inside those before it. */
export function composed(parts: readonly GuardPart[]): RequestHandler {
  return (c, next) => new Passage(parts, c, next).run(0);
}

/** A request on its way through the parts. */
class Passage {
  readonly parts: readonly GuardPart[];
  readonly c: EdgeContext;
  readonly next: Next;
  /** The states of the parts that have to close. */
  readonly states: unknown[];

  constructor(parts: readonly GuardPart[], c: EdgeContext, next: Next) {
    this.parts = parts;
    this.c = c;
    this.next = next;
    this.states = new Array(parts.length);
  }

  /** Opens the parts from `first` on, runs the rest of the chain, and closes these parts. */
  run(first: number): Handled {
    const { parts, c, states } = this;
    let at = first;
    let opened: Opened = undefined;
    try {
      while (opened === undefined && at < parts.length) opened = parts[at].open(c, states, at++);
    } catch (error) {
      // The part that threw has not opened.
      this.close(first, at - 1, { error });
      throw error;
    }
    if (opened === undefined) return this.isOpen(first) ? this.runRest(first) : this.next();
    if (typeof opened === "function" || isThenable(opened)) {
      return this.runAround(first, at, opened);
    }
    if (!this.isOpen(first)) return opened;
    this.answer(opened);
    this.close(first, at, undefined);
    return Promise.resolve();
  }

  /** Runs the rest of the chain: all parts have opened. */
  async runRest(first: number): Promise<void> {
    let thrown: Thrown | undefined;
    try {
      await this.next();
    } catch (error) {
      thrown = { error };
    }
    this.close(first, this.parts.length, thrown);
  }

  /** Waits for the part before `at`; runs those from `at` on, inside of it if it is around them. */
  async runAround(first: number, at: number, opening: Opened | Around): Promise<Response | void> {
    const rest = async () => this.answer(await this.run(at));
    let response: Response | void = undefined;
    let thrown: Thrown | undefined;
    try {
      const opened = await opening;
      if (typeof opened === "function") response = await opened(rest);
      else if (opened === undefined) await rest();
      else response = opened;
    } catch (error) {
      thrown = { error };
    }
    if (thrown === undefined && !this.isOpen(first)) return response;
    this.answer(response);
    this.close(first, at, thrown);
  }

  /** Sets the response of a part, as Hono does. */
  answer(response: Response | void): void {
    if (response !== undefined && !this.c.finalized) this.c.res = response;
  }

  /** Closes the parts from `end - 1` down to `first`. Throws what was thrown last. */
  close(first: number, end: number, thrown: Thrown | undefined): void {
    const { parts, c, states } = this;
    for (let i = end - 1; i >= first; i--) {
      if (states[i] === undefined) continue;
      try {
        parts[i].close!(c, states[i], thrown);
      } catch (error) {
        thrown = { error };
      }
    }
    if (thrown !== undefined) throw thrown.error;
  }

  /** Whether a part from `first` on has a state. */
  isOpen(first: number): boolean {
    for (let i = first; i < this.states.length; i++) if (this.states[i] !== undefined) return true;
    return false;
  }
}
