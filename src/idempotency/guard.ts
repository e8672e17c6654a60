/**
 * The handler: request → key → principal → body → claim → run, replay or refuse.
 *
 * @module
 */
import { requestBody } from "../core/body/body.ts";
import { LATE_BODY } from "../core/body/body-timeout.ts";
import { failuresOf } from "../core/callback.ts";
import { requestTime } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { MALFORMED_BODY, PAYLOAD_TOO_LARGE } from "../core/problem-kinds.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import type { Refusal } from "../core/refusal.ts";
import { record } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import { requestHeader } from "../core/request/headers.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import type { Decision } from "../core/request/types.ts";
import { outerContext } from "../runtime/outer-request.ts";
import { keepAnswer, NOT_KEPT, replay } from "./answer.ts";
import { Attempts } from "./attempts.ts";
import type { KeyedRequest } from "./attempts.ts";
import { isUnguessable, parseKey } from "./key-header.ts";
import type { IdempotencySettings } from "./options.ts";
import {
  COMPLETED,
  GUESSABLE,
  IN_PROGRESS,
  INVALID_KEY,
  MISSING_KEY,
  REUSED,
  UNAVAILABLE,
} from "./refusals.ts";
import { attemptOf } from "./scope.ts";

/** Maximum value of `Retry-After` while a request is running, in seconds. */
const LONGEST_RETRY_S = 5;
/** Statuses that say that nothing has run; also of middlewares that are not of this library. */
const NOT_RUN: ReadonlySet<number> = /* @__PURE__ */ new Set([401, 429]);
/** Guards that refuse before the handler runs; of `validate`, all but a refused response. */
const BEFORE_RUN: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...["api-keys", "circuit-breaker", "injection-scan", "load-shed", "rate-limit", "validate"],
  // Of another one, for this one may only report.
  ...["idempotency", "webhook"],
]);
/** Requests that a guard has taken which enforces. */
const enforced: WeakSet<EdgeContext> = /* @__PURE__ */ new WeakSet();

/** The handler of one `idempotency()`. */
export class IdempotencyGuard {
  readonly attempts: Attempts;
  readonly #settings: IdempotencySettings;
  readonly #observer: Hook<[EdgeContext, Decision]> | undefined;
  #run = 0;
  #replayed = 0;
  #refused = 0;

  constructor(settings: IdempotencySettings) {
    this.#settings = settings;
    this.attempts = new Attempts(settings);
    const { onDecision } = settings;
    this.#observer = onDecision && new Hook(onDecision, "idempotency: onDecision");
  }

  /** The middleware. A request that comes here again is guarded already. */
  handle(c: EdgeContext, next: Next): Promise<Response | void> | Response {
    const { methods, required, report } = this.#settings;
    if (!methods.has(c.req.method) || isGuarded(c, report)) return next();
    this.#settings.uses.add(c);
    this.attempts.check();
    const field = requestHeader(c, "idempotency-key");
    if (field === undefined && !required) return next();
    const key = field === undefined ? undefined : parseKey(field);
    if (key !== undefined) return this.#guard(c, next, key);
    return this.#refuse(c, field === undefined ? MISSING_KEY : INVALID_KEY) ?? next();
  }

  stats(): Readonly<Record<string, number>> {
    const { principal } = this.#settings;
    return {
      run_total: this.#run,
      replayed_total: this.#replayed,
      refused_total: this.#refused,
      ...this.attempts.stats(),
      ...(principal && { callback_errors_total: failuresOf([principal]) }),
    };
  }

  async #guard(c: EdgeContext, next: Next, key: string): Promise<Response | void> {
    const { principal: callback, report } = this.#settings;
    if (!report) enforced.add(c);
    const principal = callback === undefined ? "" : await callback.ask(c);
    if (principal === undefined) return this.#unavailable(c, next, key, "key-error");
    const refusal = principal === "" && !isUnguessable(key) ? GUESSABLE : await this.#read(c);
    if (refusal !== undefined) return this.#refuse(c, refusal) ?? pass(c, next, key);
    const attempt = await attemptOf(c, principal, key, report);
    const state = await this.attempts.claim(c, attempt);
    if (state === undefined) return this.#unavailable(c, next, key, "store-error");
    if (state.state === "claimed") return this.#first(c, next, key, attempt);
    if (state.fingerprint !== attempt.fingerprint) {
      return this.#refuse(c, REUSED) ?? pass(c, next, key);
    }
    if (state.state === "done") return this.#replay(c, next, key, state.result);
    const seconds = Math.min(Math.max(Math.ceil(state.expiresIn / 1_000), 1), LONGEST_RETRY_S);
    return this.#refuse(c, IN_PROGRESS, seconds) ?? pass(c, next, key);
  }

  /** Reads the body; returns a refusal if it cannot be read. */
  async #read(c: EdgeContext): Promise<Refusal | undefined> {
    const { maxBytes } = this.#settings;
    switch (await requestBody(c).read(maxBytes)) {
      case "complete":
        return undefined;
      case "over-limit":
        return {
          kind: PAYLOAD_TOO_LARGE,
          detail: `The body must not be larger than ${maxBytes} bytes`,
        };
      case "timed-out":
        return LATE_BODY;
      case "unreadable":
        return { kind: MALFORMED_BODY, detail: "The body could not be read to its end" };
    }
  }

  /** Runs the handler, and keeps its answer. */
  async #first(c: EdgeContext, next: Next, key: string, attempt: KeyedRequest): Promise<void> {
    this.#run++;
    this.#publish(c, { action: "allow" });
    c.set("idempotency", { key, claimed: !this.#settings.report });
    const earlier = facts(c).decisions?.length ?? 0;
    const renewal = this.attempts.keep(c, attempt);
    // Also for a throw that no handler of errors answers: the work may be done.
    let result: string | undefined = NOT_KEPT;
    try {
      await next();
      result = wasRefused(c, earlier) ? undefined : await this.#keepAnswer(c);
    } finally {
      renewal.stop(result === undefined);
      this.attempts.end(c, attempt, result);
    }
  }

  async #keepAnswer(c: EdgeContext): Promise<string> {
    try {
      return await keepAnswer(c, this.#settings.maxStored);
    } catch {
      return NOT_KEPT;
    }
  }

  /** Answers with the kept answer of the first request. */
  #replay(
    c: EdgeContext,
    next: Next,
    key: string,
    result: string,
  ): Promise<Response | void> | Response {
    let response: Response | undefined;
    try {
      response = replay(c, result);
    } catch {
      return this.#unavailable(c, next, key, "store-error");
    }
    if (response === undefined) return this.#refuse(c, COMPLETED) ?? pass(c, next, key);
    this.#replayed++;
    const { report } = this.#settings;
    this.#publish(c, { action: report ? "report" : "allow", reason: "replayed" });
    return report ? pass(c, next, key) : response;
  }

  /** Refuses a request that cannot be guarded, or lets it run, as `failMode` says. */
  #unavailable(
    c: EdgeContext,
    next: Next,
    key: string,
    reason: string,
  ): Promise<Response | void> | Response {
    if (!this.#settings.failsOpen) {
      return this.#refuse(c, UNAVAILABLE, 1, reason) ?? pass(c, next, key);
    }
    this.#publish(c, { action: "allow", reason });
    return pass(c, next, key);
  }

  /** Records a refusal, and returns its response; undefined in report mode. */
  #refuse(
    c: EdgeContext,
    { kind, detail, headers }: Refusal,
    retryAfter?: number,
    reason?: string,
  ): Promise<Response> | Response | undefined {
    const { report } = this.#settings;
    this.#refused++;
    this.#publish(c, { action: report ? "report" : "deny", code: kind.code, reason });
    if (report) return undefined;
    if (retryAfter === undefined) return refuse(c, makeProblem(c, kind, detail), headers);
    const problem = makeProblem(c, kind, detail, { retryAfter });
    return refuse(c, problem, { "retry-after": String(retryAfter) });
  }

  #publish(c: EdgeContext, made: Pick<Decision, "action" | "code" | "reason">): void {
    const decision = {
      guard: "idempotency",
      ...made,
      atMs: requestTime(c, this.#settings.clock),
    };
    record(c, decision);
    this.#observer?.call(c, decision);
  }
}

/**
 * Whether a guard has taken this request, or the one that was passed on as this one. A guard that
 * that only reports does not count for one that enforces.
 */
function isGuarded(c: EdgeContext, report: boolean): boolean {
  return isTaken(c, report) || isTaken(outerContext(c), report);
}

function isTaken(c: EdgeContext | undefined, report: boolean): boolean {
  if (c === undefined) return false;
  return enforced.has(c) || (report && c.get("idempotency") !== undefined);
}

/** Lets a request run without a claim. */
function pass(c: EdgeContext, next: Next, key: string): Promise<void> {
  c.set("idempotency", { key, claimed: false });
  return next();
}

/** Whether the handler did not run, because a middleware after this one has refused. */
function wasRefused(c: EdgeContext, earlier: number): boolean {
  if (NOT_RUN.has(c.res.status) || facts(c).refusedByPolicy) return true;
  const made = facts(c).decisions?.slice(earlier) ?? [];
  return made.some(({ guard, action, code }) =>
    action === "deny" && BEFORE_RUN.has(guard) && code !== "response-invalid"
  );
}
