/** `securityHeaders()` and `corsPolicy()` over sockets on every runtime. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import net from "node:net";
import { onRuntimes } from "../../support/servers/on-runtimes.ts";
import type { Served } from "../../support/servers/on-runtimes.ts";
import { ORIGIN } from "./fixtures/app.ts";

const FIXTURES = "tests/integration/security-headers/fixtures";
const WRITTEN = [
  "access-control-allow-credentials",
  "access-control-allow-origin",
  "access-control-expose-headers",
  "content-security-policy",
  "cross-origin-resource-policy",
  "referrer-policy",
  "vary",
  "x-content-type-options",
];

/** The head of the response to a request for an upgrade. */
function upgraded(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let head = "";
    const socket = net.connect(port, "127.0.0.1", () => {
      socket.write(
        `GET /socket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Origin: ${ORIGIN}\r\nSec-WebSocket-Version: 13\r\n` +
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      );
    });
    socket.setTimeout(5_000, () => socket.destroy(new Error("no answer")));
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      socket.destroy();
      resolve(head.toLowerCase());
    });
  });
}

for (const { name, skip, start } of onRuntimes(`${FIXTURES}/app.ts`, `${FIXTURES}/serve.ts`)) {
  describe(`security headers on ${name}`, { skip }, () => {
    let server: Served;
    before(async () => {
      server = await start();
    });
    after(() => server?.stop());

    const get = (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${server.port}${path}`, {
        redirect: "manual",
        headers: { origin: ORIGIN },
        ...init,
      });

    for (
      const [path, status, type] of [
        ["/json", 200, /^application\/json/],
        ["/redirect", 302, /^/],
        ["/fail", 500, /^text\/plain/],
        ["/missing", 404, /^text\/plain/],
        ["/events", 200, /^text\/event-stream/],
      ] as const
    ) {
      it(`are on ${path}`, async () => {
        const response = await get(path);
        await response.arrayBuffer();
        assert.equal(response.status, status);
        assert.match(response.headers.get("content-type") ?? "", type);
        for (const header of WRITTEN) assert.ok(response.headers.has(header), header);
        assert.equal(response.headers.has("strict-transport-security"), false);
      });
    }

    it("are on the response of a proxied fetch, without what the upstream allows", async () => {
      const response = await get("/proxy");
      assert.equal(await response.text(), "from the origin");
      assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.equal(response.headers.get("referrer-policy"), "origin");
      assert.equal(response.headers.has("x-powered-by"), false);
      const other = await get("/proxy", { headers: { origin: "https://other.example" } });
      assert.equal(await other.text(), "from the origin");
      assert.equal(other.headers.has("access-control-allow-origin"), false);
    });

    it("leave out the policy on a page", async () => {
      const response = await get("/page");
      await response.text();
      assert.equal(response.headers.has("content-security-policy"), false);
      assert.equal(response.headers.get("x-frame-options"), "DENY");
    });

    it("have HSTS behind a proxy that ends TLS", async () => {
      const response = await get("/json", { headers: { "x-forwarded-proto": "https" } });
      await response.text();
      assert.match(response.headers.get("strict-transport-security")!, /^max-age=31536000/);
    });

    it("are not on a 101", async () => {
      const head = await upgraded(server.port);
      const hasUpgrade = name === "Deno" || name === "workerd";
      assert.match(head, hasUpgrade ? /^http\/1\.1 101 / : /^http\/1\.1 426 /);
      if (!hasUpgrade) return;
      const names = head.split("\r\n").slice(1).map((line) => line.split(":")[0]);
      const changed = names.filter((header) => header !== "vary" && WRITTEN.includes(header));
      assert.deepEqual(changed, []);
    });

    it("answer a preflight", async () => {
      const response = await get("/json", {
        method: "OPTIONS",
        headers: { origin: ORIGIN, "access-control-request-method": "PUT" },
      });
      assert.equal(response.status, 204);
      assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
      assert.equal(response.headers.get("access-control-max-age"), "7200");
    });
  });
}
