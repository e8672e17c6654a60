/**
 * The options of `idempotency()`.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import { checkedClock, systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import { optionChecks, show } from "../core/options.ts";
import type { Duration, OptionChecks, Size } from "../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import type { Decision } from "../core/request/types.ts";
import type { ClaimStore } from "../core/store/claims.ts";
import { storeHint } from "../core/store/store.ts";
import type { Store } from "../core/store/store.ts";
import { usesOf } from "../core/uses.ts";
import type { Uses } from "../core/uses.ts";
import { claimsOf } from "../stores/memory-claims.ts";
import { IDEMPOTENCY_THEIRS } from "./their-names.ts";

/** The principal of a request, as the option `key` returns it. */
export type Principal = string | number | bigint | null | undefined;

/** Options of `idempotency()`. All have defaults. */
export interface IdempotencyOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Returns the principal of a request: the user, account or API key whose answers are kept apart
   * from those of others, such as `c.get("userId")`. May be async. Null and undefined mean that
   * there is none: the client's key must then have at least 128 bits. If it fails, `failMode`
   * decides.
   * @default no principal
   */
  readonly key?: { of(c: AppContext<E>): Principal | Promise<Principal> }["of"] | undefined;
  /**
   * Where claims and answers are kept: `redisStore()`, `upstashStore()`, `durableObjectStore()`,
   * `denoKvStore()`, `memoryStore()`, or functions of your own.
   * @default the memory of this process, with a warning; on Workers a store is required
   */
  readonly store?: Store | ClaimStore | undefined;
  /**
   * How long an answer is kept and replayed, 1 s to 365 days.
   * @default "24h"
   */
  readonly ttl?: Duration | undefined;
  /**
   * How long a running request holds its key, 1 s to 1 day. Renewed while the handler runs; after
   * a crash the key is free when it ends.
   * @default "60s"
   */
  readonly lease?: Duration | undefined;
  /**
   * If the store fails: `"closed"` refuses with 503, `"open"` lets the request run without
   * protection against a second run.
   * @default "closed"
   */
  readonly failMode?: "closed" | "open" | undefined;
  /**
   * How long a call of the store may take, 1 ms to 30 s.
   * @default "1s"
   */
  readonly storeTimeout?: Duration | undefined;
  /**
   * The guarded methods: some of POST, PATCH, PUT and DELETE.
   * @default ["POST", "PATCH"]
   */
  readonly methods?: readonly ("POST" | "PATCH" | "PUT" | "DELETE")[] | undefined;
  /**
   * Whether a request without a key is refused; if not, it runs without protection.
   * @default true
   */
  readonly required?: boolean | undefined;
  /**
   * Maximum size of a request body, which is read before the handler runs.
   * @default "1mb"
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Maximum size of a response body that is kept. After a larger one, and after a stream, a second
   * request with the key gets 409.
   * @default "64kb"
   */
  readonly maxStored?: Size | undefined;
  /**
   * `"report"` keeps claims and answers and records what it would do, but refuses and replays
   * nothing.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /** Called with every decision. Only observes: what it returns or throws changes nothing. */
  readonly onDecision?: { of(c: AppContext<E>, decision: Decision): unknown }["of"] | undefined;
  /** The clock; for tests. */
  readonly clock?: Clock | undefined;
}

const NAMES = {
  key: 1,
  store: 1,
  ttl: 1,
  lease: 1,
  failMode: 1,
  storeTimeout: 1,
  methods: 1,
  required: 1,
  maxBytes: 1,
  maxStored: 1,
  mode: 1,
  onDecision: 1,
  clock: 1,
} satisfies Record<keyof IdempotencyOptions, 1>;

const METHODS = ["POST", "PATCH", "PUT", "DELETE"] as const;
const SECOND = 1_000;
const DAY = 86_400_000;

/** Complete options. */
export interface IdempotencySettings {
  /** Its answer is empty for a request without a principal. */
  readonly principal: Callback<[EdgeContext], string> | undefined;
  /** Undefined for the memory of this process. */
  readonly store: ClaimStore | undefined;
  readonly ttlMs: number;
  readonly leaseMs: number;
  readonly failsOpen: boolean;
  readonly timeoutMs: number;
  readonly methods: ReadonlySet<string>;
  readonly required: boolean;
  readonly maxBytes: number;
  readonly maxStored: number;
  readonly report: boolean;
  readonly onDecision: IdempotencyOptions["onDecision"];
  readonly clock: Clock;
  readonly uses: Uses;
}

/** Checks and completes the options. */
export function resolveIdempotencyOptions(options: IdempotencyOptions): IdempotencySettings {
  const checks = optionChecks("idempotency");
  checks.known(options, NAMES, IDEMPOTENCY_THEIRS);
  const { key, onDecision, methods = ["POST", "PATCH"] } = options;
  checks.optionalFunction("key", key);
  checks.optionalFunction("onDecision", onDecision);
  const clock = checkedClock(checks, options.clock ?? systemClock);
  const failMode = checks.oneOf("failMode", options.failMode ?? "closed", ["closed", "open"]);
  return {
    principal: key && principalOf(key, failMode),
    store: options.store === undefined ? undefined : checkedStore(checks, options.store),
    ttlMs: checks.duration("ttl", options.ttl ?? DAY, SECOND, 365 * DAY, SECOND),
    leaseMs: checks.duration("lease", options.lease ?? 60_000, SECOND, DAY, SECOND),
    failsOpen: failMode === "open",
    timeoutMs: checks.duration("storeTimeout", options.storeTimeout ?? SECOND, 1, 30_000),
    methods: checkedMethods(checks, methods),
    required: checks.oneOf("required", options.required ?? true, [true, false]),
    maxBytes: checks.size("maxBytes", options.maxBytes ?? "1mb"),
    maxStored: checks.size("maxStored", options.maxStored ?? "64kb"),
    report: checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) === "report",
    onDecision,
    clock,
    uses: usesOf("idempotency", "", clock, options.store),
  };
}

function principalOf(
  key: (c: EdgeContext) => unknown,
  failMode: "closed" | "open",
): Callback<[EdgeContext], string> {
  return new Callback(key, {
    option: "idempotency: key",
    otherwise: `failMode "${failMode}"`,
    expects: "a text or a number, or null for a request without a principal",
    accept(answer) {
      if (answer === null || answer === undefined) return "";
      if (typeof answer === "string") return answer === "" ? undefined : answer;
      const isNumber = typeof answer === "bigint" || Number.isFinite(answer);
      return isNumber ? String(answer) : undefined;
    },
  });
}

function checkedStore(checks: OptionChecks, store: Store | ClaimStore): ClaimStore {
  const claims = store !== null && typeof store === "object" ? claimsOf(store) : undefined;
  if (claims !== undefined) return claims;
  throw checks.error(
    "store",
    "a store that keeps claims: of Redis, Upstash, Durable Objects, Deno KV, or memoryStore()",
    store,
    storeHint(store),
  );
}

function checkedMethods(checks: OptionChecks, methods: unknown): ReadonlySet<string> {
  const names = Array.isArray(methods) ? methods as unknown[] : [methods];
  const isValid = Array.isArray(methods) && names.length > 0;
  const wrong = names.find((name) => !METHODS.some((method) => method === name));
  if (isValid && wrong === undefined) return new Set(names as string[]);
  const expected = `a list of ${METHODS.map(show).join(", ")}`;
  throw checks.error("methods", expected, isValid ? wrong : methods);
}
