/**
 * Exporters for development and tests.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import { escapeControls } from "../core/text.ts";
import type { Exporter } from "./recorder.ts";
import type { FinishedSpan } from "./finished-span.ts";

/**
 * Makes an exporter for development that prints one line per span: duration, status, name, ids.
 *
 * @param print Prints one line. Its errors are ignored.
 * @default console.log
 *
 * @example
 * ```ts
 * import { consoleExporter, tracing } from "@djed/edge/tracing";
 *
 * const middleware = tracing({ exporter: consoleExporter() });
 * ```
 */
export function consoleExporter(print: (line: string) => void = console.log): Exporter {
  return function consoleExporter(spans) {
    for (const span of spans) callHook(() => print(lineOf(span)));
  };
}

function lineOf(span: FinishedSpan): string {
  const duration = `${(span.endMs - span.startMs).toFixed(1)} ms`.padStart(10);
  const outcome = span.status.code === 2 ? "ERROR" : "ok";
  const parent = span.parentSpanId === undefined ? "" : ` parent=${span.parentSpanId}`;
  return `${duration} ${outcome.padEnd(5)} ${span.kind.padEnd(8)} ${escapeControls(span.name)}` +
    ` trace=${span.traceId} span=${span.spanId}${parent}`;
}

/** An exporter that keeps its spans. */
export type MemoryExporter = Exporter & {
  /** The kept spans, oldest first. */
  readonly spans: readonly FinishedSpan[];
  /** Removes all spans. */
  reset(): void;
};

/**
 * Makes an exporter that keeps the latest spans in memory, for tests or a page of recent traces.
 *
 * @param max Maximum number of spans to keep.
 * @default 1000
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { memoryExporter, tracing } from "@djed/edge/tracing";
 *
 * const exporter = memoryExporter();
 * const middleware = tracing({ exporter });
 * const app = new Hono();
 * app.use(middleware);
 * app.get("/", (c) => c.text("ok"));
 * await app.request("/");
 * await middleware.flush();
 * console.log(exporter.spans[0].name); // GET /
 * ```
 */
export function memoryExporter(max = 1_000): MemoryExporter {
  let kept: FinishedSpan[] = [];
  function memoryExporter(spans: readonly FinishedSpan[]): void {
    kept = [...kept, ...spans].slice(-max);
  }
  return Object.defineProperties(memoryExporter, {
    spans: { get: () => kept },
    reset: { value: () => void (kept = []) },
  }) as unknown as MemoryExporter;
}
