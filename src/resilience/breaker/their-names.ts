/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../../core/option-hints.ts";

/** Of opossum, cockatiel and resilience4j. */
export const BREAKER_THEIRS: TheirNames = "=consecutive" +
  "|failureThreshold,threshold,maxFailures=consecutive, or failureRatio for a share" +
  "|errorThresholdPercentage,failureRateThreshold=failureRatio, a share such as 0.5" +
  '|resetTimeout,halfOpenAfter,recoveryTimeout,waitDurationInOpenState=openFor, such as "30s"' +
  "|volumeThreshold,minimumRps,minimumNumberOfCalls=minimumCalls" +
  '|rollingCountTimeout,duration=window, such as "10s"' +
  "|slidingWindowSize,size=window, such as { calls: 100 }" +
  "|slowCallDurationThreshold=slow" +
  "|slowCallRateThreshold=slowRatio, a share such as 0.8" +
  "|successThreshold,halfOpenSampling,permittedNumberOfCallsInHalfOpenState=probes" +
  "|errorFilter,shouldHandle=isFailure" +
  "|timeout,timeoutMs,fallback,capacity:use upstream(name, { timeout, fallback, bulkhead })" +
  "|onOpen,onClose,onBreak,onHalfOpen,onStateChange=onTransition";
