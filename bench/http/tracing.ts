/**
 * Tracing in all its costs, and @hono/otel with the official SDK, on Node. Both encode to
 * OTLP/JSON; neither sends anything. Not part of the bundle for workerd.
 *
 * @module
 */
import { AlwaysOnSampler } from "@opentelemetry/sdk-trace-base";
import * as djed from "../../mod.ts";
import { official, register, sink } from "../cases/tracing.ts";
import { GET, getApp } from "./variants.ts";
import type { Variant } from "./variants.ts";

const ON_NODE = { ...GET, on: ["node"] } as const;

/** The variants. */
export const tracingVariants: readonly Variant[] = [
  { ...ON_NODE, name: "GET, tracing, none recorded", app: () => getApp(djed.tracing()) },
  {
    ...ON_NODE,
    name: "GET, tracing, all recorded",
    app: () => getApp(djed.tracing({ exporter: sink() })),
  },
  {
    ...ON_NODE,
    name: "GET, @hono/otel, all recorded",
    app() {
      register(true);
      return getApp(official(new AlwaysOnSampler()));
    },
  },
];
