// Deno's own OpenTelemetry starts a SERVER span for each request: this library adds to it, and
// never makes a second one.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { plain, spansOf } from "./otlp-schema.ts";
import { binary, here, receiver, start, unlessMissing, until } from "./services.ts";
import type { Service } from "./services.ts";

describe("with OTEL_DENO=true", unlessMissing("deno"), () => {
  let collector: Awaited<ReturnType<typeof receiver>>;
  let service: Service;

  before(async () => {
    collector = await receiver();
    service = await start(binary("deno"), ["run", "--no-check", "-A", here("deno-service.ts")], {
      OTEL_DENO: "true",
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_BSP_SCHEDULE_DELAY: "100",
      OTEL_SERVICE_NAME: "deno-service",
    });
  });
  after(async () => {
    await Promise.all([service?.stop(), collector?.close()]);
  });

  const spans = () =>
    spansOf(
      collector.received.filter(({ url }) => url === "/v1/traces").map(({ body }) => body),
    ).map(({ span }) => span);

  it("there is exactly one SERVER span, named by route, with ours inside", async () => {
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    const response = await fetch(`${service.url}users/42`, {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    });
    const answer = await response.json() as { traceId: string; inner: string };
    assert.equal(answer.traceId, traceId);
    const ofTrace = () => spans().filter((span) => span.traceId === traceId);
    assert.ok(await until(() => ofTrace().length >= 2), service.output());
    await new Promise((resolve) => setTimeout(resolve, 300));

    const servers = ofTrace().filter(({ kind }) => kind === 2);
    assert.equal(servers.length, 1);
    assert.equal(servers[0].name, "GET /users/:id");
    assert.equal(plain(servers[0].attributes)["http.route"], "/users/:id");
    const inner = ofTrace().find(({ name }) => name === "inner");
    assert.equal(inner?.spanId, answer.inner);
    assert.equal(inner?.parentSpanId, servers[0].spanId);
  });

  it("a failure is an error of that span", async () => {
    await (await fetch(`${service.url}broken`)).text();
    const broken = () => spans().filter(({ name }) => name === "GET /broken");
    assert.ok(await until(() => broken().length > 0), service.output());
    assert.equal(broken().length, 1);
    // Deno sets the attributes of its span last, by the status.
    assert.equal(plain(broken()[0].attributes)["error.type"], "500");
    assert.equal(broken()[0].status?.code, 2);
  });

  it("an outgoing call carries one traceparent, of the same trace", async () => {
    const target = `${collector.url}/called`;
    const headers = {
      traceparent: "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      tracestate: "vendor=1",
    };
    const query = `call?url=${encodeURIComponent(target)}`;
    await (await fetch(`${service.url}${query}`, { headers })).text();
    const called = collector.received.find(({ url }) => url === "/called")!;
    assert.match(String(called.headers.traceparent), /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]$/);
    const traceId = String(called.headers.traceparent).split("-")[1];
    assert.ok(
      await until(() => spans().some((span) => span.traceId === traceId && span.kind === 2)),
    );
  });
});
