import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as v from "valibot";
import { z } from "zod";
import * as djed from "../../mod.ts";

const Order = v.object({
  sku: v.string(),
  qty: v.pipe(v.number(), v.integer(), v.minValue(1)),
  note: v.optional(v.string()),
});

/** An app whose only route returns the result of `c.req.valid()`. */
function appOf(schemas: djed.Schemas, options?: djed.ValidateOptions): Hono {
  const app = new Hono();
  app.all(
    "/orders/:id?",
    djed.validate(schemas, options),
    (c) => c.json(djed.valid(c, only(schemas)) ?? null),
  );
  return app;
}

function only(schemas: djed.Schemas): never {
  return Object.keys(schemas)[0] as never;
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
}

async function send(
  app: Hono,
  { method = "POST", path = "/orders", type, headers = {}, body }: Sent,
) {
  const response = await app.request(path, {
    method,
    body,
    headers: { ...(type !== undefined && { "content-type": type }), ...headers },
    duplex: "half",
  } as RequestInit);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const postJson = (app: Hono, body: BodyInit, type = "application/json") =>
  send(app, { body, type });

describe("validate(json)", () => {
  const app = appOf({ json: Order });

  it("gives the handler what the schema made of the body", async () => {
    const { status, json } = await postJson(app, '{"sku":"a","qty":2,"evil":true}');
    assert.equal(status, 200);
    assert.deepEqual(json, { sku: "a", qty: 2 });
  });

  it("answers 422 problem+json with places, codes and what was expected", async () => {
    const answer = await postJson(app, '{"sku":7,"qty":0}');
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.equal(answer.json.code, "validation-failed");
    assert.deepEqual(answer.json.errors, [
      { in: "json", pointer: "#/sku", code: "type", detail: "Expected string, got number" },
      { in: "json", pointer: "#/qty", code: "min-value", detail: "Expected >=1" },
    ]);
  });

  it("says what is missing", async () => {
    const { json } = await postJson(app, '{"qty":1}');
    assert.deepEqual(json.errors, [
      { in: "json", pointer: "#/sku", code: "required", detail: "Required" },
    ]);
  });

  it("answers 415 with Accept-Post for every other content type, and for none", async () => {
    const types = [
      "text/plain",
      "text/plain;application/json",
      "application/json, text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "application/json5",
      "application/json; charset=utf-16",
      "application/json; charset=iso-8859-1",
      "application/json; charset=utf-8; charset=utf-7",
      "xapplication/json",
      "application/",
      "json",
    ];
    for (const type of types) {
      const answer = await postJson(app, '{"sku":"a","qty":2}', type);
      assert.equal(answer.status, 415, type);
      assert.equal(answer.headers.get("accept-post"), "application/json");
    }
    const bytes = new TextEncoder().encode('{"sku":"a","qty":2}');
    assert.equal((await send(app, { body: bytes })).status, 415);
    const encoded = { "content-encoding": "gzip" };
    const zipped = await send(app, { body: "{}", type: "application/json", headers: encoded });
    assert.equal(zipped.status, 415);
  });

  it("takes +json, charset=utf-8 and any case", async () => {
    for (
      const type of [
        "application/json",
        "Application/JSON ; Charset=UTF-8",
        'application/json;charset="utf-8"',
        "application/vnd.api+json",
        "application/merge-patch+json; x=y",
      ]
    ) {
      assert.equal((await postJson(app, '{"sku":"a","qty":2}', type)).status, 200, type);
    }
  });

  it("answers 400 for what is not JSON in UTF-8", async () => {
    const bad: BodyInit[] = [
      "{",
      "{'sku':1}",
      '{"sku":"a","qty":1}x',
      "NaN",
      new Uint8Array([0x22, 0xff, 0x22]),
      new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
      new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
      '{"sku":"\\ud800","qty":1}',
    ];
    for (const body of bad) {
      const answer = await postJson(app, body);
      assert.equal(answer.status, 400, String(body));
      assert.equal(answer.json.code, "malformed-body");
    }
  });

  it("reads past a byte order mark", async () => {
    assert.equal((await postJson(app, '\ufeff{"sku":"a","qty":2}')).status, 200);
  });

  it("answers 400 body-required for an empty body", async () => {
    const answer = await postJson(app, "");
    assert.equal(answer.status, 400);
    assert.equal(answer.json.code, "body-required");
  });

  it("lets a schema that takes undefined go without a body", async () => {
    const optional = appOf({ json: v.optional(Order) });
    assert.equal((await send(optional, {})).status, 200);
    assert.equal((await postJson(optional, "")).status, 200);
    assert.equal((await postJson(optional, "{}")).status, 422);
  });

  it("answers 413 above maxBytes while reading, whatever Content-Length says", async () => {
    const small = appOf({ json: v.any() }, { maxBytes: "1kb" });
    assert.equal((await postJson(small, `"${"a".repeat(1_022)}"`)).status, 200);
    assert.equal((await postJson(small, `"${"a".repeat(1_023)}"`)).status, 413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(256).fill(32));
      },
    }, { highWaterMark: 0 });
    const headers = { "content-length": "2" };
    const answer = await send(small, { body: endless, type: "application/json", headers });
    assert.equal(answer.status, 413);
    assert.equal(answer.json.code, "payload-too-large");
    assert.ok(pulled <= 6, `pulled ${pulled} chunks`);
  });

  it("caps bodies at 100 KB by default", async () => {
    const any = appOf({ json: v.any() });
    assert.equal((await postJson(any, " ".repeat(102_398) + "[]")).status, 200);
    assert.equal((await postJson(any, " ".repeat(102_399) + "[]")).status, 413);
  });

  it("answers 400 body-too-deep, open schema or closed, and never crashes", async () => {
    const Tree: v.GenericSchema = v.lazy(() => v.array(Tree));
    const schemas = [
      v.any(),
      Tree,
      v.object({ a: v.number() }),
      v.looseObject({}),
      v.array(v.any()),
    ];
    const deep = "[".repeat(5_000) + "]".repeat(5_000);
    for (const schema of schemas) {
      const answer = await postJson(appOf({ json: schema }), deep);
      assert.equal(answer.status, 400);
      assert.ok(["body-too-deep", "malformed-body"].includes(answer.json.code));
    }
    const dropped = `{"a":1,"b":${"[".repeat(40)}${"]".repeat(40)}}`;
    const closed = await postJson(appOf({ json: v.object({ a: v.number() }) }), dropped);
    assert.equal(closed.json.code, "body-too-deep");
    const shallow = appOf({ json: v.any() }, { maxDepth: 2 });
    assert.equal((await postJson(shallow, "[[1]]")).status, 200);
    assert.equal((await postJson(shallow, "[[[]]]")).status, 400);
  });

  it("lets no key reach a prototype, at any depth, under open schemas", async () => {
    const attacks = [
      '{"__proto__":{"isAdmin":true}}',
      '{"\\u005f\\u005fproto__":{"isAdmin":true}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
    ];
    const open = [v.any(), v.looseObject({}), v.record(v.string(), v.any()), v.unknown(), z.any()];
    for (const schema of open) {
      for (const attack of attacks) {
        for (const text of [attack, `{"a":[{"b":${attack}}]}`]) {
          const app = new Hono();
          app.post("/", djed.validate("json", schema), (c) => {
            const value = djed.valid(c, "json") as any;
            const inner = value.a?.[0].b ?? value;
            assert.equal(Object.assign({}, inner).isAdmin, undefined);
            assert.equal(Object.hasOwn(inner, "__proto__"), false);
            assert.equal(Object.hasOwn(inner, "constructor"), false);
            return c.text("ok");
          });
          const answer = await send(app, { path: "/", body: text, type: "application/json" });
          assert.equal(answer.text, "ok", text);
        }
      }
    }
  });

  it("lets Hono's own readers work after it", async () => {
    const app = new Hono();
    app.post(
      "/",
      djed.validate("json", Order),
      async (c) => c.json([c.req.valid("json"), await c.req.json(), await c.req.text()]),
    );
    const body = '{"sku":"a","qty":2,"more":1}';
    const { json } = await send(app, { path: "/", body, type: "application/json" });
    assert.deepEqual(json, [{ sku: "a", qty: 2 }, { sku: "a", qty: 2, more: 1 }, body]);
  });

  it("works twice on one route, each with its own view", async () => {
    const app = new Hono();
    app.post(
      "/",
      djed.validate("json", v.object({ a: v.number() })),
      async (c, next) => {
        assert.deepEqual(c.req.valid("json"), { a: 1 });
        await next();
      },
      djed.validate("json", v.object({ b: v.number() })),
      (c) => c.json(c.req.valid("json")),
    );
    const { json } = await send(app, {
      path: "/",
      body: '{"a":1,"b":2}',
      type: "application/json",
    });
    assert.deepEqual(json, { b: 2 });
  });
});

describe("one parse", () => {
  it("serves scanner, validator, valid() and c.req.valid() together", async () => {
    const text = '{"sku":"counted","qty":2}';
    const parse = JSON.parse;
    let parses = 0;
    JSON.parse = (...args) => {
      if (args[0] === text) parses++;
      return parse(...args);
    };
    try {
      const app = new Hono();
      app.use(djed.injectionScan());
      app.post("/", djed.validate("json", Order), (c) => {
        assert.equal(djed.valid(c, "json"), c.req.valid("json"));
        return c.text(djed.valid(c, "json").sku);
      });
      const { text: answer } = await send(app, { path: "/", body: text, type: "application/json" });
      assert.equal(answer, "counted");
      assert.equal(parses, 1);
    } finally {
      JSON.parse = parse;
    }
  });
});

describe("a refusal", () => {
  const SECRET = "s3cr3t-value";

  it("never quotes the client, whatever is wrong", async () => {
    const Bad = v.object({
      a: v.number(),
      b: v.pipe(v.string(), v.email(), v.maxLength(3)),
      c: v.picklist(["x"]),
      d: v.union([v.number(), v.boolean()]),
      e: v.pipe(v.string(), v.check((s) => s === "", (issue) => `bad ${issue.input}`)),
      f: v.pipe(v.string(), v.startsWith("x")),
      g: v.variant("t", [v.object({ t: v.literal("x") })]),
      h: v.record(v.string(), v.number()),
      i: v.intersect([v.object({ z: v.number() }), v.object({ y: v.number() })]),
      j: v.pipe(
        v.string(),
        v.rawCheck(({ dataset, addIssue }) => {
          addIssue({ message: `bad ${dataset.value}`, expected: `not ${dataset.value}` });
        }),
      ),
      k: v.strictObject({}),
      l: v.pipe(v.string(), v.includes("zzz")),
    });
    const body = JSON.stringify({
      ...Object.fromEntries([..."abcdefjl"].map((key) => [key, SECRET])),
      g: { t: SECRET },
      h: { [SECRET]: SECRET },
      i: { z: SECRET, y: SECRET },
      k: { [SECRET]: 1 },
    });
    for (const json of [Bad, v.objectAsync({ ...Bad.entries })]) {
      const answer = await postJson(appOf({ json }), body);
      assert.equal(answer.status, 422);
      assert.ok(answer.json.errors.length > 8);
      assert.equal(answer.text.includes(SECRET), false, answer.text);
    }
  });

  it("never quotes the client's values for other libraries", async () => {
    const schema = z.strictObject({ a: z.number(), b: z.email(), c: z.enum(["x"]) });
    const body = JSON.stringify({ a: SECRET, b: SECRET, c: SECRET, [SECRET]: 1 });
    const answer = await postJson(appOf({ json: schema }), body);
    assert.equal(answer.status, 422);
    assert.equal(answer.text.includes(SECRET), false, answer.text);
    assert.equal(answer.json.errors[0].pointer, "#/a");
  });

  it("lists at most maxIssues errors and says that there are more", async () => {
    const list = JSON.stringify({ items: Array.from({ length: 800 }, () => ({ qty: "x" })) });
    const Items = v.object({ items: v.array(v.object({ qty: v.number() })) });
    const { json } = await postJson(appOf({ json: Items }), list);
    assert.equal(json.errors.length, 16);
    assert.equal(json.truncated, true);
    assert.equal(json.errors[3].pointer, "#/items/3/qty");
    const few = await postJson(appOf({ json: Items }, { maxIssues: 2 }), list);
    assert.equal(few.json.errors.length, 2);
    const exact = await postJson(appOf({ json: Items }), '{"items":[{"qty":"x"}]}');
    assert.equal(exact.json.truncated, undefined);
  });

  it("is at most 4 KB for any request", async () => {
    const long = "k".repeat(3_000);
    const schemas = [
      v.strictObject({ [long]: v.number() }),
      v.array(v.object({ ["é".repeat(50)]: v.pipe(v.string(), v.email("no ".repeat(900))) })),
      z.record(z.string(), z.number()),
    ];
    const bodies = [
      JSON.stringify({ [long + "x"]: "x" }),
      JSON.stringify(Array.from({ length: 500 }, () => ({ ["é".repeat(50)]: long.slice(0, 20) }))),
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i + long.slice(0, 99), "x"])),
      ),
    ];
    for (const schema of schemas) {
      for (const body of bodies) {
        const answer = await postJson(appOf({ json: schema }, { maxIssues: 100 }), body);
        assert.equal(answer.status, 422);
        const size = new TextEncoder().encode(answer.text).length;
        assert.ok(size <= 4_096, `${size} bytes`);
      }
    }
  });

  it("checks the length of an array before its items", async () => {
    let seen = 0;
    const item = v.pipe(v.number(), v.check(() => ++seen > 0));
    const schema = v.pipe(v.array(item), v.maxLength(3));
    const answer = await postJson(appOf({ json: schema }), JSON.stringify(Array(1_000).fill(1)));
    assert.equal(seen, 0);
    assert.deepEqual(answer.json.errors, [
      { in: "json", pointer: "#", code: "max-length", detail: "Expected <=3" },
    ]);
  });

  it("says it in the schema author's words when they are a text", async () => {
    const schema = v.object({
      a: v.pipe(v.string(), v.minLength(3, "Too short for a name")),
      b: v.number("A number, please"),
    });
    const { json } = await postJson(appOf({ json: schema }), '{"a":"x","b":"y"}');
    assert.deepEqual(json.errors.map((e: any) => e.detail), [
      "Too short for a name",
      "A number, please",
    ]);
  });

  it("names the nearest key of the schema for one it does not know, not that key itself", async () => {
    const schema = v.strictObject({ quantity: v.optional(v.number()) });
    const { json } = await postJson(appOf({ json: schema }), '{"quantitty":1}');
    assert.deepEqual(json.errors, [
      {
        in: "json",
        pointer: "#",
        code: "unknown-key",
        detail: 'Unknown key, did you mean "quantity"?',
      },
    ]);
  });
});

describe("string-borne targets", () => {
  const get = (app: Hono, path: string, headers: Record<string, string> = {}) =>
    send(app, { method: "GET", path, headers });

  it("coerce strictly by the schema's leaf", async () => {
    const app = appOf({ query: v.object({ n: v.number() }) });
    for (const good of ["42", "-1", "0", "1.5", "1e3", "-0"]) {
      const { status, json } = await get(app, `/orders?n=${good}`);
      assert.equal(status, 200, good);
      assert.equal(json.n, JSON.parse(JSON.stringify(Number(good))));
    }
    const bad = [
      "",
      "%20",
      "0x10",
      "1e3x",
      "NaN",
      "Infinity",
      "1e999",
      "007",
      "+5",
      ".5",
      "5.",
      "1_0",
    ];
    for (
      const text of [...bad, "%2042", "42%20", "1,5", "９", "9007199254740993", "null", "true"]
    ) {
      assert.equal((await get(app, `/orders?n=${text}`)).status, 422, text);
    }
    assert.equal((await get(app, "/orders?n")).status, 422);
    assert.equal((await get(app, "/orders?n=1&n=2")).status, 422);
    assert.equal((await get(app, "/orders")).status, 422);
  });

  it("coerce booleans, bigints, dates and options", async () => {
    const schema = v.object({
      flag: v.boolean(),
      big: v.pipe(v.bigint(), v.transform(String)),
      day: v.date(),
      size: v.picklist([1, 2]),
      kind: v.optional(v.union([v.number(), v.literal("all")]), "all"),
    });
    const app = appOf({ query: schema });
    const good = "flag=true&big=123456789012345678901&day=2024-02-29&size=2&kind=7";
    assert.deepEqual((await get(app, `/orders?${good}`)).json, {
      flag: true,
      big: "123456789012345678901",
      day: "2024-02-29T00:00:00.000Z",
      size: 2,
      kind: 7,
    });
    for (
      const bad of [
        good.replace("flag=true", "flag=1"),
        good.replace("flag=true", "flag=TRUE"),
        good.replace("2024-02-29", "2023-02-29"),
        good.replace("2024-02-29", "2024-13-01"),
        good.replace("2024-02-29", "1"),
        good.replace("2024-02-29", "2024-02-29T10:00"),
        good.replace("size=2", "size=3"),
        good.replace("size=2", "size=02"),
        good.replace("kind=7", "kind=seven"),
        good.replace(/big=\d+/, "big=1.0"),
        good.replace(/big=\d+/, "big=" + "9".repeat(200)),
      ]
    ) {
      assert.equal((await get(app, `/orders?${bad}`)).status, 422, bad);
    }
  });

  it("leave a string, and its own pipe, alone", async () => {
    const schema = v.object({ id: v.pipe(v.string(), v.transform((text) => `<${text}>`)) });
    const { json } = await get(appOf({ query: schema }), "/orders?id=0042");
    assert.deepEqual(json, { id: "<0042>" });
  });

  it("make arrays of repeated names, and of commas when asked to", async () => {
    const schema = v.object({ ids: v.optional(v.array(v.number())) });
    const app = appOf({ query: schema });
    assert.deepEqual((await get(app, "/orders?ids=1&ids=2")).json, { ids: [1, 2] });
    assert.deepEqual((await get(app, "/orders?ids=1")).json, { ids: [1] });
    assert.equal((await get(app, "/orders?ids=1,2")).status, 422);
    assert.deepEqual((await get(app, "/orders")).json, {});
    const csv = appOf({ query: schema }, { arrays: "csv" });
    assert.deepEqual((await get(csv, "/orders?ids=1,2")).json, { ids: [1, 2] });
    assert.deepEqual((await get(csv, "/orders?ids=1&ids=2")).json, { ids: [1, 2] });
    assert.equal((await get(csv, "/orders?ids=1,,2")).status, 422);
  });

  it("reach path, headers in any spelling, and cookies", async () => {
    const app = new Hono();
    app.get(
      "/orders/:id",
      djed.validate({
        param: v.object({ id: v.number() }),
        header: v.object({ "X-Limit": v.number() }),
        cookie: v.object({ seen: v.boolean() }),
      }),
      (c) => c.json([c.req.valid("param"), c.req.valid("header"), c.req.valid("cookie")]),
    );
    const headers = { "x-limit": "5", cookie: "seen=true; seen=false; other=%E9" };
    const { json } = await get(app, "/orders/7", headers);
    assert.deepEqual(json, [{ id: 7 }, { "X-Limit": 5 }, { seen: true }]);
    const { json: wrong } = await get(app, "/orders/x", { "x-limit": "y" });
    assert.deepEqual(wrong.errors.map((e: any) => [e.in, e.pointer, e.code]), [
      ["param", "#/id", "type"],
      ["header", "#/X-Limit", "type"],
      ["cookie", "#/seen", "required"],
    ]);
  });

  it("keep names that reach a prototype out", async () => {
    const app = appOf({ query: v.looseObject({}) });
    assert.deepEqual((await get(app, "/orders?__proto__=x&constructor=y&a=1")).json, { a: "1" });
  });

  it("give other libraries the texts, as Hono does", async () => {
    const schema = z.object({ n: z.coerce.number(), tags: z.array(z.string()) });
    const { json } = await get(appOf({ query: schema }), "/orders?n=7&tags=a&tags=b");
    assert.deepEqual(json, { n: 7, tags: ["a", "b"] });
  });
});

describe("validate(form) and validate(text)", () => {
  const Form = v.object({ name: v.string(), age: v.number(), tags: v.array(v.string()) });
  const urlencoded = "application/x-www-form-urlencoded";

  it("takes URL-encoded and multipart forms alike", async () => {
    const app = appOf({ form: Form });
    const expected = { name: "Ada é", age: 36, tags: ["a", "b"] };
    const body = "name=Ada+%C3%A9&age=36&tags=a&tags=b";
    assert.deepEqual((await send(app, { body, type: urlencoded })).json, expected);
    const form = new FormData();
    for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
    assert.deepEqual((await send(app, { body: form })).json, expected);
  });

  it("hands files on byte for byte, and Hono's parseBody() too", async () => {
    const bytes = new Uint8Array(5_000).map((_, i) => (i * 31) & 0xff);
    const app = new Hono();
    app.post("/", djed.validate("form", v.object({ file: v.instance(File) })), async (c) => {
      const again = (await c.req.parseBody()).file as File;
      assert.deepEqual(new Uint8Array(await again.arrayBuffer()), bytes);
      return c.body(await c.req.valid("form").file.arrayBuffer());
    });
    const form = new FormData();
    form.append("file", new File([bytes], "a.bin"));
    const response = await app.request("/", { method: "POST", body: form });
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), bytes);
  });

  it("compares the declared type of a file with its bytes", async () => {
    const app = appOf({ form: v.object({ file: v.file() }) });
    const upload = async (content: BlobPart[], name: string, type: string) => {
      const form = new FormData();
      form.append("file", new File(content, name, { type }));
      const { status, json } = await send(app, { body: form });
      return status === 422 ? (json as any).errors[0].code : status;
    };
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    assert.equal(await upload([png], "a.png", "image/png"), 200);
    assert.equal(await upload([png], "a.jpg", "image/jpeg"), "file-mismatch");
    assert.equal(await upload(["<?php"], "a.png", "image/png"), "file-mismatch");
    assert.equal(await upload([svg], "a.png", "image/png"), "file-mismatch");
    assert.equal(await upload([svg], "a.svg", "image/svg+xml"), "file-active");
    assert.equal(await upload(["MZ\x90"], "a.txt", "text/plain"), "file-mismatch");
    assert.equal(await upload(["text"], "a.txt", "text/plain"), 200);
  });

  it("gives a file a safe name, and keeps the original apart", async () => {
    const app = new Hono<{ Variables: djed.ValidateVariables }>();
    app.post("/", djed.validate("form", v.object({ file: v.file() })), (c) => {
      const { file, originalName } = c.var.formFiles![0];
      return c.json([c.req.valid("form").file.name, file.name, originalName]);
    });
    const form = new FormData();
    form.append("file", new File(["a"], "..\\..\\a\u202etxt.php", { type: "text/plain" }));
    const answer = await app.request("/", { method: "POST", body: form });
    const safe = "atxt_php.txt";
    assert.deepEqual(await answer.json(), [safe, safe, "..\\..\\a\u202etxt.php"]);
  });

  it("caps each file, and all of them together", async () => {
    const schema = { form: v.object({ file: v.array(v.file()) }) };
    const app = appOf(schema, { files: { maxBytes: 10, maxTotalBytes: 15, maxCount: 3 } });
    const statusFor = async (...sizes: number[]) => {
      const form = new FormData();
      for (const size of sizes) form.append("file", new File(["a".repeat(size)], "a.txt"));
      return (await send(app, { body: form })).status;
    };
    assert.deepEqual(
      [await statusFor(10), await statusFor(5, 10), await statusFor(1, 1, 1)],
      [200, 200, 200],
    );
    assert.deepEqual(
      [await statusFor(11), await statusFor(6, 10), await statusFor(1, 1, 1, 1)],
      [413, 413, 413],
    );
  });

  it("refuses what is not a form, and caps it", async () => {
    const app = appOf({ form: Form }, { maxBytes: 100 });
    const json = await postJson(app, "{}");
    assert.equal(json.status, 415);
    assert.equal(json.headers.get("accept-post"), `${urlencoded}, multipart/form-data`);
    const torn = await send(app, { body: "--x\r\nbad", type: "multipart/form-data; boundary=x" });
    assert.ok([400, 422].includes(torn.status));
    assert.equal((await send(app, { body: "a".repeat(101), type: urlencoded })).status, 413);
  });

  it("validates text", async () => {
    const app = appOf({ text: v.pipe(v.string(), v.maxLength(5)) });
    assert.equal((await send(app, { body: "short", type: "text/plain" })).json, "short");
    assert.equal((await send(app, { body: "longer", type: "text/plain" })).status, 422);
    assert.equal((await postJson(app, '"a"')).status, 415);
  });

  it("takes the one of several kinds that the content type names", async () => {
    const app = new Hono();
    app.post(
      "/",
      djed.validate({ json: Order, form: Form }),
      (c) => c.json([c.req.valid("json") ?? null, c.req.valid("form") ?? null]),
    );
    const json = await send(app, {
      path: "/",
      body: '{"sku":"a","qty":1}',
      type: "application/json",
    });
    assert.deepEqual(json.json, [{ sku: "a", qty: 1 }, null]);
    const form = await send(app, { path: "/", body: "name=a&age=1&tags=x", type: urlencoded });
    assert.deepEqual(form.json, [null, { name: "a", age: 1, tags: ["x"] }]);
    assert.equal((await send(app, { path: "/", body: "x", type: "text/plain" })).status, 415);
  });
});

describe("options", () => {
  it("unknownKeys strips or refuses whatever the schema says", async () => {
    const body = '{"a":1,"b":2}';
    const loose = v.looseObject({ a: v.number() });
    const closed = v.object({ a: v.number() });
    assert.deepEqual((await postJson(appOf({ json: loose }), body)).json, { a: 1, b: 2 });
    assert.deepEqual(
      (await postJson(appOf({ json: loose }, { unknownKeys: "strip" }), body)).json,
      { a: 1 },
    );
    const reject = await postJson(appOf({ json: closed }, { unknownKeys: "reject" }), body);
    assert.equal(reject.json.errors[0].code, "unknown-key");
  });

  it("duplicateKeys refuses a key that is there twice, however it is spelled", async () => {
    const app = appOf({ json: v.any() }, { duplicateKeys: "reject" });
    const twice = [
      '{"a":1,"a":2}',
      '[{"b":{"a":1,"\\u0061":2}}]',
      '{"a":"{","a" : 1}',
      '{"a":{"a":1},"a":2}',
    ];
    for (const body of twice) assert.equal((await postJson(app, body)).status, 400, body);
    for (const body of ['{"a":{"a":1},"b":["a","a"]}', '{"a":"\\"a\\":","b":1}', "[]"]) {
      assert.equal((await postJson(app, body)).status, 200, body);
    }
    assert.deepEqual((await postJson(appOf({ json: v.any() }), twice[0])).json, { a: 2 });
  });

  it('contentType "any" asks for none', async () => {
    const app = appOf({ json: Order }, { contentType: "any" });
    assert.equal((await postJson(app, '{"sku":"a","qty":2}', "text/plain")).status, 200);
    assert.equal((await postJson(app, "{", "text/plain")).status, 400);
  });

  it("copy leaves what the schema's own checks saw as it was", async () => {
    for (const copy of [false, true]) {
      let seen: any;
      const schema = v.pipe(
        v.custom<object>((value) => (seen = value, true)),
        v.object({ a: v.pipe(v.string(), v.trim()) }),
      );
      await postJson(appOf({ json: schema }, { copy }), '{"a":" x ","b":1}');
      assert.deepEqual(seen, { a: " x ", b: 1 });
    }
  });

  it("wrong ones throw at construction and say what is allowed", () => {
    const make = (options: unknown) => () => djed.validate("json", Order, options as never);
    assert.throws(make({ maxBytes: -1 }), /validate: maxBytes must be a positive number of bytes/);
    assert.throws(make({ maxDepth: 0 }), /validate: maxDepth must be a whole number from 1 to 512/);
    assert.throws(
      make({ mode: "dry" }),
      /validate: mode must be one of "enforce", "report", got "dry"/,
    );
    assert.throws(make({ maxByte: 1 }), /unknown option "maxByte", did you mean "maxBytes"\?/);
    assert.throws(
      () => djed.validate("jsn" as never, Order),
      /unknown target "jsn", did you mean "json"\?/,
    );
    assert.throws(() => djed.validate("json", {} as never), /must be a Standard Schema/);
    assert.throws(() => djed.validate({}), /nothing to validate/);
    assert.throws(() => djed.validate({ json: undefined }), /the schema of json must be/);
    assert.throws(() => djed.validate("query", undefined as never), /the schema of query must be/);
    const opaque = v.intersect([v.object({}), v.object({})]);
    assert.throws(
      () => djed.validate("json", opaque, { unknownKeys: "reject" }),
      /unknownKeys must be "schema"/,
    );
  });

  it("onDecision sees every decision, and its errors are swallowed", async () => {
    const seen: djed.ValidateDecision[] = [];
    const app = appOf({ json: Order }, {
      onDecision(_c, decision) {
        seen.push(decision);
        throw new Error("observer");
      },
    });
    assert.equal((await postJson(app, '{"sku":"a","qty":2}')).status, 200);
    assert.equal((await postJson(app, "{}")).status, 422);
    assert.deepEqual(seen.map((d) => [d.guard, d.action, d.code, d.detail]), [
      ["validate", "allow", undefined, undefined],
      ["validate", "deny", "validation-failed", { targets: ["json"], issues: 2 }],
    ]);
  });
});

describe("report mode", () => {
  const report = (schemas: djed.Schemas) => {
    const decisions: djed.Decision[] = [];
    const app = new Hono();
    app.all("/", djed.validate(schemas, { mode: "report" }), async (c) => {
      decisions.push(...djed.decisions(c));
      const valid = djed.valid(c, only(schemas)) ?? null;
      return c.json([valid, await c.req.text()]);
    });
    return { app, decisions };
  };

  it("passes everything on, parsed and neither validated nor coerced", async () => {
    const { app, decisions } = report({ json: v.object({ a: v.pipe(v.string(), v.trim()) }) });
    for (const body of ['{"a":" x ","b":1}', '{"a":7,"b":1}']) {
      const { json } = await send(app, { path: "/", body, type: "application/json" });
      assert.deepEqual(json, [JSON.parse(body), body]);
    }
    assert.deepEqual(decisions.map((d) => [d.action, d.code]), [
      ["allow", undefined],
      ["report", "validation-failed"],
    ]);
    const query = report({ query: v.object({ n: v.number() }) });
    assert.deepEqual((await send(query.app, { method: "GET", path: "/?n=4" })).json[0], { n: "4" });
  });

  it("loses no byte of a body that is too large, malformed or of another type", async () => {
    const { app, decisions } = report({ json: Order });
    const large = `"${"a".repeat(200_000)}"`;
    for (
      const [body, type] of [[large, "application/json"], ["{", "application/json"], [
        "x",
        "text/plain",
      ]]
    ) {
      assert.equal((await send(app, { path: "/", body, type })).json[1], body);
    }
    assert.deepEqual(decisions.map((d) => d.code), [
      "payload-too-large",
      "malformed-body",
      "unsupported-media-type",
    ]);
  });
});

describe("response validation", () => {
  const Out = v.object({ id: v.number(), name: v.string() });
  const respond = (
    make: (c: any) => Response | Promise<Response>,
    options?: djed.ValidateOptions,
  ) => {
    const decisions: djed.Decision[] = [];
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      decisions.push(...djed.decisions(c));
    });
    app.get("/", djed.validate({ responses: { 200: Out } }, options), make);
    return { get: () => app.request("/"), decisions };
  };

  it("strips what the schema does not name", async () => {
    const { get } = respond((c) =>
      c.json({ id: 1, name: "a", password: "x" }, 200, { etag: '"1"', "x-a": "b" })
    );
    const response = await get();
    assert.equal(response.headers.get("x-a"), "b");
    assert.equal(response.headers.get("etag"), null);
    assert.deepEqual(await response.json(), { id: 1, name: "a" });
  });

  it("answers 500 response-invalid that leaks nothing", async () => {
    const { get, decisions } = respond((c) => {
      c.header("set-cookie", "session=1");
      return c.json({ id: "secret", name: 7 });
    });
    const response = await get();
    const text = await response.text();
    assert.equal(response.status, 500);
    assert.equal(JSON.parse(text).code, "response-invalid");
    assert.equal(JSON.parse(text).errors, undefined);
    assert.equal(/secret|pointer/.test(text), false);
    assert.equal(response.headers.get("set-cookie"), null);
    assert.deepEqual(decisions.map((d) => d.code), [undefined, "response-invalid"]);
  });

  it("records a mismatch in report mode and sends the response untouched", async () => {
    const body = '{"id":"x", "more":1}';
    const { get, decisions } = respond(
      () => new Response(body, { headers: { "content-type": "application/json", etag: '"1"' } }),
      { mode: "report" },
    );
    const response = await get();
    assert.equal(await response.text(), body);
    assert.equal(response.headers.get("etag"), '"1"');
    assert.deepEqual(decisions.map((d) => [d.action, d.code]), [
      ["allow", undefined],
      ["report", "response-invalid"],
    ]);
  });

  it("leaves other statuses, other types and open streams alone", async () => {
    const other = respond((c) => c.json({ error: "x" }, 404));
    assert.deepEqual(await (await other.get()).json(), { error: "x" });
    const text = respond((c) => c.text("hello"));
    assert.equal(await (await text.get()).text(), "hello");
    let release = () => {};
    const gate = new Promise<void>((resolve) => release = resolve);
    const open = respond(() => {
      let step = 0;
      const stream = new ReadableStream({
        async pull(controller) {
          if (step++ === 0) return controller.enqueue(new TextEncoder().encode('{"id":'));
          await gate;
          controller.enqueue(new TextEncoder().encode('"x"}'));
          controller.close();
        },
      });
      return new Response(stream, { headers: { "content-type": "application/json" } });
    });
    const response = await open.get();
    release();
    assert.equal(await response.text(), '{"id":"x"}');
  });

  it("answers 500 response-invalid when the body fails on its way, and nothing in report mode", async () => {
    const dying = () => {
      let step = 0;
      const stream = new ReadableStream({
        pull(controller) {
          if (step++ > 0) return controller.error(new Error("reset"));
          controller.enqueue(new TextEncoder().encode('{"id":'));
        },
      });
      return new Response(stream, { headers: { "content-type": "application/json" } });
    };
    const enforcing = await respond(dying).get();
    assert.equal(enforcing.status, 500);
    assert.equal((await enforcing.json()).code, "response-invalid");
    const { get, decisions } = respond(dying, { mode: "report" });
    const untouched = await get();
    assert.equal(untouched.status, 200);
    await assert.rejects(untouched.text());
    assert.deepEqual(decisions.map((d) => d.action), ["allow", "report"]);
  });

  it("validates raw JSON responses too, and what is not JSON though it says so", async () => {
    const raw = respond(() => Response.json({ id: 1, name: "a", more: 1 }));
    assert.deepEqual(await (await raw.get()).json(), { id: 1, name: "a" });
    const broken = respond(() =>
      new Response("{", { headers: { "content-type": "application/json" } })
    );
    assert.equal((await broken.get()).status, 500);
  });
});

describe("schemas that wait", () => {
  it("are awaited: asynchronous valibot and other libraries", async () => {
    const schema = v.objectAsync({
      name: v.pipeAsync(
        v.string(),
        v.checkAsync((name) => Promise.resolve(name !== "taken"), "Taken"),
      ),
    });
    const app = appOf({ json: schema });
    assert.equal((await postJson(app, '{"name":"free"}')).status, 200);
    const { json } = await postJson(app, '{"name":"taken"}');
    assert.equal(json.errors[0].pointer, "#/name");
    const zod = appOf({ query: z.object({ a: z.string().refine(() => Promise.resolve(true)) }) });
    assert.equal((await send(zod, { method: "GET", path: "/orders?a=1" })).status, 200);
  });

  /** A Standard Schema with the given `validate`. */
  const schemaOf = (validate: (value: unknown) => unknown) =>
    ({ "~standard": { version: 1, vendor: "own", validate } }) as unknown as djed.StandardSchema;

  it("are awaited also when their promise is of another make", async () => {
    const later = (result: unknown) => ({
      then: (done: (result: unknown) => void) => void setTimeout(done, 1, result),
    });
    const refusing = appOf({ json: schemaOf(() => later({ issues: [{ message: "no" }] })) });
    assert.equal((await postJson(refusing, "{}")).status, 422);
    const passing = appOf({ json: schemaOf(() => later({ value: { ok: 1 } })) });
    assert.deepEqual((await postJson(passing, "{}")).json, { ok: 1 });
  });

  it("let nothing pass when they answer with neither a value nor issues", async () => {
    for (const nonsense of [undefined, {}, 7, null]) {
      const app = appOf({ json: schemaOf(() => nonsense) });
      app.onError((error, c) => c.json({ name: error.name }, 500));
      const { status, json } = await postJson(app, "{}");
      assert.deepEqual([status, json.name], [500, "TypeError"]);
    }
  });
});
