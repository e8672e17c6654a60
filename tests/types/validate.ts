/** Types of validate(): what the handler gets, and what Hono's typed client must send. */
import { Hono } from "hono";
import { hc } from "hono/client";
import type { InferRequestType } from "hono/client";
import { Hono as HonoCopy } from "hono-copy";
import { vValidator } from "@hono/valibot-validator";
import * as v from "valibot";
import { z } from "zod";
import * as djed from "../../mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
/** Equal once intersections and mapped types are flattened. */
type Same<A, B> = Equal<Flat<A>, Flat<B>>;
type Flat<T> = T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
const isTrue = <T extends true>(): T => true as T;

const Query = v.object({
  sort: v.optional(v.picklist(["asc", "desc"])),
  page: v.optional(v.number(), 1),
  ids: v.optional(v.array(v.string())),
});
const Body = v.object({
  when: v.pipe(v.string(), v.transform((text) => new Date(text))),
  n: v.optional(v.number(), 1),
});
const Param = v.object({ id: v.string() });
const Form = v.object({ title: v.string(), file: v.instance(File) });

// The handler's types.
const app = new Hono()
  .post("/a/:id", djed.validate({ param: Param, query: Query, json: Body }), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"json">>, { when: Date; n: number }>>();
    isTrue<Equal<ReturnType<typeof c.req.valid<"param">>, { id: string }>>();
    isTrue<Equal<typeof c.var.validated.query.page, number>>();
    const body = djed.valid(c, "json");
    isTrue<Equal<typeof body, { when: Date; n: number }>>();
    // @ts-expect-error: the form was not validated.
    c.req.valid("form");
    // @ts-expect-error: the form was not validated.
    djed.valid(c, "form");
    // @ts-expect-error: there is no such key.
    djed.valid(c, "json").nothing;
    return c.json({ ok: true });
  })
  .get("/b", djed.validate("query", Query), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"query">>["sort"], "asc" | "desc" | undefined>>();
    return c.json({ ok: true });
  })
  .post("/c", djed.validate("form", Form), (c) => c.json({ size: c.req.valid("form").file.size }))
  .post("/d", djed.validate("json", v.optional(Body)), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"json">>, { when: Date; n: number } | undefined>>();
    return c.json({ ok: true });
  })
  .post("/e", djed.validate("text", v.pipe(v.string(), v.transform(Number))), (c) => {
    const text = djed.valid(c, "text");
    isTrue<Equal<typeof text, number>>();
    return c.json({ text });
  })
  .post("/f", djed.validate("query", Query), djed.validate("json", Body), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"query">>["page"], number>>();
    isTrue<Equal<ReturnType<typeof djed.valid<typeof c, "json">>["n"], number>>();
    return c.json({ ok: true });
  })
  .post("/z", djed.validate("json", z.object({ n: z.coerce.number() })), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"json">>, { n: number }>>();
    return c.json({ ok: true });
  });

// The client's types: the same as with Hono's own validator for valibot.
const peer = new Hono()
  .post(
    "/a/:id",
    vValidator("param", Param),
    vValidator("query", Query),
    vValidator("json", Body),
    (c) => c.json({ ok: true }),
  )
  .get("/b", vValidator("query", Query), (c) => c.json({ ok: true }))
  .post("/c", vValidator("form", Form), (c) => c.json({ size: c.req.valid("form").file.size }))
  .post("/d", vValidator("json", v.optional(Body)), (c) => c.json({ ok: true }));

const ours = hc<typeof app>("http://localhost");
const theirs = hc<typeof peer>("http://localhost");
isTrue<
  Same<
    InferRequestType<typeof ours.a[":id"]["$post"]>,
    InferRequestType<typeof theirs.a[":id"]["$post"]>
  >
>();
isTrue<Same<InferRequestType<typeof ours.b.$get>, InferRequestType<typeof theirs.b.$get>>>();
isTrue<Same<InferRequestType<typeof ours.c.$post>, InferRequestType<typeof theirs.c.$post>>>();
isTrue<Same<InferRequestType<typeof ours.d.$post>, InferRequestType<typeof theirs.d.$post>>>();

/** Never called: only the types matter. */
export function calls(): void {
  ours.a[":id"].$post({
    param: { id: "x" },
    query: { sort: "asc", page: "2", ids: ["a"] },
    json: { when: "now" },
  });
  ours.b.$get({ query: {} });
  // @ts-expect-error: a query value is a text.
  ours.b.$get({ query: { page: 2 } });
  // @ts-expect-error: `when` is a text before it is a Date.
  ours.a[":id"].$post({ param: { id: "x" }, query: {}, json: { when: new Date() } });
  // @ts-expect-error: the body is missing.
  ours.a[":id"].$post({ param: { id: "x" }, query: {} });
}

// Another copy of Hono.
new HonoCopy()
  .use(djed.validate("header", v.object({ "x-a": v.string() })))
  .post("/", djed.validate("json", Body), (c) => {
    isTrue<Equal<ReturnType<typeof djed.valid<typeof c, "json">>, { when: Date; n: number }>>();
    isTrue<Equal<ReturnType<typeof c.req.valid<"json">>, { when: Date; n: number }>>();
    return c.json(null);
  });

// Functions of an app that are generic in the target or the schema.
const checked = <T extends djed.Target, S extends djed.StandardSchema>(target: T, schema: S) =>
  djed.validate(target, schema);
const checkedJson = <S extends v.GenericSchema>(schema: S) => djed.validate("json", schema, {});
const checkedAll = <S extends djed.Schemas>(schemas: S) =>
  djed.validate(schemas, { maxBytes: "10kb" });
new Hono()
  .post("/g", checked("json", Body), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"json">>, { when: Date; n: number }>>();
    return c.json(null);
  })
  .post("/h", checkedJson(Body), (c) => c.json(c.req.valid("json").n.toFixed()))
  .post("/i", checkedAll({ json: Body, param: Param }), (c) => {
    isTrue<Equal<ReturnType<typeof c.req.valid<"param">>, { id: string }>>();
    return c.json(c.req.valid("json").n.toFixed());
  });
declare const some: djed.Schemas;
djed.validate(some);
djed.validate({ json: Math.random() > 0.5 ? Body : undefined, responses: { "200": Body } });
djed.validate("json" as never, Body);

// @ts-expect-error: no such target.
djed.validate("jsn", Body);
// @ts-expect-error: not a schema.
djed.validate("json", { a: 1 });
// @ts-expect-error: no such option.
djed.validate("json", Body, { maxByte: 1 });
// @ts-expect-error: not a size.
djed.validate("json", Body, { maxBytes: "100 kilobytes" });
