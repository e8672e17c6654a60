/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../../core/option-hints.ts";

/** Of p-retry, async-retry, axios-retry, ky, got and cockatiel. */
export const RETRY_THEIRS: TheirNames =
  "=max|retries,maxRetries,limit=max|maxAttempts,attempts=max, without the first attempt" +
  "|minTimeout,retryDelay,initialDelay=delay|maxTimeout,backoffLimit,maxRetryAfter=maxDelay" +
  "|factor,exponent,randomize,jitter,noise=backoff|shouldRetry,retryCondition=when" +
  "|methods=idempotent|statusCodes,errorCodes=isFailure" +
  "|onRetry,onFailedAttempt,timeout,maxRetryTime:use upstream() for it";

/** Of cockatiel, opossum, p-limit and bottleneck, for the number of slots. */
export const SLOT_THEIRS: TheirNames = "=max|limit,capacity,maxConcurrent,concurrency=max";

/** Of the same libraries, for the queue of a bulkhead. */
export const QUEUE_THEIRS: TheirNames = "|queueSize,highWater=queue|timeout=maxWait";

/** Other names for hedges. */
export const HEDGE_THEIRS: TheirNames = "=after|delay=after|attempts,maxAttempts=max";
