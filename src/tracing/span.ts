/**
 * Spans of the built-in recorder: one flat object that is the API's `Span` while it runs, and plain
 * data for exporters once it has ended. All its contents are bounded.
 *
 * @module
 */
import { readMember } from "../core/error-text.ts";
import { cutText, toWellFormed } from "../core/text.ts";
import { SPAN_STATUS } from "../core/trace/otel.ts";
import type {
  Attributes,
  AttributeValue,
  Exception,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TimeInput,
} from "../core/trace/otel.ts";
import type { TraceContext } from "../core/trace/trace-context.ts";
import type { FinishedSpan, SpanEvent, SpanKindName, SpanLink } from "./finished-span.ts";
import { traceStateOf } from "./propagator.ts";
import { redactMessage } from "./redact.ts";
import { nameOf } from "./semconv.ts";

/** The trace of a span. */
export interface SpanOwner {
  /** Time in ms since the epoch, with fractions. Never goes back within a trace. */
  now(): number;
  /** Called when a span has ended. */
  ended(span: FinishedSpan): void;
}

/** The initial data of a span. */
export interface SpanStart {
  readonly name: string;
  readonly kind: SpanKindName;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly parentIsRemote: boolean;
  readonly startMs: number;
  /** Used without a copy. */
  readonly attributes: Attributes;
}

const MAX_ATTRIBUTES = 128;
const MAX_EVENTS = 128;
const MAX_LINKS = 32;
const MAX_TEXT = 4_096;
const MAX_ITEMS = 128;
const NO_EVENTS: readonly SpanEvent[] = /* @__PURE__ */ Object.freeze([]);
const NO_LINKS: readonly SpanLink[] = /* @__PURE__ */ Object.freeze([]);
const UNSET: SpanStatus = /* @__PURE__ */ (() => Object.freeze({ code: SPAN_STATUS.unset }))();

/** A span that is recorded in memory. */
export class RecordedSpan implements Span, FinishedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly parentIsRemote: boolean;
  readonly flags: number;
  readonly traceState: string;
  readonly kind: SpanKindName;
  readonly startMs: number;
  readonly attributes: Attributes;
  name: string;
  endMs = 0;
  events: readonly SpanEvent[] = NO_EVENTS;
  links: readonly SpanLink[] = NO_LINKS;
  status: SpanStatus = UNSET;
  dropped: { attributes: number; events: number; links: number } = NOTHING_DROPPED;
  /** Undefined once ended: a span that waits for its export must not keep its request in memory. */
  #owner: SpanOwner | undefined;
  #attributeCount: number;

  constructor(owner: SpanOwner, trace: TraceContext, start: SpanStart) {
    this.#owner = owner;
    this.traceId = trace.traceId;
    this.flags = trace.flags;
    this.traceState = trace.traceState;
    this.name = toWellFormed(start.name);
    this.kind = start.kind;
    this.spanId = start.spanId;
    this.parentSpanId = start.parentSpanId;
    this.parentIsRemote = start.parentIsRemote;
    this.startMs = start.startMs;
    this.attributes = start.attributes;
    this.#attributeCount = Object.keys(start.attributes).length;
  }

  spanContext(): SpanContext {
    const { traceId, spanId, flags, traceState } = this;
    const context: SpanContext = { traceId, spanId, traceFlags: flags };
    if (traceState !== "") context.traceState = traceStateOf(traceState);
    return context;
  }

  isRecording(): boolean {
    return this.#owner !== undefined;
  }

  setAttribute(key: string, value: AttributeValue): this {
    if (this.#owner === undefined || value === undefined || value === null || key === "") {
      return this;
    }
    const name = toWellFormed(key);
    if (!Object.hasOwn(this.attributes, name) && ++this.#attributeCount > MAX_ATTRIBUTES) {
      this.#drop("attributes");
      return this;
    }
    this.attributes[name] = bounded(value);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    for (const key of Object.keys(attributes)) {
      this.setAttribute(key, attributes[key] as AttributeValue);
    }
    return this;
  }

  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, time?: TimeInput): this {
    const owner = this.#owner;
    if (owner === undefined) return this;
    if (this.events.length >= MAX_EVENTS) return this.#drop("events");
    const given = isAttributes(attributesOrTime) ? attributesOrTime : {};
    const at = time ?? (isAttributes(attributesOrTime) ? undefined : attributesOrTime);
    const timeMs = at === undefined ? owner.now() : epochMs(at, owner);
    const event = { name: toWellFormed(name), timeMs, attributes: boundedAll(given) };
    if (this.events === NO_EVENTS) this.events = [event];
    else (this.events as SpanEvent[]).push(event);
    return this;
  }

  addLink(link: Link): this {
    if (this.#owner === undefined) return this;
    if (this.links.length >= MAX_LINKS) return this.#drop("links");
    const { traceId, spanId } = link.context;
    this.links = [...this.links, {
      traceId,
      spanId,
      attributes: boundedAll(link.attributes ?? {}),
    }];
    return this;
  }

  addLinks(links: Link[]): this {
    for (const link of links) this.addLink(link);
    return this;
  }

  setStatus(status: SpanStatus): this {
    // Ok is final, as the specification requires.
    if (this.#owner !== undefined && this.status.code !== SPAN_STATUS.ok) {
      this.status = { ...status };
    }
    return this;
  }

  updateName(name: string): this {
    if (this.#owner !== undefined) this.name = toWellFormed(name);
    return this;
  }

  recordException(exception: Exception, time?: TimeInput): void {
    this.addEvent("exception", exceptionAttributes(exception), time);
  }

  end(endTime?: TimeInput): void {
    const owner = this.#owner;
    if (owner === undefined) return;
    const end = endTime === undefined ? owner.now() : epochMs(endTime, owner);
    this.endMs = Math.max(end, this.startMs);
    this.#owner = undefined;
    owner.ended(this);
  }

  #drop(what: "attributes" | "events" | "links"): this {
    this.dropped = { ...this.dropped, [what]: this.dropped[what] + 1 };
    return this;
  }
}

const NOTHING_DROPPED = /* @__PURE__ */ Object.freeze({ attributes: 0, events: 0, links: 0 });

/** Returns the attributes of an `exception` event. */
export function exceptionAttributes(exception: unknown): Attributes {
  if (typeof exception === "string") return { "exception.message": redactMessage(exception) };
  const message = readMember(exception, "message");
  const stack = readMember(exception, "stack");
  const attributes: Attributes = { "exception.type": nameOf(exception) };
  if (typeof message === "string") attributes["exception.message"] = redactMessage(message);
  if (typeof stack === "string") attributes["exception.stacktrace"] = redactMessage(stack);
  return attributes;
}

function isAttributes(value: unknown): value is Attributes {
  return value !== null && typeof value === "object" && !Array.isArray(value) &&
    !(value instanceof Date);
}

/**
 * Converts the API's three forms of time to ms. A number below the year 2001 is a reading of
 * `performance.now()`, and replaced by the current time.
 */
function epochMs(time: TimeInput, owner: SpanOwner): number {
  if (Array.isArray(time)) return time[0] * 1_000 + time[1] / 1_000_000;
  if (time instanceof Date) return time.getTime();
  return time < 1e12 ? owner.now() : time;
}

/** Returns a copy with well-formed texts, and within the limits of a span. */
export function boundedAll(attributes: Attributes): Attributes {
  const kept: Attributes = {};
  let count = 0;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value === undefined || value === null || ++count > MAX_ATTRIBUTES) continue;
    kept[toWellFormed(key)] = bounded(value);
  }
  return kept;
}

function bounded(value: AttributeValue): AttributeValue {
  if (typeof value === "string") return boundedText(value);
  if (!Array.isArray(value)) return value;
  return value.slice(0, MAX_ITEMS).map((item) =>
    typeof item === "string" ? boundedText(item) : item
  ) as AttributeValue;
}

function boundedText(text: string): string {
  return toWellFormed(cutText(text, MAX_TEXT));
}
