/**
 * A span as an exporter gets it: plain data.
 *
 * @module
 */
import type { Attributes, SpanStatus } from "../core/trace/otel.ts";

/** What a span is to the trace. */
export type SpanKindName = "internal" | "server" | "client" | "producer" | "consumer";

/** Something that happened during a span. */
export interface SpanEvent {
  /** What happened. */
  readonly name: string;
  /** When, in ms since the epoch, with fractions. */
  readonly timeMs: number;
  /** More about it. */
  readonly attributes: Attributes;
}

/** A span of another trace, or of this one, that this span has to do with. */
export interface SpanLink {
  /** The trace of the other span. */
  readonly traceId: string;
  /** The other span. */
  readonly spanId: string;
  /** More about it. */
  readonly attributes: Attributes;
}

/** A span that has ended, as an exporter gets it. */
export interface FinishedSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** The parent's 16 hex digits; undefined for the first span of a trace. */
  readonly parentSpanId: string | undefined;
  /** True when the parent is a span of another service. */
  readonly parentIsRemote: boolean;
  /** The W3C flags: bit 0 sampled, bit 1 random trace id. */
  readonly flags: number;
  /** The `tracestate` of the trace; `""` when there is none. */
  readonly traceState: string;
  /** `GET /users/:id`, or what the app called it. */
  readonly name: string;
  /** What it is to the trace. */
  readonly kind: SpanKindName;
  /** Start, in ms since the epoch, with fractions. */
  readonly startMs: number;
  /** End, in ms since the epoch, with fractions. */
  readonly endMs: number;
  /** At most 128. */
  readonly attributes: Readonly<Attributes>;
  /** At most 128. */
  readonly events: readonly SpanEvent[];
  /** At most 32. */
  readonly links: readonly SpanLink[];
  /** `code` 0: unset, 1: ok, 2: error. */
  readonly status: Readonly<SpanStatus>;
  /** Attributes, events and links beyond the limits. */
  readonly dropped: {
    readonly attributes: number;
    readonly events: number;
    readonly links: number;
  };
}
