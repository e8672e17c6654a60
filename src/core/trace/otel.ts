/**
 * The only module that imports `@opentelemetry/api`. It finds the SDK that the app has registered,
 * at the time of a request, because an SDK may be registered after the app is built.
 *
 * @module
 */
import * as api from "@opentelemetry/api";
import type { Context, ContextManager, Span, Tracer } from "@opentelemetry/api";
import { handleRejection } from "../thenable.ts";

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

// Not exported again: a bundle that uses none of them would keep the names of the import.
/** The API of contexts. */
export const context: typeof api.context = /* @__PURE__ */ (() => api.context)();
/** The API of spans. */
export const trace: typeof api.trace = /* @__PURE__ */ (() => api.trace)();
/** The API of propagators. */
export const propagation: typeof api.propagation = /* @__PURE__ */ (() => api.propagation)();
/** The context without any value. */
export const ROOT_CONTEXT: Context = /* @__PURE__ */ (() => api.ROOT_CONTEXT)();
/** Creates the key of a value in a context. */
export const createContextKey: typeof api.createContextKey =
  /* @__PURE__ */ (() => api.createContextKey)();

/** The name of the instrumentation scope of this library. */
export const SCOPE = "@djed/edge";

/** `SpanKind` of the API as numbers, because its enum does not tree-shake. */
export const SPAN_KIND = { internal: 0, server: 1, client: 2, producer: 3, consumer: 4 } as const;
/** `SpanStatusCode` of the API as numbers. */
export const SPAN_STATUS = { unset: 0, ok: 1, error: 2 } as const;

/**
 * Returns the active span that other code of this process has started: the runtime (Deno's built-in
 * OpenTelemetry) or an instrumentation of the HTTP server.
 */
export function activeLocalSpan(): Span | undefined {
  const span = trace.getActiveSpan();
  if (span === undefined) return undefined;
  const own = span.spanContext();
  return own.isRemote !== true && trace.isSpanContextValid(own) ? span : undefined;
}

/** Returns the tracer of the registered SDK; undefined when none is registered. */
export function registeredTracer(): Tracer | undefined {
  const provider = trace.getTracerProvider() as {
    getTracer(name: string): Tracer;
    getDelegateTracer?(name: string): Tracer | undefined;
  };
  // The proxy of the API reports whether there is a delegate. Any other provider is a real one.
  if (typeof provider.getDelegateTracer === "function") {
    return provider.getDelegateTracer(SCOPE);
  }
  return provider.getTracer(SCOPE);
}

/** Whether the app has registered a propagator, even one that throws. */
export function hasRegisteredPropagator(): boolean {
  try {
    return propagation.fields().length !== 0;
  } catch {
    return true;
  }
}

/** Whether a context manager is registered: a context set by `context.with()` becomes active. */
export function hasContextManager(): boolean {
  const probe = context.active().setValue(PROBE, true);
  return context.with(probe, () => context.active()) === probe;
}

const PROBE = Symbol("djed.edge probe");

/**
 * Registers a context manager for the whole process, unless there is one already.
 *
 * @throws {TypeError} When the manager does not make a context active: a broken one would affect
 * all
 *   other code of the process.
 */
export function registerContextManager(manager: ContextManager): void {
  if (hasContextManager()) return;
  handleRejection(manager.enable());
  const probe = ROOT_CONTEXT.setValue(PROBE, true);
  const found: unknown = manager.with(probe, () => manager.active());
  handleRejection(found);
  if (found !== probe) throw new TypeError("it does not return the context that it is given");
  context.setGlobalContextManager(manager);
}

/** The part of AsyncLocalStorage that is used. */
export interface AsyncStorage {
  getStore(): Context | undefined;
  run<R>(store: Context, fn: () => R): R;
}

/**
 * Makes a context manager on top of AsyncLocalStorage. OpenTelemetry's own is CommonJS with a
 * static `node:async_hooks` import, which Workers cannot load.
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
      // AsyncLocalStorage.disable() does not exist on Workers.
      storage = new Storage();
      return manager;
    },
  };
  return manager;
}

/**
 * Whether an SDK is registered that this copy of the API cannot use, because the SDK's copy is
 * older: all spans would silently be dropped.
 */
export function isSkewed(): boolean {
  const registered = (globalThis as { [REGISTRY]?: { trace?: unknown } })[REGISTRY]?.trace;
  return registered !== undefined && registered !== trace.getTracerProvider();
}

const REGISTRY: unique symbol = Symbol.for("opentelemetry.js.api.1") as never;
