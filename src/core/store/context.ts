/**
 * The circumstances of a call of a store.
 *
 * @module
 */
import type { Clock } from "../clock.ts";
import type { EdgeContext } from "../request/middleware.ts";

/** The circumstances of a take. */
export interface TakeContext {
  /** The time of the decision, in ms. Stores that use the clock of a server ignore it. */
  readonly now: number;
  /** The clock, for a new reading. */
  readonly clock: Clock;
  /** The context of the request, if there is one: for bindings and environment variables. */
  readonly c: EdgeContext | undefined;
}
