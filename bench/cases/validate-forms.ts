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
    slower:
      "The body is read with a limit of its size and time, the sizes of its files are counted " +
      "as they arrive, and the first bytes of each file are compared with its type.",
    setup: () => formThrough(djed.validate("form", Profile)),
  },
  {
    name: "djed.validate, files: false",
    group: GROUP,
    baseline: BARE,
    slower:
      "The body is read as a stream, with a limit of its size and time, and then parsed; the " +
      "peer calls c.req.parseBody(), which has no limit.",
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
