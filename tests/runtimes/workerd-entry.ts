/** The suite as a Worker: one request runs it and returns the outcomes. */
import "../all.ts";
// The bundler maps node:test to workerd-shim.ts, which has runAll.
import { runAll } from "./workerd-shim.ts";

export default {
  async fetch(): Promise<Response> {
    return Response.json({ userAgent: navigator.userAgent, outcomes: await runAll() });
  },
};
