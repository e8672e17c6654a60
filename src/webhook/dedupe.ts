/**
 * Runs the handler once for each delivery. A delivery is known once a handler has answered it with
 * 2xx; after anything else the handler runs again.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import { WEBHOOK_IN_PROGRESS } from "../core/problem-kinds.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { storeHint } from "../core/store/store.ts";
import type { Store } from "../core/store/store.ts";
import { ClaimAttempt, ClaimAttempts } from "./claim-attempts.ts";
import type { OtherState } from "./claim-attempts.ts";
import { hexDigest } from "../runtime/sha256.ts";
import { claimsOf } from "../stores/memory-claims.ts";
import type { Scheme } from "./schemes/scheme.ts";
import type { WebhookDedupe } from "./types.ts";
import { unavailable } from "./verdict.ts";
import type { Refused, Verified } from "./verdict.ts";

/** Start of the keys in the store, with the version of their form. */
const PREFIX = "djed:webhook:1:";
/** Kept as the result of a delivery. */
const HANDLED = "2xx";

/** A day: timers of several weeks fire at once. */
const MAX_LEASE_MS = 86_400_000;
/** A year: stores refuse times that they cannot add to now. */
const MAX_TTL_MS = 31_536_000_000;

const NAMES = {
  store: 1,
  ttl: 1,
  lease: 1,
  failMode: 1,
} satisfies Record<keyof WebhookDedupe, 1>;

/** The deduplication of one guard. */
export interface Deduplication {
  /** Claims a delivery, before its handler runs. */
  begin(c: EdgeContext, verified: Verified): Promise<Begun>;
  /** Number of failed calls of the store. */
  readonly failures: number;
}

/** The attempt to run the handler, or the reason not to; undefined to run it without an attempt. */
export type Begun = ClaimAttempt | Refused | typeof REPLAYED | undefined;

/** A handler has answered this delivery already. */
export const REPLAYED: unique symbol = Symbol("replayed");

/** Checks the option `dedupe`. */
export function dedupeOption(given: unknown, scheme: Scheme, clock: Clock): Deduplication {
  const checks = optionChecks("webhook: dedupe");
  if (typeof (given as Store | null)?.take === "function") {
    throw new TypeError("webhook: dedupe must be an object, got a store; write dedupe: { store }");
  }
  checks.known(given as object, NAMES);
  const { store, ttl = "24h", lease = "60s", failMode = "closed" } = given as WebhookDedupe;
  const isObject = typeof store === "object" && store !== null;
  const claims = isObject ? claimsOf(store) : undefined;
  if (claims === undefined) {
    const expected = "a store with claims: memoryStore(), redisStore(), upstashStore(), …";
    throw checks.error("store", expected, store, storeHint(store));
  }
  const isOpen = checks.oneOf("failMode", failMode, ["closed", "open"]) === "open";
  const attempts = new ClaimAttempts({
    claims,
    store,
    leaseMs: checks.duration("lease", lease, 1_000, MAX_LEASE_MS),
    ttlMs: checks.duration("ttl", ttl, 1_000, MAX_TTL_MS),
    clock,
    factory: "webhook",
    effect: isOpen ? "deliveries may be handled twice" : "deliveries are refused with 503",
  });
  return {
    async begin(c, verified) {
      const key = await keyOf(c, scheme, verified);
      if (isClaimedBy(c, key)) return undefined;
      const attempt = await attempts.begin(c, key);
      if (attempt === undefined) return isOpen ? undefined : unavailable("store-error");
      if (attempt instanceof ClaimAttempt) return attempt;
      return attempt.state === "done" ? REPLAYED : running(attempt);
    },
    get failures() {
      return attempts.failures;
    },
  };
}

/** The keys that the guards of a request have claimed. */
const claimed = /* @__PURE__ */ new WeakMap<EdgeContext, Set<string>>();

/**
 * Whether another guard of this request has claimed the key: one that is registered twice must not
 * wait for itself.
 */
function isClaimedBy(c: EdgeContext, key: string): boolean {
  const keys = claimed.get(c) ?? new Set();
  if (keys.has(key)) return true;
  claimed.set(c, keys.add(key));
  return false;
}

/** Runs the handler, and ends the attempt by its response. */
export async function runAttempt(c: EdgeContext, next: Next, attempt: ClaimAttempt): Promise<void> {
  let isHandled = false;
  try {
    await next();
    // The app may answer an error with any status.
    isHandled = c.error === undefined && c.res.status >= 200 && c.res.status < 300;
  } finally {
    await attempt.end(isHandled ? HANDLED : undefined);
  }
}

/**
 * Returns the key of a delivery: a hash of its id, the path and the secret, because a sender may
 * send an event with one id to several endpoints, also of one route: `/hooks/:tenant`. If the id is
 * not signed, the body belongs to it, so that an id that somebody made up cannot stand for a
 * delivery to come. Without an id it is everything that was signed.
 */
async function keyOf(c: EdgeContext, scheme: Scheme, verified: Verified): Promise<string> {
  const { webhook, envelope, body, key } = verified;
  const { id = "" } = webhook;
  const names = `${PREFIX}\n${scheme.name}\n${pathOf(c)}\n${id}`;
  const isBySignedId = id !== "" && scheme.signsId;
  const signed = id === "" ? [envelope.before, body, envelope.after] : [body];
  const identity = await key.identify(isBySignedId ? names : [`${names}\n`, ...signed]);
  return PREFIX + await hexDigest(identity);
}

/** Returns the path of a request, the same for each way to write it that reaches one route. */
function pathOf(c: EdgeContext): string {
  const path = c.req.path.replace(/\/+$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function running({ expiresIn }: OtherState & { readonly state: "running" }): Refused {
  const seconds = Number.isFinite(expiresIn) ? Math.max(1, Math.ceil(expiresIn / 1_000)) : 1;
  return {
    refusal: {
      kind: WEBHOOK_IN_PROGRESS,
      detail: "The handler is at work on this delivery. Send it again later.",
      retryAfter: seconds,
      headers: { "retry-after": `${seconds}` },
    },
    reason: "running",
  };
}
