/**
 * The option `isFailure`: the app's own rule for what counts as a failure.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import type { Outcome } from "../breaker/breaker-types.ts";

/**
 * How a call came out, as `isFailure` is given it. Around a route it is the context `c` itself, so
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

/** The option `isFailure`, as a function. */
export type IsFailure = (outcome: CallOutcome) => boolean | undefined;

const BY_THE_RULE = "by the rule";

/** An app's `isFailure`, where it gave one. A wrong answer leaves the outcome as it was. */
export class FailureRule {
  readonly #callback: Callback<[CallOutcome], boolean | typeof BY_THE_RULE>;

  /** @param factory Who has the option, for messages. */
  constructor(factory: string, isFailure: IsFailure) {
    this.#callback = new Callback(isFailure, {
      option: `${factory}: isFailure`,
      otherwise: "the built-in rule",
      accept: (answer) =>
        answer === undefined ? BY_THE_RULE : typeof answer === "boolean" ? answer : undefined,
    });
  }

  /** How often it threw or gave a wrong answer. */
  get failures(): number {
    return this.#callback.failures;
  }

  /** Its answer; undefined when it leaves the outcome to the built-in rule. */
  ask(outcome: CallOutcome): boolean | undefined {
    const answer = this.#callback.askNow(outcome);
    return answer === BY_THE_RULE ? undefined : answer;
  }

  /** The outcome by this rule; `standard` is the outcome without it. */
  apply(outcome: CallOutcome, standard: Outcome): Outcome {
    const answer = this.ask(outcome);
    if (answer === true) return "failure";
    return answer === false && standard === "failure" ? "neutral" : standard;
  }
}

/** The rule of an options object that has passed its checks; undefined when it names none. */
export function failureRule(
  factory: string,
  options: { isFailure?(outcome: CallOutcome): boolean | undefined },
): FailureRule | undefined {
  return options.isFailure && new FailureRule(factory, options.isFailure.bind(options));
}
