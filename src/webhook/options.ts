/**
 * Checks the options of webhook() and fills in the defaults, once, at construction.
 *
 * @module
 */
import { bodyTimeoutOption } from "../core/body/body-timeout.ts";
import { checkedClock, systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import { warnOnce } from "../core/once.ts";
import { optionChecks } from "../core/options.ts";
import type { OptionChecks } from "../core/options.ts";
import { dedupeOption } from "./dedupe.ts";
import type { Deduplication } from "./dedupe.ts";
import { schemeOf } from "./schemes/all.ts";
import type { Scheme } from "./schemes/scheme.ts";
import { secretsOption } from "./secrets.ts";
import type { Secrets } from "./secrets.ts";
import { WEBHOOK_THEIRS } from "./their-names.ts";
import type { WebhookOptions, WebhookScheme } from "./types.ts";

/** The complete options. */
export interface WebhookSettings {
  readonly scheme: Scheme;
  readonly secrets: Secrets;
  readonly toleranceMs: number;
  readonly dedupe: Deduplication | undefined;
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  /** The signed URL; undefined for the path and query of the request. */
  readonly url: string | undefined;
  readonly mode: "enforce" | "report";
  readonly clock: Clock;
  readonly onDecision: WebhookOptions["onDecision"];
}

const NAMES = {
  secret: 1,
  tolerance: 1,
  dedupe: 1,
  maxBytes: 1,
  bodyTimeout: 1,
  url: 1,
  mode: 1,
  clock: 1,
  onDecision: 1,
} satisfies Record<keyof WebhookOptions, 1>;

/** Tolerances below this are probably seconds, in ms. */
const USUAL_MS = 1_000;

/** Checks the arguments and fills in the defaults. */
export function resolveWebhookOptions(
  given: WebhookScheme,
  options: WebhookOptions,
): WebhookSettings {
  const checks = optionChecks("webhook");
  const scheme = schemeOf("webhook", given);
  checks.known(options, NAMES, WEBHOOK_THEIRS);
  checks.optionalFunction("onDecision", options.onDecision);
  const { maxBytes = "1mb", mode = "enforce", dedupe } = options;
  const clock = checkedClock(checks, options.clock ?? systemClock);
  return {
    scheme,
    secrets: secretsOption("webhook", scheme, options.secret),
    toleranceMs: toleranceOption(checks, scheme, options.tolerance),
    dedupe: dedupe === undefined ? undefined : dedupeOption(dedupe, scheme, clock),
    maxBytes: checks.size("maxBytes", maxBytes),
    bodyTimeoutMs: bodyTimeoutOption(checks, options.bodyTimeout),
    url: urlOption(checks, scheme, options.url),
    mode: checks.oneOf("mode", mode, ["enforce", "report"]),
    clock,
    onDecision: options.onDecision,
  };
}

function toleranceOption(checks: OptionChecks, scheme: Scheme, given: unknown): number {
  if (given !== undefined && scheme.toleranceMs === undefined) {
    warnOnce(
      `webhook: ${scheme.name} signs no time, so tolerance has no effect; dedupe recognises ` +
        "deliveries that come again",
    );
  }
  const tolerance = given === undefined ? scheme.toleranceMs ?? 0 : given;
  return checks.duration("tolerance", tolerance, 0, Infinity, USUAL_MS);
}

function urlOption(checks: OptionChecks, scheme: Scheme, given: unknown): string | undefined {
  if (given === undefined) return undefined;
  if (scheme.signsUrl !== true) {
    throw new TypeError(`webhook: url is only for qstash: ${scheme.name} does not sign the URL`);
  }
  if (typeof given === "string" && URL.canParse(given)) return given;
  throw checks.error("url", 'a URL, like "https://example.com/hooks/qstash"', given);
}
