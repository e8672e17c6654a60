import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Hono as HonoOld } from "hono-old";
import { Hono as Hono3 } from "hono-3";
import { requestBody } from "../../../src/core/body/body.ts";
import type { RequestBody } from "../../../src/core/body/body.ts";
import type { EdgeContext } from "../../../src/core/request/middleware.ts";

const CAP = 1_024;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A body of several chunks, one pull each; counts what was pulled. */
function chunked(...chunks: Uint8Array[]): { stream: ReadableStream<Uint8Array>; pulled: number } {
  const state = {
    pulled: 0,
    stream: new ReadableStream<Uint8Array>({
      pull(controller) {
        if (state.pulled < chunks.length) controller.enqueue(chunks[state.pulled++]);
        else controller.close();
      },
    }, { highWaterMark: 0 }),
  };
  return state;
}

function post(body: BodyInit, type = "application/json"): Request {
  return new Request("http://test/", {
    method: "POST",
    body,
    headers: { "content-type": type },
    duplex: "half",
  } as RequestInit);
}

/** Runs `guard` as a middleware and `handler` after it. Returns the handler's result. */
async function through<T>(
  request: Request,
  guard: (body: RequestBody, c: EdgeContext) => unknown,
  handler: (c: any) => T | Promise<T>,
  env?: object,
): Promise<T> {
  const app = new Hono();
  let result: T | undefined;
  let failure: unknown;
  app.use(async (c, next) => {
    await guard(requestBody(c), c);
    await next();
  });
  app.all("*", async (c) => {
    result = await handler(c);
    return c.text("ok");
  });
  app.onError((error, c) => {
    failure = error;
    return c.text("failed", 500);
  });
  await app.request(request, undefined, env);
  if (failure) throw failure;
  return result as T;
}

describe("the shared body", () => {
  it("is read once, decoded once and parsed once", async () => {
    const parse = JSON.parse;
    let parses = 0;
    const text = '{"a":1}';
    JSON.parse = (...args) => {
      if (args[0] === text) parses++;
      return parse(...args);
    };
    try {
      const seen = await through(post(text), async (body) => {
        assert.equal(await body.read(CAP), "complete");
        assert.deepEqual(body.json(), { a: 1 });
        assert.equal(body.json(), body.json());
      }, (c) => requestBody(c).takeJson());
      assert.deepEqual(seen, { a: 1 });
      assert.equal(parses, 1);
    } finally {
      JSON.parse = parse;
    }
  });

  it("gives who takes the JSON a value that nobody else will see", async () => {
    await through(post('{"a":1}'), async (body) => {
      await body.read(CAP);
      const owned = body.takeJson() as { a: number };
      owned.a = 2;
      assert.deepEqual(body.json(), { a: 1 });
    }, () => {});
  });

  it("shows who looks for them the keys that it keeps from the others", async () => {
    const text = '{"__proto__":{"isAdmin":true},"a":1}';
    await through(post(text), async (body) => {
      await body.read(CAP);
      assert.deepEqual(Object.keys(body.jsonAsSent() as object), ["__proto__", "a"]);
      assert.deepEqual(Object.keys(body.json() as object), ["a"]);
      assert.deepEqual(Object.keys(body.jsonAsSent() as object), ["__proto__", "a"]);
      assert.deepEqual(Object.keys(body.takeJson() as object), ["a"]);
      assert.deepEqual(Object.keys(body.jsonAsSent() as object), ["__proto__", "a"]);
      assert.deepEqual(Object.keys(body.json() as object), ["a"]);
    }, () => {});
  });

  it("says nothing of a body before it is complete", async () => {
    await through(post('{"a":1}'), async (body) => {
      assert.equal(body.text(), undefined);
      assert.equal(body.json(), undefined);
      assert.equal(await body.form(), undefined);
      await body.read(2);
      assert.equal(body.text(), undefined);
    }, () => {});
  });

  it("joins chunks, and cuts a byte order mark off the text only", async () => {
    const { stream } = chunked(
      new Uint8Array([0xef, 0xbb]),
      bytesOf("\xbf").slice(1),
      bytesOf("1"),
    );
    await through(post(stream), async (body) => {
      assert.equal(await body.read(CAP), "complete");
      assert.equal(body.text(), "1");
      assert.equal(body.bytes.length, 4);
    }, async (c) => assert.equal((await c.req.arrayBuffer()).byteLength, 4));
  });

  it("has no text and no JSON when the bytes are not UTF-8", async () => {
    await through(post(new Uint8Array([0x22, 0xff, 0x22])), async (body) => {
      assert.equal(await body.read(CAP), "complete");
      assert.equal(body.text(), undefined);
      assert.equal(body.json(), undefined);
    }, async (c) => assert.equal((await c.req.arrayBuffer()).byteLength, 3));
  });

  it("takes a replacement character that was really sent for what it is", async () => {
    await through(post('"\ufffd"'), async (body) => {
      await body.read(CAP);
      assert.equal(body.json(), "\ufffd");
    }, () => {});
  });

  it("is complete and empty where there is no body", async () => {
    await through(new Request("http://test/"), async (body) => {
      assert.equal(await body.read(CAP), "complete");
      assert.equal(body.bytes.length, 0);
      assert.equal(body.text(), "");
      assert.equal(body.json(), undefined);
    }, () => {});
  });

  it("is unreadable, not empty, when someone consumed the raw request", async () => {
    const request = post('{"a":1}');
    await through(request, async (body) => {
      await request.text();
      assert.equal(await body.read(CAP), "unreadable");
      assert.equal(body.json(), undefined);
    }, () => {});
  });

  it("is unreadable when the client breaks off", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("gone")),
    }, { highWaterMark: 0 });
    await through(post(broken), async (body) => {
      assert.equal(await body.read(CAP), "unreadable");
    }, () => {});
  });

  it("finds what Hono's own readers read before", async () => {
    await through(post('{"a":1}'), async (body, c) => {
      await (c as any).req.json();
      assert.equal(await body.read(CAP), "complete");
      assert.deepEqual(body.json(), { a: 1 });
    }, async (c) => assert.deepEqual(await c.req.json(), { a: 1 }));
  });

  it("runs concurrent reads one after another", async () => {
    const { stream } = chunked(bytesOf("[1,"), bytesOf("2]"));
    await through(post(stream), async (body) => {
      const states = await Promise.all([body.read(1), body.read(CAP), body.read(1)]);
      assert.deepEqual(states, ["over-limit", "complete", "over-limit"]);
      assert.deepEqual(body.json(), [1, 2]);
    }, () => {});
  });
});

describe("the cap of a reader", () => {
  const big = () => Array.from({ length: 64 }, (_, i) => new Uint8Array(256).fill(i));

  it("stops the reading, whatever Content-Length says", async () => {
    const body = chunked(...big());
    const request = new Request("http://test/", {
      method: "POST",
      body: body.stream,
      headers: { "content-length": "3" },
      duplex: "half",
    } as RequestInit);
    await through(request, async (shared) => {
      assert.equal(await shared.read(CAP), "over-limit");
      assert.equal(body.pulled, 5);
      assert.equal(shared.bytes.length, 5 * 256);
    }, () => {});
  });

  it("stops the reading of a constructed request behind Node's server, too", async () => {
    const body = chunked(...big());
    const env = { incoming: { headers: { "content-length": "3" } } };
    await through(
      post(body.stream),
      async (shared) => {
        assert.equal(await shared.read(CAP), "over-limit");
        assert.equal(body.pulled, 5);
      },
      () => {},
      env,
    );
  });

  it("lets a body of exactly its size pass", async () => {
    await through(post(new Uint8Array(CAP)), async (body) => {
      assert.equal(await body.read(CAP - 1), "over-limit");
      assert.equal(await body.read(CAP), "complete");
    }, () => {});
  });

  it("loses no byte for the handler", async () => {
    const body = chunked(...big());
    const got = await through(post(body.stream), (shared) => shared.read(CAP), (c) => {
      assert.equal(body.pulled, 5);
      return c.req.arrayBuffer();
    });
    const want = new Uint8Array(64 * 256).map((_, i) => i >> 8);
    assert.deepEqual(new Uint8Array(got as ArrayBuffer), want);
  });

  it("is not the cap of the next reader, who reads on", async () => {
    const { stream } = chunked(...big());
    await through(post(stream), async (shared) => {
      assert.equal(await shared.read(CAP), "over-limit");
      assert.equal(shared.bytes.length, 5 * 256);
      assert.equal(await shared.read(64 * 256), "complete");
      assert.equal(shared.bytes.length, 64 * 256);
    }, async (c) => assert.equal((await c.req.arrayBuffer()).byteLength, 64 * 256));
  });

  it("leaves a body that was touched between two readers whole", async () => {
    const { stream } = chunked(...big());
    await through(post(stream), async (shared, c) => {
      await shared.read(CAP);
      assert.equal(c.req.header("content-type"), "application/json");
      assert.equal(await shared.read(64 * 256), "complete");
    }, async (c) => assert.equal((await c.req.arrayBuffer()).byteLength, 64 * 256));
  });

  it("reads on through a stream that Hono's bodyLimit() has put around the rest", async () => {
    const app = new Hono();
    const states: string[] = [];
    app.use(async (c, next) => {
      states.push(await requestBody(c as never).read(CAP));
      await next();
    });
    app.use(bodyLimit({ maxSize: 64 * 1_024 }));
    app.use(async (c, next) => {
      states.push(await requestBody(c as never).read(64 * 256));
      await next();
    });
    app.post("/", async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)));
    const response = await app.request(post(chunked(...big()).stream));
    assert.equal(await response.text(), String(64 * 256));
    assert.deepEqual(states, ["over-limit", "complete"]);
  });

  const versions = { "Hono": Hono, "Hono 4.2": HonoOld, "Hono 3": Hono3 } as unknown as Record<
    string,
    typeof Hono
  >;
  for (const [name, App] of Object.entries(versions)) {
    it(`reads what a middleware puts in the place of a body that was read (${name})`, async () => {
      const app = new App();
      const seen: unknown[] = [];
      const guard = async (c: unknown, next: () => Promise<void>) => {
        const shared = requestBody(c as EdgeContext);
        seen.push(await shared.read(CAP), shared.json());
        await next();
      };
      app.use("*", guard);
      app.use("*", async (c, next) => {
        const { a } = JSON.parse(await new Response(c.req.raw.body).text());
        const body = JSON.stringify({ a: a + 1 });
        c.req.raw = new Request(c.req.raw.url, {
          method: "POST",
          headers: c.req.raw.headers,
          body,
        });
        await next();
      });
      app.use("*", guard);
      app.post("/", async (c) => c.text(await c.req.text()));
      assert.equal(await (await app.request(post('{"a":1}'))).text(), '{"a":2}');
      assert.deepEqual(seen, ["complete", { a: 1 }, "complete", { a: 2 }]);
    });
  }

  it("leaves nothing to read on to once the handler has begun to", async () => {
    const { stream } = chunked(...big());
    await through(post(stream), (shared) => shared.read(CAP), async (c) => {
      await c.req.arrayBuffer();
      assert.equal(await requestBody(c).read(64 * 256), "unreadable");
    });
  });
});

describe("after a guard has read the body", () => {
  const text = '{"name":"Ada é 🦊","n":[1,2]}';
  const read = async (body: RequestBody) => {
    assert.equal(await body.read(CAP), "complete");
    body.json();
  };

  for (const reader of ["json", "text", "arrayBuffer", "bytes", "blob"] as const) {
    it(`Hono's c.req.${reader}() still works, alone and with the others`, async () => {
      await through(post(text), read, async (c) => {
        const value = await c.req[reader]();
        if (reader === "json") assert.deepEqual(value, JSON.parse(text));
        else if (reader === "text") assert.equal(value, text);
        else if (reader === "blob") assert.equal(await value.text(), text);
        else assert.equal(textOf(new Uint8Array(value)), text);
        assert.equal(await c.req.text(), text);
        assert.deepEqual(await c.req.json(), JSON.parse(text));
      });
    });
  }

  it("the blob of a body without a content type has the type that it would have", async () => {
    const body = new TextEncoder().encode(text);
    const sent = () => new Request("http://test/", { method: "POST", body });
    const { type } = await sent().blob();
    assert.equal(await through(sent(), read, async (c) => (await c.req.blob()).type), type);
  });

  it("the handler's own c.req.json() returns a separate value", async () => {
    await through(post(text), read, async (c) => {
      assert.notEqual(await c.req.json(), requestBody(c).json());
    });
  });

  it("multipart files arrive byte for byte", async () => {
    const file = new Uint8Array(4_096).map((_, i) => (i * 31) & 0xff);
    const form = new FormData();
    form.append("title", "é");
    form.append("file", new File([file], "a.bin", { type: "application/octet-stream" }));
    await through(new Request("http://test/", { method: "POST", body: form }), async (body) => {
      assert.equal(await body.read(64 * CAP), "complete");
      assert.equal(body.text(), undefined);
      assert.equal((await body.form())?.get("title"), "é");
    }, async (c) => {
      const parsed = await c.req.parseBody();
      assert.equal(parsed.title, "é");
      assert.equal(parsed.file.name, "a.bin");
      assert.deepEqual(new Uint8Array(await parsed.file.arrayBuffer()), file);
      const again = await c.req.formData();
      assert.equal(again.get("title"), "é");
    });
  });

  it("URL-encoded forms still parse", async () => {
    await through(post("a=1&b=x%20y", "application/x-www-form-urlencoded"), async (body) => {
      await body.read(CAP);
      assert.equal((await body.form())?.get("b"), "x y");
    }, async (c) => assert.deepEqual({ ...(await c.req.parseBody()) }, { a: "1", b: "x y" }));
  });

  it("a proxying handler can forward c.req.raw", async () => {
    await through(post(text), read, async (c) => {
      const forwarded = new Request("http://upstream/", c.req.raw);
      assert.equal(forwarded.method, "POST");
      assert.equal(forwarded.headers.get("content-type"), "application/json");
      assert.equal(await forwarded.text(), text);
    });
  });

  it("a proxying handler can forward a body that is longer than the cap", async () => {
    const { stream } = chunked(bytesOf("a".repeat(2_000)), bytesOf("b".repeat(2_000)));
    await through(post(stream), (body) => body.read(CAP), async (c) => {
      const forwarded = new Request(c.req.raw);
      assert.equal(await forwarded.text(), "a".repeat(2_000) + "b".repeat(2_000));
    });
  });

  for (const end of ["another guard", "the handler"]) {
    it(`${end} can read a watched body of which a clone was read`, async () => {
      const request = new Request("http://test/", {
        method: "POST",
        body: text,
        headers: { "content-type": "text/plain", "content-length": String(bytesOf(text).length) },
      });
      await through(request, async (body, c) => {
        body.watch({ waits() {}, goesOn() {} });
        assert.equal(await c.req.raw.clone().text(), text);
        if (end === "another guard") assert.equal(await body.read(CAP), "complete");
      }, async (c) => assert.equal(await new Response(c.req.raw.body).text(), text));
    });
  }

  it("a middleware can still replace c.req.raw", async () => {
    await through(post(text), read, async (c) => {
      c.req.raw = new Request("http://test/other", { method: "PUT", body: "new" });
      assert.equal(c.req.method, "PUT");
      assert.equal(await c.req.raw.text(), "new");
    });
  });
});

describe("the shared body of a request that `new Request()` would refuse to make", () => {
  // Servers pass on what clients send: CONNECT and TRACE, GET with a body, methods in lower case.
  for (
    const method of [
      "GET",
      "HEAD",
      "TRACE",
      "CONNECT",
      "TRACK",
      "get",
      "post",
      "options",
      "PROPFIND",
    ]
  ) {
    it(`leaves method and body of ${method} as they came`, async () => {
      const request = Object.defineProperty(post("sent"), "method", { value: method });
      const app = new Hono();
      app.use(async (c, next) => {
        assert.equal(await requestBody(c as never).read(CAP), "complete");
        await next();
      });
      app.all("*", async (c) => c.text(`${c.req.method}: ${await c.req.raw.text()}`));
      app.notFound(async (c) => c.text(`${c.req.method}: ${await c.req.raw.text()}`));
      const response = await app.fetch(request);
      assert.equal(await response.text(), method === "HEAD" ? "" : `${method}: sent`);
    });
  }

  for (const method of ["GET", "HEAD"]) {
    it(`lets a proxying handler forward a ${method} whose body was empty`, async () => {
      const request = Object.defineProperty(post(""), "method", { value: method });
      await through(request, (body) => body.read(CAP), (c) => {
        const forwarded = new Request("http://upstream/", c.req.raw);
        assert.deepEqual([forwarded.method, forwarded.body], [method, null]);
        assert.equal(forwarded.headers.get("content-type"), "application/json");
      });
    });
  }
});

describe("the shared body under old copies of Hono", () => {
  for (const [name, Old] of [["4.2", HonoOld], ["3.12", Hono3]] as const) {
    it(`leaves json(), text() and parseBody() of ${name} at work`, async () => {
      const app = new (Old as unknown as typeof Hono)();
      app.use("*", async (c, next) => {
        assert.equal(await requestBody(c as never).read(CAP), "complete");
        requestBody(c as never).json();
        await next();
      });
      app.post("/json", async (c) => c.json([await c.req.json(), await c.req.json()]));
      app.post("/text", async (c) => c.text(await c.req.text()));
      app.post("/form", async (c) => c.json(await c.req.parseBody()));
      const send = async (path: string, body: string, type: string) =>
        await (await app.request(path, { method: "POST", body, headers: { "content-type": type } }))
          .text();
      assert.equal(await send("/json", '{"a":1}', "application/json"), '[{"a":1},{"a":1}]');
      assert.equal(await send("/text", "héllo", "text/plain"), "héllo");
      const type = "application/x-www-form-urlencoded";
      assert.equal(await send("/form", "a=1&b=2", type), '{"a":"1","b":"2"}');
    });
  }
});
