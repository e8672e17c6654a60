/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../../core/option-hints.ts";

/** Of opossum, cockatiel and resilience4j. */
export const BREAKER_THEIRS: TheirNames =
  "=consecutive|failureThreshold,threshold,maxFailures=consecutive, or failureRatio for a share" +
  "|errorThresholdPercentage,failureRateThreshold=failureRatio, a share such as 0.5" +
  "|resetTimeout,halfOpenAfter,recoveryTimeout=openFor" +
  "|volumeThreshold,minimumRps,minimumNumberOfCalls=minimumCalls" +
  "|rollingCountTimeout,duration,slidingWindowSize=window|successThreshold,halfOpenSampling=probes" +
  "|errorFilter=isFailure|timeout,timeoutMs,fallback,capacity:use upstream() for it";

/** Of the same libraries, for `circuitBreaker()` only. */
export const CIRCUIT_THEIRS: TheirNames = "|onOpen,onClose,onBreak,onStateChange=onTransition";
