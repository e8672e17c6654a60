/**
 * Spans within a request: parts of the handler's work, and outgoing calls.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Attributes, Span } from "../core/trace/otel.ts";
import { sendTraced } from "../core/trace/outgoing.ts";
import { headersOf, methodOf, urlOf } from "../core/trace/redirect.ts";
import { traceContext } from "../core/trace/trace-context.ts";
import { isThenable } from "../core/thenable.ts";
import { spanContextOf } from "./propagation.ts";
import { requestTrace } from "./request-trace.ts";
import type { RequestTrace } from "./request-trace.ts";
import { SilentSpan } from "./silent-span.ts";
import type { SpanKindName } from "./finished-span.ts";

/** Options of {@link span}. */
export interface SpanOptions {
  /**
   * Kind of the span.
   *
   * @default "internal"
   */
  readonly kind?: SpanKindName | undefined;
  /**
   * Initial attributes.
   *
   * @default none
   */
  readonly attributes?: Attributes | undefined;
  /**
   * Parent span: the one that an outer `span()` passed to its function.
   *
   * @default the current span with `als`, else the span of the request
   */
  readonly parent?: Span | undefined;
}

/**
 * Runs a function as a span of this request. The span ends when the function returns, or when the
 * promise it returns settles. An error is recorded on the span and rethrown. Without the tracing
 * middleware only the function runs.
 *
 * @param c The request's context.
 * @param name A name with few different values, such as `"db.user"`, without ids.
 * @param fn The work. It gets the span, to add attributes and events to.
 * @param options See {@link SpanOptions}.
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
    request.endByThrow(own, error);
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
      request.endByThrow(own, error);
      throw error;
    },
  ) as T;
}

/** Starts a span; undefined when the app's SDK fails to, or `parent` is not a span. */
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

/**
 * Returns a `fetch` that is bound to this request: every call is a separate CLIENT span. The trace
 * headers are sent to the origin of the request and to the origins in `propagateTo` of `tracing()`,
 * and are removed when a redirect leaves them. Nothing global is patched. The span ends when the
 * response's headers have arrived.
 *
 * @param c The request's context.
 * @returns A function like `fetch`, for use in this request only.
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
  return async function tracedFetch(input: Request | string | URL, init?: RequestInit) {
    return await sendTraced(c, {
      send: fetch,
      input,
      init: init ?? {},
      method: methodOf(input, init),
      url: urlOf(input),
      headers: headersOf(input, init),
    });
  } as typeof fetch;
}

function silentSpan(c: EdgeContext): Span {
  const own = traceContext(c);
  return new SilentSpan(spanContextOf(own, own.spanId));
}
