/**
 * The state of one `tracing()`, and the path of a request through it.
 *
 * @module
 */
import { whenBodyEnds } from "../core/body/response-body.ts";
import { decisions } from "../core/request/decision.ts";
import { errorText } from "../core/error-text.ts";
import { facts } from "../core/request/facts.ts";
import { callHook } from "../core/hook.ts";
import type { Around, Thrown } from "../core/request/compose.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { OrderCheck } from "../core/request/order.ts";
import { warnOnce } from "../core/once.ts";
import { isSkewed } from "../core/trace/otel.ts";
import { isSdkDisabled } from "../core/otlp-env.ts";
import { handleRejection } from "../core/thenable.ts";
import { env } from "../runtime/env.ts";
import { timersAreShared } from "../runtime/platform.ts";
import { enableAmbientContext } from "./ambient.ts";
import { begin } from "./begin.ts";
import { samplerCallback } from "./callbacks.ts";
import { systemSpanClock } from "./local-trace.ts";
import type { LocalSettings } from "./local-trace.ts";
import type { TracingSettings } from "./options.ts";
import { Recorder } from "./recorder.ts";
import { describeResponse, describeThrow } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import { writeServerTiming } from "./response.ts";
import { parentBased } from "./sampler.ts";
import { environmentSampler } from "./sampler-env.ts";
import { knownMethods } from "./semconv.ts";

/** The trace of a request in progress. */
export interface OpenTrace {
  readonly trace: RequestTrace;
  /** Its start, if that is sent to the client. */
  readonly started: number;
}

/** The state of one `tracing()`. */
export class RequestTracer {
  readonly #settings: TracingSettings;
  readonly #recorder: Recorder | undefined;
  /** Completed by the first request, because the environment may not be read before. */
  #local: LocalSettings | undefined;
  readonly #order = new OrderCheck(["tracing"]);
  #warned = false;

  constructor(settings: TracingSettings) {
    this.#settings = settings;
    this.#recorder = settings.exporter && new Recorder(settings.exporter, settings.resource);
  }

  /** Whether the settings are complete, or can be completed now. Only `als` has to wait. */
  isReady(c: EdgeContext): boolean {
    if (this.#local !== undefined) return true;
    if (this.#settings.als !== false) return false;
    this.#local = this.#complete(c, false);
    return true;
  }

  async openWhenReady(c: EdgeContext, states: OpenTrace[], at: number): Promise<Around | void> {
    const { als } = this.#settings;
    // Each request waits for its own promise: on Workers that of another one may never settle.
    const ambient = als !== false && await enableAmbientContext(als).catch(notEnabled);
    if (!ambient && this.#local === undefined) {
      warn(
        "als needs AsyncLocalStorage: set the flag nodejs_als or nodejs_compat. It has no effect",
      );
    }
    this.#local ??= this.#complete(c, ambient);
    return this.open(c, states, at);
  }

  /** Begins the trace of a request. Runs the rest of the chain inside an active span, if it is. */
  open(c: EdgeContext, states: OpenTrace[], at: number): Around | void {
    const { serverTiming } = this.#settings;
    const started = serverTiming ? performance.now() : 0;
    const trace = begin(c, this.#settings, this.#local!);
    if (!this.#warned) this.#warnIfLate(c);
    this.#order.start(c);
    const shared = facts(c);
    shared.trace = trace.context;
    shared.propagateTo = this.#settings.propagateTo;
    if (serverTiming) shared.timed = true;
    c.set("traceId", trace.context.traceId);
    c.set("span", trace.span);
    states[at] = { trace, started };
    if (trace.isAmbient) return (rest) => trace.run(trace.span, rest);
  }

  /** Completes and ends the span. Never throws: the request has its response. */
  close(c: EdgeContext, { trace, started }: OpenTrace, thrown: Thrown | undefined): void {
    this.#finish(c, trace, started, thrown);
    if (thrown === undefined) this.#order.end(c);
  }

  async flush(): Promise<void> {
    await this.#recorder?.flush();
  }

  /** Rejects if the last export failed. */
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

  /** Called for a request that another `tracing()` traces. */
  passedOn(c: EdgeContext): void {
    this.#order.start(c);
  }

  #finish(c: EdgeContext, trace: RequestTrace, started: number, thrown: Thrown | undefined): void {
    let waits = false;
    try {
      waits = this.#describe(c, trace, started, thrown);
    } catch {
      // A header that cannot be set, or a span of an SDK that throws: the response stays as it is.
    }
    if (waits) return;
    try {
      trace.end();
    } catch {
      this.#recorder?.drop();
    }
  }

  /** Sets the outcome on the span. Returns whether the span ends later, with the body. */
  #describe(
    c: EdgeContext,
    trace: RequestTrace,
    started: number,
    thrown: Thrown | undefined,
  ): boolean {
    const { serverTiming, streams } = this.#settings;
    const recording = trace.span.isRecording();
    const span = recording ? trace.span : trace.recordAfterAll?.();
    if (span !== undefined) {
      describeResponse(c, span, this.#local!.known, thrown, trace.initial);
    }
    if (thrown !== undefined) return false;
    if (serverTiming) writeServerTiming(c, trace.context, performance.now() - started);
    return streams && recording && endsWithBody(c, trace);
  }

  #complete(c: EdgeContext, als: boolean): LocalSettings {
    if (isSkewed()) {
      warn(
        "an OpenTelemetry SDK is registered through a copy of @opentelemetry/api that ours cannot " +
          "see, because it is older; it gets no spans. Install a single @opentelemetry/api ~1.9.0",
      );
    }
    const read = (name: string) => env(c, name);
    const { sampler } = this.#settings;
    return {
      recorder: isSdkDisabled(read) ? undefined : this.#recorder,
      sampler: sampler ?? samplerCallback(environmentSampler(read) ?? parentBased()),
      keep: this.#settings.keep,
      known: knownMethods(read("OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS")),
      als,
      nativeSpans: !timersAreShared(),
      clock: systemSpanClock,
    };
  }

  #warnIfLate(c: EdgeContext): void {
    if (decisions(c).length === 0) return;
    this.#warned = true;
    warn(
      "registered after a guard, whose refusals are not traced. Register tracing() first",
    );
  }
}

/** Ends the span of the request when its body ends. Returns false if there is no body. */
function endsWithBody(c: EdgeContext, trace: RequestTrace): boolean {
  return whenBodyEnds(c, ({ outcome, error }) => {
    if (outcome === "failed") describeThrow(trace.span, error);
    callHook(() => trace.end());
  });
}

/** Handles a context manager of the app that fails. */
function notEnabled(error: unknown): false {
  handleRejection(error);
  warn(`als: the context manager failed (${errorText(error)})`);
  return false;
}

function warn(message: string): void {
  warnOnce(`tracing: ${message}`);
}
