/**
 * Sends requests over HTTP to servers in this process, one for each app.
 *
 * @module
 */
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { Agent, request as open } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Answer, Send } from "./transport.ts";

/** Headers of the server's own. */
const SERVERS_OWN = new Set(["date", "connection", "keep-alive", "transfer-encoding", "vary"]);

const BROKEN_OFF = "the connection was closed";

interface Bound {
  readonly port: number;
}

const runtime = globalThis as {
  Deno?: { serve(options: object, fetch: unknown): { readonly addr: Bound } };
  Bun?: { serve(options: object): Bound };
};

/** Serves apps as they are first asked. */
export function overHttp(): Send {
  const ports = new Map<string, Promise<number>>();
  const agent = new Agent({ keepAlive: true });
  return async (kind, app, sent, number) => {
    const port = ports.get(kind) ?? served(app);
    ports.set(kind, port);
    return await new Promise<Answer>((resolve, reject) => {
      const body = sent.body && new TextEncoder().encode(sent.body.text);
      const headers = [
        ...sent.headers.flat(),
        ...["x-number", String(number), "host", "localhost"],
        ...(body ? ["content-length", String(body.length)] : []),
      ];
      port.then((port) => {
        const asked = open({
          host: "127.0.0.1",
          port,
          agent,
          method: sent.method,
          path: sent.url,
          headers: headers as never,
        }, (message) => void answerOf(message).then(resolve, reject));
        asked.on("error", () => resolve({ status: 0, headers: [], body: BROKEN_OFF }));
        asked.end(body);
      }, reject);
    });
  };
}

function served(app: Hono<any>): Promise<number> {
  const { fetch } = app;
  if (runtime.Deno) {
    const options = { port: 0, hostname: "127.0.0.1", onListen() {} };
    return Promise.resolve(runtime.Deno.serve(options, fetch).addr.port);
  }
  if (runtime.Bun) {
    return Promise.resolve(runtime.Bun.serve({ port: 0, hostname: "127.0.0.1", fetch }).port);
  }
  return new Promise((resolve) => {
    serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => resolve(port));
  });
}

async function answerOf(message: IncomingMessage): Promise<Answer> {
  let body = "";
  try {
    message.setEncoding("utf8");
    for await (const chunk of message) body += chunk;
  } catch {
    body += BROKEN_OFF;
  }
  const headers: [string, string][] = [];
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    const name = message.rawHeaders[i]!.toLowerCase();
    if (!SERVERS_OWN.has(name)) headers.push([name, message.rawHeaders[i + 1]!]);
  }
  return { status: message.statusCode!, headers, body };
}
