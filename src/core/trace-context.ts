/**
 * This request's trace context: what the tracing middleware keeps for the others (problems carry
 * the trace id, upstream calls carry the headers).
 *
 * @module
 */

/** The identity of one request within its trace (W3C Trace Context). */
export interface TraceContext {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits: the span of this request, the parent of what it calls. */
  readonly spanId: string;
}
