/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of `@node-idempotency/core` and `express-idempotency`. */
export const IDEMPOTENCY_THEIRS: TheirNames =
  'ttlSeconds,cacheTTLMS,expiresIn,expiry,window=ttl, in ms or like "24h"' +
  "|storage,adapter,redis,cache,dataAdapter=store|lockTTL,lockTimeout,timeout=lease" +
  "|enforceIdempotency,enforce=required|principal,user,userId,keyGenerator=key" +
  "|minimumIdempotencyKeyLength,idempotencyKey,keyMaxLength,header,headerName" +
  ":the header is Idempotency-Key|maxBodySize=maxBytes";
