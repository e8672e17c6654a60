/** A guarded app, and helpers to read its responses. */
import { Hono } from "hono";
import type { EdgeMiddleware } from "../../../src/core/request/middleware.ts";
import { manualClock, requestFrom } from "../../../src/testing/mod.ts";
import type { ManualClock, RequestFromOptions } from "../../../src/testing/mod.ts";

/** An app behind guards that answers 200 to everything, and a client with an address. */
export function guarded(...guards: EdgeMiddleware[]) {
  const app = new Hono();
  for (const guard of guards) app.use(guard);
  app.all("*", (c) => c.text("through"));
  return clientOf(app);
}

/** Sends requests to an app. */
export function clientOf(
  app: { fetch(request: Request, env?: any): Response | Promise<Response> },
) {
  const send = async (from = "192.0.2.1", options: RequestFromOptions = {}) =>
    await app.fetch(...requestFrom(from, options));
  const statuses = async (times: number, from?: string, options?: RequestFromOptions) => {
    const all: number[] = [];
    for (let i = 0; i < times; i++) all.push((await send(from, options)).status);
    return all;
  };
  return { send, statuses };
}

/** A clock at a time with a round number of seconds. */
export function clockAt(): ManualClock {
  return manualClock(1_800_000_000_000);
}

/** Three responses, then refusals: the statuses of a limit of 3. */
export const THREE_THEN_REFUSED = [200, 200, 200, 429, 429];
