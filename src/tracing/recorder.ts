/**
 * Where finished spans wait for the exporter: one bounded buffer per `tracing()`, emptied once per
 * window whatever the traffic. On Workers the flush rides on the `waitUntil` of one request of the
 * window. An exporter that fails, hangs or throws costs spans, which are counted; never a request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Attributes } from "../core/trace/otel.ts";
import { handleRejection } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer, executionContext } from "../runtime/defer.ts";
import { env } from "../runtime/env.ts";
import { BatchWindow } from "../runtime/flush-window.ts";
import type { FinishedSpan } from "./finished-span.ts";

/** What an exporter may need beside the spans. */
export interface ExportInfo {
  /** The service, as resource attributes. */
  readonly resource: Readonly<Attributes>;
  /** Aborted after 10 s: then these spans are given up. */
  readonly signal: AbortSignal;
  /** An environment variable: a Worker's binding, or the process's. */
  env(name: string): string | undefined;
}

/**
 * Takes at most 512 finished spans. A rejection or a throw is a failed export: its spans are dropped
 * and counted.
 */
export type Exporter = (spans: readonly FinishedSpan[], info: ExportInfo) => unknown;

/** Makes the resource when spans are sent, for it may come from the environment. */
export type ResourceOf = (env: ExportInfo["env"]) => Readonly<Attributes>;

/** Spans that wait or are on their way; what comes beyond is dropped. About 2 MB at most. */
const MAX_SPANS = 2_048;
const MAX_BATCH = 512;
/** With `waitUntil`: right after the response, but one flush for all that comes at the same time. */
const WINDOW_AFTER_RESPONSE_MS = 200;
/** In a long-lived process. */
const WINDOW_MS = 1_000;
const EXPORT_LIMIT_MS = 10_000;
/** The request that was to flush may have been cut off: after this time, the next one takes over. */
const WINDOW_LOST_AFTER_MS = 3_000;

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
  #flights: Flight[] = [];
  #exported = 0;
  #dropped = 0;
  #failures = 0;
  #lastFailure: unknown;

  constructor(exporter: Exporter, resourceOf: ResourceOf) {
    this.#exporter = exporter;
    this.#resourceOf = resourceOf;
  }

  /** Takes one finished span, and sees to it that it is sent. */
  add(span: FinishedSpan, c: EdgeContext | undefined): void {
    if (this.#buffer.length + this.#flying() >= MAX_SPANS) {
      this.#dropped++;
      return;
    }
    this.#buffer.push(span);
    if (this.#buffer.length >= MAX_BATCH) defer(c, this.#drain(c));
    else this.#arm(c, span.endMs);
  }

  /** Counts a span that was lost before it came here. */
  drop(): void {
    this.#dropped++;
  }

  /** Sends what waits, and waits for what is on its way (at most 10 s). */
  async flush(): Promise<void> {
    await this.#drain(undefined);
    // Looked at, not awaited: a promise of another request may never settle on Workers.
    while (this.#flying() > 0) await sleep(5);
  }

  /** Rejects with what the last export failed with. */
  ping(): Promise<void> {
    return this.#lastFailure === undefined ? Promise.resolve() : Promise.reject(this.#lastFailure);
  }

  /** Spans exported, dropped and waiting, and exports that failed. */
  stats(): Record<string, number> {
    return {
      spans_exported_total: this.#exported,
      spans_dropped_total: this.#dropped,
      export_failures_total: this.#failures,
      spans_waiting: this.#buffer.length + this.#flying(),
    };
  }

  /** Sees to it that this window ends with a flush. The end of a span is as good as now. */
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

  /** Sends what waits now, at most four batches at once. What comes meanwhile has its own window. */
  async #drain(c: EdgeContext | undefined): Promise<void> {
    const waiting = this.#buffer;
    this.#buffer = [];
    const batches: Promise<void>[] = [];
    for (let i = 0; i < waiting.length; i += MAX_BATCH) {
      batches.push(this.#send(waiting.slice(i, i + MAX_BATCH), c));
    }
    await Promise.all(batches);
  }

  async #send(batch: readonly FinishedSpan[], c: EdgeContext | undefined): Promise<void> {
    const now = Date.now();
    const flight = { size: batch.length, until: now + EXPORT_LIMIT_MS };
    // Those whose request was cut off have nobody else to take them out.
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
      // Somebody may throw a promise.
      handleRejection(error);
      this.#lastFailure = error ?? new Error("the export failed");
      this.#failures++;
      this.#dropped += batch.length;
    } finally {
      this.#flights = this.#flights.filter((other) => other !== flight);
    }
  }

  /** Spans on their way. A flight whose request was cut off is forgotten when its time is over. */
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
