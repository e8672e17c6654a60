/** Types of `injectionScan()` in an app on the same Hono: its variables are inferred. */
import { Hono } from "hono";
import * as djed from "@djed/edge";
import { createStreamScanner } from "@djed/edge/injection-scan";

export const app = new Hono()
  .use(djed.injectionScan())
  .get("/score", (c) => {
    const score: number = c.var.injectionScan.score;
    // @ts-expect-error: there is no such variable
    void c.var.injectionScans;
    return c.json({ score });
  });

djed.injectionScan({
  families: { prompt: true, sql: 0.8, ldap: false },
  profiles: { json: "chat" },
  maxBytes: "64kb",
  overflow: "reject",
  allow: ({ pointer }) => pointer === "/notes",
  classify: (text) => Promise.resolve(text.length > 10),
});
const entries: readonly djed.AllowEntry[] = [
  { route: "/notes/:id", place: "json/text", family: "sql", rule: "tautology" },
  { place: "query/q", rule: "model" },
];
djed.injectionScan({ allow: entries, enforce: "certain" });
djed.protect({ injectionScan: { enforce: { prompt: "all", xss: "none" }, allow: entries } });
// @ts-expect-error: an entry has a rule
djed.injectionScan({ allow: [{ place: "query/q" }] });
// @ts-expect-error: levels are named
djed.injectionScan({ enforce: { prompt: true } });
// @ts-expect-error: families are named
djed.injectionScan({ families: ["sqll"] });
// @ts-expect-error: profiles are named
djed.injectionScan({ profiles: { json: "chatty" } });
// @ts-expect-error: an option that is not there
djed.injectionScan({ treshold: 0.8 });

const result: djed.ScanResult = djed.scanText("x", { profile: "untrusted" });
const [finding] = result.findings;
export const family: djed.Family | undefined = finding?.family;
export const blocked: boolean = createStreamScanner().write("x");
