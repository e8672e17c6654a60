/** An endpoint that accepts connections and never answers. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { metrics, otlpMetrics } from "../../../src/metrics/mod.ts";
import { otlp, tracing } from "../../../src/tracing/mod.ts";
import { warningsOf } from "../../support/warnings.ts";

describe("an OTLP endpoint that never answers", () => {
  const silent = http.createServer(() => {});
  let url = "";

  before(async () => {
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1/x`;
    process.env.OTEL_EXPORTER_OTLP_TIMEOUT = "200";
  });
  after(() => {
    delete process.env.OTEL_EXPORTER_OTLP_TIMEOUT;
    silent.closeAllConnections();
    silent.close();
  });

  it("is one warning of tracing(), and does not make the service unready", async () => {
    const traced = tracing({ exporter: otlp({ url }) });
    const app = new Hono().use(traced);
    const warnings = await warningsOf(async () => {
      for (let i = 0; i < 3; i++) {
        assert.equal((await app.request("/")).status, 404);
        await traced.flush();
      }
    });
    assert.equal(warnings.length, 1, warnings.join("\n"));
    assert.match(
      warnings[0],
      /^@djed\/edge tracing: .+ \(Error: otlp: http:\/\/127.+ did not answer within 200 ms\)/,
    );
    assert.equal(traced.critical, false);
    await assert.rejects(traced.ping(), /did not answer within 200 ms/);
  });

  it("is one warning of metrics()", async () => {
    const measured = metrics({ backends: [otlpMetrics({ url })] });
    const app = new Hono().use(measured);
    const warnings = (await warningsOf(async () => {
      for (let i = 0; i < 3; i++) {
        await app.request("/");
        await measured.flush();
      }
    })).filter((text) => text.includes("metrics"));
    assert.equal(warnings.length, 1, warnings.join("\n"));
    assert.match(warnings[0], /^@djed\/edge metrics: the backend otlp failed \(.*(timeout|200 ms)/);
  });
});
