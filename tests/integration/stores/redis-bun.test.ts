/** The Redis store in Bun, with Bun's own client. */
import { it } from "node:test";
import assert from "node:assert/strict";
import { bun, collect, readCounts } from "../../runtimes/runners.mjs";
import { startRedis } from "../../support/servers/redis.ts";

it("the store contract holds with Bun's own Redis client", async (t) => {
  const server = await startRedis();
  t.after(() => server.stop());
  const { code, output } = await collect(
    bun,
    ["test", "./tests/integration/stores/fixtures/bun-redis.ts"],
    { env: { REDIS_URL: server.url } },
  );
  const { passed, failed } = readCounts(output);
  assert.ok(code === 0 && failed === 0 && passed >= 20, output);
});
