/**
 * Stops responses that leak the system prompt, recognised by a canary or by the words of the
 * prompt.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import { requestTime, systemClock } from "../../core/clock.ts";
import { type Decision, record } from "../../core/request/decision.ts";
import { Hook } from "../../core/hook.ts";
import { defineMiddleware } from "../../core/request/middleware.ts";
import type {
  AppContext,
  EdgeContext,
  EdgeEnv,
  EdgeMiddleware,
} from "../../core/request/middleware.ts";
import { optionChecks, show } from "../../core/options.ts";
import { type Canary, isCanary } from "./canary.ts";
import { EventText } from "./event-text.ts";
import type { Leak } from "./finder.ts";
import { LeakFinder, Secrets } from "./leak.ts";
import { PromptRuns, RUN_OF_WORDS } from "./prompt-runs.ts";

/** Options of `leakScan()`: `canary`, `prompt` or both are required. */
export interface LeakScanOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * The canary, or a function that returns the canary of this request (`c.get("canary")`). It must
   * answer synchronously. If it throws or returns a promise or anything else, there is no canary.
   */
  readonly canary?: Canary | { of(c: AppContext<E>): Canary | undefined }["of"] | undefined;
  /** The secret prompt, with at least twelve words; twelve consecutive words of it are a leak. */
  readonly prompt?: string | undefined;
  /**
   * `"report"` only records leaks.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /** Called on every leak. Only observes: its result and its errors are ignored. */
  readonly onDecision?: { of(c: AppContext<E>, decision: Decision): void }["of"] | undefined;
}

const NAMES = {
  canary: 1,
  prompt: 1,
  mode: 1,
  onDecision: 1,
} satisfies Record<keyof LeakScanOptions, 1>;

/** Maximum number of places in events whose fragments are joined. */
const MAX_PLACES = 64;

/**
 * Scans responses for leaks of the system prompt. It reads responses while they are sent, including
 * streams (fragments of server-sent events and lines of JSON are joined), and ends the response
 * before the chunk that completes a leak. Earlier chunks have already been sent. Leaks are also
 * found reversed, spelled out, in numbered lines, and encoded as base64, hexadecimal, percent
 * escapes or entities. Compressed responses are not read, so register it inside compression; nor
 * are pictures, sound and fonts. Memory: a few thousand characters for each of at most 64 places of
 * fragments.
 *
 * @param options See {@link LeakScanOptions}.
 * @throws {TypeError | RangeError} For a wrong option, or when neither `canary` nor `prompt` is
 * given.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono<{ Variables: { canary: djed.Canary } }>();
 * app.use("/chat", djed.leakScan({ canary: (c) => c.get("canary") }));
 * app.post("/chat", (c) => {
 *   const canary = djed.canary();
 *   c.set("canary", canary);
 *   return c.text(`what the model said, told: ${canary.plant("Be kind.").length}`);
 * });
 * ```
 */
export function leakScan<E extends EdgeEnv = EdgeEnv>(
  options: LeakScanOptions<E>,
): EdgeMiddleware;
export function leakScan(options: LeakScanOptions): EdgeMiddleware {
  const checks = optionChecks("leakScan");
  checks.known(options, NAMES);
  checks.optionalFunction("onDecision", options.onDecision);
  const mode = checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]);
  const report = mode === "report";
  const { canary, prompt, onDecision } = options;
  if (canary === undefined && prompt === undefined) {
    throw new TypeError("leakScan: give a canary, a prompt, or both");
  }
  if (canary !== undefined && typeof canary !== "function" && !isCanary(canary)) {
    throw new TypeError(
      `leakScan: canary must be made by canary(), or be a function that gives one, got ${
        show(canary)
      }`,
    );
  }
  const words = prompt === undefined ? undefined : runsOf(prompt);
  const readToken = tokenOf(canary);
  const observer = onDecision && new Hook(onDecision, "leakScan: onDecision");

  return defineMiddleware("leakScan", async (c, next) => {
    await next();
    const { res } = c;
    const token = readToken(c);
    if (!isReadable(res) || (token === null && words === undefined)) return;
    const onLeak = (leak: Leak) => announce(c, leak, report, observer);
    const secrets = new Secrets(token, words);
    const body = res.body!.pipeThrough(leakStop(decoderOf(res), secrets, report, onLeak));
    const headers = new Headers(res.headers);
    if (!report) headers.delete("content-length");
    c.res = undefined as unknown as Response;
    c.res = new Response(body, { status: res.status, statusText: res.statusText, headers });
  });
}

/** Checks the option `prompt`. */
function runsOf(prompt: unknown): PromptRuns {
  if (typeof prompt !== "string") {
    throw new TypeError(`leakScan: prompt must be a string, got ${show(prompt)}`);
  }
  const runs = new PromptRuns(prompt);
  if (!runs.isEmpty) return runs;
  throw new RangeError(
    `leakScan: prompt must have at least ${RUN_OF_WORDS} words, because ${RUN_OF_WORDS} in a row ` +
      `are a leak, got ${show(prompt)}; plant a canary in a shorter prompt`,
  );
}

/**
 * Makes a function that returns the token of a request, or null if there is none or the callback
 * failed. The words of the prompt are searched for in any case.
 */
function tokenOf(canary: LeakScanOptions["canary"]): (c: EdgeContext) => string | null {
  if (typeof canary !== "function") {
    const token = canary?.token ?? null;
    return () => token;
  }
  const callback = new Callback(canary, {
    option: "leakScan: canary",
    otherwise: "no canary",
    accept: asToken,
  });
  return (c) => callback.askNow(c) ?? null;
}

function asToken(answer: unknown): string | null | undefined {
  if (answer === undefined || answer === null) return null;
  return isCanary(answer) ? answer.token : undefined;
}

/** Whether a response may be text, as all are but pictures, sound and fonts. */
function isReadable({ headers, body, status }: Response): boolean {
  const encoding = headers.get("content-encoding") ?? "identity";
  return body !== null && status !== 101 && /^identity$/i.test(encoding.trim()) &&
    !/^(?:image\/(?!svg)|audio\/|video\/|font\/)/i.test(headers.get("content-type") ?? "");
}

/** Makes the decoder of a response's charset; UTF-8 when the platform does not know it. */
function decoderOf({ headers }: Response): TextDecoder {
  const type = headers.get("content-type") ?? "";
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

function announce(
  c: EdgeContext,
  leak: Leak,
  report: boolean,
  observer: Hook<[EdgeContext, Decision]> | undefined,
): void {
  const decision: Decision = {
    guard: "leak-scan",
    action: report ? "report" : "deny",
    reason: leak,
    atMs: requestTime(c, systemClock),
  };
  record(c, decision);
  observer?.call(c, decision);
}

/** Passes chunks on until one of them completes a leak; this chunk and the rest are not sent. */
function leakStop(
  decoder: TextDecoder,
  secrets: Secrets,
  report: boolean,
  onLeak: (leak: Leak) => void,
): TransformStream<Uint8Array, Uint8Array> {
  const finders = new Map<string, LeakFinder>();
  let leak: Leak | undefined;
  const take = (place: string, text: string) => {
    let finder = finders.get(place);
    if (finder === undefined) {
      if (finders.size === MAX_PLACES) return;
      finders.set(place, finder = new LeakFinder(secrets));
    }
    leak ??= finder.take(text);
  };
  const eventText = new EventText(take);
  let announced = false;
  return new TransformStream({
    transform(chunk, controller) {
      const text = decoder.decode(chunk, { stream: true });
      take("raw", text);
      eventText.take(text);
      if (leak !== undefined && !announced) {
        announced = true;
        onLeak(leak);
      }
      if (leak === undefined || report) controller.enqueue(chunk);
      else controller.terminate();
    },
  });
}
