/** A Worker with mistakes: its guards are made once, and for each request below /each. */
import { Hono } from "hono";
import * as djed from "../../../mod.ts";
import { durableObjectStore } from "../../../src/stores/durable-object.ts";

interface Bindings {
  readonly LIMITER: never;
}

function mistaken(): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  app.use(djed.rateLimit({ limit: 1_000, store: durableObjectStore((c) => c.env.LIMITER) }));
  app.use(djed.rateLimit({ limit: 900, window: 60, key: () => undefined }));
  app.all("*", (c) => c.text("ok"));
  return app;
}

const once = mistaken();

export default {
  fetch(request: Request, env: Bindings): Response | Promise<Response> {
    return (new URL(request.url).pathname === "/each" ? mistaken() : once).fetch(request, env);
  },
};
