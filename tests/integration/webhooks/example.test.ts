/** The bot of the messaging service, started on each runtime with the store it has there. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signWebhook } from "@djed/edge/webhook";
import { deliver, messagingService } from "../../../examples/webhooks/service.ts";
import type { MessagingService } from "../../../examples/webhooks/service.ts";
import { onCi } from "../../../scripts/setup.mjs";
import { bun, deno, machineNode } from "../../runtimes/runners.mjs";
import { answers, type Server, startServer } from "../../support/servers/processes.ts";

const at = (file: string) => `examples/webhooks/${file}`;
const denoFlags = ["--no-check", "--unstable-kv", "--allow-net", "--allow-env", "--allow-read"];
const runtimes: Record<string, { binary: string; args: string[] }> = {
  node: { binary: machineNode, args: ["--import", "tsx", at("node.ts")] },
  deno: { binary: deno, args: ["run", ...denoFlags, "--allow-write", at("deno.ts")] },
  bun: { binary: bun, args: [at("bun.ts")] },
  workerd: { binary: machineNode, args: [at("workerd.mjs")] },
};
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OLD_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const BURST = 120;

for (const [name, { binary, args }] of Object.entries(runtimes)) {
  const skip = existsSync(binary) || onCi ? false : `${binary} is missing`;
  describe(`the bot on ${name}`, { skip }, () => {
    let service: MessagingService;
    let bot: Server;
    const directory = mkdtempSync(path.join(tmpdir(), "djed-webhooks-"));

    before(async () => {
      service = messagingService();
      await new Promise<void>((resolve) => service.server.listen(0, "127.0.0.1", resolve));
      const { port } = service.server.address() as AddressInfo;
      Object.assign(process.env, {
        WEBHOOK_SECRET: SECRET,
        OLD_WEBHOOK_SECRET: OLD_SECRET,
        MESSAGING_URL: `http://127.0.0.1:${port}`,
        STAFF_TOKEN: "staff",
        KV_FILE: path.join(directory, "bot.kv"),
      });
      bot = await startServer(() => ({ binary, args }), ({ origin }) => answers(`${origin}/`));
    });
    after(async () => {
      await bot?.stop();
      service?.server.closeAllConnections();
      service?.server.close();
      rmSync(directory, { recursive: true, force: true });
    });

    const hook = () => `${bot.origin}/hooks/messages`;
    const options = (id: string, secret = SECRET) => ({
      ...{ url: hook(), secret, id },
      ...{ pauseMs: 50, longestPauseMs: 500 },
    });
    const answersTo = (from: string) => service.sent.filter(({ to }) => to === from).length;
    const message = (text: string, headers: Record<string, string>) =>
      fetch(`${bot.origin}/messages`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer staff", ...headers },
        body: JSON.stringify({ to: "someone", text }),
      });

    it("answers a signed delivery, also under the secret before", async () => {
      assert.deepEqual(await deliver({ from: "ann", text: "hé🐢" }, options("msg_ann")), [204]);
      assert.deepEqual(service.sent.at(-1), {
        to: "ann",
        text: 'Thank you for "hé🐢". We answer soon.',
      });
      const rotated = options("msg_rotated", OLD_SECRET);
      assert.deepEqual(await deliver({ from: "rotated", text: "hi" }, rotated), [204]);
    });

    it("refuses what is forged, changed or old, and answers nobody", async () => {
      const body = JSON.stringify({ type: "message.received", data: { from: "eve", text: "hi" } });
      const foreign = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
      const timestamp = Math.floor(Date.now() / 1_000) - 301;
      const attempts: [Record<string, string>, string, string][] = [
        [{}, body, "webhook-signature-invalid"],
        [
          await signWebhook("standard", { secret: foreign, body }),
          body,
          "webhook-signature-invalid",
        ],
        [
          await signWebhook("standard", { secret: SECRET, body }),
          `${body} `,
          "webhook-signature-invalid",
        ],
        [await signWebhook("standard", { secret: SECRET, body, timestamp }), body, "webhook-stale"],
      ];
      for (const [signature, sent, code] of attempts) {
        const headers = { "content-type": "application/json", ...signature };
        const response = await fetch(hook(), { method: "POST", headers, body: sent });
        assert.equal(response.status, 401);
        assert.equal((await response.json() as { code: string }).code, code);
      }
      assert.equal(answersTo("eve"), 0);
    });

    it("answers once when the first attempts fail", async () => {
      service.failing = true;
      const delivery = deliver({ from: "bob", text: "hi" }, options("msg_bob"));
      await sleep(200);
      service.failing = false;
      const statuses = await delivery;
      assert.ok(statuses.length > 1, `${statuses}`);
      assert.deepEqual([...new Set(statuses)], [500, 204]);
      assert.equal(answersTo("bob"), 1);
    });

    it("accepts a delivery that comes again, and does nothing", async () => {
      for (let i = 0; i < 2; i++) {
        assert.deepEqual(await deliver({ from: "ann", text: "hé🐢" }, options("msg_ann")), [200]);
      }
      assert.equal(answersTo("ann"), 1);
    });

    it("answers once when attempts overtake each other", async () => {
      service.delayMs = 300;
      const attempts = await Promise.all(
        Array.from(
          { length: 8 },
          () => deliver({ from: "carl", text: "hi" }, options("msg_carl")),
        ),
      );
      service.delayMs = 0;
      const statuses = attempts.flat();
      assert.equal(statuses.filter((status) => status === 204).length, 1, `${statuses}`);
      assert.ok(statuses.includes(409), `${statuses}`);
      assert.deepEqual(attempts.map((one) => one.at(-1)! < 300), attempts.map(() => true));
      assert.equal(answersTo("carl"), 1);
    });

    it("sends a message of the staff once, whatever is repeated", async () => {
      const headers = { "idempotency-key": `"${crypto.randomUUID()}"` };
      const responses = await Promise.all(
        Array.from({ length: 4 }, () => message("on its way", headers)),
      );
      const statuses = responses.map(({ status }) => status);
      assert.ok(statuses.includes(201), `${statuses}`);
      assert.ok(statuses.every((status) => status === 201 || status === 409), `${statuses}`);
      const first = await responses.find(({ status }) => status === 201)!.json();
      const again = await message("on its way", headers);
      assert.deepEqual([again.status, await again.json()], [201, first]);
      assert.equal(again.headers.get("idempotency-replayed"), "true");
      assert.equal(answersTo("someone"), 1);
      assert.equal((await message("something else", headers)).status, 422);
      assert.equal((await message("on its way", {})).status, 400);
      assert.equal((await message("x", { ...headers, authorization: "Bearer x" })).status, 401);
      assert.equal(answersTo("someone"), 1);
    });

    it("limits a burst, and accepts all of it in the end", async () => {
      const body = "{}";
      const statuses = await Promise.all(
        Array.from({ length: BURST }, async () => {
          const response = await fetch(hook(), { method: "POST", body });
          await response.text();
          return [response.status, response.headers.get("retry-after")] as const;
        }),
      );
      const refused = statuses.filter(([status]) => status === 429);
      assert.ok(refused.length > 0 && refused.length < BURST, `${refused.length} refused`);
      assert.ok(refused.every(([, retryAfter]) => Number(retryAfter) >= 1));
      const delivery = { from: "dora", text: "hi" };
      const late = await deliver(delivery, { ...options("msg_dora"), longestPauseMs: 1_500 });
      assert.equal(late.at(-1), 204, `${late}`);
      assert.equal(answersTo("dora"), 1);
    });

    it("has printed no warning", () => {
      assert.doesNotMatch(bot.output(), /@djed\/edge/);
    });
  });
}
