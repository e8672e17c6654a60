import { afterEach, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { redactor } from "../../../src/logger/redact.ts";
import { jsonText, membersText } from "../../../src/logger/serialise.ts";
import { sipHash } from "../../../src/logger/siphash.ts";
import { prettySink, sinkWriter } from "../../../src/logger/sinks.ts";
import { httpSink } from "../../../src/logger/http-sink.ts";
import { hostileErrors, hostileProxy, unreadable } from "../../support/hostile.ts";
import { watchUnhandled } from "../../support/unhandled.ts";

const redact = redactor([]);
const asJson = (value: unknown) => JSON.parse(jsonText(value, redact));

describe("redaction", () => {
  it("finds secrets by the name of their key, at any depth and in any spelling", () => {
    const names = [
      "authorization",
      "Proxy-Authorization",
      "cookie",
      "Set-Cookie",
      "token",
      "access_token",
      "csrfToken",
      "clientSecret",
      "password",
      "userPassword",
      "passwd",
      "apiKey",
      "X-API-Key",
      "api_key",
      "private-key",
      "sessionId",
      "credentials",
    ];
    for (const name of names) {
      assert.deepEqual(asJson({ deep: [{ [name]: "hunter2" }] }), {
        deep: [{ [name]: "[REDACTED]" }],
      });
    }
  });

  it("leaves alone what only counts tokens, or is nearly named so", () => {
    const open = { max_tokens: 256, total_tokens: 12, author: "me", passenger: 1, keyboard: "x" };
    assert.deepEqual(asJson(open), open);
  });

  it("covers headers, query parameters and credentials within texts", () => {
    const headers = new Headers({ authorization: "Bearer abcdefgh", accept: "text/plain" });
    assert.deepEqual(asJson(headers), { accept: "text/plain", authorization: "[REDACTED]" });
    assert.deepEqual(asJson(new URLSearchParams("a=1&token=t")), { a: "1", token: "[REDACTED]" });
    assert.equal(
      asJson("GET https://x.test/a?b=1&api_key=SECRET&sig=1#access_token=SECRET"),
      "GET https://x.test/a?b=1&api_key=[REDACTED]&sig=[REDACTED]#access_token=[REDACTED]",
    );
    assert.equal(
      asJson(new URL("https://x.test/?token=SECRET")),
      "https://x.test/?token=[REDACTED]",
    );
    assert.equal(asJson("sent Bearer abc.def-123 to it"), "sent Bearer [REDACTED] to it");
  });

  it("takes further names, and can be turned off", () => {
    const own = redactor(["Birth-Date"]);
    assert.equal(jsonText({ birthDate: "1970" }, own), '{"birthDate":"[REDACTED]"}');
    assert.equal(jsonText({ token: "t" }, redactor(false)), '{"token":"t"}');
  });
});

describe("serialising for a log", () => {
  it("says in words what JSON cannot say", () => {
    const cycle: Record<string, unknown> = { n: 1n, f() {}, s: Symbol("x"), u: undefined, i: NaN };
    cycle.self = cycle;
    cycle.bytes = new Uint8Array(3);
    cycle.set = new Set([1]);
    cycle.map = new Map([["k", 2]]);
    cycle.date = new Date(0);
    assert.deepEqual(asJson(cycle), {
      n: "1",
      f: "[function]",
      s: "Symbol(x)",
      i: "NaN",
      self: "[circular]",
      bytes: "[Uint8Array of 3 bytes]",
      set: [1],
      map: { k: 2 },
      date: "1970-01-01T00:00:00.000Z",
    });
  });

  it("shows the same object twice where it is no cycle", () => {
    const shared = { a: 1 };
    assert.deepEqual(asJson([shared, shared]), [{ a: 1 }, { a: 1 }]);
  });

  it("shows errors with their causes", () => {
    const error = new Error("outer", { cause: new TypeError("inner ?token=SECRET") });
    const shown = asJson({ error }).error;
    assert.equal(shown.name, "Error");
    assert.equal(shown.message, "outer");
    assert.equal(shown.cause.name, "TypeError");
    assert.equal(shown.cause.message, "inner ?token=[REDACTED]");
    assert.match(shown.stack, /outer/);
  });

  it("says each member of an error once, also those that its class makes its own", () => {
    const error = Object.assign(new Error("outer"), { name: "OwnError", status: 503 });
    const text = jsonText({ error }, redact);
    assert.equal(text.match(/"name":/g)?.length, 1);
    assert.equal(JSON.parse(text).error.name, "OwnError");
    assert.equal(JSON.parse(text).error.status, 503);
  });

  it("survives getters, proxies and toJSON that throw", () => {
    const hostile = {
      get a(): never {
        throw new Error("no");
      },
      b: {
        toJSON(): never {
          throw new Error("no");
        },
      },
      c: Proxy.revocable({}, {}),
    };
    hostile.c.revoke();
    assert.deepEqual(asJson(hostile).a, "[unreadable]");
    assert.deepEqual(asJson(hostile).b, "[unreadable]");
    assert.deepEqual(asJson(hostile).c.proxy, "[unreadable]");
    assert.equal(membersText(hostile.c.proxy, redact, new Set()), ',"value":"[unreadable]"');
  });

  it("is bounded, whatever it is given", () => {
    const deep: any = {};
    let end = deep;
    for (let i = 0; i < 10_000; i++) end = end.next = {};
    const wide = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`k${i}`, "x".repeat(99)]),
    );
    const long = "x".repeat(10_000_000);
    for (const value of [deep, wide, long, Array(1e6).fill(wide), [[wide, wide], [wide, wide]]]) {
      const text = jsonText(value, redact);
      assert.ok(text.length < 60_000, String(text.length));
      JSON.parse(text);
    }
  });

  it("keeps a line's own names for the line", () => {
    const text = membersText({ time: 1, id: 2 }, redact, new Set(["time"]));
    assert.equal(text, ',"time_":1,"id":2');
  });
});

describe("the hash of clients", () => {
  it("is SipHash-2-4, as its paper computes it", () => {
    const key = Uint32Array.of(0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c);
    assert.equal(sipHash(key, Uint8Array.from({ length: 15 }, (_, i) => i)), "a129ca6149be45e5");
    assert.equal(sipHash(key, new Uint8Array(0)), "726fdb47dd0e0e31");
    assert.equal(sipHash(key, new Uint8Array(1)), "74f839c593dc67fd");
  });
});

describe("a sink", () => {
  const showError = console.error;
  let errors: string[];
  beforeEach(() => {
    errors = [];
    console.error = (line: string) => void errors.push(line);
  });
  afterEach(() => void (console.error = showError));

  it("that throws loses its first line to the console, the next ones to a count", () => {
    let works = false;
    const lines: string[] = [];
    const writer = sinkWriter([(line) => {
      if (!works) throw new Error("disk full");
      lines.push(line);
    }]);
    for (let i = 0; i < 3; i++) writer.write(undefined, "info", `{"i":${i}}`);
    assert.deepEqual(errors, ['{"i":0,"sink_error":"Error: disk full"}']);
    assert.equal(writer.counts.dropped, 3);
    works = true;
    writer.write(undefined, "info", '{"i":3}');
    assert.deepEqual(lines, ['{"i":3}']);
  });

  it("that rejects is treated alike", async () => {
    const writer = sinkWriter([() => Promise.reject(new Error("refused"))]);
    writer.write(undefined, "info", '{"i":0}');
    writer.write(undefined, "info", '{"i":1}');
    await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(errors.length, 1);
    assert.equal(writer.counts.dropped, 2);
  });

  it("that never finishes gets no more than 1 000 lines at a time", () => {
    let taken = 0;
    const writer = sinkWriter([() => (taken++, new Promise(() => {}))]);
    for (let i = 0; i < 1_500; i++) writer.write(undefined, "info", "{}");
    assert.equal(taken, 1_000);
    assert.equal(writer.counts.dropped, 500);
  });

  it("gets lines again on Workers, where what dead requests began never ends", () => {
    const globals = globalThis as { WebSocketPair?: unknown };
    const before = { pair: globals.WebSocketPair, now: Date.now };
    const restore = () => {
      Date.now = before.now;
      if (before.pair === undefined) delete globals.WebSocketPair;
    };
    try {
      globals.WebSocketPair ??= class {};
      let now = 1_000_000;
      Date.now = () => now;
      let taken = 0;
      const writer = sinkWriter([() => (taken++, new Promise(() => {}))]);
      for (let i = 0; i < 1_500; i++) writer.write(undefined, "info", "{}");
      now += 61_000;
      writer.write(undefined, "info", "{}");
      assert.equal(taken, 1_001);
    } finally {
      restore();
    }
  });

  it("for people lets no client begin a line or steer the terminal", () => {
    const lines: string[] = [];
    const before = console.log;
    try {
      console.log = (line: string) => void lines.push(line);
      const record = { time: "", level: "info", msg: "a\r\nb", name: "\u001b[31m\u009b2J" };
      prettySink()(JSON.stringify(record));
      console.log = before;
      assert.equal(lines.length, 1);
      assert.match(lines[0], /a\\u000d\\u000ab name=\\u001b\[31m\\u009b2J$/);
    } finally {
      console.log = before;
    }
  });

  it("that is a logger gets fields and message by level", () => {
    const calls: unknown[] = [];
    const take = (level: string) => (fields: object, message: string) =>
      void calls.push([level, fields, message]);
    const writer = sinkWriter([{ info: take("info"), warn: take("warn"), error: take("error") }]);
    const line = (level: string) => `{"time":"t","level":"${level}","msg":"m","a":1}`;
    writer.write(undefined, "debug", line("debug"));
    writer.write(undefined, "error", line("error"));
    assert.deepEqual(calls, [["info", { a: 1 }, "m"], ["error", { a: 1 }, "m"]]);
  });
});

describe("httpSink()", () => {
  function server(...statuses: number[]) {
    const bodies: string[] = [];
    const send = (_url: unknown, init?: RequestInit) => {
      bodies.push(String(init?.body));
      return Promise.resolve(new Response(null, { status: statuses.shift() ?? 204 }));
    };
    return { bodies, fetch: send as typeof fetch };
  }

  it("posts lines in batches, and again those that were refused", async () => {
    const { bodies, fetch } = server(503);
    const sink = httpSink({ url: "https://logs.test/", fetch });
    void sink('{"i":0}')?.catch(() => {});
    void sink('{"i":1}')?.catch(() => {});
    await assert.rejects(sink.flush(), /logs\.test answered 503/);
    void sink('{"i":2}')?.catch(() => {});
    await sink.flush();
    await sink.flush();
    assert.deepEqual(bodies, ['{"i":0}\n{"i":1}\n', '{"i":0}\n{"i":1}\n{"i":2}\n']);
  });

  it("drops and counts what is beyond its bound", () => {
    const sink = httpSink({ url: "https://logs.test/", maxLines: 2, fetch: server().fetch });
    for (let i = 0; i < 5; i++) void sink("{}")?.catch(() => {});
    assert.equal(sink.dropped, 3);
  });

  it("wants a URL", () => {
    assert.throws(
      () => httpSink({ url: "logs" }),
      /httpSink: url must be a full http or https URL, got "logs"/,
    );
  });
});

describe("a line about hostile values", () => {
  for (const [what, error] of Object.entries(hostileErrors())) {
    it(`is JSON for an error ${what}`, () => {
      JSON.parse(`{"error":${jsonText(error, redact)}}`);
      JSON.parse(`{"a":0${membersText(error, redact, new Set())}}`);
      assert.equal(typeof jsonText({ deep: [error] }, redact), "string");
    });
  }

  it("says what cannot be read", () => {
    assert.equal(jsonText(unreadable(), redact), '"[unreadable]"');
    assert.equal(jsonText(hostileProxy(), redact), '"[unreadable]"');
  });

  it("handles promises that getters and toJSON() make", async () => {
    const unhandled = watchUnhandled();
    const fields = {
      get getter() {
        return Promise.reject(new Error("getter"));
      },
      json: { toJSON: () => Promise.reject(new Error("toJSON")) },
    };
    assert.deepEqual(asJson(fields), { getter: "[promise]", json: "[promise]" });
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("is lost, and counted, when the sink throws what cannot be read", async () => {
    const { error } = console;
    const shown: string[] = [];
    console.error = (text: string) => void shown.push(text);
    const unhandled = watchUnhandled();
    const thrown: unknown[] = [unreadable(), Promise.reject(new Error("thrown"))];
    const writer = sinkWriter(thrown.map((reason) => () => {
      throw reason;
    }));
    writer.write(undefined, "info", '{"a":1}');
    console.error = error;
    assert.deepEqual(await unhandled.stop(), []);
    assert.equal(writer.counts.dropped, 2);
    assert.equal(JSON.parse(shown[0]).sink_error, "an error that cannot be read");
  });
});
