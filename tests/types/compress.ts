/** Types of compress(): the context of `skip`, and apps that it is used in. */
import { Hono } from "hono";
import { hc } from "hono/client";
import { Hono as HonoCopy } from "hono-copy";
import { compress, compressibleTypes } from "../../src/compress/mod.ts";
import type { CompressDecision, CompressOptions, ContentCoding } from "../../src/compress/mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const isTrue = <T extends true>(): T => true as T;

type Env = { Variables: { isSecret: boolean } };

const app = new Hono<Env>()
  .use(compress<Env>({
    skip(c) {
      isTrue<Equal<typeof c.var.isSecret, boolean>>();
      return c.get("isSecret");
    },
    onDecision(_c, { encoding, bytes = 0 }) {
      isTrue<Equal<typeof encoding, ContentCoding | "identity">>();
      return bytes;
    },
  }))
  .get("/items", (c) => c.json({ count: 1 }));
new HonoCopy().use(compress(), compress({ types: [...compressibleTypes, "application/pdf"] }));

// The routes of a typed client stay.
const client = hc<typeof app>("http://localhost");
isTrue<
  Equal<Awaited<ReturnType<Awaited<ReturnType<typeof client.items.$get>>["json"]>>, {
    count: number;
  }>
>();

const options: CompressOptions = {
  threshold: undefined,
  level: { br: 5 },
  skip: () => Promise.resolve(true),
};
const guard = compress(options);
isTrue<Equal<typeof guard.kind, "compress">>();
const decision: CompressDecision = { encoding: "br", reason: "encoded" };
isTrue<Equal<typeof decision.encodedBytes, number | undefined>>();
