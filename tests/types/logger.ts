/** What an app sees of `logger()` and `audit()`: `c.var.log` along the chain. */
import { Hono } from "hono";
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
// @ts-expect-error: one sink only
djed.audit({ sinks: [pino] });
