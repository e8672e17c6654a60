/**
 * The functions among the options of `tracing()`. They decide before a request runs, so they must
 * answer at once.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Sampler, SamplingInput, SamplingResult } from "./sampler.ts";

/** Answers yes or no about a request. */
export type RequestTest = Callback<[c: EdgeContext], boolean>;
/** Decides whether a trace is recorded. */
export type SamplerCallback = Callback<[input: SamplingInput], boolean | SamplingResult>;

/** What counts how often it failed. */
export type Failing = Pick<Callback<never, unknown>, "failures">;

/** `trust`: a caller that cannot be judged is not believed. */
export function trustCallback(trust: (c: EdgeContext) => boolean): RequestTest {
  return new Callback(trust, {
    option: "tracing: trust",
    otherwise: "a trace that begins here",
    accept: asBoolean,
  });
}

/** `enabled`: a request that cannot be judged is traced. */
export function enabledCallback(enabled: (c: EdgeContext) => boolean): RequestTest {
  return new Callback(enabled, {
    option: "tracing: enabled",
    otherwise: "true",
    accept: asBoolean,
  });
}

/** `sampler`: a trace that cannot be judged is not recorded. */
export function samplerCallback(sampler: Sampler): SamplerCallback {
  return new Callback(sampler, {
    option: "tracing: sampler",
    otherwise: "false",
    accept: asDecision,
  });
}

function asDecision(answer: unknown): boolean | SamplingResult | undefined {
  if (typeof answer === "boolean") return answer;
  const { sampled, traceState } = (answer ?? {}) as Partial<SamplingResult>;
  const isDecision = typeof sampled === "boolean" && typeof traceState === "string" &&
    HEADER_TEXT.test(traceState);
  return isDecision ? { sampled, traceState } : undefined;
}

/** What a header can carry; more would fail each outgoing call. */
const HEADER_TEXT = /^[\x20-\x7e]{0,512}$/;
