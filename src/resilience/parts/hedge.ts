/**
 * Hedging: when an answer takes longer than usual, ask a second time and take what comes first.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import type { RetryBudget } from "./budget.ts";
import type { Call } from "../chain/call.ts";
import type { Host, Part, Settle, Step } from "../chain/chain.ts";

/** Options of hedging. */
export interface HedgeOptions {
  /** How long to wait for an answer before asking once more; the 95th percentile is a good start. */
  after: Duration;
  /**
   * Further askings at most.
   * @default 1
   */
  max?: number;
}

/** Hedge options, checked and completed. */
export interface HedgeSettings {
  readonly afterMs: number;
  readonly max: number;
}

/** Checks and completes hedge options, for the factory that was called. */
export function hedgeSettings(factory: string, options: HedgeOptions): HedgeSettings {
  const checks = optionChecks(factory);
  checks.known(options, ["after", "max"]);
  return {
    afterMs: checks.duration("after", options.after, 0, 2 ** 31 - 1),
    max: checks.integer("max", options.max ?? 1, 1, 10),
  };
}

/** Hedging under a budget that it shares with retries. Only what may be done twice is hedged. */
export function hedgePart(settings: HedgeSettings, budget: RetryBudget): Part {
  return {
    kind: "hedge",
    attach(next: Step, host: Host): Step {
      return function hedged(call, settle) {
        if (!call.work.repeatable) return next(call, settle);
        new Race(settings, budget, next, host, call, settle).start();
      };
    },
  };
}

/** The askings of one call. The first that does not fail wins; the others are aborted. */
class Race {
  readonly #settings: HedgeSettings;
  readonly #budget: RetryBudget;
  readonly #next: Step;
  readonly #host: Host;
  readonly #call: Call;
  readonly #settle: Settle;
  readonly #runners: Call[] = [];
  #running = 0;
  #over = false;
  #timer: ReturnType<typeof setTimeout> | undefined = undefined;

  constructor(
    settings: HedgeSettings,
    budget: RetryBudget,
    next: Step,
    host: Host,
    call: Call,
    settle: Settle,
  ) {
    this.#settings = settings;
    this.#budget = budget;
    this.#next = next;
    this.#host = host;
    this.#call = call;
    this.#settle = settle;
  }

  start(): void {
    this.#run();
  }

  #run(): void {
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
    const now = this.#host.clock.now();
    if (this.#over || this.#call.aborted || !this.#budget.withdraw(now)) return;
    this.#call.now = now;
    this.#run();
  }

  #finish(runner: Call, threw: boolean, value: unknown): void {
    const { work } = this.#call;
    this.#running--;
    if (this.#over) {
      if (!threw) work.discard?.(value);
      return;
    }
    const failed = threw || work.judge(threw, value) === "failure";
    // Whoever fails leaves the race to the others; the last one's failure is the call's.
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
