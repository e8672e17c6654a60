/** Types that must hold: compiled, never run. */
import { type Context, Hono } from "hono";
import { Hono as HonoCopy } from "hono-copy";
import { Hono as HonoOld } from "hono-old";
import { Hono as Hono3 } from "hono-3";
import * as djed from "../../mod.ts";
import { bulkhead, policy, retry, timeout } from "../../src/resilience/mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const holds = <_T extends true>(): void => {};

const breaker = djed.circuitBreaker({ key: (c) => c.req.header("x-tenant") });
const shed = djed.loadShed({ priority: () => "critical" });
const route = policy(timeout("1s"), bulkhead({ max: 1 })).middleware();

djed.circuitBreaker({ isFailure: (c: Context) => c.res.status === 503 });
djed.circuitBreaker({ isFailure: (c: djed.EdgeContext) => c.error !== undefined });
djed.circuitBreaker({ isFailure: ({ error, res }) => error ? undefined : res?.status === 503 });
djed.upstream("api", {
  isFailure: ({ value }) => value === null,
  retry: { isFailure: () => true },
});

new Hono().use(breaker).use("/x/*", shed).use(route);
new HonoCopy().use(breaker).use("/x/*", shed).use(route);
new HonoOld().use(breaker).use("/x/*", shed).use(route);
new Hono3().use(breaker).use("/x/*", shed).use(route);

new Hono().use(breaker).use(shed).get("/", (c) => {
  const { state } = c.var.circuitBreaker;
  holds<Equal<typeof state, djed.CircuitState>>();
  const { priority } = c.var.loadShed;
  holds<Equal<typeof priority, djed.Priority>>();
  const bound = api.for(c);
  holds<Equal<typeof bound.fetch, typeof fetch>>();
  return c.text(state);
});
new HonoOld().get("/", async (c) => c.text(await api.for(c).execute(() => "x")));

const api = djed.upstream("api", { timeout: "2s", retry: { max: 2 }, breaker: false });
djed.upstream("named", {
  propagate: true,
  stale: { key: ({ headers }) => headers.get("x-user") ?? undefined },
});
const value = api.execute(({ signal, attempt }) => {
  holds<Equal<typeof signal, AbortSignal>>();
  holds<Equal<typeof attempt, number>>();
  return Promise.resolve({ id: 1 });
});
holds<Equal<typeof value, Promise<{ id: number }>>>();
holds<Equal<ReturnType<typeof policy>["execute"] extends Function ? true : false, true>>();
const watched: djed.Observable[] = [api, breaker, shed];
policy(retry(), breaker);

// @ts-expect-error: a duration needs a unit that is known
djed.upstream("api", { timeout: "2 seconds" });
// @ts-expect-error: no such option
djed.circuitBreaker({ openfor: "1s" });
// @ts-expect-error: no such priority
djed.loadShed({ priority: () => "urgent" });

export { value, watched };
