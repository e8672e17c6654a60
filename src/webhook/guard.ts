/**
 * The middleware of webhook(): verify, deduplicate, record the decision, then refuse or call the
 * handler.
 *
 * @module
 */
import { requestTime } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { refuse } from "../core/problem.ts";
import { refusalProblem } from "../core/refusal.ts";
import type { Refusal } from "../core/refusal.ts";
import { record } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { REPLAYED, runAttempt } from "./dedupe.ts";
import type { WebhookSettings } from "./options.ts";
import type { WebhookDecision } from "./types.ts";
import type { Refused } from "./verdict.ts";
import { verify } from "./verify.ts";

/** Verifies the deliveries of one route. */
export class WebhookGuard {
  readonly #settings: WebhookSettings;
  readonly #observer: Hook<[EdgeContext, WebhookDecision]> | undefined;
  readonly #detail: { readonly scheme: string };
  #verified = 0;
  #refused = 0;
  #replayed = 0;

  constructor(settings: WebhookSettings) {
    const { onDecision, scheme } = settings;
    this.#settings = settings;
    this.#observer = onDecision && new Hook(onDecision, "webhook: onDecision");
    this.#detail = { scheme: scheme.name };
  }

  /** Handles one request. */
  async handle(c: EdgeContext, next: Next): Promise<Response | void> {
    const { mode, dedupe } = this.#settings;
    const startedMs = facts(c).timed ? performance.now() : undefined;
    const verdict = await verify(c, this.#settings);
    if ("refusal" in verdict) {
      this.#note(c, "deny", startedMs, verdict);
      return mode === "report" ? await next() : await send(c, verdict);
    }
    this.#verified++;
    c.set("webhook", verdict.webhook);
    const begun = await dedupe?.begin(c, verdict);
    if (begun === REPLAYED) {
      this.#replayed++;
      this.#note(c, "allow", startedMs, { reason: "replayed" });
      if (mode === "enforce") return new Response(null, { status: 200 });
    } else if (begun !== undefined && "refusal" in begun) {
      this.#note(c, "deny", startedMs, begun);
      if (mode === "enforce") return await send(c, begun);
    } else {
      this.#note(c, "allow", startedMs);
      if (begun !== undefined) return await runAttempt(c, next, begun);
    }
    await next();
  }

  /** Returns the numbers of deliveries, of failed callbacks and of failures of the store. */
  stats(): Readonly<Record<string, number>> {
    const { secrets, dedupe } = this.#settings;
    return {
      verified_total: this.#verified,
      refused_total: this.#refused,
      replayed_total: this.#replayed,
      callback_errors_total: secrets.failures + (this.#observer?.failures ?? 0),
      store_errors_total: dedupe?.failures ?? 0,
    };
  }

  /** Records a decision and passes it to the observer. */
  #note(
    c: EdgeContext,
    action: "allow" | "deny",
    startedMs: number | undefined,
    why?: { readonly refusal?: Refusal; readonly reason: string },
  ): void {
    const { mode, clock } = this.#settings;
    if (action === "deny") this.#refused++;
    const decision: WebhookDecision = {
      guard: "webhook",
      action: action === "deny" && mode === "report" ? "report" : action,
      ...(why?.refusal && { code: why.refusal.kind.code }),
      ...(why && { reason: why.reason }),
      detail: this.#detail,
      atMs: requestTime(c, clock),
      ...(startedMs !== undefined && { costMs: performance.now() - startedMs }),
    };
    record(c, decision);
    this.#observer?.call(c, decision);
  }
}

function send(c: EdgeContext, { refusal }: Refused): Response | Promise<Response> {
  return refuse(c, refusalProblem(c, refusal), refusal.headers);
}
