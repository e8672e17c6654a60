/** Makes mistakes, and returns the texts that were said. */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { warningsOf } from "../warnings.ts";
import type { MistakeRuntime } from "./mistake.ts";

/** The message of the error that `work` throws or rejects with; otherwise its warnings. */
export async function saidBy(work: () => unknown): Promise<string> {
  let message = "";
  const warnings = await warningsOf(async () => {
    try {
      await work();
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
  });
  return message || warnings.join("\n");
}

/** The text that an app says when these middlewares are registered and one request is sent. */
export function saidByApp(...guards: unknown[]): Promise<string> {
  return saidBy(async () => {
    const app = new Hono();
    // Hono would print the error and answer 500: the text of the error is the text that is said.
    app.onError((error) => {
      throw error;
    });
    for (const guard of guards) app.use(guard as MiddlewareHandler);
    app.all("*", (c) => c.text("ok"));
    await (await app.request("/")).text();
  });
}

/** The runtime of this process. */
export function runtimeHere(): MistakeRuntime {
  if ("Deno" in globalThis) return "deno";
  if ("Bun" in globalThis) return "bun";
  return globalThis.navigator?.userAgent === "Cloudflare-Workers" ? "workerd" : "node";
}
