/** Types of `logger()` and `audit()` in an app: `c.var.log` along the chain. */
import { Hono } from "hono";
import type { Context } from "hono";
import type { Context as OtherContext } from "hono-copy";
import * as djed from "@djed/edge";

new Hono().use(djed.logger()).get("/", (c) => {
  c.var.log.info("found", { id: 1 });
  c.var.log.error("failed", new Error("no"));
  // @ts-expect-error: there is no such level
  c.var.log.loud("found");
  return c.text("ok");
});

declare const pino: {
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
};
djed.logger({ sinks: [pino, (line: string) => line.length], sample: { "2xx": 0.1, 404: 0 } });
// @ts-expect-error: a level that is not there
djed.logger({ level: "loud" });
djed.audit({ sink: pino, actor: (c) => c.get("userId") });
// Callbacks may name the context type of any Hono copy.
djed.logger({ client: (c: OtherContext) => c.req.path });
djed.audit({ client: (c) => c.req.header("x-user"), actor: (c: Context) => c.req.path });
// @ts-expect-error: a client has a name, not a number
djed.logger({ client: () => 1 });
// @ts-expect-error: one sink only
djed.audit({ sinks: [pino] });
