/** Types of `tracing()` in an app: variables along the chain, and the parts. */
import { Hono } from "hono";
import * as djed from "@djed/edge";
import {
  adaptive,
  memoryExporter,
  otlp,
  parentBased,
  probability,
  w3cPropagator,
} from "@djed/edge/tracing";
import type { FinishedSpan, Sampler } from "@djed/edge/tracing";
import { alsContextManager } from "@djed/edge/als";

new Hono()
  .use(djed.tracing())
  .get("/", async (c) => {
    const traceId: string = c.var.traceId;
    c.var.span.setAttribute("a", 1).addEvent("b");
    // @ts-expect-error: there is no such variable
    void c.var.traceID;
    const sync: number = djed.span(c, "sync", () => 42);
    const later: string = await djed.span(
      c,
      "later",
      (s) => Promise.resolve(s.spanContext().spanId),
    );
    const fetched: Response = await djed.tracedFetch(c)("https://example.com", { method: "POST" });
    djed.setRoute(c, "/rpc/user.get");
    return c.json({ traceId, sync, later, status: fetched.status });
  });

const own: Sampler = ({ path, parentSampled }) => parentSampled ?? path !== "/health";
const exporter = memoryExporter();
const spans: readonly FinishedSpan[] = exporter.spans;
void spans;

djed.tracing({ exporter, sampler: own, keep: { errors: true, slowerThanMs: "1s" } });
djed.tracing({ propagateTo: ["https://api.example.com"], keep: { refusals: true } });
// @ts-expect-error: origins are texts
djed.tracing({ propagateTo: [new URL("https://api.example.com")] });
djed.tracing({ exporter: otlp({ headers: (env) => ({ key: env("KEY") ?? "" }) }), als: true });
djed.tracing({
  exporter: (finished) => console.log(finished[0].name),
  propagator: w3cPropagator(),
});
djed.tracing({
  sampler: parentBased(probability(0.1)),
  als: alsContextManager(),
  trust: () => false,
});
djed.tracing({ enabled: (c) => c.req.path !== "/health", service: { name: "a", version: "1" } });
const flushed: Promise<void> = djed.tracing().flush();
void flushed;

// @ts-expect-error: an option that is not there
djed.tracing({ sampling: 1 });
// @ts-expect-error: a propagator that is not known
djed.tracing({ propagator: "b3" });
// @ts-expect-error: a duration has a unit that is known
djed.tracing({ keep: { slowerThanMs: "1 week" } });
// @ts-expect-error: the target is a number
adaptive({ targetPerSecond: "10" });
