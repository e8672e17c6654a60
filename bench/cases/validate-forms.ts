/**
 * A form with a file of 40 KB, validated here and by Hono's validator for valibot.
 *
 * @module
 */
import { vValidator } from "@hono/valibot-validator";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import * as djed from "../../mod.ts";
import type { BenchCase } from "../case.ts";

const Profile = v.object({ name: v.string(), photo: v.file() });
const GROUP = "validate: a form with a file of 40 KB";
const BARE = "bare Hono, c.req.parseBody()";

/** One form through an app; its file begins like a PNG. */
async function formThrough(guard: MiddlewareHandler<any, any, any>): Promise<() => unknown> {
  const photo = new Uint8Array(40_000).map((_, i) => (i * 31) & 0xff);
  photo.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const form = new FormData();
  form.set("name", "Ada");
  form.set("photo", new File([photo], "photo.png", { type: "image/png" }));
  const encoded = new Response(form);
  const headers = { "content-type": encoded.headers.get("content-type")! };
  const body = await encoded.arrayBuffer();
  const app = new Hono();
  app.post("/", guard, (c) => c.text("ok"));
  const send = () => app.fetch(new Request("http://localhost/", { method: "POST", body, headers }));
  const { status } = await send();
  if (status !== 200) throw new Error(`expected 200, got ${status}`);
  return async () => (await send()).text();
}

/** The cases. */
export const cases: readonly BenchCase[] = [
  {
    name: BARE,
    group: GROUP,
    setup: () =>
      formThrough(async (c, next) => {
        await c.req.parseBody();
        await next();
      }),
  },
  {
    name: "djed.validate, with the type and name of the file",
    group: GROUP,
    baseline: BARE,
    slower: "It also compares the bytes of the file with its type, and makes its name safe.",
    setup: () => formThrough(djed.validate("form", Profile)),
  },
  {
    name: "djed.validate, files: false",
    group: GROUP,
    baseline: BARE,
    slower: "It also caps the body and the time in which it arrives.",
    setup: () => formThrough(djed.validate("form", Profile, { files: false })),
  },
  {
    name: "@hono/valibot-validator",
    group: GROUP,
    baseline: BARE,
    peer: true,
    setup: () => formThrough(vValidator("form", Profile)),
  },
];
