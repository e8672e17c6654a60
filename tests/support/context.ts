/** A real Hono context, for tests of functions that take one. */
import { Hono } from "hono";
import type { EdgeContext } from "../../src/core/request/middleware.ts";

/** The context of one request, as a middleware sees it before `next()`. */
export async function contextOf(
  request: Request = new Request("http://localhost/"),
  env?: unknown,
  executionCtx?: unknown,
): Promise<EdgeContext> {
  let seen: EdgeContext | undefined;
  const app = new Hono();
  app.all("*", (c) => {
    seen = c;
    return c.body(null, 204);
  });
  await app.fetch(request, env as never, executionCtx as never);
  return seen!;
}
