import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { compress } from "../../../src/compress/mod.ts";
import { isWorkers } from "../../../src/runtime/platform.ts";
import { answered, longText, textOf } from "../../support/compressed.ts";
import { warningsOf } from "../../support/warnings.ts";

const TEXT = longText();

describe("compress(): options", () => {
  it("compresses without options, except on Workers, where the platform does", async () => {
    const app = new Hono();
    app.use(compress());
    app.get("/", (c) => c.text(TEXT));
    const response = await app.request("/", { headers: { "accept-encoding": "gzip" } });
    const coding = response.headers.get("content-encoding");
    assert.equal(coding, isWorkers() ? null : "gzip");
    assert.equal(await textOf(response), TEXT);
  });

  it("`skip` leaves a response as it is", async () => {
    const skipped = await answered((c) => c.text(TEXT), "br", { skip: () => true });
    assert.equal(skipped.decision?.reason, "skip");
    const kept = await answered((c) => c.text(TEXT), "br", { skip: () => Promise.resolve(false) });
    assert.equal(kept.decision?.encoding, "br");
  });

  it("a `skip` that fails leaves the response as it is", async () => {
    const warnings = await warningsOf(async () => {
      const failed = await answered((c) => c.text(TEXT), "br", {
        skip() {
          throw new Error("broken");
        },
      });
      assert.equal(failed.decision?.reason, "skip");
      assert.equal(await failed.response.text(), TEXT);
    });
    assert.match(warnings.join(), /compress: skip threw .*an uncompressed response is used/);
  });

  it("`level` sets the level of each coding", async () => {
    const rows = JSON.stringify(Array.from({ length: 300 }, (_, id) => ({ id, half: id / 2 })));
    const sizes = await Promise.all([0, 9].map(async (br) => {
      const { decision } = await answered((c) => c.text(rows), "br", { level: { br } });
      return decision!.encodedBytes!;
    }));
    assert.ok(sizes[1] < sizes[0], String(sizes));
  });

  it("`threshold` is the smallest size", async () => {
    const { decision } = await answered((c) => c.text(TEXT), "br", { threshold: "10kb" });
    assert.equal(decision?.reason, "small");
  });

  it("what `onDecision` throws changes nothing", async () => {
    await warningsOf(async () => {
      const { response } = await answered((c) => c.text(TEXT), "br", {
        onDecision() {
          throw new Error("broken");
        },
      });
      assert.equal(await textOf(response), TEXT);
    });
  });

  it("a second compress() finds nothing to do", async () => {
    const app = new Hono();
    app.use(compress({ platform: "force" }));
    app.use(compress({ platform: "force" }));
    app.get("/", (c) => c.text(TEXT));
    const response = await app.request("/", { headers: { "accept-encoding": "gzip" } });
    assert.equal(response.headers.get("content-encoding"), "gzip");
    assert.equal(await textOf(response), TEXT);
  });

  it("stats() counts responses and bytes", async () => {
    const guard = compress({ platform: "force" });
    const app = new Hono();
    app.use(guard);
    app.get("/", (c) => c.text(TEXT));
    app.get("/long", (c) => c.text(longText(100_000)));
    app.get("/small", (c) => c.text("small"));
    for (const path of ["/", "/long", "/small"]) {
      await (await app.request(path, { headers: { "accept-encoding": "br" } })).arrayBuffer();
    }
    const { encoded_bytes_total, ...others } = guard.stats();
    assert.deepEqual(others, {
      compressed_total: 2,
      identity_total: 1,
      bytes_total: 105_000,
      compress_errors_total: 0,
      callback_errors_total: 0,
    });
    assert.ok(encoded_bytes_total > 20 && encoded_bytes_total < 1_000, String(encoded_bytes_total));
    await guard.ping();
  });
});
