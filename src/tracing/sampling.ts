/**
 * Applies the sampler to requests.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { MutableTraceContext, TraceContext } from "../core/trace/trace-context.ts";
import { SAMPLED } from "../core/trace/traceparent.ts";
import type { SamplerCallback } from "./callbacks.ts";
import type { SamplingResult } from "./sampler.ts";

/** Calls the sampler, and writes its decision to the trace context. */
export function sample(c: EdgeContext, sampler: SamplerCallback, trace: MutableTraceContext): void {
  const { flags, parentSpanId } = trace;
  const parentSampled = parentSpanId === undefined ? undefined : (flags & SAMPLED) !== 0;
  const { sampled, traceState } = ask(c, sampler, trace, parentSampled);
  trace.flags = sampled ? flags | SAMPLED : flags & ~SAMPLED;
  trace.traceState = traceState;
}

/** Whether the caller asked not to record its trace. */
export function isLeftOutByCaller({ flags, parentSpanId }: TraceContext): boolean {
  return parentSpanId !== undefined && (flags & SAMPLED) === 0;
}

/** Whether the sampler would record the trace as a new one, whatever the caller asked for. */
export function wouldSample(
  c: EdgeContext,
  sampler: SamplerCallback,
  trace: TraceContext,
): boolean {
  return ask(c, sampler, trace, undefined).sampled;
}

function ask(
  c: EdgeContext,
  sampler: SamplerCallback,
  { traceId, traceState }: TraceContext,
  parentSampled: boolean | undefined,
): SamplingResult {
  const { method, path } = c.req;
  const decision = sampler.askNow({ traceId, parentSampled, traceState, method, path });
  return typeof decision === "object" ? decision : { sampled: decision === true, traceState };
}
