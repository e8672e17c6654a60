import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { fetchWithAdded } from "../../../src/core/trace/redirect.ts";

const HERE = "https://a.example/start";
const ELSEWHERE = "https://b.example/end";

interface Sent {
  readonly input: RequestInfo | URL;
  readonly init: RequestInit;
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
}

/** Sends a call with `traceparent` added, through answers that redirect (`[status, location]`). */
async function sendThrough(
  redirects: readonly (readonly [status: number, location?: string])[],
  init: RequestInit = {},
  input: RequestInfo | URL = HERE,
) {
  const sent: Sent[] = [];
  let cancelled = 0;
  const send = ((input: RequestInfo | URL, init: RequestInit) => {
    const redirect = redirects[sent.length];
    const given = input instanceof Request ? input : undefined;
    sent.push({
      input,
      init,
      url: given?.url ?? String(input),
      method: init.method ?? given?.method ?? "GET",
      headers: new Headers(init.headers),
    });
    if (redirect === undefined) return Promise.resolve(new Response("done"));
    const [status, location] = redirect;
    const headers = location === undefined ? undefined : { location };
    const body = new ReadableStream({ cancel: () => void cancelled++ });
    return Promise.resolve(new Response(body, { status, headers }));
  }) as typeof fetch;
  const given = input instanceof Request ? input : undefined;
  const headers = new Headers(init.headers ?? given?.headers);
  const withAdded = new Headers(headers);
  withAdded.set("traceparent", "added");
  const call = {
    send,
    input,
    init,
    method: (init.method ?? given?.method ?? "GET").toUpperCase(),
    url: given?.url ?? String(input),
    headers,
  };
  const result = await fetchWithAdded(call, withAdded).catch((error) => error as Error);
  return { sent, result, cancelled };
}

describe("a fetch with added headers", () => {
  it("sends them, with manual redirects", async () => {
    const { sent, result } = await sendThrough([], { headers: { "x-own": "1" } });
    assert.equal(sent.length, 1);
    assert.equal(sent[0].headers.get("traceparent"), "added");
    assert.equal(sent[0].headers.get("x-own"), "1");
    assert.equal(sent[0].init.redirect, "manual");
    assert.equal((result as Response).redirected, false);
  });

  it("takes them along within the origin, and tells that it was redirected", async () => {
    for (const location of ["/next", "next?x=1", "https://a.example:443/next", "//a.example/x"]) {
      const { sent, result, cancelled } = await sendThrough([[302, location]]);
      assert.equal(sent[1].url, new URL(location, HERE).href);
      assert.equal(sent[1].headers.get("traceparent"), "added", location);
      assert.equal((result as Response).redirected, true);
      assert.equal(await (result as Response).text(), "done");
      assert.equal(cancelled, 1);
    }
  });

  it("leaves them, and credentials, behind at another origin, for good", async () => {
    const own = {
      "x-own": "1",
      authorization: "a",
      cookie: "b=1",
      "proxy-authorization": "c",
    };
    for (
      const location of [
        ELSEWHERE,
        "http://a.example/",
        "https://a.example:8443/",
        "//b.example/",
        "https://sub.a.example/",
      ]
    ) {
      const { sent } = await sendThrough([[307, location], [302, HERE]], { headers: own });
      assert.equal(sent[0].headers.get("authorization"), "a");
      for (const { headers } of sent.slice(1)) {
        assert.deepEqual([...headers], [["x-own", "1"]], location);
      }
    }
  });

  it("gives a header that it replaced back at another origin", async () => {
    const headers = { traceparent: "own" };
    const { sent } = await sendThrough([[302, ELSEWHERE]], { headers });
    assert.deepEqual(sent.map(({ headers }) => headers.get("traceparent")), ["added", "own"]);
  });

  it("changes the method as fetch does", async () => {
    const rules: [status: number, method: string, then: string, keepsBody: boolean][] = [
      [301, "POST", "GET", false],
      [302, "POST", "GET", false],
      [303, "POST", "GET", false],
      [303, "PUT", "GET", false],
      [303, "DELETE", "GET", false],
      [301, "PUT", "PUT", true],
      [302, "PATCH", "PATCH", true],
      [307, "POST", "POST", true],
      [308, "POST", "POST", true],
    ];
    for (const [status, method, then, keepsBody] of rules) {
      const headers = { "content-type": "text/x-own", "content-language": "en", "x-own": "1" };
      const { sent } = await sendThrough([[status, "/next"]], { method, headers, body: "text" });
      assert.equal(sent[1].method, then, `${status} ${method}`);
      assert.equal(sent[1].init.body, keepsBody ? "text" : undefined);
      assert.equal(sent[1].headers.get("content-type"), keepsBody ? "text/x-own" : null);
      assert.equal(sent[1].headers.get("content-language"), keepsBody ? "en" : null);
      assert.equal(sent[1].headers.get("x-own"), "1");
    }
    for (const method of ["GET", "HEAD"]) {
      for (const status of [301, 302, 303, 307, 308]) {
        const { sent } = await sendThrough([[status, "/next"]], { method });
        assert.equal(sent[1].method, method);
      }
    }
  });

  it("sends every body again that is there in full", async () => {
    const form = new FormData();
    form.set("a", "1");
    const bodies = ["text", new Uint8Array(3), new ArrayBuffer(2), new URLSearchParams("a=1")];
    for (const body of [...bodies, new Blob(["x"]), form]) {
      const { sent } = await sendThrough([[307, "/next"]], { method: "POST", body });
      assert.equal(sent[1].init.body, body);
    }
  });

  it("fails when a stream would have to be sent again", async () => {
    const stream = () => new Response("x").body!;
    const post = { method: "POST", duplex: "half" } as RequestInit;
    for (const status of [307, 308]) {
      const { result, sent } = await sendThrough([[status, "/next"]], { ...post, body: stream() });
      assert.match(String(result), /^TypeError: fetch failed: the body/);
      assert.equal(sent.length, 1);
      const request = new Request(HERE, { method: "POST", body: "x" });
      const again = await sendThrough([[status, "/next"]], {}, request);
      assert.match(String(again.result), /^TypeError: fetch failed: the body/);
    }
  });

  it("follows with a GET where the body need not be sent again, whatever it is", async () => {
    for (const status of [301, 302, 303]) {
      const stream = new Response("x").body!;
      const given: [RequestInit, Request?][] = [
        [{ method: "POST", duplex: "half", body: stream } as RequestInit],
        [{}, new Request(HERE, { method: "POST", body: "x" })],
      ];
      for (const [init, request] of given) {
        const { sent } = await sendThrough([[status, "/next"]], init, request);
        assert.deepEqual([sent[1].method, sent[1].init.body], ["GET", undefined], `${status}`);
      }
    }
  });

  it("takes the method, the headers and the signal of a Request along", async () => {
    const caller = new AbortController();
    const request = new Request(HERE, {
      method: "DELETE",
      headers: { "x-own": "1" },
      signal: caller.signal,
    });
    const { sent } = await sendThrough([[307, "/next"]], {}, request);
    assert.equal(sent[0].input, request);
    assert.equal(sent[1].method, "DELETE");
    assert.equal(sent[1].headers.get("x-own"), "1");
    caller.abort();
    assert.equal(sent[1].init.signal!.aborted, true);
  });

  it("follows 20 redirects, and no 21st", async () => {
    const times = (n: number) => Array.from({ length: n }, (_, i) => [302, `/${i}`] as const);
    const enough = await sendThrough(times(20));
    assert.equal(enough.sent.length, 21);
    assert.equal(await (enough.result as Response).text(), "done");
    const { result, sent } = await sendThrough(times(21));
    assert.match(String(result), /^TypeError: fetch failed: too many redirects/);
    assert.equal(sent.length, 21);
  });

  it("gives an answer as it is that leads nowhere", async () => {
    for (
      const redirect of [[302], [300, "/next"], [200, "/next"], [201, "/next"]] as const
    ) {
      const [status, location] = redirect;
      const { result, sent } = await sendThrough([[status, location]]);
      assert.equal((result as Response).status, status);
      assert.equal(sent.length, 1);
    }
  });

  it("fails for what fetch cannot follow", async () => {
    for (const location of ["http://[", "data:text/plain,x", "file:///etc/passwd", "ftp://a/"]) {
      const { result, sent } = await sendThrough([[302, location]]);
      assert.match(String(result), /^TypeError: fetch failed: the response redirects/, location);
      assert.equal(sent.length, 1);
    }
  });

  it("leaves redirects to a caller who wants to see them", async () => {
    for (const redirect of ["manual", "error"] as const) {
      const { sent, result } = await sendThrough([[302, ELSEWHERE]], { redirect });
      assert.equal(sent.length, 1);
      assert.equal(sent[0].init.redirect, redirect);
      assert.equal((result as Response).status, 302);
    }
    const request = new Request(HERE, { redirect: "manual" });
    const { sent } = await sendThrough([[302, ELSEWHERE]], {}, request);
    assert.deepEqual([sent.length, sent[0].init.redirect], [1, undefined]);
  });
});
