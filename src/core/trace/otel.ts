/**
 * The one place that knows of `@opentelemetry/api`: what the app's own SDK has registered. It is
 * asked at the time of a request, for an SDK may be registered after the app is built.
 *
 * @module
 */
import { context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import type { Context, ContextManager, Span, Tracer } from "@opentelemetry/api";
import { handleRejection } from "../thenable.ts";

export { context, createContextKey, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
export type {
  Attributes,
  AttributeValue,
  Context,
  ContextManager,
  Exception,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TextMapGetter,
  TextMapPropagator,
  TextMapSetter,
  TimeInput,
  Tracer,
  TraceState,
} from "@opentelemetry/api";

/** Our name as an instrumentation scope. */
export const SCOPE = "@djed/edge";

/** `SpanKind` of the API, as the numbers they are (importing its enum would not tree-shake). */
export const SPAN_KIND = { internal: 0, server: 1, client: 2, producer: 3, consumer: 4 } as const;
/** `SpanStatusCode` of the API. */
export const SPAN_STATUS = { unset: 0, ok: 1, error: 2 } as const;

/**
 * The span that is active here and now, started in this process by someone else: the runtime
 * (Deno's own OpenTelemetry) or an instrumentation of the HTTP server.
 */
export function activeLocalSpan(): Span | undefined {
  const span = trace.getActiveSpan();
  if (span === undefined) return undefined;
  const own = span.spanContext();
  return own.isRemote !== true && trace.isSpanContextValid(own) ? span : undefined;
}

/** The tracer of the registered SDK, or undefined when none is registered. */
export function registeredTracer(): Tracer | undefined {
  const provider = trace.getTracerProvider() as {
    getTracer(name: string): Tracer;
    getDelegateTracer?(name: string): Tracer | undefined;
  };
  // The API's own stand-in knows whether there is a delegate. Any other provider is a real one.
  if (typeof provider.getDelegateTracer === "function") {
    return provider.getDelegateTracer(SCOPE);
  }
  return provider.getTracer(SCOPE);
}

/** True when the app has registered a propagator of its own, also when that fails. */
export function hasRegisteredPropagator(): boolean {
  try {
    return propagation.fields().length !== 0;
  } catch {
    return true;
  }
}

/** True when a context set by `context.with()` can be found again. */
export function hasContextManager(): boolean {
  const probe = context.active().setValue(PROBE, true);
  return context.with(probe, () => context.active()) === probe;
}

const PROBE = Symbol("djed.edge probe");

/**
 * Makes a context manager the one of the whole process, unless there is one already.
 *
 * @throws {TypeError} When a context that it is given cannot be found again: everybody else in the
 *   process would have to live with it.
 */
export function registerContextManager(manager: ContextManager): void {
  if (hasContextManager()) return;
  handleRejection(manager.enable());
  const probe = ROOT_CONTEXT.setValue(PROBE, true);
  const found: unknown = manager.with(probe, () => manager.active());
  handleRejection(found);
  if (found !== probe) throw new TypeError("it does not give back the context that it is given");
  context.setGlobalContextManager(manager);
}

/** AsyncLocalStorage, by its shape. */
export interface AsyncStorage {
  getStore(): Context | undefined;
  run<R>(store: Context, fn: () => R): R;
}

/**
 * A context manager upon AsyncLocalStorage. OpenTelemetry's own is CommonJS with a static
 * `node:async_hooks` import, which no Worker can load.
 */
export function contextManagerOf(Storage: new () => AsyncStorage): ContextManager {
  let storage = new Storage();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (context, fn, thisArg, ...args) => storage.run(context, () => fn.apply(thisArg!, args)),
    bind(context, target) {
      if (typeof target !== "function") return target;
      const bound = function (this: unknown, ...args: unknown[]): unknown {
        return storage.run(context, () => target.apply(this, args));
      };
      return bound as typeof target;
    },
    enable: () => manager,
    disable() {
      // AsyncLocalStorage's own disable() is not there on Workers.
      storage = new Storage();
      return manager;
    },
  };
  return manager;
}

/**
 * True when an SDK is registered that our copy of the API cannot see, because its copy is older
 * than ours: everything would silently do nothing.
 */
export function isSkewed(): boolean {
  const registered = (globalThis as { [REGISTRY]?: { trace?: unknown } })[REGISTRY]?.trace;
  return registered !== undefined && registered !== trace.getTracerProvider();
}

const REGISTRY: unique symbol = Symbol.for("opentelemetry.js.api.1") as never;
