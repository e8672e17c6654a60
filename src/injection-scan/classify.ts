/**
 * A second opinion on texts that the scanner is not sure of: a hosted model, Workers AI, a service.
 * It has a time budget, and its failure is never the outage.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { type Duration, optionChecks } from "../core/options.ts";

/**
 * Judges one text: true for an attack, false for none, or a score from 0 to 1 in place of the
 * scanner's own. The signal fires when the budget is spent.
 */
export type Classifier = (
  text: string,
  c: any,
  signal: AbortSignal,
) => boolean | number | Promise<boolean | number>;

/** A classifier with its budget. */
export interface ClassifyOptions {
  /** Judges one text. */
  ask: Classifier;
  /**
   * Scores from here on are worth the question.
   * @default 0.5
   */
  from?: number;
  /**
   * Scores from here on need none.
   * @default 0.85
   */
  to?: number;
  /**
   * How long all questions of one request may take together.
   * @default "500ms"
   */
  timeout?: Duration;
  /**
   * When it fails or takes too long: the scanner's own verdict, let pass, or refuse.
   * @default "verdict"
   */
  failMode?: "verdict" | "open" | "closed";
}

/** A request asks about no more texts than this: those with the highest scores. */
export const MAX_QUESTIONS = 4;

/** The option, checked and completed. */
export interface ResolvedClassifier {
  readonly asked: Callback<[text: string, c: EdgeContext, signal: AbortSignal], number>;
  readonly from: number;
  readonly to: number;
  readonly failMode: "verdict" | "open" | "closed";
  readonly timeoutMs: number;
}

/** Checks and completes the option. */
export function resolveClassifier(
  option: Classifier | ClassifyOptions | undefined,
): ResolvedClassifier | undefined {
  if (option === undefined) return undefined;
  const given: ClassifyOptions = typeof option === "function" ? { ask: option } : option;
  const check = optionChecks("injectionScan");
  if (typeof given !== "object" || given === null) {
    throw check.error("classify", "a function, or an object such as { ask }", given);
  }
  check.known(given, ["ask", "from", "to", "timeout", "failMode"]);
  if (typeof given.ask !== "function") throw check.error("classify.ask", "a function", given.ask);
  const { ask, from = 0.5, to = 0.85, timeout = "500ms", failMode = "verdict" } = given;
  check.number("classify.from", from, 0, 1);
  check.number("classify.to", to, from, 1);
  check.oneOf("classify.failMode", failMode, ["verdict", "open", "closed"]);
  const timeoutMs = check.duration("classify.timeout", timeout, 1, 60_000);
  const asked = new Callback(ask, {
    option: "injectionScan: classify",
    otherwise: `failMode "${failMode}"`,
    accept: asScore,
    expects: "true, false or a score from 0 to 1",
    budgetMs: timeoutMs,
  });
  return { asked, from, to, failMode, timeoutMs };
}

/**
 * What the classifier says of each text: a score, or undefined where it failed. An answer that is
 * neither a boolean nor a number from 0 to 1 is a failure too.
 */
export async function askAll(
  { asked, timeoutMs }: ResolvedClassifier,
  texts: readonly string[],
  c: EdgeContext,
): Promise<(number | undefined)[]> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    return await Promise.all(texts.map((text) => asked.ask(text, c, controller.signal)));
  } finally {
    clearTimeout(timer);
  }
}

function asScore(answer: unknown): number | undefined {
  if (typeof answer === "boolean") return answer ? 1 : 0;
  return typeof answer === "number" && answer >= 0 && answer <= 1 ? answer : undefined;
}
