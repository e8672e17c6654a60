/** `trustedProxies` of protect(): one setting for the limit, the logs and the audit trail. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { protect } from "../../src/protect.ts";
import type { ProtectOptions, ProtectVariables } from "../../src/protect.ts";

/** Tokens left for a second client behind the same proxy, and its name in the logs. */
async function seen(options: ProtectOptions): Promise<[remaining: number, client: unknown]> {
  const lines: string[] = [];
  const rateLimit = { limit: 5, ...options.rateLimit as object };
  const logger = {
    client: "address" as const,
    sinks: [(line: string) => void lines.push(line)],
    ...options.logger as object,
  };
  const app = new Hono<{ Variables: ProtectVariables }>();
  app.use(protect({ ...options, rateLimit, logger }));
  app.get("/", (c) => c.text(String(c.var.rateLimit.remaining)));
  const env = { incoming: { socket: { remoteAddress: "10.0.0.1" } } };
  let left = "";
  for (const client of ["192.0.2.1", "192.0.2.2"]) {
    const headers = { "x-forwarded-for": client };
    left = await (await app.request("/", { headers }, env)).text();
  }
  return [Number(left), JSON.parse(lines.at(-1)!).client];
}

describe("trustedProxies of protect()", () => {
  const behind: [string, ProtectOptions][] = [
    ["given once", { trustedProxies: 1 }],
    ["given as blocks", { trustedProxies: ["10.0.0.0/8"] }],
    ["given to the limit only", { rateLimit: { trustedProxies: 1 } }],
    ["given to the logger only", { logger: { trustedProxies: 1 } }],
  ];
  for (const [what, options] of behind) {
    it(`applies to the limit and the logs: ${what}`, async () => {
      assert.deepEqual(await seen(options), [4, "192.0.2.2"]);
    });
  }

  it("applies to no part that differs", async () => {
    const options = { trustedProxies: 1, rateLimit: { trustedProxies: 0 } };
    assert.deepEqual(await seen(options), [3, "192.0.2.2"]);
  });

  it("applies to nothing without it: a client can write the header", async () => {
    assert.deepEqual(await seen({}), [3, "10.0.0.1"]);
  });

  it("is checked, also when no part uses it", () => {
    assert.throws(
      () => protect({ trustedProxies: "10.0.0.0/8" as never, rateLimit: false, logger: false }),
      /protect: trustedProxies must be a number of hops or an array of address blocks/,
    );
  });
});
