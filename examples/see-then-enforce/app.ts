/**
 * A help desk that first sees what the injection scan would refuse, then enforces it: the app of
 * docs/recipes/see-then-enforce.md.
 *
 * @module
 */
import { Hono } from "hono";
import * as djed from "@djed/edge";

/** Findings in ordinary notes of customers, as `scripts/would-refuse.mjs` printed them. */
const ALLOW: readonly djed.AllowEntry[] = [
  { route: "/tickets/:id/notes", place: "json/text", family: "sql", rule: "tautology" },
];

/** Makes the app. With `"see"` nothing is refused, with `"enforce"` everything but `ALLOW`. */
export function helpdesk(step: "see" | "enforce"): Hono {
  const stack = djed.protect({
    injectionScan: step === "see" ? { mode: "report" } : { allow: ALLOW },
  });
  const app = new Hono();
  app.use(stack);
  app.get("/", (c) => c.text("POST /tickets/1/notes with { text }\n"));
  app.post("/tickets/:id/notes", async (c) => {
    const { text } = await c.req.json<{ text: string }>();
    return c.json({ id: c.req.param("id"), characters: text.length });
  });
  return app;
}
