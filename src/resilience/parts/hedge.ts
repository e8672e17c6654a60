/**
 * Hedging: starts another attempt when an answer takes long, and uses the first success.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import type { CallScope, ChainWork } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part, Settle } from "../chain/chain.ts";
import { isRefusal } from "../chain/judge.ts";
import { RetryBudget } from "./budget.ts";
import { HEDGE_THEIRS } from "./their-names.ts";

/** Options of hedging. */
export interface HedgeOptions {
  /** When to start another attempt. The 95th percentile of the latency is a good start. */
  readonly after: Duration;
  /**
   * Maximum number of extra attempts.
   *
   * @default 1
   */
  readonly max?: number | undefined;
}

const NAMES = { after: 1, max: 1 } satisfies Record<keyof HedgeOptions, 1>;

/** Completed {@link HedgeOptions}. */
export interface HedgeSettings {
  readonly afterMs: number;
  readonly max: number;
}

/** Checks and completes hedge options. `factory` is the function that has them. */
export function resolveHedgeOptions(factory: string, options: HedgeOptions): HedgeSettings {
  const checks = optionChecks(factory);
  checks.known(options, NAMES, HEDGE_THEIRS);
  return {
    afterMs: checks.duration("after", options.after, 0, 2 ** 31 - 1),
    max: checks.integer("max", options.max ?? 1, 1, 10),
  };
}

/** Extra attempts per call, by default as for retries. */
const BUDGET_RATIO = 0.1;

/** Creates the budget of hedges: a share of the calls, apart from that of retries. */
export function hedgeBudget(): RetryBudget {
  return new RetryBudget(BUDGET_RATIO);
}

/** The hedging part; hedges only work that may run twice. */
export function hedgePart(settings: HedgeSettings, budget: RetryBudget): Part {
  return {
    kind: "hedge",
    attach(next: ChainStep, owner: ChainOwner): ChainStep {
      return function hedged(call, settle) {
        budget.called(call.now);
        if (!call.work.repeatable) return next(call, settle);
        new Race(settings, budget, next, owner, call, settle).run();
      };
    },
  };
}

/** One attempt of a race, and its result once it has one. */
interface Runner {
  readonly scope: CallScope;
  isRunning: boolean;
  threw: boolean;
  value: unknown;
}

/**
 * The attempts of one call. The first success wins. Without one, the first attempt's answer wins
 * unless it is worth a retry, and otherwise the best result once all have ended.
 */
class Race {
  readonly #settings: HedgeSettings;
  readonly #budget: RetryBudget;
  readonly #next: ChainStep;
  readonly #owner: ChainOwner;
  readonly #call: CallScope;
  readonly #settle: Settle;
  readonly #runners: Runner[] = [];
  #over = false;
  #timer: ReturnType<typeof setTimeout> | undefined = undefined;

  constructor(
    settings: HedgeSettings,
    budget: RetryBudget,
    next: ChainStep,
    owner: ChainOwner,
    call: CallScope,
    settle: Settle,
  ) {
    this.#settings = settings;
    this.#budget = budget;
    this.#next = next;
    this.#owner = owner;
    this.#call = call;
    this.#settle = settle;
  }

  /** Starts an attempt, and the timer for the next. */
  run(): void {
    const scope = this.#call.try(this.#call.attempt);
    const runner: Runner = { scope, isRunning: true, threw: false, value: undefined };
    this.#runners.push(runner);
    if (this.#runners.length <= this.#settings.max) {
      this.#timer = setTimeout(() => this.#runAnother(), this.#settings.afterMs);
    }
    this.#next(scope, (threw, value) => this.#finish(runner, threw, value));
  }

  #runAnother(): void {
    this.#timer = undefined;
    const now = this.#owner.clock.now();
    if (this.#over || this.#call.aborted || !this.#budget.withdraw(now)) return;
    this.#call.now = now;
    this.run();
  }

  #finish(runner: Runner, threw: boolean, value: unknown): void {
    const { work, aborted } = this.#call;
    if (this.#over) {
      if (!threw) work.discard?.(value);
      return;
    }
    runner.isRunning = false;
    runner.threw = threw;
    runner.value = value;
    if (!aborted && this.#mustWait(runner)) return;
    // After an abort the responses of earlier attempts can no longer be read.
    this.#end(aborted ? runner : this.#best());
  }

  /** Whether a result is not final, because another attempt may have a better one. */
  #mustWait({ scope, threw, value }: Runner): boolean {
    const { work } = this.#call;
    const [first] = this.#runners;
    if (!this.#runners.some(({ isRunning }) => isRunning)) return false;
    const outcome = work.judge(threw, value);
    if (outcome === "success") return false;
    return scope !== first.scope || outcome === "failure" || work.isTransient(threw, value);
  }

  /** The best result so far; the earliest attempt's among equals. */
  #best(): Runner {
    let best = this.#runners[0];
    if (this.#runners.length === 1) return best;
    let bestRank = -1;
    for (const runner of this.#runners) {
      const rank = runner.isRunning ? -1 : rankOf(this.#call.work, runner);
      if (rank > bestRank) [best, bestRank] = [runner, rank];
    }
    return best;
  }

  #end(winner: Runner): void {
    this.#over = true;
    clearTimeout(this.#timer);
    for (const { scope, isRunning, threw, value } of this.#runners) {
      if (scope === winner.scope) continue;
      scope.lose();
      if (!isRunning && !threw) this.#call.work.discard?.(value);
    }
    this.#settle(winner.threw, winner.value);
  }
}

/** Orders results: a success, another answer, a failed response, an error, a refusal by us. */
function rankOf(work: ChainWork, { threw, value }: Runner): number {
  const outcome = work.judge(threw, value);
  if (outcome === "success") return 5;
  if (threw && isRefusal(value)) return 0;
  if (outcome === "neutral") return work.isTransient(threw, value) ? 3 : 4;
  return threw ? 1 : 2;
}
