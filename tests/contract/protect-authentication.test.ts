/** Authentication between protect() and a limit per user, as docs/protect.md shows it. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";
import { requestFrom } from "../../src/testing/mod.ts";

type Env = { Variables: djed.EdgeVariables & { userId: string } };

const USERS = new Map([["token-of-ada", "ada"], ["token-of-bob", "bob"]]);

function app() {
  const lines: Record<string, unknown>[] = [];
  const hono = new Hono<Env>();
  hono.use(djed.protect<Env>({
    rateLimit: { limit: 6 },
    audit: { actor: (c) => c.get("userId") },
    logger: { sinks: [(line) => lines.push(JSON.parse(line))] },
  }));
  hono.use("/api/*", async (c, next) => {
    const userId = USERS.get(c.req.header("authorization") ?? "");
    if (userId === undefined) return c.text("unauthorized", 401);
    c.set("userId", userId);
    await next();
  });
  hono.use(
    "/api/*",
    djed.rateLimit<Env>({ name: "user", limit: 2, key: (c) => c.get("userId") }),
  );
  hono.get("/api/me", (c) => c.text(c.get("userId")));
  const ask = async (address: string, token = "none", path = "/api/me") => {
    const headers = { authorization: token };
    const [request, env] = requestFrom(address, { url: `http://localhost${path}`, headers });
    return (await hono.fetch(request, env)).status;
  };
  return { ask, lines };
}

describe("authentication between protect() and a limit per user", () => {
  it("leaves probes without a token", async () => {
    assert.equal(await app().ask("192.0.2.1", "none", "/readyz"), 200);
  });

  it("limits each user, wherever the requests come from", async () => {
    const { ask } = app();
    assert.equal(await ask("192.0.2.1", "token-of-ada"), 200);
    assert.equal(await ask("192.0.2.2", "token-of-ada"), 200);
    assert.equal(await ask("192.0.2.3", "token-of-ada"), 429);
    assert.equal(await ask("192.0.2.3", "token-of-bob"), 200);
  });

  it("logs wrong tokens, and limits them by address", async () => {
    const { ask, lines } = app();
    for (let i = 0; i < 6; i++) assert.equal(await ask("192.0.2.1"), 401);
    assert.equal(await ask("192.0.2.1"), 429);
    assert.equal(await ask("192.0.2.2", "token-of-ada"), 200);
    assert.deepEqual(
      lines.filter(({ msg }) => msg === "request").map(({ status }) => status),
      [401, 401, 401, 401, 401, 401, 429, 200],
    );
  });

  it("names the user in the event of a refusal by the limit per user", async () => {
    const { ask, lines } = app();
    for (let i = 0; i < 3; i++) await ask("192.0.2.1", "token-of-ada");
    const [event] = lines.filter(({ msg }) => msg === "security event");
    assert.equal(event.code, "rate-limited");
    assert.equal(event.actor, "ada");
  });
});
