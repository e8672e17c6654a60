/**
 * What the app's own functions say of a request: whether it is limited, whose it is, what it costs,
 * and whether it counts.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { RateLimitOptions } from "./guard-options.ts";

/** The callbacks of one guard; each is undefined when its option is. */
export interface GuardCallbacks {
  readonly skip: Callback<[EdgeContext], boolean> | undefined;
  /** The empty text: nothing was given. */
  readonly key: Callback<[EdgeContext], string> | undefined;
  readonly cost: Callback<[EdgeContext], number> | number;
  readonly countWhen: Callback<[EdgeContext], boolean> | undefined;
}

/** Checks the options that are functions. */
export function resolveCallbacks(options: RateLimitOptions): GuardCallbacks {
  const check = optionChecks("rateLimit");
  for (const option of ["key", "skip", "countWhen", "onDecision"] as const) {
    check.optionalFunction(option, options[option]);
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
    cost: typeof cost !== "function" ? check.number("cost", cost, 0) : new Callback(cost, {
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

/** Nothing means no: a variable that was not set. */
function asSkip(answer: unknown): boolean | undefined {
  return answer === undefined || answer === null ? false : asBoolean(answer);
}

/** A key as text. Objects would all have the same; NaN is a number that was not there. */
function asKey(answer: unknown): string | undefined {
  switch (typeof answer) {
    case "string":
      return answer;
    case "number":
      return Number.isFinite(answer) ? String(answer) : undefined;
    case "bigint":
    case "boolean":
      return String(answer);
    default:
      return answer === undefined || answer === null ? "" : undefined;
  }
}

function asCost(answer: unknown): number | undefined {
  return typeof answer === "number" && answer >= 0 && answer < Infinity ? answer : undefined;
}
