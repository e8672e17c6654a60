import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { upstream } from "../../../src/resilience/mod.ts";
import type { StaleOptions } from "../../../src/resilience/mod.ts";
import { contextOf } from "../../support/context.ts";

const URL_OF = "https://dependency.example/me";
const START = Date.UTC(2026, 0, 1);
const SECOND = 1_000;
const date = (ms: number): string => new Date(ms).toUTCString();

type Answer = () => Response;

/** An upstream that stores responses, a dependency with given responses, and a clock. */
async function keeping(options: StaleOptions = {}) {
  const state = { now: START, answer: (): Response => new Response("nothing") };
  const waiting: Promise<unknown>[] = [];
  const api = upstream("things", {
    stale: options,
    breaker: false,
    clock: { now: () => state.now },
    fetch: () => Promise.resolve(state.answer()),
  });
  const context = { waitUntil: (work: Promise<unknown>) => void waiting.push(work) };
  const c = await contextOf(new Request("http://localhost/"), {}, context);

  /** The caller's result: the body, or `"503"` without a stored response. */
  async function ask(
    answer: Answer,
    input: RequestInfo | URL,
    init?: RequestInit,
  ): Promise<string> {
    state.answer = answer;
    const response = await api.for(c).fetch(input, init);
    const text = await response.text();
    await Promise.all(waiting);
    return response.status === 503 ? "503" : text;
  }

  return {
    state,
    api,
    /** The dependency answers. */
    learn: (response: Answer, init?: RequestInit, input: RequestInfo | URL = URL_OF) =>
      ask(response, input, init),
    /** The dependency is down. */
    ask: (init?: RequestInit, input: RequestInfo | URL = URL_OF) => ask(down, input, init),
  };
}

const down: Answer = () => new Response("down", { status: 503 });
const good = (headers: HeadersInit = {}, body = "kept"): Answer => () =>
  new Response(body, { headers });
const withHeaders = (headers: HeadersInit): RequestInit => ({ headers });

describe("a stale answer and the caller", () => {
  const credentials = [
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-api-key",
    "api-key",
    "apikey",
    "x-auth-token",
    "x-access-token",
    "private-token",
    "x-amz-security-token",
    "x-csrf-token",
    "x-session-id",
    "cf-access-jwt-assertion",
    "x-goog-iap-jwt-assertion",
    "ocp-apim-subscription-key",
    "x-functions-key",
    "x-client-cert",
    "x-ms-client-principal",
    "signature",
    "dpop",
    "x-secret",
    "x-password",
  ];
  for (const name of credentials) {
    it(`is never the answer to a request with ${name}, nor given to one`, async () => {
      const alice = await keeping();
      await alice.learn(good(), withHeaders({ [name]: "alice" }));
      assert.equal(await alice.ask(withHeaders({ [name]: "alice" })), "503");
      assert.equal(await alice.ask(withHeaders({ [name]: "bob" })), "503");
      assert.equal(await alice.ask(), "503");
      const nobody = await keeping();
      await nobody.learn(good());
      assert.equal(await nobody.ask(withHeaders({ [name]: "bob" })), "503");
      assert.equal(await nobody.ask(), "kept");
    });
  }

  for (
    const name of [
      "accept",
      "accept-language",
      "x-tenant",
      "x-user-id",
      "x-forwarded-for",
      "baggage",
      "origin",
      "x-feature",
    ]
  ) {
    it(`is for requests with the same ${name} only`, async () => {
      const { learn, ask } = await keeping();
      await learn(good(), withHeaders({ [name]: "a" }));
      assert.equal(await ask(withHeaders({ [name]: "b" })), "503");
      assert.equal(await ask(), "503");
      assert.equal(await ask(withHeaders({ [name.toUpperCase()]: "a" })), "kept");
    });
  }

  it("does not depend on harmless headers, unless its Vary names them", async () => {
    for (
      const name of ["user-agent", "accept-encoding", "traceparent", "tracestate", "x-request-id"]
    ) {
      const { learn, ask } = await keeping();
      await learn(good(), withHeaders({ [name]: "a" }));
      assert.equal(await ask(withHeaders({ [name]: "b" })), "kept", name);
    }
    const varied = await keeping();
    await varied.learn(
      good({ vary: "Accept-Encoding, User-Agent" }),
      withHeaders({ "user-agent": "a" }),
    );
    assert.equal(await varied.ask(withHeaders({ "user-agent": "b" })), "503");
    assert.equal(await varied.ask(withHeaders({ "user-agent": "a" })), "kept");
  });

  it("is of the same URL: its query counts, its fragment does not", async () => {
    const { learn, ask } = await keeping();
    await learn(good(), {}, `${URL_OF}?user=alice#top`);
    assert.equal(await ask({}, `${URL_OF}?user=bob`), "503");
    assert.equal(await ask({}, URL_OF), "503");
    assert.equal(await ask({}, new URL(`${URL_OF}?user=alice#end`)), "kept");
    assert.equal(await ask({}, new Request(`${URL_OF}?user=alice`)), "kept");
  });

  it("reads the headers of a Request, and those that replace them", async () => {
    const { learn, ask } = await keeping();
    await learn(good(), {}, new Request(URL_OF, { headers: { authorization: "alice" } }));
    assert.equal(await ask(), "503");
    await learn(good(), { headers: {} }, new Request(URL_OF, { headers: { cookie: "a=1" } }));
    assert.equal(await ask(), "kept");
  });

  it("is not the answer to a URL with a user in it, or to credentials of the browser", async () => {
    const { learn, ask } = await keeping();
    const url = "https://alice:secret@dependency.example/me";
    await learn(good(), {}, url);
    assert.equal(await ask({}, url), "503");
    await learn(good(), { credentials: "include" } as RequestInit);
    assert.equal(await ask(), "503");
  });

  it("is not used for a fetch with runtime-specific options, which may identify the caller", async () => {
    for (const option of ["dispatcher", "client", "tls", "proxy", "agent", "cf"]) {
      const mine = { [option]: { cert: "alice" } } as RequestInit;
      const alice = await keeping();
      await alice.learn(good(), mine);
      assert.equal(await alice.ask(mine), "503", option);
      assert.equal(await alice.ask(), "503", option);
      const nobody = await keeping();
      await nobody.learn(good());
      assert.equal(await nobody.ask(mine), "503", option);
      assert.equal(await nobody.ask({ redirect: "follow", keepalive: false }), "kept");
      const named = await keeping({ key: () => "all" });
      await named.learn(good(), mine);
      assert.equal(await named.ask(mine), "kept", option);
    }
  });

  it("is not kept under a key that is longer than 8 KB", async () => {
    const { learn, ask } = await keeping();
    const long = withHeaders({ "x-tenant": "t".repeat(9_000) });
    await learn(good(), long);
    assert.equal(await ask(long), "503");
  });
});

describe("a stale answer and its key option", () => {
  const key = ({ headers }: { headers: Headers }) => headers.get("authorization") ?? undefined;

  it("tells users apart, and so allows credentials", async () => {
    const { learn, ask } = await keeping({ key });
    await learn(good({}, "alice's"), withHeaders({ authorization: "alice" }));
    assert.equal(await ask(withHeaders({ authorization: "bob" })), "503");
    assert.equal(await ask(), "503");
    assert.equal(await ask(withHeaders({ authorization: "alice" })), "alice's");
    assert.equal(await ask(withHeaders({ authorization: "alice" }), `${URL_OF}/x`), "503");
  });

  it("stands for the credentials only: other headers still tell requests apart", async () => {
    const { learn, ask } = await keeping({ key: () => "the service" });
    await learn(good(), withHeaders({ "x-api-key": "k1", "x-tenant": "a" }));
    assert.equal(await ask(withHeaders({ "x-api-key": "k1", "x-tenant": "b" })), "503");
    assert.equal(await ask(withHeaders({ "x-api-key": "k2", "x-tenant": "a" })), "kept");
  });

  it("cannot look like the headers of another user", async () => {
    const key = ({ headers }: { headers: Headers }) => headers.has("x-a") ? "u" : "u\nx-a:1";
    const { learn, ask } = await keeping({ key });
    await learn(good(), withHeaders({ "x-a": "1" }));
    assert.equal(await ask(), "503");
  });

  it("still follows the answer: private, no-store, Set-Cookie and Vary", async () => {
    const alice = withHeaders({ authorization: "alice" });
    const forbidding: HeadersInit[] = [
      { "cache-control": "private" },
      { "cache-control": "no-store" },
      { "set-cookie": "a=1" },
      { vary: "*" },
    ];
    for (const headers of forbidding) {
      const { learn, ask } = await keeping({ key });
      await learn(good(headers), alice);
      assert.equal(await ask(alice), "503", JSON.stringify(headers));
    }
    const { learn, ask } = await keeping({ key: () => "everybody" });
    await learn(good({ vary: "Authorization" }), alice);
    assert.equal(await ask(withHeaders({ authorization: "bob" })), "503");
    assert.equal(await ask(alice), "kept");
  });

  it("keeps nothing when it throws, rejects, or gives no text", async () => {
    const { warn } = console;
    console.warn = () => {};
    try {
      const wrong: unknown[] = ["", undefined, null, 7, {}, Promise.reject(new Error("x"))];
      for (const value of wrong) {
        const { learn, ask } = await keeping({ key: () => value as string });
        assert.equal(await learn(good()), "kept");
        assert.equal(await ask(), "503");
      }
      const { learn, ask } = await keeping({
        key: () => {
          throw new Error("a bug");
        },
      });
      assert.equal(await learn(good()), "kept");
      assert.equal(await ask(), "503");
    } finally {
      console.warn = warn;
    }
  });

  it("is named by one warning when it is missing and there are credentials", async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void said.push(text);
    try {
      const { learn, ask } = await keeping();
      await learn(good());
      assert.deepEqual(said, []);
      const user = withHeaders({ "x-api-key": "the service's" });
      for (let i = 0; i < 2; i++) await learn(good(), user);
      assert.equal(await ask(user), "503");
      assert.equal(said.length, 1);
      assert.match(
        said[0],
        /^@djed\/edge upstream: stale of things keeps no answers.* stale: \{ key: /,
      );
    } finally {
      console.warn = warn;
    }
  });

  it("must be a function", () => {
    assert.throws(
      () => upstream("x", { stale: { key: "x" as never } }),
      /upstream\.stale: key must be a function/,
    );
  });
});

describe("a stale answer and RFC 9111: what is kept", () => {
  const cc = (value: string): HeadersInit => ({ "cache-control": value });
  const several = (...values: string[]): Headers => {
    const headers = new Headers();
    for (const value of values) headers.append("cache-control", value);
    return headers;
  };
  const rules: [what: string, headers: HeadersInit, kept: boolean][] = [
    ["no header at all", {}, true],
    ["no-store", cc("no-store"), false],
    ["NO-STORE in upper case", cc("NO-STORE"), false],
    ["no-store with a value", cc("no-store=1"), false],
    ["no-store after others", cc("max-age=60, public,no-store"), false],
    ["no-store in the second of two fields", several("max-age=60", "no-store"), false],
    ["no-store with must-understand", cc("must-understand, no-store"), false],
    ["private", cc("private"), false],
    ["private for a header", cc('private="x-user"'), false],
    ["private in mixed case", cc("max-age=60, Private"), false],
    ["no-cache", cc("no-cache"), false],
    ["no-cache for a header", cc('no-cache="set-cookie"'), false],
    ["Pragma: no-cache alone", { pragma: "no-cache" }, false],
    ["Pragma: no-cache beside Cache-Control", { pragma: "no-cache", ...cc("max-age=60") }, true],
    ["must-revalidate, stale at once", cc("max-age=0, must-revalidate"), false],
    ["must-revalidate without a lifetime", cc("must-revalidate"), false],
    ["must-revalidate while it is fresh", cc("max-age=60, must-revalidate"), true],
    ["proxy-revalidate without a lifetime", cc("proxy-revalidate"), false],
    ["proxy-revalidate while it is fresh", cc("max-age=60, proxy-revalidate"), true],
    ["s-maxage=0", cc("public, s-maxage=0"), false],
    ["s-maxage=0 beside max-age", cc("max-age=60, s-maxage=0"), false],
    ["s-maxage=60", cc("s-maxage=60"), true],
    ["s-maxage in quotes", cc('s-maxage="60"'), true],
    ["the smaller of two s-maxage", cc("s-maxage=60, s-maxage=0"), false],
    ["s-maxage that is no number", cc("s-maxage=soon"), false],
    ["s-maxage below zero", cc("s-maxage=-1"), false],
    ["s-maxage that is no whole number", cc("s-maxage=1.5"), false],
    ["s-maxage beyond all numbers", cc(`s-maxage=${"9".repeat(400)}`), true],
    ["max-age=0: stale, and allowed in place of an error", cc("max-age=0"), true],
    ["stale-if-error=0, stale at once", cc("max-age=0, stale-if-error=0"), true],
    ["an unknown directive", cc("max-age=60, x-new"), true],
    ["no-store within a quoted value", cc('x-new="a, no-store", max-age=60'), true],
    ["a quote in a quoted value", cc('x-new="a\\", no-store"'), true],
    ["a quote that is not closed", cc('x-new="a, max-age=60'), false],
    ["a malformed name", cc("no store"), false],
    ["semicolons for commas", cc("no-store; max-age=60"), false],
    ["a malformed value", cc("max-age=60 public"), false],
    ["empty members", cc(", ,max-age=60,,"), true],
    ["Set-Cookie", { "set-cookie": "session=alice" }, false],
    ["Set-Cookie although public", { "set-cookie": "a=1", ...cc("public, max-age=60") }, false],
    ["Vary: *", { vary: "*" }, false],
    ["Vary: * among others", { vary: "Accept, *" }, false],
    ["Vary: Cookie", { vary: "Cookie" }, false],
    ["Vary: Authorization", { vary: "accept, AUTHORIZATION" }, false],
    ["Vary: X-Api-Key", { vary: "X-Api-Key" }, false],
    ["Vary: Accept-Language, the same", { vary: "Accept-Language" }, true],
    ["Expires in the past with must-revalidate", {
      expires: "0",
      ...cc("must-revalidate"),
    }, false],
    ["Expires to come with must-revalidate", {
      expires: date(START + 60 * SECOND),
      ...cc("must-revalidate"),
    }, true],
    ["max-age over Expires", {
      expires: date(START + 60 * SECOND),
      ...cc("max-age=0, must-revalidate"),
    }, false],
    ["an Age beyond its freshness", { age: "61", ...cc("s-maxage=60") }, false],
    ["an Age within its freshness", { age: "59", ...cc("s-maxage=60") }, true],
    ["a Date that makes it too old", {
      date: date(START - 61 * SECOND),
      ...cc("s-maxage=60"),
    }, false],
    ["a malformed Age", { age: "old", ...cc("s-maxage=60") }, true],
    ["an event stream", { "content-type": "text/event-stream; charset=utf-8" }, false],
    ["headers beyond 16 KB", { "x-long": "x".repeat(17_000) }, false],
  ];
  for (const [what, headers, kept] of rules) {
    it(`${kept ? "keeps" : "does not keep"} an answer with ${what}`, async () => {
      const { learn, ask } = await keeping();
      assert.equal(await learn(good(headers)), "kept");
      assert.equal(await ask(), kept ? "kept" : "503");
    });
  }

  it("keeps no other status than 200", async () => {
    for (const status of [201, 202, 203, 206, 300, 301, 302, 307, 308, 400, 401, 404, 410, 418]) {
      const { learn, ask } = await keeping();
      await learn(() => new Response("kept", { status }), { redirect: "manual" });
      assert.equal(await ask(), "503", String(status));
    }
    for (const status of [204, 205, 304]) {
      const { learn, ask } = await keeping();
      await learn(() => new Response(null, { status }));
      assert.equal(await ask(), "503", String(status));
    }
  });

  it("keeps no answer that came by a redirect", async () => {
    const { learn, ask } = await keeping();
    await learn(() => Object.defineProperty(new Response("kept"), "redirected", { value: true }));
    assert.equal(await ask(), "503");
  });

  it("keeps what is no Response of the platform's for nobody", async () => {
    const { learn, ask } = await keeping();
    const other = { status: 200, headers: new Headers(), text: () => Promise.resolve("kept") };
    await learn(() => other as unknown as Response);
    assert.equal(await ask(), "503");
  });

  it("keeps nothing of a library's Response whose body is another kind of stream", async () => {
    const { learn, ask } = await keeping();
    class Response {
      readonly status = 200;
      readonly headers = new Headers();
      readonly body = { pipe(): void {} };
      readonly [Symbol.toStringTag] = "Response";
      clone(): never {
        throw new Error("cloned, and so held up until the copy is read");
      }
      text(): Promise<string> {
        return Promise.resolve("read");
      }
    }
    const other = new Response() as unknown as globalThis.Response;
    assert.equal(await learn(() => other), "read");
    assert.equal(await ask(), "503");
  });

  it("keeps answers of fetch where a server has replaced the global Response", async () => {
    const own = globalThis.Response;
    const { learn, ask } = await keeping();
    // As @hono/node-server does: responses of fetch are not instances of the global Response.
    globalThis.Response = class extends own {};
    try {
      await learn(() => new own("kept"));
      assert.equal(await ask(), "kept");
    } finally {
      globalThis.Response = own;
    }
  });

  it("keeps answers to GET only, without a body and without a range", async () => {
    for (
      const init of [
        { method: "HEAD" },
        { method: "OPTIONS" },
        { method: "POST", body: "x" },
        { method: "PUT", body: "x" },
        { method: "get", body: "x" },
        { headers: { range: "bytes=0-1" } },
      ]
    ) {
      const { learn, ask } = await keeping();
      await learn(good(), init);
      assert.equal(await ask(init), "503", JSON.stringify(init));
      assert.equal(await ask(), "503", JSON.stringify(init));
    }
    const { learn, ask } = await keeping();
    await learn(good(), { method: "get" });
    assert.equal(await ask({ method: "HEAD" }), "503");
    assert.equal(await ask({ headers: { range: "bytes=0-1" } }), "503");
    assert.equal(await ask(), "kept");
  });

  it("leaves the connection's headers and those of the coding out", async () => {
    const { learn, state, api } = await keeping();
    await learn(good({
      connection: "close, X-Hop",
      "x-hop": "1",
      "keep-alive": "timeout=5",
      "proxy-authenticate": "Basic",
      "content-encoding": "identity",
      "content-type": "text/x-own",
      age: "3",
      etag: '"1"',
    }));
    state.answer = down;
    const { headers } = await api.fetch(URL_OF);
    const names = [...headers.keys()];
    assert.deepEqual(names, ["age", "content-type", "etag"]);
    assert.equal(headers.get("age"), "3");
  });
});

describe("a stale answer and RFC 9111: what a request asks", () => {
  const rules: [what: string, ageSeconds: number, asked: RequestInit, given: boolean][] = [
    ["no-cache", 0, withHeaders({ "cache-control": "no-cache" }), false],
    ["no-store", 0, withHeaders({ "cache-control": "no-store" }), false],
    ["Pragma: no-cache", 0, withHeaders({ pragma: "no-cache" }), false],
    ["what cannot be read", 0, withHeaders({ "cache-control": 'x="' }), false],
    ["max-age=10, younger", 10, withHeaders({ "cache-control": "max-age=10" }), true],
    ["max-age=10, older", 11, withHeaders({ "cache-control": "MAX-AGE=10" }), false],
    ["max-stale=5, within it", 65, withHeaders({ "cache-control": "max-stale=5" }), true],
    ["max-stale=5, beyond it", 66, withHeaders({ "cache-control": "max-stale=5" }), false],
    ["any max-stale", 200, withHeaders({ "cache-control": "max-stale" }), true],
    ["min-fresh=10, within it", 50, withHeaders({ "cache-control": "min-fresh=10" }), true],
    ["min-fresh=10, beyond it", 51, withHeaders({ "cache-control": "min-fresh=10" }), false],
    [
      "stale-if-error=5, beyond it",
      66,
      withHeaders({ "cache-control": "stale-if-error=5" }),
      false,
    ],
  ];
  for (const [what, ageSeconds, asked, given] of rules) {
    it(`${given ? "gives" : "does not give"} it to a request with ${what}`, async () => {
      const { learn, ask, state } = await keeping();
      await learn(good({ "cache-control": "max-age=60" }));
      state.now += ageSeconds * SECOND;
      assert.equal(await ask(asked), given ? "kept" : "503");
    });
  }

  it("does not keep the answer to a request that says no-store", async () => {
    for (const init of [withHeaders({ "cache-control": "No-Store" })]) {
      const { learn, ask } = await keeping();
      await learn(good(), init);
      assert.equal(await ask(), "503");
    }
  });
});

describe("a stale answer and its age", () => {
  const ages: [what: string, headers: HeadersInit, seconds: number, given: boolean][] = [
    ["maxAge, reached", {}, 300, true],
    ["maxAge, passed", {}, 301, false],
    ["maxAge, with the age it came with", { age: "100" }, 201, false],
    ["maxAge, with the age that its Date tells", { date: date(START - 100 * SECOND) }, 201, false],
    ["stale-if-error, within it", { "cache-control": "max-age=60, stale-if-error=30" }, 90, true],
    ["stale-if-error, past it", { "cache-control": "max-age=60, stale-if-error=30" }, 91, false],
    ["s-maxage, fresh", { "cache-control": "s-maxage=60" }, 59, true],
    ["s-maxage, stale", { "cache-control": "s-maxage=60" }, 60, false],
    ["must-revalidate, stale", { "cache-control": "max-age=60, must-revalidate" }, 60, false],
    [
      "must-revalidate over stale-if-error",
      {
        "cache-control": "max-age=60, must-revalidate, stale-if-error=600",
      },
      61,
      false,
    ],
    ["max-age alone, stale", { "cache-control": "max-age=60" }, 200, true],
  ];
  for (const [what, headers, seconds, given] of ages) {
    it(`${given ? "is given" : "is not given"} by ${what}`, async () => {
      const { learn, ask, state } = await keeping();
      await learn(good(headers));
      state.now += seconds * SECOND;
      assert.equal(await ask(), given ? "kept" : "503");
    });
  }

  it("is stated by Age: the received age plus the time in the store", async () => {
    const { learn, state, api } = await keeping();
    await learn(good({ age: "7" }));
    state.now += 30 * SECOND;
    state.answer = down;
    assert.equal((await api.fetch(URL_OF)).headers.get("age"), "37");
  });
});

describe("a stale answer and what comes after it", () => {
  it("ends with a good answer to an unsafe method on its URL", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "PURGE"]) {
      const { learn, ask } = await keeping();
      await learn(good(), withHeaders({ accept: "text/a" }));
      await learn(good(), withHeaders({ accept: "text/b" }));
      await learn(good(), {}, `${URL_OF}/other`);
      await learn(good(), { method, headers: { authorization: "alice" } });
      assert.equal(await ask(withHeaders({ accept: "text/a" })), "503", method);
      assert.equal(await ask(withHeaders({ accept: "text/b" })), "503", method);
      assert.equal(await ask({}, `${URL_OF}/other`), "kept", method);
    }
  });

  it("stays when an unsafe method is refused, or a safe one is answered", async () => {
    const { learn, ask } = await keeping();
    await learn(good());
    await learn(() => new Response("no", { status: 403 }), { method: "DELETE" });
    await learn(good(), { method: "HEAD" });
    await learn(good(), { method: "OPTIONS" });
    assert.equal(await ask(), "kept");
  });

  it("ends when the resource is gone, refused, or no longer for everybody", async () => {
    const answers: Answer[] = [
      () => new Response("gone", { status: 404 }),
      () => new Response("gone", { status: 410 }),
      () => new Response("no", { status: 403 }),
      good({ "cache-control": "private" }),
      good({ "set-cookie": "a=1" }),
    ];
    for (const answer of answers) {
      const { learn, ask } = await keeping();
      await learn(good());
      await learn(answer);
      assert.equal(await ask(), "503");
    }
  });

  it("stays when the dependency is busy, or says that nothing has changed", async () => {
    for (const status of [304, 408, 425, 429]) {
      const { learn, ask } = await keeping();
      await learn(good());
      await learn(() => new Response(null, { status }));
      assert.equal(await ask(), "kept", String(status));
    }
  });

  it("is replaced by the next good one", async () => {
    const { learn, ask } = await keeping();
    await learn(good({}, "first"));
    await learn(good({}, "second"));
    assert.equal(await ask(), "second");
  });
});

describe("what is kept for stale answers", () => {
  it("is at most maxEntries, the one not used for longest going first", async () => {
    const { learn, ask } = await keeping({ maxEntries: 2 });
    for (const name of ["a", "b"]) await learn(good({}, name), {}, `${URL_OF}/${name}`);
    assert.equal(await ask({}, `${URL_OF}/a`), "a");
    await learn(good({}, "c"), {}, `${URL_OF}/c`);
    assert.equal(await ask({}, `${URL_OF}/b`), "503");
    assert.equal(await ask({}, `${URL_OF}/a`), "a");
    assert.equal(await ask({}, `${URL_OF}/c`), "c");
  });

  it("is a body of at most maxBytes, in however many chunks it came", async () => {
    const inChunks = (length: number): Answer => () => {
      let sent = 0;
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (sent++ < length) controller.enqueue(new Uint8Array([97]));
            else controller.close();
          },
        }),
      );
    };
    const { learn, ask } = await keeping({ maxBytes: 2_000 });
    await learn(inChunks(2_000));
    assert.equal(await ask(), "a".repeat(2_000));
    await learn(inChunks(2_001), {}, `${URL_OF}/long`);
    assert.equal(await ask({}, `${URL_OF}/long`), "503");
  });

  it("is copied for each caller, so that all can read it and nobody can change it", async () => {
    const { learn, ask, state, api } = await keeping();
    await learn(good({ "x-own": "1" }));
    state.answer = down;
    const first = await api.fetch(URL_OF);
    first.headers.set("x-own", "changed");
    await first.body!.cancel();
    assert.equal(await ask(), "kept");
    assert.equal((await api.fetch(URL_OF)).headers.get("x-own"), "1");
  });

  it("holds nothing when the body breaks on its way", async () => {
    const { learn, ask } = await keeping();
    const breaking: Answer = () =>
      new Response(
        new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) }),
      );
    await assert.rejects(learn(breaking));
    assert.equal(await ask(), "503");
  });

  it("leaves what fetch refuses to fetch", async () => {
    const api = upstream("things", {
      stale: {},
      fetch: (input, init) => Promise.resolve(new Response(new Request(input, init).url)),
    });
    await assert.rejects(api.fetch(URL_OF, withHeaders({ "no name": "x" })), TypeError);
  });

  it("of execute is not kept under a key that is longer than 8 KB", async () => {
    const { api } = await keeping();
    for (const [length, kept] of [[8_192, true], [8_193, false]] as const) {
      const key = "k".repeat(length);
      assert.equal(await api.execute(() => "kept", { key }), "kept");
      const failing = api.execute(() => Promise.reject(new Error("down")), { key });
      if (kept) assert.equal(await failing, "kept");
      else await assert.rejects(failing, /down/);
    }
  });

  it("of execute is under the key that is given, and an empty one keeps nothing", async () => {
    const api = upstream("db", { stale: {} });
    const fails = () => Promise.reject(new Error("down"));
    await api.execute(() => "alice's", { key: "alice" });
    await api.execute(() => "nobody's", { key: "" });
    await assert.rejects(api.execute(fails, { key: "bob" }), /down/);
    await assert.rejects(api.execute(fails, { key: "" }), /down/);
    assert.equal(await api.execute(fails, { key: "alice" }), "alice's");
    await api.execute(() => new Response("x", { headers: { "set-cookie": "a=1" } }), { key: "r" });
    await assert.rejects(api.execute(fails, { key: "r" }), /down/);
  });
});
