/**
 * Work that is the rest of a route: the middlewares further in, and the handler.
 *
 * @module
 */
import { clientSignal } from "../../core/request/client-signal.ts";
import { decisions } from "../../core/request/decision.ts";
import { facts } from "../../core/request/facts.ts";
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import type { EdgeContext, Next } from "../../core/request/middleware.ts";
import { watchBody } from "../../core/body/watch-body.ts";
import { isClientFault } from "../client/client-fault.ts";
import type { Attempt, ChainWork } from "./call.ts";
import { isResponse } from "./fetch-work.ts";
import { isExempt, judgeError, judgeFailedRoute, judgeStatus } from "./judge.ts";
import type { RouteVerdict } from "./judge.ts";
import type { CallOutcome, Outcome } from "./outcome.ts";

/** The rest of a route as work. Its Response is the value. */
export class RouteWork implements ChainWork {
  readonly repeatable = false;
  readonly key: string | undefined = undefined;
  readonly c: EdgeContext;
  readonly signal: AbortSignal | undefined;
  /** Whether the rest of the route has begun. */
  hasRun = false;
  readonly #next: Next;
  readonly #limitsTime: boolean;
  #answer: Response | undefined;
  #verdict: RouteVerdict | undefined;
  #isClientFault = false;

  constructor(c: EdgeContext, next: Next, limitsTime: boolean) {
    this.c = c;
    this.#next = next;
    this.#limitsTime = limitsTime;
    this.signal = clientSignal(c);
  }

  async run(attempt: Attempt): Promise<Response> {
    const { c } = this;
    if (this.#limitsTime) facts(c).signal = attempt.signal;
    const before = decisions(c).length;
    this.hasRun = true;
    await this.#next();
    this.#answer = c.res;
    if (c.res.status >= 500) this.#verdict = await judgeFailedRoute(c, before);
    return c.res;
  }

  judge(threw: boolean, value: unknown): Outcome {
    if (threw) return this.#isClientFault ? "neutral" : judgeError(value, this.#hasLeft);
    const verdict = value === this.#answer ? this.#verdict : undefined;
    return verdict?.outcome ?? judgeStatus((value as Response).status);
  }

  outcome(threw: boolean, value: unknown): CallOutcome {
    return threw ? { error: value } : this.c;
  }

  isExempt(threw: boolean, value: unknown): boolean {
    return isExempt(threw, value, this.#hasLeft) ||
      (threw ? this.#isClientFault : this.#verdict?.exempt === true);
  }

  get #hasLeft(): boolean {
    return this.signal?.aborted === true;
  }

  get wasRefused(): boolean {
    return this.#verdict?.refused === true;
  }

  /** A timeout may mean that the client has not sent its body yet. */
  examine(error: unknown): Promise<void> {
    return isClientFault(this.c, error).then((found) => {
      this.#isClientFault = found;
    });
  }

  watchBody(watcher: BodyWatcher): void {
    watchBody(this.c, watcher);
  }

  isTransient(): boolean {
    return false;
  }

  wrongKind(value: unknown): unknown {
    return isResponse(value)
      ? undefined
      : new TypeError("policy: a route must answer with a Response");
  }
}
