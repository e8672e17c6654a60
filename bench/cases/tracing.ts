/**
 * Tracing and @hono/otel with the official SDK: a request compared with the same app with a no-op
 * middleware. Both encode to OTLP/JSON; neither sends anything.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { httpInstrumentationMiddleware } from "@hono/otel";
import { context, propagation } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { JsonTraceSerializer } from "@opentelemetry/otlp-transformer";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { SpanExporter } from "@opentelemetry/sdk-trace-base";
import { AlwaysOffSampler, AlwaysOnSampler } from "@opentelemetry/sdk-trace-base";
import { resourceFromAttributes } from "@opentelemetry/resources";
import * as djed from "../../mod.ts";
import { alwaysOff, otlp, parentBased, probability } from "../../src/tracing/mod.ts";
import type { Exporter } from "../../src/tracing/mod.ts";
import type { BenchCase } from "../case.ts";

const CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331";

/** Typical request headers of a browser behind a proxy. */
const HEADERS = {
  accept: "application/json",
  "accept-encoding": "gzip, br",
  "accept-language": "en",
  origin: "https://shop.example",
  referer: "https://shop.example/users",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
  "x-forwarded-for": "198.51.100.7",
};

/** The path of one prebuilt request through an app with this middleware. */
function requestThrough(
  middleware: MiddlewareHandler,
  { flags = "01", sdk = false } = {},
): () => unknown {
  const app = new Hono();
  app.use(middleware);
  app.get("/users/:id", (c) => c.text("ok"));
  const request = new Request("http://localhost/users/42?x=1", {
    headers: { ...HEADERS, traceparent: `${CALLER}-${flags}` },
  });
  return () => {
    register(sdk);
    return app.fetch(request);
  };
}

/** The baseline. */
export function nothing(): MiddlewareHandler {
  return async function nothing(_c, next) {
    await next();
  };
}

/** Encodes spans to bytes, as the official serializer does, and reports success. */
export function sink(): Exporter {
  const encoder = new TextEncoder();
  return otlp({
    url: "http://localhost/",
    fetch(_url, { body }) {
      encoder.encode(body as string);
      return Promise.resolve(new Response(null));
    },
  });
}

function officialSink(): SpanExporter {
  return {
    export(spans, done) {
      JsonTraceSerializer.serializeRequest(spans);
      done({ code: 0 });
    },
    shutdown: () => Promise.resolve(),
  };
}

let registered = false;

/**
 * The official SDK as apps register it, with AsyncLocalStorage and its propagator. Registered only
 * while a case of the peer runs, because apps of the other cases have no SDK.
 */
export function register(wanted: boolean): void {
  if (registered === wanted) return;
  registered = wanted;
  if (wanted) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  } else {
    context.disable();
    propagation.disable();
  }
}

/** @hono/otel on the official SDK. */
export function official(sampler: AlwaysOnSampler | AlwaysOffSampler): MiddlewareHandler {
  const tracerProvider = new BasicTracerProvider({
    sampler,
    resource: resourceFromAttributes({ "service.name": "bench" }),
    spanProcessors: [
      new BatchSpanProcessor(officialSink(), { maxQueueSize: 2_048, maxExportBatchSize: 512 }),
    ],
  });
  return httpInstrumentationMiddleware({ tracerProvider });
}

// In groups of their own, so that each case is compared with a peer that does as much.
const UNRECORDED = "tracing: a request that is not recorded";
const RECORDED = "tracing: a request that is recorded";
const baseline = "a middleware that does nothing";

/** The cases. */
export const cases: readonly BenchCase[] = [
  { name: baseline, group: UNRECORDED, setup: () => requestThrough(nothing()) },
  {
    name: "djed.tracing({ enabled: false })",
    group: UNRECORDED,
    baseline,
    setup: () => requestThrough(djed.tracing({ enabled: false })),
  },
  {
    name: "djed.tracing(), nobody records",
    group: UNRECORDED,
    baseline,
    setup: () => requestThrough(djed.tracing()),
  },
  {
    name: "djed.tracing(), not sampled",
    group: UNRECORDED,
    baseline,
    setup: () => requestThrough(djed.tracing({ exporter: sink(), sampler: alwaysOff() })),
  },
  {
    name: "djed.tracing(), the caller did not sample",
    group: UNRECORDED,
    baseline,
    setup: () => requestThrough(djed.tracing({ exporter: sink() }), { flags: "00" }),
  },
  {
    name: "djed.tracing(), 1 %",
    group: UNRECORDED,
    baseline,
    setup: () => {
      const sampler = parentBased(probability(0.01));
      const app = djed.tracing({ exporter: sink(), sampler, trust: () => false });
      return requestThrough(app);
    },
  },
  {
    name: "@hono/otel, no SDK",
    group: UNRECORDED,
    baseline,
    peer: true,
    setup: () => requestThrough(httpInstrumentationMiddleware()),
  },
  {
    name: "@hono/otel, SDK that samples nothing",
    group: UNRECORDED,
    baseline,
    peer: true,
    setup: () => requestThrough(official(new AlwaysOffSampler()), { sdk: true }),
  },

  { name: baseline, group: RECORDED, setup: () => requestThrough(nothing()) },
  {
    name: "djed.tracing(), sampled, OTLP",
    group: RECORDED,
    baseline,
    setup: () => requestThrough(djed.tracing({ exporter: sink() })),
  },
  {
    name: "@hono/otel, sampled, OTLP",
    group: RECORDED,
    baseline,
    peer: true,
    setup: () => requestThrough(official(new AlwaysOnSampler()), { sdk: true }),
  },
];
