/** The promises of `rateLimit()`, through the public names only. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { HTTPException } from "hono/http-exception";
import { streamSSE } from "hono/streaming";
import * as djed from "../../mod.ts";
import { failingStore, manualClock, requestFrom } from "../../src/testing/mod.ts";

const onWorkers = globalThis.navigator?.userAgent === "Cloudflare-Workers";
const from = (url = "/", init: RequestInit = {}) => requestFrom("192.0.2.1", { url, ...init });
const tight = (options: djed.RateLimitOptions = {}) =>
  djed.rateLimit({ limit: 1, clock: manualClock(), ...options });

async function statuses(app: Hono<any>, times: number, url = "/"): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push((await app.fetch(...from(url))).status);
  return all;
}

function guarded(...guards: djed.EdgeMiddleware[]): Hono {
  const app = new Hono();
  for (const guard of guards) app.use(guard);
  return app.get("/", (c) => c.text("through"));
}

/** One more than admitted at once tells what is. */
async function admittedAtOnce(guard: djed.EdgeMiddleware): Promise<number> {
  const app = guarded(guard);
  const all = await statuses(app, 130);
  return all.filter((status) => status === 200).length;
}

describe("rateLimit()", () => {
  const clock = manualClock();

  it("without options admits 100 per minute and a burst of 20, per client address", async () => {
    assert.equal(await admittedAtOnce(djed.rateLimit({ clock })), 120);
    const response = await guarded(djed.rateLimit()).fetch(...from());
    assert.equal(response.headers.get("ratelimit-policy"), '"default";q=120;w=60');
  });

  it("with a limit has no burst, unless it is asked for", async () => {
    assert.equal(await admittedAtOnce(djed.rateLimit({ limit: 7, clock })), 7);
    assert.equal(await admittedAtOnce(djed.rateLimit({ limit: 7, burst: 2, clock })), 9);
    assert.equal(await admittedAtOnce(djed.rateLimit({ burst: 2, clock })), 102);
  });

  for (const [name, { limit, burst }] of Object.entries(djed.presets)) {
    it(`with the preset "${name}" admits ${limit} and a burst of ${burst}, under that name`, async () => {
      const preset = name as djed.PresetName;
      assert.equal(await admittedAtOnce(djed.rateLimit(preset, { clock })), limit + burst);
      const { headers } = await guarded(djed.rateLimit(preset)).fetch(...from());
      assert.equal(headers.get("ratelimit-policy"), `"${name}";q=${limit + burst};w=60`);
    });
  }

  it("tunes a preset: what is not said stays the preset's", async () => {
    const tuned = djed.rateLimit("chat", { window: "10s", name: "talk" });
    const { headers } = await guarded(tuned).fetch(...from());
    assert.equal(headers.get("ratelimit-policy"), '"talk";q=70;w=10');
  });

  it("refuses with problem+json that says why and when to try again", async () => {
    const app = guarded(tight({ window: "90s" }));
    await app.fetch(...from());
    const response = await app.fetch(...from());
    assert.equal(response.status, 429);
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(response.headers.get("retry-after"), "90");
    assert.deepEqual(await response.json(), {
      type: "https://iana.org/assignments/http-problem-types#quota-exceeded",
      title: "Too many requests",
      status: 429,
      detail: "The limit is used up. Try again in 90 s.",
      code: "rate-limited",
      retryAfter: 90,
      violatedPolicies: ["default"],
    });
  });

  it("tells the caller's trace id in a refusal, of one policy and of several", async () => {
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const several = {
      limit: undefined,
      policies: [{ name: "a", limit: 1 }, { name: "b", limit: 1 }],
    };
    for (const options of [{}, several] as djed.RateLimitOptions[]) {
      const app = guarded(djed.rateLimit({ limit: 1, ...options, clock }));
      await app.fetch(...from());
      const refused = await app.fetch(...from("/", { headers: { traceparent } }));
      const { traceId } = await refused.json() as djed.Problem;
      assert.equal(traceId, "4bf92f3577b34da6a3ce929d0e0e4736");
    }
  });

  it("echoes nothing of the client in a refusal", async () => {
    const key = (c: djed.EdgeContext) => c.req.header("x-key");
    const app = guarded(tight({ key }));
    const hostile = from("/<script>?q=<script>", { headers: { "x-key": "<script>" } });
    app.get("*", (c) => c.text("through"));
    await app.fetch(...hostile);
    const refused = await app.fetch(...hostile);
    const said = JSON.stringify([...refused.headers]) + await refused.text();
    assert.equal(refused.status, 429);
    assert.equal(said.includes("script"), false);
  });

  it("answers HEAD without a body, admitted or refused, and with the headers", async () => {
    const app = guarded(tight());
    for (const status of [200, 429]) {
      const response = await app.fetch(...from("/", { method: "HEAD" }));
      assert.equal(response.status, status);
      assert.equal(await response.text(), "");
      assert.ok(response.headers.has("ratelimit"));
    }
  });

  it("returns its refusals: onError never sees one", async () => {
    const app = guarded(tight());
    let errors = 0;
    app.onError((_error, c) => (errors++, c.text("broken", 500)));
    assert.deepEqual(await statuses(app, 3), [200, 429, 429]);
    assert.equal(errors, 0);
  });

  it("lets the handler run once for each admitted request, and for no other", async () => {
    let calls = 0;
    const app = new Hono().use(tight()).get("/", (c) => c.text(`${++calls}`));
    await statuses(app, 4);
    assert.equal(calls, 1);
  });

  it("has a name that routes show", () => {
    // A bundler may append a number to the name.
    assert.match(guarded(tight()).routes[0].handler.name, /^rateLimit\d*$/);
  });

  it("is an observable, and carries its limiter", async () => {
    const guard = tight();
    await statuses(guarded(guard), 3);
    assert.equal(guard.kind, "rate_limit");
    assert.equal(await guard.ping(), undefined);
    assert.equal(guard.stats().allowed_total, 1);
    assert.equal(guard.stats().denied_total, 2);
    await guard.limiter.reset("192.0.2.1");
    assert.equal((await guard.limiter.peek("192.0.2.1")).remaining, 1);
  });

  it("shares nothing with another instance", async () => {
    const [one, other] = [guarded(tight()), guarded(tight())];
    await statuses(one, 2);
    assert.deepEqual(await statuses(other, 1), [200]);
  });

  it("counts once for all paths it is used on, and apart for another instance", async () => {
    const app = new Hono();
    app.use("/a/*", tight());
    app.use("/b/*", tight());
    app.get("*", (c) => c.text("through"));
    assert.deepEqual(await statuses(app, 1, "/a/1"), [200]);
    assert.deepEqual(await statuses(app, 1, "/a/2"), [429]);
    assert.deepEqual(await statuses(app, 1, "/b/1"), [200]);
  });

  it("works in a sub-app, and in a mounted one", async () => {
    const routed = new Hono().route("/api", guarded(tight()));
    assert.deepEqual(await statuses(routed, 2, "/api"), [200, 429]);
    const inner = guarded(tight({ key: () => "everyone" }));
    const mounted = new Hono().mount("/old", inner.fetch);
    assert.deepEqual(await statuses(mounted, 2, "/old"), [200, 429]);
  });

  it("is never a 500 when its store fails", async () => {
    for (const failMode of ["local", "open", "closed"] as const) {
      const all = await statuses(guarded(tight({ store: failingStore(), failMode })), 3);
      const expected = { local: [200, 429, 429], open: [200, 200, 200], closed: [503, 503, 503] };
      assert.deepEqual(all, expected[failMode]);
    }
  });
});

describe("c.var.rateLimit and decisions()", () => {
  it("are the decision, for the handler and for who watches", async () => {
    let seen: readonly djed.Decision[] = [];
    const app = new Hono<{ Variables: djed.RateLimitVariables }>();
    app.use(async (c, next) => {
      await next();
      seen = djed.decisions(c);
    });
    app.use(tight({ limit: 5 }));
    app.get(
      "/",
      (c) => c.json({ remaining: c.var.rateLimit.remaining, scope: c.var.rateLimit.scope }),
    );
    const response = await app.fetch(...from());
    assert.deepEqual(await response.json(), { remaining: 4, scope: "isolate" });
    assert.equal(seen.length, 1);
    assert.deepEqual([seen[0].guard, seen[0].action, seen[0].scope], [
      "rate-limit",
      "allow",
      "isolate",
    ]);
  });

  it("are there for a refusal too, and for several limiters in order", async () => {
    let seen: readonly djed.Decision[] = [];
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      seen = djed.decisions(c);
    });
    app.use(tight({ limit: 5 }), tight());
    app.get("/", (c) => c.text("through"));
    await statuses(app, 2);
    assert.deepEqual(seen.map(({ action, code }) => [action, code]), [
      ["allow", undefined],
      ["deny", "rate-limited"],
    ]);
  });

  it("can be logged: they are plain data", async () => {
    const limiter = djed.createLimiter({ limit: 1, clock: manualClock(0) });
    const { guard, action, remaining } = JSON.parse(JSON.stringify(await limiter.take("user")));
    assert.deepEqual([guard, action, remaining], ["rate-limit", "allow", 0]);
  });
});

/** Responses of handlers, and their statuses. */
const ANSWERS: Record<string, [status: number, handler: (c: any) => Response | Promise<Response>]> =
  {
    "c.text()": [200, (c) => c.text("x")],
    "a new Response": [201, () => new Response("x", { status: 201 })],
    "a Response without a body": [204, () => new Response(null, { status: 204 })],
    "a proxied fetch": [
      onWorkers ? 302 : 200,
      // workerd fetches no data: URL; its redirects are as immutable as what it fetches.
      () => onWorkers ? Response.redirect("http://localhost/x") : fetch("data:text/plain,x"),
    ],
    "Response.redirect()": [302, () => Response.redirect("http://localhost/x", 302)],
    "c.redirect()": [302, (c) => c.redirect("/x")],
    "c.notFound()": [404, (c) => c.notFound()],
    "a thrown Error": [500, () => {
      throw new Error("broken");
    }],
    "a thrown HTTPException": [403, () => {
      throw new HTTPException(403, { message: "no" });
    }],
    "a thrown HTTPException with a response": [401, () => {
      throw new HTTPException(401, { res: new Response("no", { status: 401 }) });
    }],
    "a thrown HTTPException with an immutable response": [302, () => {
      throw new HTTPException(302, { res: Response.redirect("http://localhost/login", 302) });
    }],
    "an SSE stream": [200, (c) => streamSSE(c, (stream) => stream.writeSSE({ data: "x" }))],
  };

describe("the headers survive", () => {
  for (const [what, [status, handler]] of Object.entries(ANSWERS)) {
    it(what, async () => {
      const { error } = console;
      console.error = () => {}; // Hono prints thrown errors
      try {
        const app = new Hono().use(tight({ limit: 5, headers: "both" })).get("/", handler);
        const response = await app.fetch(...from());
        assert.equal(response.status, status);
        assert.equal(response.headers.get("ratelimit-policy"), '"default";q=5;w=60');
        assert.equal(response.headers.get("ratelimit"), '"default";r=4;t=12');
        assert.equal(response.headers.get("x-ratelimit-remaining"), "4");
        await response.text();
      } finally {
        console.error = error;
      }
    });
  }

  it("a 404 of no route", async () => {
    const response = await new Hono().use(tight()).fetch(...from("/nowhere"));
    assert.equal(response.status, 404);
    assert.equal(response.headers.get("ratelimit"), '"default";r=0;t=60');
  });

  it("an error handler that answers 200", async () => {
    const app = new Hono().use(tight());
    app.get("/", () => {
      throw new Error("broken");
    });
    app.onError((_error, c) => c.text("sorry"));
    const response = await app.fetch(...from());
    assert.equal(response.status, 200);
    assert.ok(response.headers.has("ratelimit"));
  });

  it("and keep the body, the status and the other headers as they are", async () => {
    const headers = [["set-cookie", "a=1"], ["set-cookie", "b=2"], ["etag", '"v1"']] as [
      string,
      string,
    ][];
    const app = new Hono().use(tight()).get(
      "/",
      () => new Response("own", { status: 203, headers }),
    );
    const response = await app.fetch(...from());
    assert.equal(response.status, 203);
    assert.equal(await response.text(), "own");
    assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
    assert.equal(response.headers.get("etag"), '"v1"');
  });

  it("but leave a 101 alone", async () => {
    const switching = switchingProtocols();
    const app = new Hono().use(tight({ headers: "both" })).get("/", () => switching);
    const response = await app.fetch(...from());
    assert.equal(response, switching);
    assert.deepEqual([...response.headers], []);
  });
});

/** Only workerd lets an app make a 101; elsewhere a server's adapter does. */
function switchingProtocols(): Response {
  const { WebSocketPair } = globalThis as { WebSocketPair?: new () => Record<0 | 1, unknown> };
  if (WebSocketPair !== undefined) {
    return new Response(null, { status: 101, webSocket: new WebSocketPair()[0] } as ResponseInit);
  }
  return Object.defineProperty(new Response(null), "status", { value: 101 });
}

describe("with hono's cors()", () => {
  const crossOrigin = () => from("/", { headers: { origin: "https://a.test" } });
  const exposed = ({ headers }: Response) => headers.get("access-control-expose-headers");

  it("in front, the headers are exposed to browsers, admitted or refused", async () => {
    const app = guarded(cors(), tight());
    for (const status of [200, 429]) {
      const response = await app.fetch(...crossOrigin());
      assert.equal(response.status, status);
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
      assert.equal(exposed(response), "RateLimit-Policy, RateLimit, Retry-After");
    }
  });

  it("behind, the headers are exposed to browsers", async () => {
    const app = guarded(tight(), cors({ origin: "https://a.test", exposeHeaders: ["x-own"] }));
    const response = await app.fetch(...crossOrigin());
    assert.equal(exposed(response), "x-own, RateLimit-Policy, RateLimit, Retry-After");
  });

  it("two limiters are exposed once", async () => {
    const response = await guarded(cors(), tight(), tight()).fetch(...crossOrigin());
    assert.equal(exposed(response), "RateLimit-Policy, RateLimit, Retry-After");
  });

  it("preflights are answered, and take nothing", async () => {
    const app = guarded(tight(), cors());
    const preflight = from("/", {
      method: "OPTIONS",
      headers: { "origin": "https://a.test", "access-control-request-method": "GET" },
    });
    for (let i = 0; i < 3; i++) assert.equal((await app.fetch(...preflight)).status, 204);
    assert.deepEqual(await statuses(app, 1), [200]);
  });
});

describe("problems()", () => {
  it("reshapes every refusal, and keeps the headers that carry the status", async () => {
    const own = djed.problems((_c, problem) =>
      Response.json({ error: problem.code }, { status: 420 })
    );
    const app = guarded(own, tight());
    await app.fetch(...from());
    const response = await app.fetch(...from());
    assert.equal(response.status, 420);
    assert.deepEqual(await response.json(), { error: "rate-limited" });
    assert.equal(response.headers.get("retry-after"), "60");
    assert.equal(response.headers.get("ratelimit"), '"default";r=0;t=60');
    assert.equal(response.headers.get("cache-control"), "no-store");
  });

  it("is given the problem with all of its members", async () => {
    let given: djed.Problem | undefined;
    const own = djed.problems((_c, problem) => (given = problem, new Response("no")));
    await statuses(guarded(own, tight()), 2);
    assert.equal(given?.retryAfter, 60);
    assert.deepEqual(given?.violatedPolicies, ["default"]);
  });

  it("that breaks gives the standard refusal", async () => {
    const broken = djed.problems(() => {
      throw new Error("broken");
    });
    assert.deepEqual(await statuses(guarded(broken, tight()), 2), [200, 429]);
  });

  it("of a path wins over that of the app, on that path only", async () => {
    const app = new Hono();
    app.use(djed.problems(() => new Response("app", { status: 429 })));
    app.use("/api/*", djed.problems(() => new Response("api", { status: 429 })));
    app.use(tight());
    app.get("*", (c) => c.text("through"));
    await app.fetch(...from());
    assert.equal(await (await app.fetch(...from("/api/x"))).text(), "api");
    assert.equal(await (await app.fetch(...from("/x"))).text(), "app");
  });

  it("changes nothing of what is admitted", async () => {
    const own = djed.problems(() => new Response("no"));
    assert.equal(await (await guarded(own, tight()).fetch(...from())).text(), "through");
  });
});

describe("createLimiter()", () => {
  it("counts without Hono: messages, queues, jobs", async () => {
    const limiter = djed.createLimiter({ limit: 2, window: "1s", clock: manualClock() });
    const allowed: boolean[] = [];
    for (let i = 0; i < 3; i++) allowed.push((await limiter.take("user-1")).allowed);
    assert.deepEqual(allowed, [true, true, false]);
    assert.equal((await limiter.peek("user-2")).remaining, 2);
    await limiter.refund("user-1");
    assert.equal((await limiter.take("user-1")).allowed, true);
    await limiter.reset("user-1");
    assert.equal((await limiter.peek("user-1")).remaining, 2);
  });

  it("takes several policies together", async () => {
    const limiter = djed.createLimiter({
      policies: [{ name: "second", limit: 1, window: "1s" }, {
        name: "day",
        limit: 9,
        window: "1d",
      }],
      clock: manualClock(),
    });
    await limiter.take("user");
    const { allowed, policies } = await limiter.take("user");
    assert.equal(allowed, false);
    assert.deepEqual(policies.map(({ name, remaining }) => [name, remaining]), [
      ["second", 0],
      ["day", 8],
    ]);
  });

  it("shares buckets with a guard of the same policy on the same store", async () => {
    const [store, clock] = [djed.memoryStore(), manualClock()];
    const app = guarded(djed.rateLimit({ limit: 1, store, clock }));
    await djed.createLimiter({ limit: 1, store, clock }).take("192.0.2.1");
    assert.deepEqual(await statuses(app, 1), [429]);
  });
});
