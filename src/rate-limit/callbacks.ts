/**
 * The callbacks of `rateLimit()`: whether a request is limited, its client, its cost, and whether
 * it counts.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import { warnOnce } from "../core/once.ts";
import type { OptionChecks } from "../core/options.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { NumberByRequest } from "./policies.ts";

/** The options that are callbacks, before they are checked. */
interface GivenCallbacks {
  skip?(c: EdgeContext): unknown;
  key?(c: EdgeContext): unknown;
  countWhen?(c: EdgeContext): unknown;
  onDecision?: unknown;
  cost?: number | NumberByRequest;
}

/** The callbacks of one guard; each is undefined if its option is. */
export interface GuardCallbacks {
  readonly skip: Callback<[EdgeContext], boolean> | undefined;
  /** Answers with the empty text if the request has no key. */
  readonly key: Callback<[EdgeContext], string> | undefined;
  readonly cost: Callback<[EdgeContext], number> | number;
  readonly countWhen: Callback<[EdgeContext], boolean> | undefined;
}

/** Checks and completes the options that are callbacks. */
export function resolveCallbacks(options: GivenCallbacks, checks: OptionChecks): GuardCallbacks {
  for (const option of ["key", "skip", "countWhen", "onDecision"] as const) {
    checks.optionalFunction(option, options[option]);
  }
  const { skip, key, cost = 1, countWhen } = options;
  return {
    skip: skip && new Callback<[EdgeContext], boolean>((c) => skip(c), {
      option: "rateLimit: skip",
      otherwise: "no (the request is limited)",
      expects: "true or false",
      accept: asSkip,
    }),
    key: key && new Callback<[EdgeContext], string>((c) => key(c), {
      option: "rateLimit: key",
      otherwise: "the client address",
      expects: "a text, number, bigint or boolean, such as user.id",
      accept: asKey,
    }),
    cost: typeof cost !== "function" ? checks.number("cost", cost, 0) : new Callback(cost, {
      option: "rateLimit: cost",
      otherwise: "a cost of 1",
      expects: "a number of at least 0",
      accept: asCost,
    }),
    countWhen: countWhen && new Callback<[EdgeContext], boolean>((c) => countWhen(c), {
      option: "rateLimit: countWhen",
      otherwise: "yes (the request counts)",
      expects: "true or false",
      accept: asBoolean,
    }),
  };
}

/** Undefined and null mean no, as for a context variable that is not set. */
function asSkip(answer: unknown): boolean | undefined {
  return answer === undefined || answer === null ? false : asBoolean(answer);
}

/** Converts a key to text. Rejects objects, which would all read alike, and NaN. */
function asKey(answer: unknown): string | undefined {
  switch (typeof answer) {
    case "string":
      return answer || noKey();
    case "number":
      return Number.isFinite(answer) ? String(answer) : undefined;
    case "bigint":
    case "boolean":
      return String(answer);
    default:
      return answer === undefined ? noKey() : answer === null ? "" : undefined;
  }
}

/** Null says that there is no key; undefined and "" more often mean that it is not set yet. */
function noKey(): string {
  warnOnce(
    "rateLimit: key returned no text; the client address is used instead. Register rateLimit() " +
      "after what sets the key, or return null if there is none",
  );
  return "";
}

function asCost(answer: unknown): number | undefined {
  return typeof answer === "number" && answer >= 0 && answer < Infinity ? answer : undefined;
}
