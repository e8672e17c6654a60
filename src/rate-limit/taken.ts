/**
 * The decisions that limiters have made on a request.
 *
 * @module
 */
import { warnOnce } from "../core/once.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { TakenDecision } from "./result.ts";

/** Returns the decision of a limiter on this request; undefined if it has made none. */
export function takenBy(
  c: EdgeContext,
  limiter: Parameters<TakenDecision["isOf"]>[0],
): TakenDecision | undefined {
  const made = facts(c).decisions;
  if (made === undefined) return undefined;
  for (const one of made) if (one instanceof TakenDecision && one.isOf(limiter)) return one;
  return undefined;
}

/** Warns of a second guard with the same limit: nothing else shows that both count. */
export function warnIfTwice(c: EdgeContext, decision: TakenDecision): void {
  const isTwin = facts(c).decisions!.some((one) =>
    one instanceof TakenDecision && decision.isTwinOf(one)
  );
  if (!isTwin) return;
  warnOnce(
    "rateLimit: two guards with the same limit count one request (protect() has one too): remove " +
      "one, or give each a `name`",
  );
}
