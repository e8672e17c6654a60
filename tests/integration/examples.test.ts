/** The example app, started on each of the four runtimes, and called over HTTP. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runtimes } from "../../scripts/runtimes.mjs";
import { onCi } from "../../scripts/setup.mjs";
import { collect, node24, root } from "../runtimes/runners.mjs";
import { answers, type Server, startServer } from "../support/servers/processes.ts";

const POLICY = `"default";q=120;w=60`;
const LIMIT_PER_SECOND = 100 / 60;

for (
  const [name, { binary, args }] of Object.entries<{ binary: string; args: string[] }>(runtimes)
) {
  const missing = existsSync(binary) || onCi ? false : `${binary} is missing`;
  describe(`the example on ${name}`, { skip: missing }, () => {
    let server: Server;
    const get = (route: string, init?: RequestInit) =>
      fetch(server.origin + route, { redirect: "manual", ...init });

    /** The first refusal of a few attempts: a token is refilled every 600 ms. */
    const refusal = async (init?: RequestInit) => {
      for (let tries = 0; tries < 10; tries++) {
        const response = await get("/", init);
        if (response.status === 429) return response;
        await response.text();
      }
      throw new Error("nothing is refused");
    };

    before(async () => {
      server = await startServer(
        () => ({ binary, args }),
        ({ origin }) => answers(`${origin}/origin`),
      );
    });
    after(async () => {
      await server?.stop();
    });

    const routes: [what: string, route: string, status: number, body: RegExp][] = [
      ["a plain answer", "/", 200, /^hello from the edge/],
      ["a redirect", "/old", 302, /^$/],
      ["a proxied answer", "/proxy", 200, /^hello from the origin/],
      ["a path that is not there", "/nowhere", 404, /404/],
      ["a handler that throws", "/fail", 500, /Error/],
      ["a stream of events", "/events", 200, /data: event 1\n(.|\n)*data: event 3\n/],
    ];
    for (const [what, route, status, body] of routes) {
      it(`tells on ${what} what is left`, async () => {
        const response = await get(route);
        assert.equal(response.status, status);
        assert.equal(response.headers.get("ratelimit-policy"), POLICY);
        assert.match(response.headers.get("ratelimit") ?? "", /^"default";r=\d+;t=1$/);
        assert.match(await response.text(), body);
      });
    }

    it("tells it on HEAD too, without a body", async () => {
      const response = await get("/", { method: "HEAD" });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get("ratelimit-policy"), POLICY);
      assert.equal(await response.text(), "");
    });

    it("counts down by one for each request", async () => {
      const left = async () => {
        const response = await get("/");
        await response.text();
        return Number(/r=(\d+)/.exec(response.headers.get("ratelimit")!)![1]);
      };
      const [first, second] = [await left(), await left()];
      assert.equal(second, first - 1);
    });

    it("sends a stream piece by piece, and goes on when the client hangs up", async () => {
      const hangUp = new AbortController();
      const response = await get("/events", { signal: hangUp.signal });
      const { value } = await response.body!.getReader().read();
      assert.match(new TextDecoder().decode(value), /^data: event 1\n/);
      hangUp.abort();
      assert.equal((await get("/")).status, 200);
    });

    it("admits a burst of 120 in all, then refuses with a problem that says when", async () => {
      const before = await get("/");
      const left = Number(/r=(\d+)/.exec(before.headers.get("ratelimit")!)![1]);
      const started = performance.now();
      const statuses: number[] = [];
      for (let sent = 0; sent < 200; sent += 20) {
        const responses = await Promise.all(Array.from({ length: 20 }, () => get("/")));
        for (const response of responses) {
          statuses.push(response.status);
          await response.text();
        }
      }
      const refilled = (performance.now() - started) / 1_000 * LIMIT_PER_SECOND;
      const admitted = statuses.filter((status) => status === 200).length;
      const refused = statuses.filter((status) => status === 429).length;
      assert.equal(admitted + refused, 200);
      assert.ok(
        admitted >= left && admitted <= left + Math.ceil(refilled),
        `${admitted} admitted, ${left} were left, ${refilled.toFixed(2)} flowed back`,
      );

      const response = await refusal();
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.equal(response.headers.get("ratelimit"), `"default";r=0;t=1`);
      assert.equal(response.headers.get("retry-after"), "1");
      const problem = await response.json();
      assert.equal(problem.type, "https://iana.org/assignments/http-problem-types#quota-exceeded");
      assert.equal(problem.status, 429);
      assert.equal(problem.code, "rate-limited");
      assert.equal(problem.retryAfter, 1);

      const head = await refusal({ method: "HEAD" });
      assert.equal(await head.text(), "");
    });

    it("does not believe an address that a client forwards", async () => {
      const response = await refusal({ headers: { "x-forwarded-for": "203.0.113.9" } });
      await response.text();
    });

    it("has printed no warning", () => {
      assert.doesNotMatch(server.output(), /@djed\/edge/);
    });
  });
}

describe("the Workers example", () => {
  it("is accepted by wrangler deploy --dry-run", async (t) => {
    if (!existsSync(node24) && !onCi) return t.skip("wrangler needs Node 22, and it is missing");
    const folder = mkdtempSync(path.join(tmpdir(), "edge-wrangler-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const { code, output } = await collect(
      node24,
      [
        path.join(root, "node_modules/wrangler/bin/wrangler.js"),
        "deploy",
        "--dry-run",
        "--outdir",
        folder,
      ],
      {
        cwd: path.join(root, "examples/workers"),
        env: { WRANGLER_SEND_METRICS: "false", CI: "1" },
      },
    );
    assert.equal(code, 0, output);
    assert.match(output, /--dry-run: exiting now/);
    const bundle = readFileSync(path.join(folder, "main.js"), "utf8");
    assert.match(bundle, /quota-exceeded/);
  });
});
