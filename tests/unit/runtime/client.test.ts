import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { requestBody } from "../../../src/core/body/body.ts";
import { clientAddressReader } from "../../../src/runtime/client.ts";
import type { TrustedProxies } from "../../../src/runtime/client.ts";
import { requestFrom } from "../../../src/testing/mod.ts";
import type { RuntimeName } from "../../../src/testing/mod.ts";
import { contextOf } from "../../support/context.ts";

const onWorkers = globalThis.navigator?.userAgent === "Cloudflare-Workers";

async function clientOf(
  env: unknown,
  headers: HeadersInit = {},
  trusted?: TrustedProxies,
): Promise<string | undefined> {
  const c = await contextOf(new Request("http://localhost/", { headers }), env);
  return clientAddressReader(trusted, 64)(c);
}

async function forwarded(chain: string, trusted: TrustedProxies, peer = "10.0.0.1") {
  const [request, env] = requestFrom(peer, { headers: { "x-forwarded-for": chain } });
  return clientAddressReader(trusted, 64)(await contextOf(request, env));
}

describe("the client address", () => {
  for (const runtime of ["node", "deno", "bun"] as RuntimeName[]) {
    it(`is the peer of the connection, as ${runtime} tells it`, async () => {
      const [request, env] = requestFrom("192.0.2.1", { runtime });
      assert.equal(clientAddressReader(undefined, 64)(await contextOf(request, env)), "192.0.2.1");
    });

    it(`is canonical on ${runtime}`, async () => {
      const [request, env] = requestFrom("::ffff:192.0.2.1", { runtime });
      assert.equal(clientAddressReader(undefined, 64)(await contextOf(request, env)), "192.0.2.1");
    });
  }

  it("is found where Bun's server is part of the environment", async () => {
    const server = { requestIP: () => ({ address: "192.0.2.1" }) };
    assert.equal(await clientOf({ server }), "192.0.2.1");
  });

  it("is found once the body was read: Bun knows only the request that its server passed on", async () => {
    const passedOn = new Request("http://test/", { method: "POST", body: "{}" });
    const requestIP = (request: Request) => request === passedOn ? { address: "192.0.2.1" } : null;
    const c = await contextOf(passedOn, { requestIP });
    assert.equal(await requestBody(c).read(1_024), "complete");
    assert.notEqual(c.req.raw, passedOn);
    assert.equal(clientAddressReader(undefined, 64)(c), "192.0.2.1");
  });

  it("is cf-connecting-ip on Workers, and nowhere else", async () => {
    const [request, env] = requestFrom("192.0.2.1", { runtime: "workers" });
    const address = clientAddressReader(undefined, 64)(await contextOf(request, env));
    assert.equal(address, onWorkers ? "192.0.2.1" : undefined);
  });

  it("is undefined without a connection: unit tests, unix sockets", async () => {
    const bare = [undefined, null, {}, { incoming: {} }, { incoming: { socket: {} } }];
    for (const env of [...bare, { remoteAddr: { transport: "unix", path: "/run/app.sock" } }]) {
      assert.equal(await clientOf(env), undefined);
    }
  });

  it("is remembered, for Deno has none once the request has become a WebSocket", async () => {
    let isUpgraded = false;
    const env = {
      get remoteAddr() {
        if (isUpgraded) throw new TypeError("Request closed");
        return { hostname: "192.0.2.1" };
      },
    };
    const read = clientAddressReader(undefined, 64);
    const c = await contextOf(new Request("http://localhost/"), env);
    const unread = await contextOf(new Request("http://localhost/"), env);
    assert.equal(read(c), "192.0.2.1");
    isUpgraded = true;
    assert.equal(read(c), "192.0.2.1");
    assert.equal(read(unread), undefined);
  });

  it("is never taken from a header that anyone can send", async () => {
    const spoofed = {
      "x-forwarded-for": "203.0.113.9",
      "x-real-ip": "203.0.113.9",
      "forwarded": "for=203.0.113.9",
      "true-client-ip": "203.0.113.9",
      "x-client-ip": "203.0.113.9",
    };
    assert.equal(
      await clientOf({ incoming: { socket: { remoteAddress: "192.0.2.1" } } }, spoofed),
      "192.0.2.1",
    );
    assert.equal(await clientOf({}, spoofed), undefined);
  });

  it("is undefined, and no error, when bindings have the names of connection info", async () => {
    const rpc: () => void = () => {};
    const binding = new Proxy(rpc, { get: () => binding, apply: () => binding }) as never;
    const names = ["incoming", "remoteAddr", "server", "requestIP"];
    for (const name of [...names, "requestContext", "event", "context"]) {
      assert.equal(await clientOf({ [name]: binding }), undefined, name);
      assert.equal(await clientOf({ [name]: "a text" }), undefined, name);
    }
  });

  it("is undefined when the runtime fails to tell it", async () => {
    const requestIP = () => {
      throw new TypeError("not a request of this server");
    };
    assert.equal(await clientOf({ requestIP }), undefined);
    assert.equal(await clientOf({ requestIP: () => null }), undefined);
  });
});

describe("behind a number of proxies, the client address", () => {
  it("is the entry that the outermost of them wrote", async () => {
    assert.equal(await forwarded("203.0.113.9, 192.0.2.1", 1), "192.0.2.1");
    assert.equal(await forwarded("203.0.113.9, 192.0.2.1, 10.0.0.2", 2), "192.0.2.1");
  });

  it("is the peer when there is no list, or garbage where the entry should be", async () => {
    assert.equal(await forwarded("", 1), "10.0.0.1");
    assert.equal(await forwarded("203.0.113.9, unknown", 1), "10.0.0.1");
  });

  it("is the peer with 0 proxies", async () => {
    assert.equal(await forwarded("203.0.113.9", 0), "10.0.0.1");
  });

  it("has no port and no brackets", async () => {
    assert.equal(await forwarded("192.0.2.1:4711", 1), "192.0.2.1");
    assert.equal(await forwarded("[2001:db8::1]:4711", 1), "2001:db8:0:0::/64");
    assert.equal(await forwarded("2001:db8::1", 1), "2001:db8:0:0::/64");
  });
});

describe("behind proxies with known addresses, the client address", () => {
  const blocks = ["10.0.0.0/8", "fd00::/8"];

  it("is the first from the right that is not a trusted proxy", async () => {
    assert.equal(await forwarded("203.0.113.9, 192.0.2.1, 10.2.3.4", blocks), "192.0.2.1");
    assert.equal(await forwarded("192.0.2.1, fd00::1, ::ffff:10.0.0.9", blocks), "192.0.2.1");
  });

  it("is the peer when the peer is not a trusted proxy, whatever the list says", async () => {
    assert.equal(await forwarded("203.0.113.9", blocks, "192.0.2.1"), "192.0.2.1");
  });

  it("is the last certain one when the list goes on with garbage", async () => {
    assert.equal(await forwarded("203.0.113.9, unknown, 10.2.3.4", blocks), "10.2.3.4");
    assert.equal(await forwarded("203.0.113.9, , ", blocks), "10.0.0.1");
  });

  it("is the leftmost when all of the list are theirs", async () => {
    assert.equal(await forwarded("10.9.9.9, 10.2.3.4", blocks), "10.9.9.9");
  });

  it("is undefined without a peer, for then nobody vouches for the list", async () => {
    assert.equal(await clientOf({}, { "x-forwarded-for": "192.0.2.1" }, blocks), undefined);
  });

  it("needs blocks in CIDR notation", () => {
    for (const wrong of ["10.0.0.0/99", "proxy.internal", "", 5, null]) {
      assert.throws(() => clientAddressReader([wrong as never], 64), {
        name: "RangeError",
        message: /trustedProxies must be/,
      });
    }
  });
});
