/**
 * What one `tracing()` keeps between requests, and the way of a request through it.
 *
 * @module
 */
import { decisions } from "../core/request/decision.ts";
import { errorText } from "../core/error-text.ts";
import { facts } from "../core/request/facts.ts";
import { callHook } from "../core/hook.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { isSkewed } from "../core/trace/otel.ts";
import { handleRejection } from "../core/thenable.ts";
import { env } from "../runtime/env.ts";
import { timersAreShared } from "../runtime/platform.ts";
import { enableAmbientContext } from "./ambient.ts";
import { begin } from "./begin.ts";
import { systemSpanClock } from "./local-trace.ts";
import type { LocalSettings } from "./local-trace.ts";
import type { TracingSettings } from "./options.ts";
import { Recorder } from "./recorder.ts";
import { describeResponse, describeThrow } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import { whenBodyEnds, writeServerTiming } from "./response.ts";
import { knownMethods } from "./semconv.ts";

/** The state of one `tracing()`. */
export class RequestTracer {
  readonly #settings: TracingSettings;
  readonly #recorder: Recorder | undefined;
  /** Completed by the first request: only then may the environment be read. */
  #local: LocalSettings | undefined;
  #warned = false;

  constructor(settings: TracingSettings) {
    this.#settings = settings;
    this.#recorder = settings.exporter && new Recorder(settings.exporter, settings.resource);
  }

  /** Whether the first request has done its part. It is waited for only with `als`. */
  isReady(c: EdgeContext): boolean {
    if (this.#local !== undefined) return true;
    if (this.#settings.als !== false) return false;
    this.#local = this.#complete(c, false);
    return true;
  }

  async traceWhenReady(c: EdgeContext, next: Next): Promise<void> {
    const { als } = this.#settings;
    // Each early request waits for itself: a promise of another one may never settle on Workers.
    const ambient = als !== false && await enableAmbientContext(als).catch(notEnabled);
    if (!ambient && this.#local === undefined) {
      warn(
        "als needs AsyncLocalStorage: set the flag nodejs_als or nodejs_compat. Going on without",
      );
    }
    this.#local ??= this.#complete(c, ambient);
    return this.trace(c, next);
  }

  async trace(c: EdgeContext, next: Next): Promise<void> {
    const { serverTiming } = this.#settings;
    const started = serverTiming ? performance.now() : 0;
    const trace = begin(c, this.#settings, this.#local!);
    if (!this.#warned) this.#warnIfLate(c);
    const shared = facts(c);
    shared.trace = trace.context;
    shared.propagateTo = this.#settings.propagateTo;
    if (serverTiming) shared.timed = true;
    c.set("traceId", trace.context.traceId);
    c.set("span", trace.span);
    try {
      await trace.run(trace.span, next);
    } catch (error) {
      this.#finish(c, trace, started, { error });
      throw error;
    }
    this.#finish(c, trace, started);
  }

  async flush(): Promise<void> {
    await this.#recorder?.flush();
  }

  /** Rejects when the last export failed. */
  async ping(): Promise<void> {
    await this.#recorder?.ping();
  }

  stats(): Record<string, number> {
    const { callbacks } = this.#settings;
    const failures = callbacks.reduce((sum, callback) => sum + callback.failures, 0);
    return {
      ...this.#recorder?.stats(),
      ...(callbacks.length > 0 && { callback_errors_total: failures }),
    };
  }

  /** Whatever fails here, the request has its response, and its span ends. */
  #finish(c: EdgeContext, trace: RequestTrace, started: number, thrown?: { error: unknown }): void {
    let waits = false;
    try {
      waits = this.#describe(c, trace, started, thrown);
    } catch {
      // A header that cannot be set, a span of an SDK that throws: the response is as it is.
    }
    if (waits) return;
    try {
      trace.end();
    } catch {
      this.#recorder?.drop();
    }
  }

  /** Says what is known at the end. True when the span goes on until the body has been sent. */
  #describe(
    c: EdgeContext,
    trace: RequestTrace,
    started: number,
    thrown: { error: unknown } | undefined,
  ): boolean {
    const { serverTiming, streams } = this.#settings;
    const recording = trace.span.isRecording();
    const span = recording ? trace.span : trace.recordAfterAll?.();
    if (span !== undefined) describeResponse(c, span, this.#local!.known, thrown);
    if (thrown !== undefined) return false;
    if (serverTiming) writeServerTiming(c, trace.context, performance.now() - started);
    return streams && recording && endsWithBody(c, trace);
  }

  #complete(c: EdgeContext, als: boolean): LocalSettings {
    if (isSkewed()) {
      warn(
        "an OpenTelemetry SDK is registered through a copy of @opentelemetry/api that ours cannot " +
          "see (its version is older); it gets no spans. Install @opentelemetry/api ~1.9.0 once",
      );
    }
    return {
      recorder: this.#recorder,
      sampler: this.#settings.sampler,
      keep: this.#settings.keep,
      known: knownMethods(env(c, "OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS")),
      als,
      nativeSpans: !timersAreShared(),
      clock: systemSpanClock,
    };
  }

  #warnIfLate(c: EdgeContext): void {
    if (decisions(c).length === 0) return;
    this.#warned = true;
    warn(
      "registered after a guard: what that guard refuses is not traced. Register tracing() first",
    );
  }
}

/** Ends the span of the request when its body ends. False when there is no body to wait for. */
function endsWithBody(c: EdgeContext, trace: RequestTrace): boolean {
  return whenBodyEnds(c, (error) => {
    if (error !== undefined) describeThrow(trace.span, error);
    callHook(() => trace.end());
  });
}

/** A context manager of the app's own may fail. */
function notEnabled(error: unknown): false {
  handleRejection(error);
  warn(`als: the context manager failed (${errorText(error)})`);
  return false;
}

function warn(message: string): void {
  console.warn(`tracing: ${message}.`);
}
