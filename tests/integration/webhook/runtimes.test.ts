/** `webhook()` over sockets on every runtime. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { signWebhook } from "../../../src/webhook/mod.ts";
import type { WebhookSchemeName } from "../../../src/webhook/mod.ts";
import { onRuntimes } from "../../support/servers/on-runtimes.ts";
import type { Served } from "../../support/servers/on-runtimes.ts";
import { SCHEMES, SECRET } from "./fixtures/app.ts";

const FIXTURES = "tests/integration/webhook/fixtures";
const MEGABYTE = new Uint8Array(1_048_576).fill(120);
const BODIES: readonly Uint8Array<ArrayBuffer>[] = [
  new TextEncoder().encode('{"id":"evt_1","text":"ü€😀"}\r\n'),
  new Uint8Array([0, 255, 254, 13, 10]),
  MEGABYTE,
];

for (const { name, skip, start } of onRuntimes(`${FIXTURES}/app.ts`, `${FIXTURES}/serve.ts`)) {
  describe(`webhook() on ${name}`, { skip }, () => {
    let server: Served;
    let origin: string;
    before(async () => {
      server = await start();
      origin = `http://127.0.0.1:${server.port}`;
    });
    after(() => server?.stop());

    async function deliver(
      scheme: WebhookSchemeName,
      body: Uint8Array<ArrayBuffer>,
      { sent = body as BodyInit, id = crypto.randomUUID() as string, query = "" } = {},
    ) {
      const url = `${origin}/${scheme}${query}`;
      const headers = await signWebhook(scheme, { secret: SECRET, body, id, url });
      const init = { method: "POST", body: sent, headers, duplex: "half" };
      const response = await fetch(url, init as RequestInit);
      return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
    }
    const runs = async () => Number(await (await fetch(`${origin}/runs`)).text());

    for (const scheme of SCHEMES) {
      it(`accepts the bytes of ${scheme} as they were signed, and no others`, async () => {
        for (const body of BODIES) {
          const own = await deliver(scheme, body);
          assert.equal(own.status, 201);
          assert.deepEqual(own.body, body);
          const changed = body.slice();
          changed[changed.length - 1] ^= 1;
          assert.equal((await deliver(scheme, body, { sent: changed })).status, 401);
        }
      });
    }

    it("accepts a body that arrives in chunks", async () => {
      const chunks = [MEGABYTE.slice(0, 9), MEGABYTE.slice(9, 65_000), MEGABYTE.slice(65_000)];
      const sent = new ReadableStream({
        pull(controller) {
          const chunk = chunks.shift();
          if (chunk === undefined) controller.close();
          else controller.enqueue(chunk);
        },
      });
      const { status, body } = await deliver("github", MEGABYTE, { sent });
      assert.deepEqual([status, body.length], [201, MEGABYTE.length]);
    });

    it("refuses a body above a megabyte", async () => {
      const body = new Uint8Array(1_048_577);
      assert.equal((await deliver("github", body)).status, 413);
    });

    it("runs the handler again after a failure, and once only after its success", async () => {
      const before = await runs();
      const id = crypto.randomUUID();
      const statuses: number[] = [];
      for (const query of ["?fail", "", "", ""]) {
        statuses.push((await deliver("standard", BODIES[0], { id, query })).status);
      }
      assert.deepEqual(statuses, [500, 201, 200, 200]);
      assert.equal(await runs() - before, 2);
    });
  });
}
