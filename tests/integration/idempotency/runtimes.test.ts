/** `idempotency()` over sockets on every runtime. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import net from "node:net";
import { onRuntimes } from "../../support/servers/on-runtimes.ts";
import type { Served } from "../../support/servers/on-runtimes.ts";

const FIXTURES = "tests/integration/idempotency/fixtures";

for (const { name, skip, start } of onRuntimes(`${FIXTURES}/app.ts`, `${FIXTURES}/serve.ts`)) {
  describe(`idempotency() on ${name}`, { skip }, () => {
    let server: Served;
    let origin: string;
    let users = 0;

    before(async () => {
      server = await start();
      origin = `http://127.0.0.1:${server.port}`;
    });
    after(() => server?.stop());

    async function send(path: string, user: string, body?: BodyInit, type?: string) {
      const headers = {
        "idempotency-key": "1",
        "x-user": user,
        ...(type && { "content-type": type }),
      };
      const response = await fetch(origin + path, {
        method: "POST",
        redirect: "manual",
        headers,
        body,
      });
      const { status, headers: got } = response;
      return {
        status,
        text: await response.text(),
        replayed: got.get("idempotency-replayed"),
        location: got.get("location"),
        type: got.get("content-type"),
        length: got.get("content-length"),
      };
    }
    const state = async () =>
      await (await fetch(`${origin}/runs`)).json() as { runs: number; done: string[] };

    for (
      const [path, body] of [
        ["/do/json", '{"a":1}'],
        ["/do/bytes", "é\r\n\0"],
        ["/do/empty", undefined],
        ["/do/redirect", undefined],
        ["/do/throw", undefined],
      ] as const
    ) {
      it(`replays POST ${path}`, async () => {
        const user = `u${++users}`;
        const { runs } = await state();
        const first = await send(path, user, body, "application/json");
        const second = await send(path, user, body, "application/json");
        assert.deepEqual([first.replayed, second.replayed], [null, "true"]);
        assert.deepEqual({ ...second, replayed: null }, first);
        assert.equal((await state()).runs, runs + 1);
      });
    }

    it("sends events as they come, and does not run again", async () => {
      const user = `u${++users}`;
      const first = await send("/do/events", user);
      assert.equal(first.text, "data: 1\n\ndata: 2\n\ndata: 3\n\n");
      const second = await send("/do/events", user);
      assert.equal(second.status, 409);
      assert.match(second.text, /"idempotency-key-completed"/);
    });

    it("runs one of 200 concurrent requests", async () => {
      const user = `u${++users}`;
      const { runs } = await state();
      const answers = await Promise.all(
        Array.from({ length: 200 }, () => send("/do/slow?ms=200", user)),
      );
      assert.equal((await state()).runs, runs + 1);
      assert.ok(answers.every(({ status }) => status === 200 || status === 409));
      assert.equal(answers.filter(({ replayed, status }) => status === 200 && !replayed).length, 1);
    });

    it("holds the key of a handler that takes longer than the lease", async () => {
      const user = `u${++users}`;
      const { runs } = await state();
      const first = send("/do/slow?ms=3500", user);
      await new Promise((resolve) => setTimeout(resolve, 2_900));
      assert.equal((await send("/do/slow?ms=3500", user)).status, 409);
      assert.equal((await first).status, 200);
      assert.equal((await send("/do/slow?ms=3500", user)).replayed, "true");
      assert.equal((await state()).runs, runs + 1);
    });

    it("keeps the answer for a client that has left", { skip: name === "workerd" }, async () => {
      const user = `u${++users}`;
      const socket = net.connect(server.port, "127.0.0.1");
      socket.on("error", () => {});
      socket.write(
        "POST /do/slow?ms=300 HTTP/1.1\r\nhost: localhost\r\nidempotency-key: 1\r\n" +
          `x-user: ${user}\r\ncontent-length: 0\r\n\r\n`,
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      socket.destroy();
      for (let i = 0; i < 100 && !(await state()).done.includes(user); i++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      const second = await send("/do/slow?ms=300", user);
      assert.deepEqual([second.status, second.replayed], [200, "true"]);
    });
  });
}
