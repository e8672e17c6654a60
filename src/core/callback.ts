/**
 * Calls the functions that users pass in as options (`key`, `cost`, `skip`, `trust`, …). A callback
 * may throw, reject, never settle or answer with the wrong thing. None of that fails the request,
 * hangs it or ends the process: the failure is counted, the first one is shown on the console, and
 * the caller uses its default.
 *
 * For functions that only observe, see `hook.ts`.
 *
 * @module
 */
import { errorText } from "./error-text.ts";
import { handleRejection, isThenable } from "./thenable.ts";
import { within } from "./within.ts";

export { isThenable } from "./thenable.ts";

/** How long a callback's promise may take, in ms. */
export const CALLBACK_BUDGET_MS = 1_000;

/** How a callback is described, and what it may answer. */
export interface CallbackSettings<T> {
  /** The option as messages name it: `"rateLimit: key"`. */
  readonly option: string;
  /** What is used when the callback fails, as messages say it: `"the client address"`. */
  readonly otherwise: string;
  /** The answer as the guard needs it; undefined when it is of the wrong kind. */
  accept(answer: unknown): T | undefined;
  /** What a wrong answer is told to be, with an example: `"a text, such as user.id"`. */
  readonly expects?: string;
  /**
   * How long its promise may take, in ms.
   *
   * @default 1000
   */
  readonly budgetMs?: number;
}

const LATE = Symbol("late");

/** One callback option of one guard. */
export class Callback<A extends unknown[], T> {
  readonly #call: (...args: A) => unknown;
  readonly #settings: CallbackSettings<T>;
  #failures = 0;

  constructor(call: (...args: A) => unknown, settings: CallbackSettings<T>) {
    this.#call = call;
    this.#settings = settings;
  }

  /** How often it threw, rejected, took too long or gave a wrong answer. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * Asks it. The accepted answer, or undefined when it failed; a promise only when the callback
   * itself answered with one. Never throws, never rejects.
   */
  ask(...args: A): T | undefined | Promise<T | undefined> {
    let answer: unknown;
    try {
      answer = this.#call(...args);
      if (isThenable(answer)) return this.#later(answer);
    } catch (error) {
      return this.#threw(error);
    }
    return this.#accepted(answer);
  }

  /** As {@link ask}, for callers that cannot wait: a promise is a wrong answer. */
  askNow(...args: A): T | undefined {
    let answer: unknown;
    try {
      answer = this.#call(...args);
      if (isThenable(answer)) {
        handleRejection(answer);
        return this.#failed("returned a promise, and must answer at once");
      }
    } catch (error) {
      return this.#threw(error);
    }
    return this.#accepted(answer);
  }

  async #later(answer: PromiseLike<unknown>): Promise<T | undefined> {
    const budgetMs = this.#settings.budgetMs ?? CALLBACK_BUDGET_MS;
    try {
      const late = await within(budgetMs, answer, LATE);
      if (late === LATE) return this.#failed(`did not answer within ${budgetMs} ms`);
      return this.#accepted(late);
    } catch (error) {
      handleRejection(error);
      return this.#failed(`rejected with ${errorText(error)}`);
    }
  }

  #accepted(answer: unknown): T | undefined {
    let accepted: T | undefined;
    try {
      accepted = this.#settings.accept(answer);
    } catch (error) {
      return this.#failed(`gave an answer that cannot be read: ${errorText(error)}`);
    }
    if (accepted !== undefined) return accepted;
    const { expects } = this.#settings;
    return this.#failed(
      expects === undefined
        ? `gave a wrong answer (${kindOf(answer)})`
        : `gave ${kindOf(answer)}, and must give ${expects}`,
    );
  }

  #threw(error: unknown): undefined {
    // Somebody may throw a promise.
    handleRejection(error);
    return this.#failed(`threw ${errorText(error)}`);
  }

  #failed(how: string): undefined {
    if (this.#failures++ > 0) return;
    const { option, otherwise } = this.#settings;
    console.warn(`${option} ${how}; ${otherwise} is used instead (shown once)`);
  }
}

/** How often callbacks of one guard have failed, all together: for `stats()`. */
export function failuresOf(
  callbacks: readonly ({ readonly failures: number } | undefined)[],
): number {
  return callbacks.reduce((sum, callback) => sum + (callback?.failures ?? 0), 0);
}

/** Accepts true and false. */
export function asBoolean(answer: unknown): boolean | undefined {
  return typeof answer === "boolean" ? answer : undefined;
}

/** Accepts text that is not empty. */
export function asText(answer: unknown): string | undefined {
  return typeof answer === "string" && answer !== "" ? answer : undefined;
}

/** Accepts text, and nothing (`undefined` or `null`), which is `null`. */
export function asTextOrNothing(answer: unknown): string | null | undefined {
  if (answer === undefined || answer === null) return null;
  return typeof answer === "string" ? answer : undefined;
}

function kindOf(answer: unknown): string {
  if (answer === null || answer === undefined) return String(answer);
  if (answer === "") return "an empty text";
  if (typeof answer === "number" && !Number.isFinite(answer)) return String(answer);
  return typeof answer === "object" ? "an object" : `a ${typeof answer}`;
}
