/**
 * Finished spans, as plain data for exporters.
 *
 * @module
 */
import type { Attributes, SpanStatus } from "../core/trace/otel.ts";

/** The kind of a span. */
export type SpanKindName = "internal" | "server" | "client" | "producer" | "consumer";

/** Something that happened during a span. */
export interface SpanEvent {
  /** Name of the event. */
  readonly name: string;
  /** Time, in ms since the epoch, with fractions. */
  readonly timeMs: number;
  /** Attributes of the event or link. */
  readonly attributes: Attributes;
}

/** A link to a related span of this or another trace. */
export interface SpanLink {
  /** Trace id of the related span. */
  readonly traceId: string;
  /** Span id of the related span. */
  readonly spanId: string;
  /** Attributes of the event or link. */
  readonly attributes: Attributes;
}

/** A finished span, as exporters get it. */
export interface FinishedSpan {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** Span id of the parent; undefined for the first span of a trace. */
  readonly parentSpanId: string | undefined;
  /** Whether the parent is a span of another service. */
  readonly parentIsRemote: boolean;
  /** W3C flags: bit 0 sampled, bit 1 random trace id. */
  readonly flags: number;
  /** `tracestate` of the trace, `""` if there is none. */
  readonly traceState: string;
  /** Name, such as `GET /users/:id`. */
  readonly name: string;
  /** Kind. */
  readonly kind: SpanKindName;
  /** Start, in ms since the epoch, with fractions. */
  readonly startMs: number;
  /** End, in ms since the epoch, with fractions. */
  readonly endMs: number;
  /** Attributes, at most 128. */
  readonly attributes: Readonly<Attributes>;
  /** Events, at most 128. */
  readonly events: readonly SpanEvent[];
  /** Links, at most 32. */
  readonly links: readonly SpanLink[];
  /** Status; `code` is 0 (unset), 1 (ok) or 2 (error). */
  readonly status: Readonly<SpanStatus>;
  /** Number of attributes, events and links that were dropped because of the limits. */
  readonly dropped: {
    readonly attributes: number;
    readonly events: number;
    readonly links: number;
  };
}
