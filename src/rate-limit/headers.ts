/**
 * Response headers: the IETF `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers), the older
 * `X-RateLimit-*` headers, or both.
 *
 * @module
 */
import { facts } from "../core/request/facts.ts";
import type { Quotas } from "../core/request/facts.ts";
import {
  exposeToBrowsers,
  requestHeader,
  setResponseHeaders,
  sfString,
} from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { policyItem } from "./policies.ts";
import type { PolicyState, RateLimitDecision } from "./result.ts";

/** The headers that are sent. */
export type HeaderStyle = "standard" | "legacy" | "both" | false;

// In lower case, as `Headers` stores them: avoids a copy.
const STANDARD = ["ratelimit-policy", "ratelimit"];
const LEGACY = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];
const EXPOSED_STANDARD = ["RateLimit-Policy", "RateLimit"];
const EXPOSED_LEGACY = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];
/** A policy with less than this share of its bucket left is near its limit. */
const NEAR_LIMIT = 0.2;

/** Writes the headers of one guard. Constant parts are computed once. */
export class QuotaHeaders {
  readonly #style: HeaderStyle;
  readonly #standard: boolean;
  readonly #legacy: boolean;
  readonly #onlyNearLimit: boolean;
  /** The last item of each policy: only limits that vary by request need another. */
  readonly #items: QuotaItem[] = [];
  readonly #exposed: readonly string[];

  constructor(style: HeaderStyle, onlyNearLimit: boolean) {
    this.#style = style;
    this.#standard = style === "standard" || style === "both";
    this.#legacy = style === "legacy" || style === "both";
    this.#onlyNearLimit = onlyNearLimit;
    this.#exposed = [
      ...(this.#standard ? EXPOSED_STANDARD : []),
      ...(this.#legacy ? EXPOSED_LEGACY : []),
      "Retry-After",
    ];
  }

  /**
   * Adds this guard's policies to the lists of this request, before the rest of the chain runs.
   *
   * @returns The index of its first policy in the lists; -1 if nothing was added.
   */
  announce(c: EdgeContext, decision: RateLimitDecision): number {
    // If the store does not answer, the state is unknown.
    if (!this.#standard || decision.code === "limiter-unavailable" || !this.#isSent(decision)) {
      return -1;
    }
    const shared = facts(c);
    const first = shared.quotas?.names.length ?? 0;
    for (let i = 0; i < decision.policies.length; i++) {
      const state = decision.policies[i];
      const name = uniqueName(state.name, shared.quotas);
      let item = this.#items[i];
      if (item === undefined || item.name !== name || item.limit !== state.limit) {
        item = this.#items[i] = quotaItem(name, state);
      }
      shared.quotas = appended(shared.quotas, item, item.state + stateOf(state));
    }
    return first;
  }

  /** Replaces the announced state `before` by the state `after`. */
  amend(c: EdgeContext, first: number, before: RateLimitDecision, after: RateLimitDecision): void {
    const { quotas } = facts(c);
    if (first < 0 || quotas === undefined) return;
    for (let i = 0; i < before.policies.length; i++) {
      const name = sfString(quotas.names[first + i]);
      const [was, is] = [before, after].map(({ policies }) => name + stateOf(policies[i]));
      quotas.states = quotas.states.replace(was, () => is);
    }
  }

  /** Sets the headers on the response. */
  write(c: EdgeContext, decision: RateLimitDecision): void {
    if (this.#style === false || decision.policies.length === 0 || !this.#isSent(decision)) return;
    let headers: Headers | undefined;
    const { quotas } = facts(c);
    if (this.#standard && quotas !== undefined) {
      headers = setResponseHeaders(c, STANDARD, [quotas.policies, quotas.states]);
    }
    if (this.#legacy && isTightestSoFar(c, decision)) {
      headers = setResponseHeaders(c, LEGACY, legacyValues(decision));
    }
    if (headers !== undefined) exposeToBrowsers(headers, this.#exposed);
  }

  /** Returns the headers of a refusal. */
  refusal(c: EdgeContext, decision: RateLimitDecision): Record<string, string> {
    const { retryAfterMs } = decision;
    const headers: Record<string, string> = retryAfterMs < Infinity
      ? { "retry-after": String(seconds(retryAfterMs)) }
      : {};
    const { quotas } = facts(c);
    if (this.#standard && quotas !== undefined) {
      headers["ratelimit-policy"] = quotas.policies;
      headers.ratelimit = quotas.states;
    }
    if (this.#legacy && decision.code !== "limiter-unavailable") {
      const values = legacyValues(decision);
      LEGACY.forEach((name, i) => headers[name] = values[i]);
    }
    // An earlier middleware prepares CORS headers for cross-origin requests of browsers only.
    // Reading `c.res` for all others would create a response that is not needed.
    if (requestHeader(c, "origin") !== undefined) exposeToBrowsers(c.res.headers, this.#exposed);
    return headers;
  }

  #isSent(decision: RateLimitDecision): boolean {
    return !this.#onlyNearLimit || !decision.allowed ||
      decision.policies.some((state) => state.remaining < state.limit * NEAR_LIMIT);
  }
}

/** Converts to whole seconds, rounded up. */
export function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}

/** The constant parts of a policy's list members. */
interface QuotaItem {
  readonly name: string;
  readonly limit: number;
  /** `"default";q=120;w=60` */
  readonly policy: string;
  /** `"default"`; the state is appended. */
  readonly state: string;
}

function quotaItem(name: string, { limit, windowMs }: PolicyState): QuotaItem {
  return { name, limit, policy: policyItem(name, limit, windowMs), state: sfString(name) };
}

/** `;r=57;t=1`: 57 tokens left, one second until the next. */
function stateOf({ remaining, nextMs }: PolicyState): string {
  return nextMs > 0 ? `;r=${remaining};t=${seconds(nextMs)}` : `;r=${remaining}`;
}

/** Renames the second policy of the same name on one request to `name-2`. */
function uniqueName(name: string, quotas: Quotas | undefined): string {
  if (quotas === undefined || !quotas.names.includes(name)) return name;
  let number = 2;
  while (quotas.names.includes(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

/** Appends a member to the lists. */
function appended(quotas: Quotas | undefined, { name, policy }: QuotaItem, state: string): Quotas {
  if (quotas === undefined) return { names: [name], policies: policy, states: state };
  quotas.names.push(name);
  quotas.policies += `, ${policy}`;
  quotas.states += `, ${state}`;
  return quotas;
}

/** With several guards on one request, the older headers report the tightest policy only. */
function isTightestSoFar(c: EdgeContext, decision: RateLimitDecision): boolean {
  const written = c.res.headers.get("x-ratelimit-remaining");
  return written === null || decision.remaining <= Number(written);
}

/** The values of the {@link LEGACY} headers. */
function legacyValues(decision: RateLimitDecision): string[] {
  const tightest = decision.policies.find((state) => state.remaining === decision.remaining)!;
  const resetAt = seconds(decision.atMs + tightest.resetMs);
  return [String(decision.limit), String(decision.remaining), String(resetAt)];
}
