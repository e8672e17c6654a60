/**
 * Buffers finished spans for the exporter: one bounded buffer per `tracing()`, flushed once per
 * window. On Workers the flush runs in `waitUntil` of one request of the window. Spans are kept
 * over one failed export. An exporter that keeps failing loses spans, which are counted, but it
 * never fails a request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Attributes } from "../core/trace/otel.ts";
import { errorText, readMember } from "../core/error-text.ts";
import { warnOnce } from "../core/once.ts";
import { handleRejection } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer, executionContext } from "../runtime/defer.ts";
import { env } from "../runtime/env.ts";
import { BatchWindow } from "../runtime/flush-window.ts";
import type { FinishedSpan } from "./finished-span.ts";

/** The second argument of an exporter. */
export interface ExportInfo {
  /** Resource attributes of the service. */
  readonly resource: Readonly<Attributes>;
  /** Aborted after 10 s, when the export has failed. */
  readonly signal: AbortSignal;
  /** Reads an environment variable: a binding of a Worker, or a variable of the process. */
  env(name: string): string | undefined;
}

/**
 * Exports at most 512 finished spans. When it throws, rejects or takes longer than 10 s, the spans
 * are exported once more with the next window, and then dropped and counted; at once if the error
 * has `retryable: false`.
 */
export type Exporter = (spans: readonly FinishedSpan[], info: ExportInfo) => unknown;

/** Makes the resource when spans are exported, because it may come from the environment. */
export type ResourceOf = (env: ExportInfo["env"]) => Readonly<Attributes>;

/**
 * Maximum number of spans that wait or are being exported, about 2 MB; further ones are dropped.
 */
const MAX_SPANS = 2_048;
const MAX_BATCH = 512;
/** Window with `waitUntil`: soon after the response, with one flush for concurrent requests. */
const WINDOW_AFTER_RESPONSE_MS = 200;
/** Window in a long-lived process. */
const WINDOW_MS = 1_000;
const EXPORT_LIMIT_MS = 10_000;
/** Time after which another request takes over the flush: the first one may have been cut off. */
const WINDOW_LOST_AFTER_MS = 3_000;

/** An export in progress. */
interface Flight {
  readonly size: number;
  readonly until: number;
}

/** The buffer of one `tracing()`. */
export class Recorder {
  readonly #exporter: Exporter;
  readonly #resourceOf: ResourceOf;
  readonly #window = new BatchWindow({ lostAfterMs: WINDOW_LOST_AFTER_MS, keepsProcess: true });
  /** Made by the first export: reading the environment is slow, and it does not change. */
  #resource: Readonly<Attributes> | undefined;
  #buffer: FinishedSpan[] = [];
  /** Batches whose first export failed. */
  #kept: (readonly FinishedSpan[])[] = [];
  #flights: Flight[] = [];
  #exported = 0;
  #dropped = 0;
  #failures = 0;
  #lastFailure: unknown;

  constructor(exporter: Exporter, resourceOf: ResourceOf) {
    this.#exporter = exporter;
    this.#resourceOf = resourceOf;
  }

  /** Adds a finished span, and makes sure that it is exported. */
  add(span: FinishedSpan, c: EdgeContext | undefined): void {
    if (this.#waiting() >= MAX_SPANS) {
      this.#dropped++;
      return;
    }
    this.#buffer.push(span);
    if (this.#buffer.length >= MAX_BATCH) defer(c, this.#drain(c));
    else this.#arm(c, span.endMs);
  }

  /** Counts a span that was lost before it was added. */
  drop(): void {
    this.#dropped++;
  }

  /** Exports the waiting spans, and waits for all exports in progress (at most 10 s). */
  async flush(): Promise<void> {
    await this.#drain(undefined);
    // Polled, not awaited: on Workers a promise of another request may never settle.
    while (this.#flying() > 0) await sleep(5);
  }

  /** Rejects with the error of the last export, if it failed. */
  ping(): Promise<void> {
    return this.#lastFailure === undefined ? Promise.resolve() : Promise.reject(this.#lastFailure);
  }

  /** Counts spans that were exported, were dropped or wait, and failed exports. */
  stats(): Record<string, number> {
    return {
      spans_exported_total: this.#exported,
      spans_dropped_total: this.#dropped,
      export_failures_total: this.#failures,
      spans_waiting: this.#waiting(),
    };
  }

  /**
   * Opens a window that ends with a flush. `now` is the end of a span, which saves a clock reading.
   */
  #arm(c: EdgeContext | undefined, now: number): void {
    if (this.#window.isOpen(now)) return;
    // In a long-lived process the window outlives the request, and must not hold it.
    const owner = executionContext(c) === undefined ? undefined : c;
    const windowMs = owner === undefined ? WINDOW_MS : WINDOW_AFTER_RESPONSE_MS;
    const ended = this.#window.open(windowMs, now).then(() => {
      this.#window.close();
      return this.#drain(owner);
    });
    defer(owner, ended);
  }

  /** Exports the waiting spans, in a few batches. Later spans open a new window. */
  async #drain(c: EdgeContext | undefined): Promise<void> {
    const waiting = this.#buffer;
    this.#buffer = [];
    const batches = this.#kept.map((batch) => this.#send(batch, c, true));
    this.#kept = [];
    for (let i = 0; i < waiting.length; i += MAX_BATCH) {
      batches.push(this.#send(waiting.slice(i, i + MAX_BATCH), c, false));
    }
    await Promise.all(batches);
    // Without another request nothing would send them.
    if (this.#kept.length > 0) this.#arm(c, Date.now());
  }

  async #send(
    batch: readonly FinishedSpan[],
    c: EdgeContext | undefined,
    isRepeated: boolean,
  ): Promise<void> {
    const now = Date.now();
    const flight = { size: batch.length, until: now + EXPORT_LIMIT_MS };
    // Exports whose request was cut off never remove themselves.
    this.#flights = [...this.#flights.filter((other) => other.until > now), flight];
    try {
      await withinLimit((signal) => {
        const read = (name: string) => env(c, name);
        const resource = this.#resource ??= this.#resourceOf(read);
        return this.#exporter(batch, { resource, signal, env: read });
      });
      this.#exported += batch.length;
      this.#lastFailure = undefined;
    } catch (error) {
      // An exporter may throw a promise.
      handleRejection(error);
      this.#lastFailure = error ?? new Error("the export failed");
      this.#failures++;
      warnOnce(
        `tracing: spans cannot be exported (${
          errorText(error)
        }): is the exporter's url right, and ` +
          "its server up? Spans are sent twice at most, then dropped",
        "tracing: export",
      );
      if (isRepeated || readMember(error, "retryable") === false) this.#dropped += batch.length;
      else this.#kept.push(batch);
    } finally {
      this.#flights = this.#flights.filter((other) => other !== flight);
    }
  }

  /** Number of spans that wait, are kept for another export, or are being exported. */
  #waiting(): number {
    let kept = 0;
    for (const batch of this.#kept) kept += batch.length;
    return this.#buffer.length + kept + this.#flying();
  }

  /** Number of spans being exported. An export whose request was cut off expires. */
  #flying(): number {
    if (this.#flights.length === 0) return 0;
    const now = Date.now();
    let size = 0;
    for (const flight of this.#flights) if (flight.until > now) size += flight.size;
    return size;
  }
}

/** Runs an export, and aborts it when its time is over. */
async function withinLimit(run: (signal: AbortSignal) => unknown): Promise<void> {
  const controller = new AbortController();
  const exported = await within(EXPORT_LIMIT_MS, Promise.resolve(run(controller.signal)), LATE);
  if (exported !== LATE) return;
  controller.abort();
  throw new Error("the export took too long");
}

const LATE = Symbol("late");

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
