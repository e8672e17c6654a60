// Headers of outgoing calls: two origins, redirects between them, real HTTP, every runtime.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { node24 } from "../../runtimes/runners.mjs";
import { binary, here, start, unlessMissing, workerOf } from "./services.ts";

const CALLER = {
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  tracestate: "internal=secret",
  baggage: "userId=alice,session=deadbeef",
};
const INJECTED = Object.keys(CALLER);

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that records its requests, and redirects: `/<status>?to=<url>`, `/loop`. */
async function origin() {
  const seen: Seen[] = [];
  const server = createServer((message, response) => {
    let body = "";
    message.on("data", (chunk) => body += chunk);
    message.on("end", () => {
      const { method = "", url = "/", headers } = message;
      const { pathname, searchParams } = new URL(url, "http://x");
      seen.push({ method, path: pathname, headers, body });
      const status = pathname === "/loop" ? 302 : Number(pathname.slice(1)) || 200;
      const location = pathname === "/loop" ? "/loop" : searchParams.get("to");
      response.writeHead(status, location === null ? {} : { location }).end("answer");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

const file = here("outgoing-service.ts");
const runtimes: Record<string, () => Promise<Running>> = {
  node: () => start(process.execPath, ["--import", "tsx", file]),
  "node 24": () => start(node24, [file]),
  deno: () => start(binary("deno"), ["run", "--no-check", "--allow-net=127.0.0.1", file]),
  bun: () => start(binary("bun"), [file]),
  async workerd() {
    const worker = await workerOf("outgoing-worker.ts", [], {});
    return { url: String(await worker.ready), stop: () => worker.dispose() };
  },
};

for (const [name, run] of Object.entries(runtimes)) {
  describe(`calls to others on ${name}`, unlessMissing(name.split(" ")[0]), () => {
    let service: Running;
    let [one, other]: Awaited<ReturnType<typeof origin>>[] = [];

    before(async () => {
      [service, one, other] = await Promise.all([run(), origin(), origin()]);
    });
    after(async () => {
      await Promise.all([service?.stop(), one?.close(), other?.close()]);
    });

    async function call(path: string, url: string, method = "GET") {
      one.seen.length = other.seen.length = 0;
      const query = new URLSearchParams({ url, method });
      const response = await fetch(`${service.url}${path}?${query}`, { headers: CALLER });
      return await response.json() as Record<string, unknown>;
    }
    const carried = ({ headers }: Seen) => INJECTED.filter((name) => headers[name] !== undefined);
    const away = (status = 302) =>
      `${one.url}/${status}?to=${encodeURIComponent(other.url + "/x")}`;

    for (
      const path of ["plain/tracedFetch", "plain/upstream", "traced/tracedFetch", "traced/upstream"]
    ) {
      it(`carry nothing of the caller to another origin (${path})`, async () => {
        const answer = await call(path, away());
        assert.deepEqual([answer.status, answer.body], [200, "answer"]);
        assert.deepEqual([...one.seen, ...other.seen].map(carried), [[], []]);
      });
    }

    for (const path of ["plain/propagate", "traced/propagate"]) {
      it(`carry it to what is named, and not across a redirect (${path})`, async () => {
        const answer = await call(path, away());
        assert.deepEqual(answer, {
          status: 200,
          redirected: true,
          url: `${other.url}/x`,
          body: "answer",
        });
        assert.deepEqual(one.seen.map(carried), [INJECTED]);
        assert.equal(one.seen[0].headers.authorization, "Bearer own");
        assert.deepEqual(other.seen.map(carried), [[]]);
        assert.equal(other.seen[0].headers.authorization, undefined);
        assert.equal(other.seen[0].headers["x-own"], "1");
      });

      it(`carry it along within the origin (${path})`, async () => {
        const answer = await call(path, `${one.url}/307?to=/next`, "POST");
        assert.equal(answer.redirected, true);
        assert.deepEqual(one.seen.map(carried), [INJECTED, INJECTED]);
        assert.deepEqual(one.seen.map(({ method, body }) => method + body), [
          "POSTtext",
          "POSTtext",
        ]);
        assert.equal(one.seen[1].headers["content-type"], "text/x-own");
      });
    }

    it("send a POST on as a GET where fetch does", async () => {
      await call("traced/propagate", away(303), "POST");
      const [{ method, body, headers }] = other.seen;
      assert.deepEqual([method, body, headers["content-type"]], ["GET", "", undefined]);
    });

    it("end after 20 redirects", async () => {
      const { error } = await call("traced/propagate", `${one.url}/loop`);
      assert.equal(error, "TypeError");
      assert.equal(one.seen.length, 21);
    });
  });
}
