/**
 * Parts of log lines that one request has in common with those before it.
 *
 * @module
 */
import type { Decision } from "../core/request/decision.ts";
import { quoted } from "./serialise.ts";

/** Maximum number of parts that are kept: an app may set any route for a request. */
const MAX_KEPT = 1_000;
/** Maximum length of a part that is kept: its client chooses the method. */
const MAX_LENGTH = 1_000;

/** The members of one request of a route. */
interface RequestText {
  readonly method: string;
  readonly status: number;
  readonly text: string;
}

/** The members of one decision. */
interface DecisionText {
  readonly guard: string;
  readonly action: string;
  readonly code: string | undefined;
  readonly reason: string | undefined;
  readonly text: string;
}

/**
 * Keeps the last text of each route and of each decision, because most lines are made of these: to
 * put all lines together from their members takes twice the time.
 */
export class RecentTexts {
  readonly #requests = new Map<string | undefined, RequestText>();
  readonly #decisions = new Map<string, DecisionText>();

  /** Returns `"method":"GET","route":"/users/:id","status":200`. */
  ofRequest(route: string | undefined, method: string, status: number): string {
    const last = this.#requests.get(route);
    if (last?.status === status && last.method === method) return last.text;
    const text = `"method":${quoted(method)}` +
      (route === undefined ? "" : `,"route":${quoted(route)}`) + `,"status":${status}`;
    keep(this.#requests, route, { method, status, text });
    return text;
  }

  /** Returns `"guard":"rate-limit","action":"deny","code":"rate-limited"`, without the details. */
  ofDecision({ guard, action, code, reason }: Decision): string {
    // Most guards let requests pass in one way, and have a code for each way to refuse.
    const key = code ?? guard;
    const last = this.#decisions.get(key);
    if (
      last?.guard === guard && last.action === action && last.code === code &&
      last.reason === reason
    ) return last.text;
    const text = `"guard":${quoted(guard)},"action":"${action}"` +
      (code === undefined ? "" : `,"code":${quoted(code)}`) +
      (reason === undefined ? "" : `,"reason":${quoted(reason)}`);
    keep(this.#decisions, key, { guard, action, code, reason, text });
    return text;
  }
}

function keep<K, T extends { readonly text: string }>(kept: Map<K, T>, key: K, made: T): void {
  if (made.text.length > MAX_LENGTH) return;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, made);
}
