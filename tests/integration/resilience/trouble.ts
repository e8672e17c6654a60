/** A server that fails, hangs, resets connections and sends `Retry-After` on command. */
import http from "node:http";
import type { AddressInfo } from "node:net";

/**
 * `/<id>?plan=503,reset,hang,200`: the n-th request of an id gets the n-th part of its plan, the
 * last part repeats. A part may carry a `Retry-After`: `429;2`. `drip` sends a head and then bytes
 * without end. `/seen/<id>`: how many requests came, and how many of them were cut by the client.
 */
export async function startTrouble(): Promise<{ base: string; stop(): Promise<void> }> {
  const seen = new Map<string, { requests: number; cut: number }>();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url!, "http://trouble.test");
    if (url.pathname.startsWith("/seen/")) {
      const id = url.pathname.slice("/seen/".length);
      response.end(JSON.stringify(seen.get(id) ?? { requests: 0, cut: 0 }));
      return;
    }
    const id = url.pathname.slice(1);
    const record = seen.get(id) ?? { requests: 0, cut: 0 };
    seen.set(id, record);
    const plan = url.searchParams.get("plan")!.split(",");
    const part = plan[Math.min(record.requests++, plan.length - 1)];
    response.on("close", () => {
      if (!response.writableFinished && part !== "reset") record.cut++;
    });
    request.resume();
    perform(part, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

function perform(part: string, response: http.ServerResponse): void {
  if (part === "hang") return;
  if (part === "reset") return void response.socket!.resetAndDestroy();
  if (part === "drip") {
    response.writeHead(200);
    const timer = setInterval(() => response.write("drop "), 10);
    response.on("close", () => clearInterval(timer));
    return;
  }
  const [status, after] = part.split(";");
  if (after === "date") {
    response.setHeader("retry-after", new Date(Date.now() + 2_000).toUTCString());
  } else if (after !== undefined) {
    response.setHeader("retry-after", after);
  }
  response.writeHead(Number(status));
  response.end(`status ${status}`);
}
