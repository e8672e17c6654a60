/** `EdgeVariables` types `c.var` for handlers anywhere in an app. */
import { Hono } from "hono";
import * as djed from "../../mod.ts";

const app = new Hono<{ Variables: djed.EdgeVariables }>();
app.get("/", (c) => {
  const remaining: number = c.var.rateLimit.remaining;
  const traceId: string = c.var.traceId;
  c.var.log.info("seen", { remaining, traceId });
  const score: number = c.var.injectionScan.score;
  const state: djed.CircuitState = c.var.circuitBreaker.state;
  const { priority, limit } = c.var.loadShed;
  const spanId: string = c.var.span.spanContext().spanId;
  const validated: object = c.var.validated;
  const files: readonly djed.FormFile[] | undefined = c.var.formFiles;
  c.var.log.info("guards", { score, state, priority, limit, spanId, validated, files });
  // @ts-expect-error there is no such variable
  c.var.rateLimits;
  return c.text("ok");
});

// Every guard's variables are in it, and no other.
type Guards =
  & djed.RateLimitVariables
  & djed.InjectionScanVariables
  & djed.ValidateVariables
  & djed.CircuitBreakerVariables
  & djed.LoadShedVariables
  & djed.TracingVariables
  & djed.LoggerVariables
  & djed.ProtectVariables;
const names: Record<keyof djed.EdgeVariables, true> = {} as Record<keyof Guards, true>;
const guards: Record<keyof Guards, true> = names;

// The guards go on such an app, with callbacks that see the variables of earlier ones.
app.use(djed.rateLimit<{ Variables: djed.EdgeVariables }>({ key: (c) => c.var.traceId }));
app.use(djed.protect(), djed.circuitBreaker(), djed.loadShed());
export { guards };
