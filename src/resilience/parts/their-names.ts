/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../../core/option-hints.ts";

/** Of p-retry, async-retry, axios-retry, ky, got and cockatiel. */
export const RETRY_THEIRS: TheirNames = "=max" +
  "|retries,maxRetries,limit=max" +
  "|maxAttempts,attempts=max, without the first attempt" +
  "|minTimeout,retryDelay,initialDelay=delay" +
  "|maxTimeout,backoffLimit,maxRetryAfter=maxDelay" +
  '|factor,exponent,randomize,jitter,noise=backoff, "decorrelated" (with jitter), "exponential" or ' +
  '"constant"' +
  "|shouldRetry,retryCondition=when" +
  "|methods=idempotent, true if every call may be repeated" +
  "|statusCodes,errorCodes=isFailure" +
  "|onRetry,onFailedAttempt:use upstream(name, { onRetry })" +
  "|timeout,maxRetryTime:use upstream(name, { timeout, deadline })";

/** Of cockatiel, opossum, p-limit and bottleneck. */
export const BULKHEAD_THEIRS: TheirNames =
  "=max|limit,capacity,maxConcurrent,concurrency=max|queueSize,highWater=queue|timeout=maxWait";

/** Of other names for hedges. */
export const HEDGE_THEIRS: TheirNames = "=after|delay=after|attempts,maxAttempts=max";
