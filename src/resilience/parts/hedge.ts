/**
 * Hedging: starts another attempt when an answer takes long, and uses the first result.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import type { CallScope } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part, Settle } from "../chain/chain.ts";
import type { RetryBudget } from "./budget.ts";

/** Options of hedging. */
export interface HedgeOptions {
  /** When to start another attempt. The 95th percentile of the latency is a good start. */
  readonly after: Duration;
  /**
   * Maximum number of extra attempts.
   *
   * @default 1
   */
  readonly max?: number;
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
  checks.known(options, NAMES);
  return {
    afterMs: checks.duration("after", options.after, 0, 2 ** 31 - 1),
    max: checks.integer("max", options.max ?? 1, 1, 10),
  };
}

/** The hedging part. Shares its budget with retries; hedges only work that may run twice. */
export function hedgePart(settings: HedgeSettings, budget: RetryBudget): Part {
  return {
    kind: "hedge",
    attach(next: ChainStep, owner: ChainOwner): ChainStep {
      return function hedged(call, settle) {
        if (!call.work.repeatable) return next(call, settle);
        new Race(settings, budget, next, owner, call, settle).run();
      };
    },
  };
}

/** The attempts of one call. The first that does not fail wins; the others are aborted. */
class Race {
  readonly #settings: HedgeSettings;
  readonly #budget: RetryBudget;
  readonly #next: ChainStep;
  readonly #owner: ChainOwner;
  readonly #call: CallScope;
  readonly #settle: Settle;
  readonly #runners: CallScope[] = [];
  #running = 0;
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
    const runner = this.#call.try(this.#call.attempt);
    this.#runners.push(runner);
    this.#running++;
    if (this.#runners.length <= this.#settings.max) {
      this.#timer = setTimeout(() => this.#runAnother(), this.#settings.afterMs);
    }
    this.#next(runner, (threw, value) => this.#finish(runner, threw, value));
  }

  #runAnother(): void {
    this.#timer = undefined;
    const now = this.#owner.clock.now();
    if (this.#over || this.#call.aborted || !this.#budget.withdraw(now)) return;
    this.#call.now = now;
    this.run();
  }

  #finish(runner: CallScope, threw: boolean, value: unknown): void {
    const { work } = this.#call;
    this.#running--;
    if (this.#over) {
      if (!threw) work.discard?.(value);
      return;
    }
    const failed = threw || work.judge(threw, value) === "failure";
    // A failed attempt is ignored while others run; the failure of the last one is the result.
    if (failed && this.#running > 0 && !this.#call.aborted) {
      if (!threw) work.discard?.(value);
      return;
    }
    this.#over = true;
    clearTimeout(this.#timer);
    for (const other of this.#runners) if (other !== runner) other.lose();
    this.#settle(threw, value);
  }
}
