/** The paths of the probes under a base path, a sub-app, a prefix and a mount. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";

const PATHS = ["/health", "/livez", "/readyz", "/startupz"];

/** The statuses of some paths. */
async function statuses(app: Pick<Hono, "request">, paths: readonly string[]) {
  return await Promise.all(paths.map(async (path) => (await app.request(path)).status));
}

const under = (mount: string) => PATHS.map((path) => mount + path);
const found = [200, 200, 200, 200];
const missing = [404, 404, 404, 404];

describe("the paths of health()", () => {
  const apps: [name: string, make: (health: djed.EdgeMiddleware) => Pick<Hono, "request">][] = [
    ["a base path", (health) => new Hono().basePath("/api").use(health)],
    ["a sub-app", (health) => new Hono().route("/api", new Hono().use(health))],
    ["a prefix", (health) => new Hono().use("/api/*", health)],
    ["a sub-app that handles its errors", (health) => {
      const sub = new Hono().use(health).onError((_error, c) => c.text("sorry", 500));
      return new Hono().route("/api", sub);
    }],
    ["a mount", (health) => new Hono().mount("/api", new Hono().use(health).fetch)],
  ];
  const makers: [name: string, make: () => djed.EdgeMiddleware][] = [
    ["health()", () => djed.health()],
    ["protect()", () => djed.protect({ logger: { sinks: [() => {}] } })],
  ];

  for (const [place, make] of apps) {
    for (const [name, guard] of makers) {
      it(`are those below ${place} (${name})`, async () => {
        const app = make(guard());
        assert.deepEqual(await statuses(app, under("/api")), found);
        assert.deepEqual(await statuses(app, under("/api/v1")), missing);
        assert.deepEqual(await statuses(app, under("/apix")), missing);
        assert.deepEqual(await statuses(app, PATHS), missing);
      });
    }
  }

  it("are below all base paths of sub-apps in sub-apps, and below one with a parameter", async () => {
    const inner = new Hono().use(djed.health());
    const nested = new Hono().route("/a", new Hono().route("/b", inner));
    assert.deepEqual(await statuses(nested, under("/a/b")), found);
    assert.deepEqual(await statuses(nested, under("/a")), missing);
    const tenants = new Hono().basePath("/:tenant/v1").use(djed.health());
    assert.deepEqual(await statuses(tenants, under("/acme/v1")), found);
    assert.deepEqual(await statuses(tenants, under("/acme/v2")), missing);
  });

  it("may be full paths, which then are no paths below the mount", async () => {
    const paths = { health: "/api/health", ready: "/api/readyz", live: false } as const;
    const app = new Hono().route("/api", new Hono().use(djed.health({ paths })));
    const asked = ["/api/health", "/api/readyz", "/api/startupz", "/api/livez", "/api/api/health"];
    assert.deepEqual(await statuses(app, asked), [200, 200, 200, 404, 404]);
  });

  it("may be below a mount with the name of a probe", async () => {
    const app = new Hono().route("/health", new Hono().use(djed.health()));
    assert.deepEqual(await statuses(app, ["/health", ...under("/health")]), [200, ...found]);
  });

  it("name checks below a mount too", async () => {
    const health = djed.health({ checks: { db: () => true }, details: true });
    const app = new Hono().basePath("/api").use(health);
    assert.deepEqual(await statuses(app, ["/api/readyz/db", "/api/readyz/x"]), [200, 404]);
  });

  it("do not match in a middleware of one path", async () => {
    const app = new Hono().use("/api/health", djed.health());
    assert.deepEqual(await statuses(app, ["/api/health"]), [404]);
  });

  it("are recognised by limiters before them: charged, never refused", async () => {
    const app = new Hono().use(djed.rateLimit({ limit: 1, window: "1h" }));
    app.route("/api", new Hono().use(djed.health()));
    app.get("/api/other", (c) => c.text("other"));
    const asked = [...under("/api"), ...under("/api")];
    assert.deepEqual(await statuses(app, asked), [...found, ...found]);
    assert.deepEqual(await statuses(app, ["/api/other", "/api/v1/health"]), [429, 429]);
  });
});
