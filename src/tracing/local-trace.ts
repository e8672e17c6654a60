/**
 * Traces without an SDK: recorded by the built-in recorder, or not recorded and only propagated.
 *
 * @module
 */
import { runWithin } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { context, trace } from "../core/trace/otel.ts";
import type { Attributes, Context, Span } from "../core/trace/otel.ts";
import type { CallSpan, OutgoingCall, TraceContext } from "../core/trace/trace-context.ts";
import { newSpanId, SAMPLED } from "../core/trace/traceparent.ts";
import type { SamplerCallback } from "./callbacks.ts";
import type { IncomingTrace, Propagation } from "./propagation.ts";
import type { Recorder } from "./recorder.ts";
import { callSpan, endByThrow, isRefused } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import { clientAttributes } from "./semconv.ts";
import type { KnownMethods } from "./semconv.ts";
import { wouldSample } from "./sampling.ts";
import { boundedAll, RecordedSpan } from "./span.ts";
import type { SpanOwner } from "./span.ts";
import type { FinishedSpan, SpanKindName } from "./finished-span.ts";

/** Rules for exporting traces that the sampler left out. */
export interface KeepRules {
  /** Whether to export failed requests: a 5xx, or an error that escaped. */
  readonly errors: boolean;
  /**
   * Whether to export refused requests; undefined for those that only their caller asked not to
   * record.
   */
  readonly refusals: boolean | undefined;
  /** Duration above which requests are exported, in ms. */
  readonly slowerThanMs: number;
}

/** Settings that all traces of one `tracing()` share. */
export interface LocalSettings {
  /** Undefined without an exporter. */
  readonly recorder: Recorder | undefined;
  readonly sampler: SamplerCallback;
  readonly keep: KeepRules | undefined;
  readonly known: KnownMethods;
  /** Whether spans are made active in OpenTelemetry's context. */
  readonly als: boolean;
  /** Whether the platform may have native spans (Workers). */
  readonly nativeSpans: boolean;
  readonly clock: SpanClock;
}

/** A wall clock and a monotonic clock. */
export interface SpanClock {
  /** Time in ms since the epoch. */
  epoch(): number;
  /** Time in ms of a clock that never goes back. */
  elapsed(): number;
}

/** The platform's clocks. */
export const systemSpanClock: SpanClock = {
  epoch: () => Date.now(),
  elapsed: () => performance.now(),
};

/** Reads both clocks. */
export function startTimes(clock: SpanClock): readonly [epoch: number, elapsed: number] {
  return [clock.epoch(), clock.elapsed()];
}

/** Maximum number of spans that wait for the decision on their trace; further spans are dropped. */
const MAX_PENDING = 512;

/** A trace that the built-in recorder records. */
export class LocalTrace implements RequestTrace, SpanOwner {
  readonly span: RecordedSpan;
  readonly context: TraceContext;
  readonly isAmbient: boolean;
  readonly #c: EdgeContext;
  readonly #settings: LocalSettings;
  readonly #propagation: Propagation;
  readonly #base: Context | undefined;
  readonly #epoch: number;
  readonly #started: number;
  readonly #leftOut: boolean;
  /** Ended spans, until it is decided whether the trace is exported; then undefined. */
  #pending: FinishedSpan[] | undefined;
  #exported: boolean;

  constructor(
    c: EdgeContext,
    settings: LocalSettings,
    propagation: Propagation,
    incoming: IncomingTrace,
    attributes: Attributes,
    started: readonly [epoch: number, elapsed: number] = startTimes(settings.clock),
  ) {
    const own = incoming.trace;
    this.#leftOut = incoming.leftOut === true;
    this.#c = c;
    this.#base = incoming.context;
    this.#settings = settings;
    this.isAmbient = settings.als;
    this.#propagation = propagation;
    [this.#epoch, this.#started] = started;
    own.tracer = this;
    this.context = own;
    this.#exported = (own.flags & SAMPLED) !== 0;
    this.#pending = this.#exported ? undefined : [];
    this.span = new RecordedSpan(this, own, {
      name: c.req.method,
      kind: "server",
      spanId: own.spanId,
      parentSpanId: own.parentSpanId,
      parentIsRemote: own.parentSpanId !== undefined,
      startMs: this.#epoch,
      attributes,
    });
  }

  now(): number {
    return this.#epoch + (this.#settings.clock.elapsed() - this.#started);
  }

  startSpan(name: string, kind: SpanKindName, attributes: Attributes, parent?: Span): RecordedSpan {
    const above = parent ?? this.#activeSpan() ?? this.span;
    return new RecordedSpan(this, this.context, {
      name,
      kind,
      spanId: newSpanId(),
      parentSpanId: above.spanContext().spanId,
      parentIsRemote: false,
      startMs: this.now(),
      attributes: boundedAll(attributes),
    });
  }

  run<T>(span: Span, fn: () => T): T {
    if (!this.#settings.als) return fn();
    return runWithin((inside) => context.with(trace.setSpan(context.active(), span), inside), fn);
  }

  startCall({ method, url, headers, resend = 0 }: OutgoingCall): CallSpan {
    const { known } = this.#settings;
    const attributes = clientAttributes(method, url, resend, known);
    const span = this.startSpan(known.has(method) ? method : "HTTP", "client", attributes);
    if (headers !== undefined) {
      this.#propagation.inject(headers, this.context, span.spanId, this.#base);
    }
    return callSpan(span);
  }

  inject(headers: Headers): void {
    this.#propagation.inject(headers, this.context, this.span.spanId, this.#base);
  }

  endByThrow(span: Span, error: unknown): void {
    endByThrow(span, error);
  }

  end(): void {
    this.span.end();
  }

  /** Receives an ended span of this trace. The end of the request's span decides for all. */
  ended(span: FinishedSpan): void {
    if (span.endMs === span.startMs) markUntimed(span);
    if (this.#pending === undefined) return this.#export(span);
    if (this.#pending.length < MAX_PENDING) this.#pending.push(span);
    else this.#settings.recorder?.drop();
    if (span === this.span) this.#decide(this.#pending);
  }

  /** Decides whether to export a trace that the sampler left out. */
  #decide(pending: FinishedSpan[]): void {
    const reason = this.#reasonToKeep();
    this.#pending = undefined;
    this.#exported = reason !== undefined;
    if (reason === undefined) return;
    this.span.attributes["djed.kept"] = reason;
    for (const span of pending) this.#export(span);
  }

  #reasonToKeep(): "error" | "slow" | "refusal" | undefined {
    const { keep, sampler } = this.#settings;
    const { status, startMs, endMs } = this.span;
    if (keep?.errors && status.code === 2) return "error";
    if (keep !== undefined && endMs - startMs > keep.slowerThanMs) return "slow";
    if (!isRefused(this.#c)) return undefined;
    const isKept = keep?.refusals ??
      (this.#leftOut && wouldSample(this.#c, sampler, this.context));
    return isKept ? "refusal" : undefined;
  }

  #export(span: FinishedSpan): void {
    if (this.#exported) this.#settings.recorder?.add(span, this.#c);
  }

  #activeSpan(): Span | undefined {
    if (!this.#settings.als) return undefined;
    const active = trace.getActiveSpan();
    return active?.spanContext().traceId === this.context.traceId ? active : undefined;
  }
}

/** Marks a span without duration: on Workers the clock stands still between I/O. */
function markUntimed(span: FinishedSpan): void {
  (span.attributes as Attributes)["djed.untimed"] = true;
}
