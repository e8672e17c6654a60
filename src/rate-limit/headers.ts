/**
 * What a client is told: the IETF `RateLimit` fields
 * (draft-ietf-httpapi-ratelimit-headers), the older `X-RateLimit-*` ones, or both.
 *
 * @module
 */
import { facts } from "../core/facts.ts";
import { exposeToBrowsers, setResponseHeader, sfString } from "../core/headers.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { policyItem } from "./policies.ts";
import type { Policy } from "./policies.ts";
import type { PolicyState, RateLimitDecision } from "./result.ts";

/** Which headers are sent. */
export type HeaderStyle = "standard" | "legacy" | "both" | false;

/** Below this share of its bucket a policy counts as near its limit. */
const NEAR_LIMIT = 0.2;

/** Writes one guard's part of the headers. Made once, with what does not change computed ahead. */
export class QuotaHeaders {
  readonly #style: HeaderStyle;
  readonly #onlyNearLimit: boolean;
  readonly #policies: readonly Policy[];
  readonly #items: readonly string[];
  readonly #exposed: readonly string[];

  constructor(style: HeaderStyle, onlyNearLimit: boolean, policies: readonly Policy[]) {
    this.#style = style;
    this.#onlyNearLimit = onlyNearLimit;
    this.#policies = policies;
    this.#items = policies.map((policy) => policyItem(policy, policy.name));
    this.#exposed = [
      ...(this.#standard ? ["RateLimit-Policy", "RateLimit"] : []),
      ...(this.#legacy ? ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"] : []),
      "Retry-After",
    ];
  }

  /** Adds this guard's policies to the lists of this request, before the rest of the chain runs. */
  announce(c: EdgeContext, result: RateLimitDecision): void {
    if (!this.#standard || !this.#isTold(result)) return;
    const quotas = facts(c).quotas ??= [];
    for (let i = 0; i < result.policies.length; i++) {
      const { name } = this.#policies[i];
      const unique = uniqueName(name, quotas);
      const policy = unique === name ? this.#items[i] : policyItem(this.#policies[i], unique);
      quotas.push({ name: unique, policy, state: stateItem(result.policies[i], unique) });
    }
  }

  /** Sets the headers on the response that the chain left behind. */
  write(c: EdgeContext, result: RateLimitDecision): void {
    if (this.#style === false || !this.#isTold(result)) return;
    if (this.#standard) {
      const quotas = facts(c).quotas!;
      setResponseHeader(c, "RateLimit-Policy", join(quotas, "policy"));
      setResponseHeader(c, "RateLimit", join(quotas, "state"));
    }
    if (this.#legacy && isTightestSoFar(c, result)) {
      for (const [name, value] of legacyFields(result)) setResponseHeader(c, name, value);
    }
    exposeToBrowsers(c, this.#exposed);
  }

  /** The headers of a refusal. */
  refusal(c: EdgeContext, result: RateLimitDecision): Record<string, string> {
    const headers: Record<string, string> = {};
    if (result.retryAfterMs < Infinity) headers["retry-after"] = `${seconds(result.retryAfterMs)}`;
    if (this.#standard) {
      const quotas = facts(c).quotas!;
      headers["ratelimit-policy"] = join(quotas, "policy");
      headers["ratelimit"] = join(quotas, "state");
    }
    if (this.#legacy) { for (const [name, value] of legacyFields(result)) headers[name] = value; }
    // Only a browser's cross-origin request can have had CORS headers prepared by a guard before
    // us; looking at `c.res` would make a response that nobody else needs.
    if (c.req.raw.headers.has("origin")) exposeToBrowsers(c, this.#exposed);
    return headers;
  }

  get #standard(): boolean {
    return this.#style === "standard" || this.#style === "both";
  }

  get #legacy(): boolean {
    return this.#style === "legacy" || this.#style === "both";
  }

  #isTold(result: RateLimitDecision): boolean {
    return !this.#onlyNearLimit || !result.allowed ||
      result.policies.some((state) => state.remaining < state.limit * NEAR_LIMIT);
  }
}

/** Whole seconds, never less than what is really to be waited. */
export function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** `"default";r=57;t=1`: 57 left, one second until the next. */
function stateItem(state: PolicyState, name: string): string {
  const item = `${sfString(name)};r=${state.remaining}`;
  return state.nextMs > 0 ? `${item};t=${seconds(state.nextMs)}` : item;
}

/** Two policies of one name on one request: the second becomes `name-2`. */
function uniqueName(name: string, taken: readonly { name: string }[]): string {
  const isTaken = (candidate: string) => taken.some((quota) => quota.name === candidate);
  if (taken.length === 0 || !isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

function join(
  quotas: readonly { policy: string; state: string }[],
  part: "policy" | "state",
): string {
  return quotas.length === 1 ? quotas[0][part] : quotas.map((quota) => quota[part]).join(", ");
}

/** Of several guards on one request, the older headers can only speak for the tightest. */
function isTightestSoFar(c: EdgeContext, result: RateLimitDecision): boolean {
  const written = c.res.headers.get("x-ratelimit-remaining");
  return written === null || result.remaining <= Number(written);
}

function legacyFields(result: RateLimitDecision): [string, string][] {
  const tightest = result.policies.find((state) => state.remaining === result.remaining)!;
  return [
    ["X-RateLimit-Limit", `${result.limit}`],
    ["X-RateLimit-Remaining", `${result.remaining}`],
    ["X-RateLimit-Reset", `${seconds(result.atMs + tightest.resetMs)}`],
  ];
}
