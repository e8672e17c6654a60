/**
 * The breaker as a part of a chain.
 *
 * @module
 */
import type { CallScope } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Settle } from "../chain/chain.ts";
import { judgeBy } from "../chain/judge.ts";
import type { FailureRule } from "../chain/outcome.ts";
import { CircuitOpenError } from "../errors/errors.ts";
import { copyOfFailure } from "../errors/failure-copy.ts";
import type { Breaker } from "./breaker.ts";
import type { Circuits } from "./circuits.ts";

/**
 * Returns the step that guards the rest of a chain with circuits.
 *
 * @param rule The breaker's `isFailure`.
 */
export function breakerStep(
  circuits: Circuits,
  enforces: boolean,
  next: ChainStep,
  owner: ChainOwner,
  rule: FailureRule | undefined,
): ChainStep {
  return function broken(call, settle) {
    const circuit = circuits.of(call.work.key);
    const entered = circuits.shared?.enter(circuit, call.now, call.work.c) ??
      circuit.tryEnter(call.now);
    if (typeof entered === "number") return proceed(circuit, entered, call, settle);
    entered.then((token) => {
      call.now = owner.clock.now();
      proceed(circuit, token, call, settle);
    }).catch((error) => call.crash(error));
  };

  function proceed(circuit: Breaker, token: number, call: CallScope, settle: Settle): void {
    if (token < 0) return enforces ? refuseCall(circuit, token, settle) : next(call, settle);
    const { work, now: enteredAt } = call;
    const wait = circuits.watchClient((watcher) => work.watchBody?.(watcher));
    next(call, (threw, value) => {
      // The loser of a hedge was aborted by us, and a call that ended while it waited for a slot
      // never reached the dependency: their results say nothing.
      const saysNothing = call.lostRace || threw && !call.hasStarted;
      const outcome = saysNothing ? "neutral" : judgeBy(rule, work, threw, value);
      // Reading a clock is not free, and most successes do not need it.
      const now = circuits.needsTime(circuit, outcome) ? owner.clock.now() : enteredAt;
      circuits.exit(circuit, token, outcome, now - enteredAt - (wait?.ms ?? 0), now, work.c);
      if (outcome === "failure" && circuit.state === "open") {
        circuit.cause ??= copyOfFailure(threw, value);
      }
      settle(threw, value);
    });
  }

  function refuseCall({ cause }: Breaker, token: number, settle: Settle): void {
    // An isolated circuit stays open until it is reset: the time is unknown.
    const retryAfterMs = Number.isFinite(token) ? -token : 0;
    const error = new CircuitOpenError({ upstream: owner.name, retryAfterMs, cause });
    owner.rejected?.(error);
    settle(true, error);
  }
}
