import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { Hono } from "hono";
import { idempotency } from "../../../src/idempotency/mod.ts";
import { memoryClaims } from "../../../src/stores/memory-claims.ts";

const KEYS = ["8e03978e-40d5-43e8-bc93-6894a57f9324", "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"];

const request = fc.record({
  principal: fc.constantFrom("1", "2", '1","2', "1:2"),
  key: fc.constantFrom(...KEYS, "2"),
  route: fc.constantFrom("/a", "/b/1", "/b/2"),
  body: fc.constantFrom("", "x", "y"),
});

/** Sends requests whose handler answers with the principal, and returns the answers. */
async function answersOf(
  sent: readonly { principal: string; key: string; route: string; body: string }[],
  name: "key" | "authorization",
) {
  const runs = new Map<string, number>();
  const app = new Hono();
  app.use(idempotency({
    store: memoryClaims(),
    ...(name === "key" && { key: (c) => c.req.header("x-user") }),
  }));
  app.post("/a", handler).post("/b/:id", handler);

  async function handler(
    c: { req: { header(name: string): string | undefined; path: string; text(): Promise<string> } },
  ) {
    const said = `${c.req.header("x-user")} ${c.req.path} ${await c.req.text()}`;
    runs.set(said, (runs.get(said) ?? 0) + 1);
    return new Response(said);
  }

  const answers = [];
  for (const { principal, key, route, body } of sent) {
    const response = await app.request(route, {
      method: "POST",
      headers: { "idempotency-key": key, "x-user": principal, authorization: principal },
      body,
    });
    answers.push({ status: response.status, text: await response.text() });
  }
  return { answers, runs };
}

describe("idempotency()", () => {
  for (const name of ["key", "authorization"] as const) {
    it(`never gives an answer to another request, with principals by ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(request, { maxLength: 20 }), async (sent) => {
          const { answers } = await answersOf(sent, name);
          answers.forEach(({ status, text }, i) => {
            const { principal, route, body } = sent[i];
            if (status === 200) assert.equal(text, `${principal} ${route} ${body}`);
            else assert.ok(status === 422 || (status === 400 && name === "authorization"), text);
          });
        }),
        { numRuns: 100 },
      );
    });
  }

  it("runs each request once per key", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 20 }), async (sent) => {
        const { runs } = await answersOf(sent, "key");
        for (const [said, count] of runs) {
          const keys = new Set(
            sent.filter(({ principal, route, body }) => `${principal} ${route} ${body}` === said)
              .map(({ key }) => key),
          );
          assert.ok(count <= keys.size, `${said} ran ${count} times`);
        }
      }),
      { numRuns: 100 },
    );
  });
});
