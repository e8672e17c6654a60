/**
 * The callback options of `tracing()`. They decide before a request runs, so they must be
 * synchronous.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Sampler, SamplingInput, SamplingResult } from "./sampler.ts";

/** A callback that returns a boolean for a request. */
export type RequestTest = Callback<[c: EdgeContext], boolean>;
/** The `sampler` callback. */
export type SamplerCallback = Callback<[input: SamplingInput], boolean | SamplingResult>;

/** The failure count of a callback. */
export type Failing = Pick<Callback<never, unknown>, "failures">;

/** Wraps `trust`. If it fails, the caller is not trusted. */
export function trustCallback(trust: (c: EdgeContext) => boolean): RequestTest {
  return new Callback(trust, {
    option: "tracing: trust",
    otherwise: "a new trace",
    accept: asBoolean,
  });
}

/** Wraps `enabled`. If it fails, the request is traced. */
export function enabledCallback(enabled: (c: EdgeContext) => boolean): RequestTest {
  return new Callback(enabled, {
    option: "tracing: enabled",
    otherwise: "true",
    accept: asBoolean,
  });
}

/** Wraps `sampler`. If it fails, the trace is not recorded. */
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

/** The text that a header can carry; other text would fail each outgoing call. */
const HEADER_TEXT = /^[\x20-\x7e]{0,512}$/;
