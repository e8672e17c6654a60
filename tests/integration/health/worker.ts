/** A Worker whose one check takes 600 ms, and which counts its runs. */
import { Hono } from "hono";
import * as djed from "../../../mod.ts";

let calls = 0;
const check = async () => {
  calls++;
  await new Promise((resolve) => setTimeout(resolve, 600));
};

const app = new Hono();
app.use(djed.health({ checks: { slow: check }, timeout: "3s", cache: "1m", details: true }));
app.get("/stats", (c) => c.json({ calls }));

export default app;
