/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of opossum, axios, ky and got. */
export const UPSTREAM_THEIRS: TheirNames = "timeoutMs,requestTimeout=timeout" +
  '|retries,maxRetries,maxAttempts:did you mean "retry"? write retry: { max: 3 }' +
  "|circuitBreaker=breaker" +
  "|maxConcurrent,concurrency,capacity:write bulkhead: { max: 10 }" +
  "|cache,cacheTTL:write stale: { maxAge }" +
  "|baseURL,prefixUrl,url:give fetch() the whole URL";
