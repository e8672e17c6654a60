/**
 * The calls that end when a signal of their caller aborts.
 *
 * @module
 */
import type { CallScope } from "./call.ts";

/**
 * The calls that follow one signal. They share one listener, because a signal may have any number
 * of calls (all those of one request), and Node warns of a leak beyond ten listeners.
 */
class Followers {
  readonly #calls = new Set<CallScope>();
  readonly #signal: AbortSignal;
  readonly #abort = (): void => {
    for (const call of this.#calls) call.abort(this.#signal.reason);
  };

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  add(call: CallScope): void {
    if (this.#calls.size === 0) this.#signal.addEventListener("abort", this.#abort);
    this.#calls.add(call);
  }

  remove(call: CallScope): void {
    this.#calls.delete(call);
    if (this.#calls.size === 0) this.#signal.removeEventListener("abort", this.#abort);
  }
}

const followersOf = /* @__PURE__ */ new WeakMap<AbortSignal, Followers>();

/** Aborts a call when the signal does, until {@link unfollow}. */
export function follow(signal: AbortSignal, call: CallScope): void {
  let followers = followersOf.get(signal);
  if (followers === undefined) {
    followers = new Followers(signal);
    followersOf.set(signal, followers);
  }
  followers.add(call);
}

/** Ends {@link follow}. */
export function unfollow(signal: AbortSignal, call: CallScope): void {
  followersOf.get(signal)?.remove(call);
}
