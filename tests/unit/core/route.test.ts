import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { Hono as Hono3 } from "hono-3";
import { Hono as HonoOld } from "hono-old";
import { routeOf, setRoute } from "../../../src/core/request/route.ts";

/** One app with every shape of route, and the routes as an outer middleware sees them. */
function appOf(HonoCopy: any) {
  const seen: (string | undefined)[] = [];
  const app = new HonoCopy();
  app.use("*", async function observer(c: any, next: any) {
    await next();
    seen.push(routeOf(c));
  });
  app.use("/api/*", async (c: any, next: any) => {
    if (!c.req.header("authorization")) return c.text("no", 401);
    await next();
  });
  app.get("/api/users/:id", (c: any) => c.text("user"));
  app.get("/lost/:id", (c: any) => c.notFound());
  app.get("/broken/:id", () => {
    throw new Error("broken");
  });
  app.get("/guarded/:id", (c: any, _next: any) => c.text("no", 403), (c: any) => c.text("x"));
  const sub = new HonoCopy();
  sub.get("/leaf/:x", (c: any) => c.text("leaf"));
  sub.get("/bad", () => {
    throw new Error("bad");
  });
  sub.use("/closed/*", (c: any, _next: any) => c.text("closed", 403));
  sub.get("/closed/a", (c: any) => c.text("a"));
  sub.onError((_error: Error, c: any) => c.text("caught", 500));
  app.route("/sub", sub);
  app.mount("/mounted", () => new Response("mounted"));
  app.all("/all/:k", (c: any) => c.text("all"));
  app.get("/wild/*", (c: any) => c.text("wild"));
  app.all("/rpc/*", (c: any) => {
    setRoute(c, "/rpc/user.get");
    return c.text("rpc");
  });
  app.use("/blocked/*", (c: any, _next: any) => c.text("no", 403));
  app.get("*", async (_c: any, next: any) => {
    await next();
  });
  return async (path: string, headers: Record<string, string> = {}) => {
    await app.request(path, { headers });
    return seen.pop();
  };
}

const known: [what: string, path: string, route: string | undefined][] = [
  ["a handler", "/sub/leaf/1", "/sub/leaf/:x"],
  ["a middleware that answers early: the route it protects", "/api/users/1", "/api/users/:id"],
  ["a middleware of one route that answers early", "/guarded/1", "/guarded/:id"],
  ["a handler that answers 404", "/lost/1", "/lost/:id"],
  ["a handler that throws", "/broken/1", "/broken/:id"],
  ["a sub-app with its own error handler", "/sub/bad", "/sub/bad"],
  ["a mounted app", "/mounted/q", "/mounted/*"],
  ["a handler for all methods", "/all/1", "/all/:k"],
  ["a wildcard", "/wild/1/2", "/wild/*"],
  ["a route set by hand", "/rpc/x", "/rpc/user.get"],
  ["an early answer where no route follows", "/blocked/x", "/blocked/*"],
  ["nothing, on a 404", "/nope", undefined],
];

for (const [name, copy] of [["4.13", Hono], ["4.2", HonoOld], ["3.12", Hono3]] as const) {
  describe(`the route template, with Hono ${name}`, () => {
    for (const [what, path, route] of known) {
      it(`is that of ${what}`, async () => assert.equal(await appOf(copy)(path), route));
    }

    it("is undefined when a guarded path has no route", async () => {
      assert.equal(await appOf(copy)("/api/none", { authorization: "x" }), undefined);
    });
  });
}

describe("the route template", () => {
  it("is that of an early answer inside a sub-app with its own error handler", async () => {
    assert.equal(await appOf(Hono)("/sub/closed/a"), "/sub/closed/a");
  });

  it("stays low-cardinality there with old versions, which hide what they wrap", async () => {
    assert.equal(await appOf(HonoOld)("/sub/closed/a"), "/sub/closed/*");
    assert.equal(await appOf(Hono3)("/sub/closed/a"), "/sub/closed/*");
  });

  it("stays what Hono knows when anything but text is set by hand", async () => {
    const app = new Hono();
    let route: string | undefined;
    app.get("/users/:id", (c) => {
      setRoute(c, { toString: null } as never);
      route = routeOf(c);
      return c.text("ok");
    });
    await app.request("/users/7");
    assert.equal(route, "/users/:id");
  });

  it("is known to a middleware before the handler runs", async () => {
    const app = new Hono();
    let route: string | undefined;
    app.use((c, next) => {
      route = routeOf(c);
      return next();
    });
    app.get("/users/:id", (c) => c.text("user"));
    await app.request("/users/1");
    assert.equal(route, "/users/:id");
  });
});
