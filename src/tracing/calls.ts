/**
 * Spans of what a handler does: pieces of its own work, and calls to others.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { trace } from "../core/trace/otel.ts";
import type { Attributes, Span } from "../core/trace/otel.ts";
import { sendTraced } from "../core/trace/outgoing.ts";
import { requestOf } from "../core/trace/redirect.ts";
import { traceContext } from "../core/trace/trace-context.ts";
import { isThenable } from "../core/thenable.ts";
import { spanContextOf } from "./propagation.ts";
import { describeThrow, requestTrace } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import type { SpanKindName } from "./finished-span.ts";

/** Options of {@link span}. */
export interface SpanOptions {
  /**
   * What the span is to the trace.
   *
   * @default "internal"
   */
  kind?: SpanKindName;
  /**
   * Attributes to begin with.
   *
   * @default none
   */
  attributes?: Attributes;
  /**
   * The span that this one is part of: the one that an outer `span()` gave to its function.
   *
   * @default the current span with `als`, else the span of the request
   */
  parent?: Span;
}

/**
 * Runs a function as a span of this request: the span ends when it returns, or when the promise it
 * returns settles. What it throws is recorded on the span, and thrown on. Without the tracing
 * middleware the function just runs.
 *
 * @param c The request's context.
 * @param name A name of few different values: `"db.user"`, never with an id in it.
 * @param fn The work. It is given the span, to add attributes and events to.
 * @param options Kind, attributes, and the parent of a nested span.
 * @returns What `fn` returns.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { span, tracing } from "@djed/edge/tracing";
 *
 * const app = new Hono();
 * app.use(tracing());
 * app.get("/users/:id", async (c) => {
 *   const user = await span(c, "db.user", async (s) => {
 *     s.setAttribute("db.system.name", "postgresql");
 *     return { id: c.req.param("id") };
 *   });
 *   return c.json(user);
 * });
 * ```
 */
export function span<T>(
  c: EdgeContext,
  name: string,
  fn: (span: Span) => T,
  options: SpanOptions = {},
): T {
  const request = requestTrace(c);
  if (request === undefined) return fn(silentSpan(c));
  const own = startSpan(request, name, options);
  if (own === undefined) return fn(silentSpan(c));
  let result: T;
  try {
    result = request.run(own, () => fn(own));
  } catch (error) {
    endByThrow(own, error);
    throw error;
  }
  if (!isThenable(result)) {
    end(own);
    return result;
  }
  return result.then(
    (value) => {
      end(own);
      return value;
    },
    (error) => {
      endByThrow(own, error);
      throw error;
    },
  ) as T;
}

/** Undefined when the app's own SDK fails to make one, or the parent is no span. */
function startSpan(request: RequestTrace, name: string, options: SpanOptions): Span | undefined {
  const { kind = "internal", attributes, parent } = options;
  try {
    return request.startSpan(name, kind, { ...attributes }, parent);
  } catch {
    return undefined;
  }
}

function end(span: Span): void {
  callHook(() => span.end());
}

function endByThrow(span: Span, error: unknown): void {
  describeThrow(span, error);
  end(span);
}

/**
 * A `fetch` that is bound to this request: every call is a CLIENT span of its own. The trace headers
 * go along to the origin of the request, and to those in `propagateTo` of `tracing()`; a redirect
 * to another origin goes without them. Nothing global is patched. The span ends when the response's
 * headers are there.
 *
 * @param c The request's context.
 * @returns A function like `fetch`, to be used for this request only.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { tracedFetch, tracing } from "@djed/edge/tracing";
 *
 * const app = new Hono();
 * app.use(tracing());
 * app.get("/weather", async (c) => {
 *   const response = await tracedFetch(c)("https://weather.example/today");
 *   return c.json(await response.json());
 * });
 * ```
 */
export function tracedFetch(c: EdgeContext): typeof fetch {
  return async function tracedFetch(input: RequestInfo | URL, init?: RequestInit) {
    const request = requestOf(input);
    return await sendTraced(c, {
      send: fetch,
      input,
      init: init ?? {},
      method: (init?.method ?? request?.method ?? "GET").toUpperCase(),
      url: request?.url ?? String(input),
      headers: new Headers(init?.headers ?? request?.headers),
    });
  } as typeof fetch;
}

function silentSpan(c: EdgeContext): Span {
  const own = traceContext(c);
  return trace.wrapSpanContext(spanContextOf(own, own.spanId));
}
