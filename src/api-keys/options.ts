/**
 * The options of `apiKeys()` and `guard()`.
 *
 * @module
 */
import { asText, Callback } from "../core/callback.ts";
import { checkedClock, systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import { warnOnce } from "../core/once.ts";
import { optionChecks, show } from "../core/options.ts";
import type { Duration, OptionChecks } from "../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { isPrefix, KeyFormat } from "./format.ts";
import { KeyCalls } from "./keeper.ts";
import type { KeySource } from "./keeper.ts";
import { API_KEYS_THEIRS, GUARD_THEIRS } from "./their-names.ts";

/** Options of `apiKeys()`. */
export interface ApiKeysOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * The start of every key: letters, digits and single underscores, such as `"shop_live"`.
   * @default "djed_live"
   */
  readonly prefix?: string | undefined;
  /**
   * Where the hashes of the keys are: `redisStore()`, `upstashStore()`, `durableObjectStore()`,
   * `denoKvStore()`, `memoryStore()`, or functions of your own (see {@link KeyStore}).
   * @default the memory of this process, with a warning; required on Workers
   */
  readonly store?: KeySource | undefined;
  /**
   * A secret for the hashes, so that a copy of the store alone does not even tell whether a key is
   * in it: a text, or a function that returns one, which may be async. If that fails, requests with
   * a key get 503. Changing it makes all keys invalid.
   * @default none
   */
  readonly pepper?: string | { of(c: AppContext<E>): string | Promise<string> }["of"] | undefined;
  /**
   * How long a key that was found, or not found, is not looked up again: after that time at the
   * latest every process knows that a key was revoked. At most a minute; 0 looks up every time.
   * @default "60s"
   */
  readonly cache?: Duration | undefined;
  /**
   * Time budget of one call to the store.
   * @default "2s"
   */
  readonly storeTimeout?: Duration | undefined;
  /**
   * A query parameter in which a key is accepted too. Avoid it: URLs are logged and kept in
   * histories. Shows a warning.
   * @default none
   */
  readonly query?: string | undefined;
  /**
   * Its name, for health and metrics.
   * @default "default"
   */
  readonly name?: string | undefined;
  /**
   * Source of the current time; for tests.
   * @default Date.now
   */
  readonly clock?: Clock | undefined;
}

/** Options of `guard()`. */
export interface KeyGuardOptions {
  /**
   * The scopes that a key must have, all of them.
   * @default none
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * `"report"` decides and records, but refuses no request.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
}

/** Complete options. */
export interface ApiKeysSettings {
  readonly format: KeyFormat;
  readonly store: KeyCalls;
  readonly pepper: string | Callback<[c: EdgeContext | undefined], string> | undefined;
  readonly cacheMs: number;
  readonly query: string | undefined;
  readonly name: string;
  readonly clock: Clock;
}

const API_KEYS_OPTIONS = {
  prefix: 1,
  store: 1,
  pepper: 1,
  cache: 1,
  storeTimeout: 1,
  query: 1,
  name: 1,
  clock: 1,
} satisfies Record<keyof ApiKeysOptions, 1>;
const GUARD_OPTIONS = { scopes: 1, mode: 1 } satisfies Record<keyof KeyGuardOptions, 1>;

const MAX_CACHE_MS = 60_000;
/** Scopes of OAuth 2.0 (RFC 6749 3.3), so that a header can name them. */
const SCOPE = /^[!#-[\]-~]+$/;
const MAX_TEXT = 200;

/** Checks and completes the options of `apiKeys()`. */
export function resolveApiKeysOptions(options: ApiKeysOptions): ApiKeysSettings {
  const checks = optionChecks("apiKeys");
  checks.known(options, API_KEYS_OPTIONS, API_KEYS_THEIRS);
  const { prefix = "djed_live", store, query, name = "default", clock = systemClock } = options;
  if (!isPrefix(checks.text("prefix", prefix))) {
    throw checks.error("prefix", 'letters, digits and single underscores, as "shop_live"', prefix);
  }
  if (query !== undefined) {
    checks.text("query", query);
    warnOnce("apiKeys: keys in the query end up in logs and histories; send them in a header");
  }
  return {
    format: new KeyFormat(prefix),
    store: new KeyCalls(
      store,
      checks.duration("storeTimeout", options.storeTimeout ?? 2_000, 1),
    ),
    pepper: resolvePepper(checks, options.pepper),
    cacheMs: checks.duration("cache", options.cache ?? MAX_CACHE_MS, 0, MAX_CACHE_MS),
    query,
    name: checks.text("name", name),
    clock: checkedClock(checks, clock),
  };
}

function resolvePepper(
  checks: OptionChecks,
  pepper: ApiKeysOptions["pepper"],
): ApiKeysSettings["pepper"] {
  if (pepper === undefined || (typeof pepper === "string" && pepper !== "")) return pepper;
  if (typeof pepper !== "function") {
    // Its value is not shown.
    const given = pepper === "" ? '""' : typeof pepper;
    throw new RangeError(`${checks.factory}: pepper must be a text or (c) => text, got ${given}`);
  }
  return new Callback((c) => pepper(c as never), {
    option: "apiKeys: pepper",
    otherwise: "a refusal with 503",
    accept: asText,
    expects: "a text",
  });
}

/** Checks the options of `guard()`. */
export function resolveGuardOptions(
  options: KeyGuardOptions,
): { scopes: readonly string[]; enforces: boolean } {
  const checks = optionChecks("apiKeys: guard");
  checks.known(options, GUARD_OPTIONS, GUARD_THEIRS);
  const mode = checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]);
  return { scopes: checkedScopes(checks, options.scopes), enforces: mode === "enforce" };
}

/** Checks an owner or a name. */
export function checkedText(checks: OptionChecks, option: string, value: unknown): string {
  if (typeof value === "string" && value !== "" && value.length <= MAX_TEXT) return value;
  throw checks.error(option, `a text of 1 to ${MAX_TEXT} characters`, value);
}

/** Checks scopes, and returns each once. */
export function checkedScopes(checks: OptionChecks, scopes: unknown = []): readonly string[] {
  if (!Array.isArray(scopes)) {
    const hint = typeof scopes === "string" ? `; write [${show(scopes)}]` : "";
    throw checks.error("scopes", "an array of texts", scopes, hint);
  }
  for (const scope of scopes) {
    if (typeof scope === "string" && scope.length <= MAX_TEXT && SCOPE.test(scope)) continue;
    throw checks.error(
      "scopes",
      'texts without spaces, quotes and backslashes, as "orders:write"',
      scope,
    );
  }
  return [...new Set<string>(scopes)];
}
