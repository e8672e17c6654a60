/**
 * API keys: made, hashed at rest, checked, rotated with an overlap, revoked.
 *
 * Limitations: a key is a bearer token, so every copy of it works until it expires or is
 * revoked. Other processes may accept a revoked key for `cache` more, at most a minute.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 * import { apiKeys } from "@djed/edge/api-keys";
 * import type { ApiKeyVariables } from "@djed/edge/api-keys";
 *
 * const keys = apiKeys({ prefix: "shop_live", store: djed.memoryStore() });
 * const app = new Hono<{ Variables: ApiKeyVariables }>();
 * app.use("/orders/*", keys.guard({ scopes: ["orders:read"] }));
 * app.get("/orders/1", (c) => c.json({ owner: c.var.apiKey.owner }));
 *
 * const { key } = await keys.create({ owner: "ann", scopes: ["orders:read"], expires: "90d" });
 * const headers = { authorization: `Bearer ${key}` };
 * console.log((await app.request("/orders/1", { headers })).status); // 200
 * ```
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeContext, EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import { throwIfUncalled } from "../core/options.ts";
import { KeyAdmin } from "./admin.ts";
import type { ApiKeyInfo, CreatedKey } from "./admin.ts";
import type { CreateKeyOptions, RevokeKeyOptions, RotateKeyOptions } from "./admin-options.ts";
import { KeyGuard } from "./guard.ts";
import type { Shared } from "./guard.ts";
import { LastUses } from "./last-use.ts";
import { resolveApiKeysOptions } from "./options.ts";
import type { ApiKeysOptions, KeyGuardOptions } from "./options.ts";
import type { ApiKey } from "./record.ts";
import { KeyVerifier } from "./verifier.ts";

export type { Clock } from "../core/clock.ts";
export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration } from "../core/options.ts";
export type * from "../core/store/keys.ts";
export type * from "../core/store/store.ts";
export type { ApiKeyInfo, CreatedKey } from "./admin.ts";
export { ApiKeyError } from "./error.ts";
export type { ApiKeyErrorReason } from "./error.ts";
export type { CreateKeyOptions, RevokeKeyOptions, RotateKeyOptions } from "./admin-options.ts";
export type { KeySource } from "./keeper.ts";
export type { ApiKeysOptions, KeyGuardOptions } from "./options.ts";
export type { ApiKey } from "./record.ts";

/** The variables that `guard()` sets on `c.var`. In report mode, `apiKey` may be missing. */
export type ApiKeyVariables = {
  /** The key of this request. */
  apiKey: ApiKey;
};

/** The keys of one prefix and store; an {@link Observable}. */
export interface ApiKeys extends Observable {
  /** The kind of object. */
  readonly kind: "api_keys";
  /**
   * Makes a middleware that admits requests with a valid key, which has all `scopes`. It reads
   * `X-API-Key` and `Authorization: Bearer`, and sets `c.var.apiKey`. Refusals are problem+json:
   * 401 `api-key-invalid`, with the same text whether a key is unknown, revoked or expired; 403
   * `scope-missing`; 503 `api-keys-unavailable` if the store fails.
   *
   * @param options See {@link KeyGuardOptions}.
   * @throws {TypeError | RangeError} For a wrong option.
   */
  guard(options?: KeyGuardOptions): EdgeMiddleware<ApiKeyVariables>;
  /**
   * Makes a key. Only its hash is stored: show `key` to its owner once.
   *
   * @param options See {@link CreateKeyOptions}.
   * @param c The context of the request, if the store or the pepper needs its bindings.
   * @returns Rejects for a wrong option, and if the store fails.
   */
  create(options: CreateKeyOptions, c?: EdgeContext): Promise<CreatedKey>;
  /**
   * Lists the keys of an owner, the oldest first: also those that expired or were revoked in the
   * last 30 days. Each has its last use.
   */
  list(owner: string, c?: EdgeContext): Promise<ApiKeyInfo[]>;
  /**
   * Makes a new key of the same owner, scopes and name. The old one is accepted for `overlap` more,
   * to the millisecond. A key is rotated once, also by concurrent calls: further ones reject, and
   * can only make it end earlier.
   *
   * @returns Rejects with {@link ApiKeyError} if there is no valid key with this id, or if it was
   * rotated before.
   */
  rotate(id: string, options?: RotateKeyOptions, c?: EdgeContext): Promise<CreatedKey>;
  /**
   * Revokes a key: this process refuses it at once, others when `cache` has passed.
   *
   * @returns Whether there was a valid key with this id.
   */
  revoke(id: string, options?: RevokeKeyOptions, c?: EdgeContext): Promise<boolean>;
}

/**
 * Makes and checks API keys. See {@link ApiKeys}.
 *
 * @param options See {@link ApiKeysOptions}.
 * @throws {TypeError | RangeError} For a wrong option; the message names it and what is allowed.
 */
export function apiKeys<E extends EdgeEnv = EdgeEnv>(options?: ApiKeysOptions<E>): ApiKeys;
export function apiKeys(options: ApiKeysOptions = {}): ApiKeys {
  const settings = resolveApiKeysOptions(options);
  const verifier = new KeyVerifier(settings);
  const counts = { accepted: 0, refused: 0, unavailable: 0 };
  const shared: Shared = { settings, verifier, uses: new LastUses(), counts };
  const admin = new KeyAdmin(shared);
  const { store, pepper, clock } = settings;
  return {
    name: settings.name,
    kind: "api_keys",
    guard(guardOptions = {}) {
      throwIfUncalled("apiKeys: guard", guardOptions, "apiKeys({ … }).guard()");
      const guard = new KeyGuard(shared, guardOptions);
      return defineMiddleware<ApiKeyVariables>("apiKeys", (c, next) => guard.handle(c, next));
    },
    create: (created, c) => admin.create(created, c),
    list: (owner, c) => admin.list(owner, c),
    rotate: (id, rotated, c) => admin.rotate(id, rotated, c),
    revoke: (id, revoked, c) => admin.revoke(id, revoked, c),
    ping: ({ c } = {}) => store.ping({ now: clock.now(), c }),
    stats: () => ({
      accepted_total: counts.accepted,
      refused_total: counts.refused,
      unavailable_total: counts.unavailable,
      cached: verifier.cache.size,
      ...store.stats(),
      callback_errors_total: typeof pepper === "object" ? pepper.failures : 0,
    }),
  };
}
