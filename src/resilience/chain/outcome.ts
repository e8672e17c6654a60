/**
 * Outcomes of calls, and the option `isFailure`: the app's own rule for what counts as a failure.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";

/** How a call counts. `neutral` says nothing about the dependency: 4xx, an abort, our refusal. */
export type Outcome = "success" | "failure" | "neutral";

/**
 * The result of a call, as passed to `isFailure`. Around a route it is the context `c` itself, so
 * the parameter may be typed as `Context` there.
 */
export interface CallOutcome {
  /** The error that was thrown; undefined when none was. */
  readonly error?: unknown;
  /** The Response of a `fetch` or of a route. */
  readonly res?: Response;
  /** The value of `execute()`, and the Response of a `fetch`. */
  readonly value?: unknown;
}

const STANDARD_RULE = "standard";

/** An app's `isFailure`. A wrong answer leaves the outcome to the standard rule. */
export class FailureRule {
  readonly #callback: Callback<[CallOutcome], boolean | typeof STANDARD_RULE>;

  /** @param factory The factory that has the option, for messages. */
  constructor(factory: string, isFailure: (outcome: CallOutcome) => boolean | undefined) {
    this.#callback = new Callback(isFailure, {
      option: `${factory}: isFailure`,
      otherwise: "the built-in rule",
      accept: (answer) =>
        answer === undefined ? STANDARD_RULE : typeof answer === "boolean" ? answer : undefined,
    });
  }

  /** How often it threw or gave a wrong answer. */
  get failures(): number {
    return this.#callback.failures;
  }

  /** Its answer; undefined when it leaves the outcome to the standard rule. */
  ask(outcome: CallOutcome): boolean | undefined {
    const answer = this.#callback.askNow(outcome);
    return answer === STANDARD_RULE ? undefined : answer;
  }

  /** The outcome by this rule; `standard` is the outcome without it. */
  apply(outcome: CallOutcome, standard: Outcome): Outcome {
    const answer = this.ask(outcome);
    if (answer === true) return "failure";
    return answer === false && standard === "failure" ? "neutral" : standard;
  }
}

/** The rule of checked options; undefined when they have none. */
export function failureRule(
  factory: string,
  options: { isFailure?(outcome: CallOutcome): boolean | undefined },
): FailureRule | undefined {
  return options.isFailure && new FailureRule(factory, options.isFailure.bind(options));
}
