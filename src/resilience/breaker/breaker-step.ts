/**
 * The breaker as a part of a chain.
 *
 * @module
 */
import type { Breaker } from "./breaker.ts";
import type { Call } from "../chain/call.ts";
import type { Host, Settle, Step } from "../chain/chain.ts";
import type { Circuits } from "./circuits.ts";
import { clientWait } from "../client/client-wait.ts";
import { CircuitOpenError } from "../errors.ts";
import { judgeBy } from "../chain/judge.ts";
import type { FailureRule } from "../chain/outcome.ts";

/**
 * The step that puts circuits around the rest of a chain.
 *
 * @param rule The breaker's own `isFailure`.
 */
export function breakerStep(
  circuits: Circuits,
  enforces: boolean,
  next: Step,
  host: Host,
  rule: FailureRule | undefined,
): Step {
  return function broken(call, settle) {
    const circuit = circuits.of(call.work.key);
    const entered = circuits.enter(circuit, call.now, call.work.c);
    if (typeof entered === "number") return proceed(circuit, entered, call, settle);
    entered.then((token) => {
      call.now = host.clock.now();
      proceed(circuit, token, call, settle);
    }).catch((error) => call.crash(error));
  };

  function proceed(circuit: Breaker, token: number, call: Call, settle: Settle): void {
    if (token > 0) return pass(circuit, token, call, settle);
    if (!enforces) return next(call, settle);
    // An isolated circuit is open until somebody resets it: nobody knows for how long.
    const retryAfterMs = Number.isFinite(token) ? -token : 0;
    const error = new CircuitOpenError({ upstream: host.name, retryAfterMs });
    host.rejected?.(error);
    settle(true, error);
  }

  function pass(circuit: Breaker, token: number, call: Call, settle: Settle): void {
    const { work, now: enteredAt } = call;
    const waited = clientWait(circuits, (watcher) => work.watchBody?.(watcher));
    next(call, (threw, value) => {
      // A hedge that was beaten was ended by us, whatever it says then.
      const outcome = call.lostRace ? "neutral" : judgeBy(rule, work, threw, value);
      // Reading a clock is not free, and most successes need none.
      const now = circuits.needsTime(circuit, outcome) ? host.clock.now() : enteredAt;
      circuits.exit(circuit, token, outcome, now - enteredAt - waited(), now, work.c);
      settle(threw, value);
    });
  }
}
