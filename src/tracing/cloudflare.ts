/**
 * Traces in Cloudflare's native spans, for Workers with tracing enabled: the route, status and
 * decisions of the request, and the spans of `span()`, appear in Cloudflare's waterfall. Cloudflare
 * does not propagate its trace context to other services; our headers do.
 *
 * The interface is new, so every method is checked before it is used.
 *
 * @module
 */
import { runWithin } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { SPAN_STATUS } from "../core/trace/otel.ts";
import type { Attributes, AttributeValue, Context, Span } from "../core/trace/otel.ts";
import { NOT_RECORDED } from "../core/trace/trace-context.ts";
import type { CallSpan, OutgoingCall, TraceContext } from "../core/trace/trace-context.ts";
import { newSpanId } from "../core/trace/traceparent.ts";
import { executionContext } from "../runtime/defer.ts";
import { spanContextOf } from "./propagation.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import { endByThrow, spanLabels } from "./request-trace.ts";
import type { RequestTrace, SpanLabels } from "./request-trace.ts";
import { exceptionAttributes } from "./span.ts";
import type { SpanKindName } from "./finished-span.ts";

interface NativeSpan {
  readonly isTraced?: boolean;
  setAttribute?(key: string, value: string | number | boolean): void;
}

interface NativeTracing {
  enterSpan<T>(name: string, fn: (span: NativeSpan) => T): T;
}

/** Makes the trace of a request in native spans; undefined where there are none. */
export function nativeTrace(
  c: EdgeContext,
  propagation: Propagation,
  incoming: IncomingTrace,
  attributes: () => Attributes,
): RequestTrace | undefined {
  const { tracing } = (executionContext(c) ?? {}) as { tracing?: NativeTracing };
  if (typeof tracing?.enterSpan !== "function") return undefined;
  return new NativeTrace(tracing, propagation, incoming, attributes());
}

class NativeTrace implements RequestTrace {
  readonly context: TraceContext;
  readonly span: Span;
  readonly initial: SpanLabels;
  readonly isAmbient = true;
  readonly #tracing: NativeTracing;
  readonly #propagation: Propagation;
  readonly #base: Context | undefined;

  constructor(
    tracing: NativeTracing,
    propagation: Propagation,
    { trace: own, context }: IncomingTrace,
    attributes: Attributes,
  ) {
    this.#tracing = tracing;
    this.#propagation = propagation;
    this.#base = context;
    own.tracer = this;
    this.context = own;
    this.span = new NativeSpanView("http.server", own, own.spanId, attributes);
    this.initial = spanLabels(this.span);
  }

  startSpan(name: string, _kind: SpanKindName, attributes: Attributes): Span {
    return new NativeSpanView(name, this.context, newSpanId(), attributes);
  }

  run<T>(span: Span, fn: () => T): T {
    if (!(span instanceof NativeSpanView)) return fn();
    return runWithin((inside) =>
      this.#tracing.enterSpan(span.name, (native) => {
        span.attach(native);
        return inside();
      }), fn);
  }

  /** Cloudflare makes the span of a `fetch()` itself. */
  startCall({ headers }: OutgoingCall): CallSpan {
    if (headers !== undefined) this.inject(headers);
    return NOT_RECORDED;
  }

  inject(headers: Headers): void {
    this.#propagation.inject(headers, this.context, newSpanId(), this.#base);
  }

  endByThrow(span: Span, error: unknown): void {
    endByThrow(span, error);
  }

  end(): void {}
}

/**
 * Adapts a native span to the API's `Span`. A native span only takes attributes and ends by itself:
 * its name cannot change, events become attributes, and links are dropped.
 */
class NativeSpanView implements Span {
  name: string;
  /** The attribute that is read again. */
  readonly attributes: { "http.route"?: AttributeValue } = {};
  readonly #own: TraceContext;
  readonly #spanId: string;
  #early: Attributes;
  #native: NativeSpan | undefined;

  constructor(name: string, own: TraceContext, spanId: string, attributes: Attributes) {
    this.name = name;
    this.#own = own;
    this.#spanId = spanId;
    this.#early = attributes;
  }

  /** Attaches the native span once it has begun, and sets the attributes collected so far. */
  attach(native: NativeSpan): void {
    this.#native = native;
    this.setAttributes(this.#early);
    this.#early = {};
  }

  spanContext(): ReturnType<Span["spanContext"]> {
    return spanContextOf(this.#own, this.#spanId);
  }

  isRecording(): boolean {
    return this.#native?.isTraced !== false;
  }

  setAttribute(key: string, value: AttributeValue): this {
    if (key === "http.route") this.attributes[key] = value;
    if (this.#native === undefined) this.#early[key] = value;
    else this.#native.setAttribute?.(key, Array.isArray(value) ? value.join(",") : value as string);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) this.setAttribute(key, value);
    }
    return this;
  }

  addEvent(name: string, attributes?: unknown): this {
    const isGiven = attributes !== null && typeof attributes === "object" &&
      !Array.isArray(attributes) && !(attributes instanceof Date);
    return this.setAttribute(`event.${name}`, isGiven ? JSON.stringify(attributes) : true);
  }

  setStatus({ code, message }: Parameters<Span["setStatus"]>[0]): this {
    if (code === SPAN_STATUS.error) this.setAttribute("error", message ?? true);
    return this;
  }

  updateName(name: string): this {
    this.name = name;
    return this.setAttribute("span.name", name);
  }

  recordException(exception: Parameters<Span["recordException"]>[0]): void {
    this.setAttributes(exceptionAttributes(exception));
  }

  addLink(): this {
    return this;
  }

  addLinks(): this {
    return this;
  }

  end(): void {}
}
