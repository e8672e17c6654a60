/**
 * Calls the functions that users pass in as options (`key`, `cost`, `skip`, `trust`, …). A callback
 * may throw, reject, never settle or return an invalid value. None of that fails the request,
 * blocks it or ends the process: the failure is counted, the first one is shown on the console, and
 * the caller uses its default.
 *
 * For functions that only observe, see `hook.ts`.
 *
 * @module
 */
import { errorText } from "./error-text.ts";
import { handleRejection, isThenable } from "./thenable.ts";
import { warnOnce } from "./once.ts";
import { within } from "./within.ts";

/** Default time budget of a callback's promise, in ms. */
const CALLBACK_BUDGET_MS = 1_000;

/** The description of a callback, and the values that it may return. */
export interface CallbackSettings<T> {
  /** The option, for messages: `"rateLimit: key"`. */
  readonly option: string;
  /** The default that is used when the callback fails, for messages: `"the client address"`. */
  readonly otherwise: string;
  /** Converts a returned value to the value that the guard needs; undefined when it is invalid. */
  accept(answer: unknown): T | undefined;
  /** The valid values, for messages: `"a text, such as user.id"`. */
  readonly expects?: string;
  /**
   * Time budget of its promise, in ms.
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

  /** Number of times that it threw, rejected, took too long or returned an invalid value. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * Calls it. Returns the accepted value, or undefined when it failed; returns a promise only when
   * the callback did. Never throws, never rejects.
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

  /** As {@link ask}, for callers that cannot wait: a promise is an invalid value. */
  askNow(...args: A): T | undefined {
    let answer: unknown;
    try {
      answer = this.#call(...args);
      if (isThenable(answer)) {
        handleRejection(answer);
        return this.#failed("returned a promise, but must return its value synchronously");
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
      return this.#failed(`returned a value that cannot be read: ${errorText(error)}`);
    }
    if (accepted !== undefined) return accepted;
    const { expects } = this.#settings;
    return this.#failed(
      expects === undefined
        ? `returned an invalid value (${kindOf(answer)})`
        : `returned ${kindOf(answer)}, but must return ${expects}`,
    );
  }

  #threw(error: unknown): undefined {
    // A callback may throw a promise.
    handleRejection(error);
    return this.#failed(`threw ${errorText(error)}`);
  }

  #failed(how: string): undefined {
    if (this.#failures++ > 0) return;
    const { option, otherwise } = this.#settings;
    warnOnce(`${option} ${how}; ${otherwise} is used instead`, option + how.slice(0, 9));
  }
}

/** Returns the total number of failures of the callbacks of one guard, for `stats()`. */
export function failuresOf(
  callbacks: readonly ({ readonly failures: number } | undefined)[],
): number {
  return callbacks.reduce((sum, callback) => sum + (callback?.failures ?? 0), 0);
}

/** Accepts true and false. */
export function asBoolean(answer: unknown): boolean | undefined {
  return typeof answer === "boolean" ? answer : undefined;
}

/** Accepts a non-empty string. */
export function asText(answer: unknown): string | undefined {
  return typeof answer === "string" && answer !== "" ? answer : undefined;
}

/** Accepts a string, `undefined` and `null`; returns `null` for the latter two. */
export function asTextOrNothing(answer: unknown): string | null | undefined {
  if (answer === undefined || answer === null) return null;
  return typeof answer === "string" ? answer : undefined;
}

function kindOf(answer: unknown): string {
  if (answer === null || answer === undefined) return String(answer);
  if (answer === "") return "an empty string";
  if (typeof answer === "number" && !Number.isFinite(answer)) return String(answer);
  return typeof answer === "object" ? "an object" : `a ${typeof answer}`;
}
