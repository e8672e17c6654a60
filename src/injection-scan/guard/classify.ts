/**
 * The classifier: a second opinion (a hosted model, Workers AI, a service) on texts with a score in
 * the grey zone. It has a time budget, and its failure never becomes an outage.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../../core/request/middleware.ts";
import { type Duration, optionChecks } from "../../core/options.ts";

/**
 * Classifies one text: returns true for an attack, false for a harmless text, or a score from 0 to
 * 1 that replaces the scanner's. The signal is aborted when the time budget is used up.
 */
export type Classifier<E extends EdgeEnv = EdgeEnv> = {
  of(
    text: string,
    c: AppContext<E>,
    signal: AbortSignal,
  ): boolean | number | Promise<boolean | number>;
}["of"];

/** A classifier with its settings. */
export interface ClassifyOptions<E extends EdgeEnv = EdgeEnv> {
  /** Classifies one text. */
  readonly ask: Classifier<E>;
  /**
   * Minimum score of the texts that are classified.
   * @default 0.5
   */
  readonly from?: number | undefined;
  /**
   * Texts with this score or more are not classified.
   * @default 0.85
   */
  readonly to?: number | undefined;
  /**
   * Maximum time for classifying all texts of one request.
   * @default "500ms"
   */
  readonly timeout?: Duration | undefined;
  /**
   * The verdict when the classifier fails or times out: the scanner's (`"verdict"`), pass
   * (`"open"`) or refuse (`"closed"`).
   * @default "verdict"
   */
  readonly failMode?: "verdict" | "open" | "closed" | undefined;
}

/** Maximum number of texts of one request that are classified: those with the highest scores. */
export const MAX_CLASSIFIED = 4;

/** The complete options of the classifier. */
export interface ClassifySettings {
  readonly classifier: Callback<[text: string, c: EdgeContext, signal: AbortSignal], number>;
  readonly from: number;
  readonly to: number;
  readonly failMode: "verdict" | "open" | "closed";
  readonly timeoutMs: number;
}

const NAMES = {
  ask: 1,
  from: 1,
  to: 1,
  timeout: 1,
  failMode: 1,
} satisfies Record<keyof ClassifyOptions, 1>;

/** Checks and completes the option `classify`. */
export function resolveClassifyOptions(
  option: Classifier | ClassifyOptions | undefined,
): ClassifySettings | undefined {
  if (option === undefined) return undefined;
  const given: ClassifyOptions = typeof option === "function" ? { ask: option } : option;
  const checks = optionChecks("injectionScan");
  if (typeof given !== "object" || given === null) {
    throw checks.error("classify", "a function, or an object such as { ask }", given);
  }
  checks.known(given, NAMES);
  if (typeof given.ask !== "function") throw checks.error("classify.ask", "a function", given.ask);
  const { ask, from = 0.5, to = 0.85, timeout = "500ms", failMode = "verdict" } = given;
  checks.number("classify.from", from, 0, 1);
  checks.number("classify.to", to, from, 1);
  checks.oneOf("classify.failMode", failMode, ["verdict", "open", "closed"]);
  const timeoutMs = checks.duration("classify.timeout", timeout, 1, 60_000, 5);
  const classifier = new Callback(ask, {
    option: "injectionScan: classify",
    otherwise: `failMode "${failMode}"`,
    accept: asScore,
    expects: "true, false or a score from 0 to 1",
    budgetMs: timeoutMs,
  });
  return { classifier, from, to, failMode, timeoutMs };
}

/**
 * Classifies texts. Returns a score for each text, or undefined if the classifier failed or
 * returned neither a boolean nor a number from 0 to 1.
 */
export async function classifyAll(
  { classifier, timeoutMs }: ClassifySettings,
  texts: readonly string[],
  c: EdgeContext,
): Promise<(number | undefined)[]> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    return await Promise.all(texts.map((text) => classifier.ask(text, c, controller.signal)));
  } finally {
    clearTimeout(timer);
  }
}

function asScore(answer: unknown): number | undefined {
  if (typeof answer === "boolean") return answer ? 1 : 0;
  return typeof answer === "number" && answer >= 0 && answer <= 1 ? answer : undefined;
}
