/** Options of libraries for circuit breakers, retries and bulkheads. */
import {
  bulkhead,
  circuitBreaker,
  loadShed,
  retry,
  upstream,
} from "../../../src/resilience/mod.ts";
import type { Mistake } from "./mistake.ts";
import { theirOptions } from "./their-name.ts";

const here = (name: string) => `this is "${name}" here`;
const COUNT = `${here("consecutive")}, or failureRatio for a share`;
const SHARE = `${here("failureRatio")}, a share such as 0.5`;
const ELSEWHERE = "use upstream() for it";
const TRIES = `${here("max")}, without the first attempt`;
const breaker = (options: object) => circuitBreaker(options);
const again = (options: object) => retry(options);
const shop = (options: object) => upstream("shop", options);

/** Mistakes in `circuitBreaker()`. */
export const theirBreaker: readonly Mistake[] = [
  ...theirOptions("opossum", "circuitBreaker", breaker, [
    ["errorThresholdPercentage", 50, SHARE, "circuitBreaker({ failureRatio: 0.5 })"],
    ["resetTimeout", 30_000, here("openFor"), 'circuitBreaker({ openFor: "30s" })'],
    ["volumeThreshold", 10, here("minimumCalls"), "circuitBreaker({ minimumCalls: 10 })"],
    ["rollingCountTimeout", 10_000, here("window"), 'circuitBreaker({ window: "10s" })'],
    ["maxFailures", 5, COUNT, "circuitBreaker({ consecutive: 5 })"],
    ["errorFilter", () => true, here("isFailure"), "circuitBreaker({ isFailure: ({ res }) => … })"],
    ["timeout", 3000, ELSEWHERE, 'upstream("shop", { timeout: "3s" })'],
    ["fallback", () => "old", ELSEWHERE, 'upstream("shop", { fallback: () => "old" })'],
    ["capacity", 10, ELSEWHERE, 'upstream("shop", { bulkhead: { max: 10 } })'],
  ]),
  ...theirOptions("cockatiel", "circuitBreaker", breaker, [
    ["halfOpenAfter", 10_000, here("openFor"), 'circuitBreaker({ openFor: "10s" })'],
    ["halfOpenSampling", {}, here("probes"), "circuitBreaker({ probes: { of: 3, succeed: 2 } })"],
    ["threshold", 0.2, COUNT, "circuitBreaker({ failureRatio: 0.2 })"],
    ["duration", 30_000, here("window"), 'circuitBreaker({ window: "30s" })'],
    ["minimumRps", 5, here("minimumCalls"), "circuitBreaker({ minimumCalls: 50 })"],
    ["onBreak", () => {}, here("onTransition"), "circuitBreaker({ onTransition: (event) => … })"],
  ]),
  ...theirOptions("other breakers", "circuitBreaker", breaker, [
    ["failureThreshold", 5, COUNT, "circuitBreaker({ consecutive: 5 })"],
    ["successThreshold", 2, here("probes"), "circuitBreaker({ probes: 2 })"],
    ["failureRateThreshold", 50, SHARE, "circuitBreaker({ failureRatio: 0.5 })"],
    ["recoveryTimeout", 30_000, here("openFor"), 'circuitBreaker({ openFor: "30s" })'],
    ["timeoutMs", 3000, ELSEWHERE, 'upstream("shop", { timeout: "3s" })'],
  ]),
];

/** Mistakes in `upstream()` and its parts. */
export const theirUpstream: readonly Mistake[] = [
  ...theirOptions("axios, ky and got", 'upstream("shop")', shop, [
    ["timeoutMs", 500, here("timeout"), 'upstream("shop", { timeout: "500ms" })'],
    [
      "retries",
      3,
      'did you mean "retry"? write retry: { max: 3 }',
      'upstream("shop", { retry: { max: 3 } })',
    ],
    [
      "baseURL",
      "https://a.example",
      "give fetch() the whole URL",
      'shop.fetch("https://a.example/b")',
    ],
    [
      "maxConcurrent",
      10,
      "write bulkhead: { max: 10 }",
      "upstream(name, { bulkhead: { max: 10 } })",
    ],
  ]),
  ...theirOptions("opossum", 'upstream("shop")', shop, [
    ["cacheTTL", 1000, "write stale: { maxAge }", 'upstream("shop", { stale: { maxAge: "1s" } })'],
    ["circuitBreaker", {}, here("breaker"), 'upstream("shop", { breaker: {} })'],
  ]),
  ...theirOptions("p-retry and async-retry", "retry", again, [
    ["retries", 3, here("max"), "retry({ max: 3 })"],
    ["minTimeout", 100, here("delay"), 'retry({ delay: "100ms" })'],
    ["maxTimeout", 5000, here("maxDelay"), 'retry({ maxDelay: "5s" })'],
    ["factor", 2, here("backoff"), 'retry({ backoff: "exponential" })'],
    ["randomize", true, here("backoff"), 'retry({ backoff: "decorrelated" })'],
    ["maxRetryTime", 9000, ELSEWHERE, 'upstream("shop", { retry: {}, deadline: "9s" })'],
    ["onFailedAttempt", () => {}, ELSEWHERE, 'upstream("shop", { retry: {}, onRetry })'],
    ["shouldRetry", () => true, here("when"), "retry({ when: (failure, attempt) => … })"],
  ]),
  ...theirOptions("axios-retry", "retry", again, [
    ["retryDelay", 100, here("delay"), 'retry({ delay: "100ms" })'],
    ["retryCondition", () => true, here("when"), "retry({ when: (failure) => … })"],
    ["onRetry", () => {}, ELSEWHERE, 'upstream("shop", { retry: {}, onRetry })'],
  ]),
  ...theirOptions("ky and got", "retry", again, [
    ["limit", 3, here("max"), "retry({ max: 3 })"],
    ["methods", ["post"], here("idempotent"), "retry({ idempotent: true })"],
    ["statusCodes", [503], here("isFailure"), "retry({ isFailure: ({ res }) => … })"],
    ["backoffLimit", 5000, here("maxDelay"), 'retry({ maxDelay: "5s" })'],
    ["noise", 100, here("backoff"), 'retry({ backoff: "decorrelated" })'],
  ]),
  ...theirOptions("cockatiel", "retry", again, [
    ["maxAttempts", 3, TRIES, "retry({ max: 2 })"],
    ["initialDelay", 100, here("delay"), 'retry({ delay: "100ms" })'],
    ["exponent", 2, here("backoff"), 'retry({ backoff: "exponential" })'],
  ]),
  ...theirOptions("bottleneck and p-limit", "bulkhead", (o) => bulkhead(o), [
    ["maxConcurrent", 10, here("max"), "bulkhead({ max: 10 })"],
    ["concurrency", 10, here("max"), "bulkhead({ max: 10 })"],
    ["queueSize", 5, here("queue"), "bulkhead({ queue: 5 })"],
    ["highWater", 5, here("queue"), "bulkhead({ queue: 5 })"],
  ]),
  ...theirOptions("p-limit", "loadShed", (o) => loadShed(o), [
    ["concurrency", 10, here("max"), "loadShed({ max: 10 })"],
  ]).map((entry) => ({ ...entry, title: `${entry.title} in loadShed()` })),
];
