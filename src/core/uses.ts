/**
 * Detects guards that are made for each request, and so count nothing: each is used once, and then
 * the next one is made.
 *
 * @module
 */
import { type Clock, systemClock } from "./clock.ts";
import { warnOnce } from "./once.ts";
import type { EdgeContext } from "./request/middleware.ts";

/** The number of such guards in a row that is a mistake. */
const MANY = 10;
/** Maximum number of kinds of guards that are known. */
const MAX_KINDS = 1_000;

/** Counts the uses of one guard. */
export class Uses {
  /** The number of uses. */
  count = 0;
  /** The number of guards of its kind that were made, and used once, before it. */
  before: number;

  /** @param before The initial value of {@link before}. */
  constructor(before: number) {
    this.before = before;
  }

  /**
   * Counts one use.
   *
   * @param c The request that uses the guard, if there is one.
   */
  add(c: EdgeContext | undefined): void {
    // Tests make an app for each request, too.
    if (this.count++ === 0 && c !== undefined && !isServed(c)) this.before = -1;
  }
}

const last = /* @__PURE__ */ new Map<string, Uses>();

/**
 * Called when a guard that counts in itself is made.
 *
 * @param factory The name of the factory, for the message.
 * @param kind Identifies guards that are alike: their name and numbers.
 * @param clock A clock other than that of the system is one of a test.
 * @param store A guard with a store counts there.
 */
export function usesOf(factory: string, kind: string, clock: Clock, store?: unknown): Uses {
  if (store !== undefined || clock !== systemClock) return new Uses(0);
  const key = `${factory} ${kind}`;
  const { count = 2, before = 0 } = last.get(key) ?? {};
  // One that was not used yet is neither: an app makes all its guards, then uses them.
  const uses = new Uses(count === 1 ? before + 1 : count === 0 ? before : 0);
  if (uses.before === MANY) {
    warnOnce(
      `${factory}: each of the last ${MANY} was used once, so it counts nothing: make it once, at ` +
        "the top of a module, not for each request, or give it a store that they share",
      `uses ${factory}`,
    );
  }
  if (last.size >= MAX_KINDS) last.clear();
  last.set(key, uses);
  return uses;
}

/** Whether a request came from a server, and not from `app.request()`. */
function isServed({ env, req }: EdgeContext): boolean {
  return ["incoming", "remoteAddr", "requestIP", "server"].some((name) => env?.[name]) ||
    req.header?.("cf-connecting-ip") !== undefined;
}
