/**
 * The circuits of keys. Their number is bounded, and one that is not closed is never forgotten
 * while calls use it.
 *
 * @module
 */
import { warnOnce } from "../../core/once.ts";
import type { Breaker } from "./breaker.ts";

/** Maximum number of keyed circuits. About 7 MB, plus the keys. */
const MAX_CIRCUITS = 10_000;

/** The circuits of one breaker by key, the oldest first. */
export class KeyedCircuits {
  // Two maps, so that a closed circuit to evict is found at once.
  readonly #closed = new Map<string, Breaker>();
  readonly #notClosed = new Map<string, Breaker>();
  readonly #name: string;
  #hasWarned = false;

  /** @param name The name of the breaker, for the warning. */
  constructor(name: string) {
    this.#name = name;
  }

  get size(): number {
    return this.#closed.size + this.#notClosed.size;
  }

  get(key: string): Breaker | undefined {
    return this.#closed.get(key) ?? this.#notClosed.get(key);
  }

  /** The circuits that are not closed. */
  notClosed(): Iterable<Breaker> {
    return this.#notClosed.values();
  }

  /** A copy of all circuits, which may be changed meanwhile. */
  all(): Breaker[] {
    return [...this.#closed.values(), ...this.#notClosed.values()];
  }

  /** Keeps a circuit. See {@link makeRoom}. */
  keep(breaker: Breaker): void {
    const { key, state } = breaker;
    (state === "closed" ? this.#closed : this.#notClosed).set(key, breaker);
  }

  /** Notes that a circuit has changed its state, if it is kept. */
  moved(breaker: Breaker): void {
    const { key } = breaker;
    if (this.get(key) !== breaker) return;
    this.#closed.delete(key);
    this.#notClosed.delete(key);
    this.keep(breaker);
  }

  /**
   * Makes room for one more circuit: evicts the oldest closed one. When all are open, evicts one
   * that nobody has called for an hour beyond its open time, because nobody would ever close it.
   * False when there is none either.
   */
  makeRoom(now: number): boolean {
    if (this.size < MAX_CIRCUITS) return true;
    const [closed] = this.#closed.keys();
    if (closed !== undefined) return this.#closed.delete(closed);
    for (const breaker of this.#notClosed.values()) {
      if (breaker.isAbandoned(now)) return this.#notClosed.delete(breaker.key);
      // The others changed their state later than this one.
      if (breaker.state !== "isolated") break;
    }
    this.#warn();
    return false;
  }

  #warn(): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    warnOnce(
      `${this.#name}: all ${MAX_CIRCUITS} circuits are open, so calls with further keys pass ` +
        "without one; use a key with fewer values",
    );
  }
}
