/** Wrong values of the options of resilience. */
import {
  bulkhead,
  circuitBreaker,
  loadShed,
  retry,
  timeout,
  upstream,
} from "../../../src/resilience/mod.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const never = (value: unknown) => value as never;
const shop = (options: object) => upstream("shop", options);

/** Mistakes in `upstream()`, `circuitBreaker()`, `loadShed()` and the parts. */
export const resilienceValues: readonly Mistake[] = wrongValues(
  [
    "a number in place of the retries",
    'upstream("shop", { retry: 3 })',
    () => shop({ retry: 3 }),
    "upstream.retry: options must be an object, got 3; write { max: 3 }",
    'upstream("shop", { retry: { max: 3 } })',
  ],
  [
    "retries that are true",
    'upstream("shop", { retry: true })',
    () => shop({ retry: true }),
    "upstream.retry: options must be an object, got true; write {}",
    'upstream("shop", { retry: {} })',
  ],
  [
    "a number of concurrent calls",
    'upstream("shop", { bulkhead: 10 })',
    () => shop({ bulkhead: 10 }),
    "upstream.bulkhead: options must be an object, got 10; write { max: 10 }",
    'upstream("shop", { bulkhead: { max: 10 } })',
  ],
  [
    "a number of failures",
    'upstream("shop", { breaker: 5 })',
    () => shop({ breaker: 5 }),
    "upstream.breaker: options must be an object, got 5; write { consecutive: 5 }",
    'upstream("shop", { breaker: { consecutive: 5 } })',
  ],
  [
    "a breaker that is true",
    'upstream("shop", { breaker: true })',
    () => shop({ breaker: true }),
    "upstream.breaker: options must be an object, got true; write {}",
    'upstream("shop")',
  ],
  [
    "a time for hedges",
    'upstream("shop", { hedge: "200ms" })',
    () => shop({ hedge: "200ms" }),
    'upstream.hedge: options must be an object, got "200ms"; write { after: "200ms" }',
    'upstream("shop", { hedge: { after: "200ms" } })',
  ],
  [
    "an age of stale answers",
    'upstream("shop", { stale: "5m" })',
    () => shop({ stale: "5m" }),
    'upstream.stale: options must be an object, got "5m"; write { maxAge: "5m" }',
    'upstream("shop", { stale: { maxAge: "5m" } })',
  ],
  [
    "a timeout with options",
    'upstream("shop", { timeout: { ms: 500 } })',
    () => shop({ timeout: { ms: 500 } }),
    'upstream: timeout must be a duration in ms, or like "500ms", "10s", "1m", "2h", "1d" ' +
    "from 1 to 2147483647 ms, got an object",
    'upstream("shop", { timeout: "500ms" })',
  ],
  [
    "a timeout in words",
    'upstream("shop", { timeout: "2 seconds" })',
    () => shop({ timeout: "2 seconds" }),
    'got "2 seconds"; write "2s"',
    'upstream("shop", { timeout: "2s" })',
  ],
  [
    "an endless timeout",
    'upstream("shop", { timeout: Infinity })',
    () => shop({ timeout: Infinity }),
    "from 1 to 2147483647 ms, got Infinity",
    'upstream("shop", { timeout: false })',
  ],
  [
    "an upstream without a name",
    'upstream({ timeout: "2s" })',
    () => upstream(never({ timeout: "2s" })),
    'upstream: the name must be a text, as in upstream("payments")',
    'upstream("shop", { timeout: "2s" })',
  ],
  [
    "a fallback that is a value",
    'upstream("shop", { fallback: [] })',
    () => shop({ fallback: [] }),
    "upstream: fallback must be a function, got an array of 0",
    'upstream("shop", { fallback: () => [] })',
  ],
  [
    "a number of failures in place of the options",
    "circuitBreaker(5)",
    () => circuitBreaker(never(5)),
    "circuitBreaker: options must be an object, got 5; write { consecutive: 5 }",
    "circuitBreaker({ consecutive: 5 })",
  ],
  [
    "a share in percent",
    "circuitBreaker({ failureRatio: 50 })",
    () => circuitBreaker({ failureRatio: 50 }),
    "circuitBreaker: failureRatio must be a share above 0 and at most 1, got 50",
    "circuitBreaker({ failureRatio: 0.5 })",
  ],
  [
    "a negative number of failures",
    "circuitBreaker({ consecutive: -1 })",
    () => circuitBreaker({ consecutive: -1 }),
    "circuitBreaker: consecutive must be a whole number of at least 1, got -1",
    "circuitBreaker({ consecutive: 5 })",
  ],
  [
    "retries in place of the options",
    "retry(3)",
    () => retry(never(3)),
    "retry: options must be an object, got 3; write { max: 3 }",
    "retry({ max: 3 })",
  ],
  [
    "retries that never end",
    "retry({ max: Infinity })",
    () => retry({ max: Infinity }),
    "retry: max must be a whole number from 0 to 100, got Infinity",
    "retry({ max: 100 })",
  ],
  [
    "a backoff that is a number",
    "retry({ backoff: 2 })",
    () => retry({ backoff: never(2) }),
    'retry: backoff must be one of "decorrelated", "exponential", "constant", got 2',
    'retry({ backoff: "exponential" })',
  ],
  [
    "slots in place of the options",
    "bulkhead(10)",
    () => bulkhead(never(10)),
    "bulkhead: options must be an object, got 10; write { max: 10 }",
    "bulkhead({ max: 10 })",
  ],
  [
    "requests in place of the options",
    "loadShed(100)",
    () => loadShed(never(100)),
    "loadShed: options must be an object, got 100; write { max: 100 }",
    "loadShed({ max: 100 })",
  ],
  [
    "a time limit with options",
    'timeout({ duration: "1s" })',
    () => timeout(never({ duration: "1s" })),
    "timeout: limit must be a duration in ms",
    'timeout("1s")',
  ],
);
