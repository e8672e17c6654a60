/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of better-auth, unkey and `hono/bearer-auth`, for `apiKeys()`. */
export const API_KEYS_THEIRS: TheirNames = "=prefix|defaultPrefix=prefix" +
  "|storage,adapter,database,redis=store|salt,secret=pepper" +
  "|apiKeyHeaders,headerName,header:keys are read from Authorization: Bearer and X-API-Key" +
  "|rateLimit:use rateLimit({ key: (c) => c.var.apiKey.id })" +
  "|scopes,permissions:give them to guard({ scopes })|ttl,cacheTtl=cache|timeout=storeTimeout" +
  "|token,verifyToken:use hono/bearer-auth for one fixed token";

/** For `guard()`. */
export const GUARD_THEIRS: TheirNames = "=scopes|scope,permissions,roles=scopes";

/** For `create()`. */
export const CREATE_THEIRS: TheirNames = "=owner|ownerId,userId,identity,externalId=owner" +
  '|expiresIn,expiresAt,ttl=expires, as "90d"|permissions,scope,roles=scopes' +
  "|prefix:give it to apiKeys({ prefix })";

/** For `rotate()`. */
export const ROTATE_THEIRS: TheirNames = "=overlap|expiration,grace,gracePeriod=overlap" +
  "|ownerId,userId=owner";
