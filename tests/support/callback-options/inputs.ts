/** Callback options of the scanners, validation and problems. */
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { signWebhook, webhook } from "../../../src/webhook/mod.ts";
import type { WebhookOptions } from "../../../src/webhook/types.ts";
import { ANSWERED, appBehind, failuresOf, NOTHING, OBSERVED, pause, statusOf } from "./case.ts";
import type { CallbackCase, Way } from "./case.ts";

const ATTACK = "/?q=' or 1=1--";
const SECRET = "one two three four five six seven eight nine ten eleven twelve thirteen";

function scanned(
  options: readonly string[],
  make: (callback: any) => djed.InjectionScanOptions,
  answers: readonly number[],
  counts: readonly Way[],
): CallbackCase {
  return {
    options,
    counts,
    answers,
    async drive(callback) {
      const guard = djed.injectionScan(make(callback));
      const status = await statusOf(appBehind(guard), ATTACK);
      return { status, failures: await failuresOf(guard) };
    },
  };
}

function leaking(option: string, options: (callback: any) => djed.LeakScanOptions): CallbackCase {
  return {
    options: [option],
    counts: NOTHING,
    async drive(callback) {
      const scan = djed.leakScan({ prompt: SECRET, mode: "report", ...options(callback) });
      const leak = (c: any) => c.text(SECRET);
      return { status: await statusOf(appBehind(scan, leak)) };
    },
  };
}

/** An unsigned delivery, or one that is signed by "secret" where the callback is asked for it. */
function delivered(
  options: readonly string[],
  make: (callback: any) => Partial<WebhookOptions>,
  answers: readonly number[],
  counts: readonly Way[],
): CallbackCase {
  return {
    options,
    counts,
    answers,
    async drive(callback) {
      const guard = webhook("github", { secret: "secret", ...make(callback) });
      const body = "{}";
      const headers = await signWebhook("github", { secret: "secret", body });
      const status = await statusOf(appBehind(guard), "/", { method: "POST", body, headers });
      return { status, failures: await failuresOf(guard) };
    },
  };
}

const refusing = () => djed.validate("query", v.object({ a: v.string() }));

export const inputCases: readonly CallbackCase[] = [
  scanned(["InjectionScanOptions.allow"], (allow) => ({ allow }), [400], ANSWERED),
  scanned(
    ["InjectionScanOptions.classify", "ClassifyOptions.ask"],
    (ask) => ({ classify: { ask, from: 0, to: 1, timeout: "50ms" } }),
    [200, 400],
    NOTHING,
  ),
  delivered(["WebhookOptions.secret"], (secret) => ({ secret }), [503], ANSWERED),
  delivered(["WebhookOptions.onDecision"], (onDecision) => ({ onDecision }), [200], OBSERVED),
  scanned(["InjectionScanOptions.onDecision"], (onDecision) => ({ onDecision }), [400], OBSERVED),
  leaking("LeakScanOptions.canary", (canary) => ({ canary })),
  leaking("LeakScanOptions.onDecision", (onDecision) => ({ onDecision })),
  {
    options: ["ValidateOptions.onDecision"],
    counts: NOTHING,
    async drive(onDecision) {
      const status = await statusOf(
        appBehind(djed.validate("query", v.object({}), { onDecision })),
      );
      await pause(5);
      return { status };
    },
  },
  {
    options: ["problems(render)"],
    counts: NOTHING,
    answers: [422],
    async drive(render) {
      return { status: await statusOf(appBehind(djed.problems(render), refusing())) };
    },
  },
];
