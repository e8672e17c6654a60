/**
 * Validation and its peers: compiled schemas and valibot itself on parsed bodies, parsing and
 * validating compared with parsing alone, requests through Hono, and refusals.
 *
 * @module
 */
import { sValidator } from "@hono/standard-validator";
import { vValidator } from "@hono/valibot-validator";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import * as v from "valibot";
import * as djed from "../../mod.ts";
import { problemResponse } from "../../src/core/problem.ts";
import { refusalProblem } from "../../src/core/refusal.ts";
import { makeCheck } from "../../src/schema/check.ts";
import type { Verdict } from "../../src/schema/check.ts";
import { compile } from "../../src/schema/compile.ts";
import type { BenchCase } from "../case.ts";
import { samples } from "./validate-schemas.ts";
import type { Sample } from "./validate-schemas.ts";

const OPTIONS = { reuse: true, unknownKeys: "schema", maxDepth: 32 } as const;
const HEADERS = { "content-type": "application/json" };

const compiled = ({ schema }: Sample) => compile(schema as never, OPTIONS).run;
const [, list] = samples;

/** One JSON body through an app whose handler returns the validated, or parsed, value. */
function requestThrough(
  body: string,
  middleware?: MiddlewareHandler<any, any, any>,
  expected = 200,
): Promise<() => unknown> {
  const app = new Hono();
  if (middleware === undefined) app.post("/", async (c) => c.text(`${typeof await c.req.json()}`));
  else app.post("/", middleware, (c: any) => c.text(`${typeof c.req.valid("json")}`));
  const send = () =>
    app.fetch(new Request("http://localhost/", { method: "POST", body, headers: HEADERS }));
  return proved(send, expected);
}

/** Reads the whole response, because the size of a refusal is part of its cost. */
async function proved(
  send: () => Response | Promise<Response>,
  expected: number,
): Promise<() => unknown> {
  const { status } = await send();
  if (status !== expected) throw new Error(`expected ${expected}, got ${status}`);
  return async () => (await send()).text();
}

const bad = (items: number): string =>
  JSON.stringify({
    items: Array.from({ length: items }, () => ({ id: "x", name: 1, price: -1, tags: 0 })),
  });
const THROUGH = "validate: a request of 10 KB that is valid";
const REFUSAL = "validate: 200 bad items, from parsed to answered";
const REFUSED = "validate: a request with 10 bad items";
const PARSE = "validate: parse and validate 10 KB";
const bare = "bare Hono, c.req.json()";

/** The cases. */
export const cases: readonly BenchCase[] = [
  ...samples.flatMap((sample): BenchCase[] => {
    const group = `validate: a parsed body, ${sample.name}`;
    return [
      {
        name: "v.safeParse",
        group,
        peer: true,
        setup() {
          const value = JSON.parse(sample.text);
          return () => v.safeParse(sample.schema, value);
        },
      },
      {
        name: "djed.validate, compiled",
        group,
        baseline: "v.safeParse",
        setup() {
          const [value, run] = [JSON.parse(sample.text), compiled(sample)];
          return () => run(value);
        },
      },
    ];
  }),

  { name: "JSON.parse alone", group: PARSE, setup: () => () => JSON.parse(list.text) },
  {
    name: "djed.validate, compiled, after JSON.parse",
    group: PARSE,
    baseline: "JSON.parse alone",
    setup() {
      const run = compiled(list);
      return () => run(JSON.parse(list.text));
    },
  },
  {
    name: "JSON.parse and v.safeParse",
    group: PARSE,
    baseline: "JSON.parse alone",
    peer: true,
    setup: () => () => v.safeParse(list.schema, JSON.parse(list.text)),
  },

  { name: bare, group: THROUGH, setup: () => requestThrough(list.text) },
  {
    name: "djed.validate",
    group: THROUGH,
    baseline: bare,
    setup: () => requestThrough(list.text, djed.validate("json", list.schema)),
  },
  {
    name: "@hono/valibot-validator",
    group: THROUGH,
    baseline: bare,
    peer: true,
    setup: () => requestThrough(list.text, vValidator("json", list.schema)),
  },
  {
    name: "@hono/standard-validator",
    group: THROUGH,
    baseline: bare,
    peer: true,
    setup: () => requestThrough(list.text, sValidator("json", list.schema)),
  },

  {
    name: "JSON.parse alone",
    group: REFUSAL,
    setup() {
      const text = bad(200);
      return () => JSON.parse(text);
    },
  },
  {
    name: "djed.validate, judged, explained and answered",
    group: REFUSAL,
    baseline: "JSON.parse alone",
    setup() {
      const value = JSON.parse(bad(200));
      const check = makeCheck(list.schema, {
        factory: "bench",
        target: "json",
        maxIssues: 16,
        ...OPTIONS,
      });
      return () => {
        const { refusal } = check(value, () => value) as Verdict;
        return problemResponse(refusalProblem(undefined, refusal!));
      };
    },
  },

  { name: bare, group: REFUSED, setup: () => requestThrough(bad(10)) },
  {
    name: "djed.validate",
    group: REFUSED,
    baseline: bare,
    setup: () => requestThrough(bad(10), djed.validate("json", list.schema), 422),
  },
  {
    name: "@hono/valibot-validator",
    group: REFUSED,
    baseline: bare,
    peer: true,
    setup: () => requestThrough(bad(10), vValidator("json", list.schema), 400),
  },
];
