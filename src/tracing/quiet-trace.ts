/**
 * Traces that are not recorded.
 *
 * @module
 */
import type { Attributes, Context, Span } from "../core/trace/otel.ts";
import { NOT_RECORDED } from "../core/trace/trace-context.ts";
import type { CallSpan, OutgoingCall, TraceContext } from "../core/trace/trace-context.ts";
import { newSpanId } from "../core/trace/traceparent.ts";
import type { SpanKindName } from "./finished-span.ts";
import { spanContextOf } from "./propagation.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import { endByThrow } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import { SilentSpan } from "./silent-span.ts";

/** A trace that is not recorded: its context is exposed and propagated. */
export class QuietTrace implements RequestTrace {
  readonly context: TraceContext;
  readonly span: Span;
  readonly isAmbient = false;
  readonly #propagation: Propagation;
  readonly #base: Context | undefined;

  constructor(propagation: Propagation, { trace: own, context }: IncomingTrace) {
    this.#propagation = propagation;
    this.#base = context;
    own.tracer = this;
    this.context = own;
    this.span = new SilentSpan(spanContextOf(own, own.spanId));
  }

  startSpan(_name: string, _kind: SpanKindName, _attributes: Attributes, parent?: Span): Span {
    return parent ?? this.span;
  }

  run<T>(_span: Span, fn: () => T): T {
    return fn();
  }

  startCall({ headers }: OutgoingCall): CallSpan {
    if (headers !== undefined) this.inject(headers);
    return NOT_RECORDED;
  }

  inject(headers: Headers): void {
    this.#propagation.inject(headers, this.context, newSpanId(), this.#base);
  }

  recordAfterAll(): Span | undefined {
    return undefined;
  }

  endByThrow(span: Span, error: unknown): void {
    endByThrow(span, error);
  }

  end(): void {}
}
