/**
 * Imports modules one after the other, asks the app of each for its first route, and prints a line
 * of JSON for each: `{ file, status }` or `{ file, error }`. Calls to other services are answered
 * here, and a failed `console.assert()` is an error.
 */
import { context, propagation, trace } from "@opentelemetry/api";
import { pathToFileURL } from "node:url";
import process from "node:process";

interface App {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  request(path: string, init: RequestInit, env: object): Response | Promise<Response>;
}

const PATIENCE_MS = 10_000;

globalThis.fetch = () => Promise.resolve(Response.json({}));
console.assert = (holds, ...message) => {
  if (!holds) throw new Error(`an assertion does not hold ${message.join(" ")}`);
};

for (const file of process.argv.slice(2)) {
  // What an earlier module has set for the whole process.
  for (const api of [context, propagation, trace]) api.disable();
  process.stdout.write(JSON.stringify({ file, ...await outcomeOf(file) }) + "\n");
}
process.exit(0);

async function outcomeOf(file: string): Promise<{ status?: number; error?: string }> {
  let timer;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("not finished within 10 s")), PATIENCE_MS);
  });
  try {
    return { status: await Promise.race([statusOf(file), late]) };
  } catch (error) {
    return { error: error instanceof Error ? error.stack : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The status of the answer; undefined when the module has no app. */
async function statusOf(file: string): Promise<number | undefined> {
  const { appOfTheBlock: app } = await import(pathToFileURL(file).href) as { appOfTheBlock?: App };
  if (app === undefined) return undefined;
  const route = app.routes.find(({ method }) => method !== "ALL") ?? { method: "GET", path: "/" };
  const hasBody = route.method !== "GET" && route.method !== "HEAD";
  const response = await app.request(route.path.replace(/:\w+/g, "1"), {
    method: route.method,
    headers: hasBody ? { "content-type": "application/json" } : {},
    body: hasBody ? "{}" : undefined,
  }, {});
  await response.text();
  return response.status;
}
