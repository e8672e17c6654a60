// W3C Trace Context Level 2 over real HTTP: the harness of the examples on each runtime, alone and
// on the official SDK.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { checkOutgoing, conformanceCases } from "../../contract/trace-context-cases.ts";
import { binary, here, postRaw, receiver, root, start, unlessMissing } from "./services.ts";
import type { Service } from "./services.ts";

type Starter = () => Promise<Service>;

const harness = (runtime: string): Starter => () =>
  start(process.execPath, [`${root}/examples/trace-context-harness/start.mjs`, runtime, "0"]);

const upon: Record<string, Starter> = {
  node: () => start(process.execPath, ["--import", "tsx", here("sdk-service.ts")]),
  deno: () => start(binary("deno"), ["run", "--no-check", "-A", here("sdk-service.ts")]),
  bun: () => start(binary("bun"), [here("sdk-service.ts")]),
};

for (const runtime of ["node", "deno", "bun", "workerd"]) {
  suite(`on ${runtime}`, runtime, harness(runtime));
}
for (const [runtime, starter] of Object.entries(upon)) {
  suite(`on ${runtime}, upon the official SDK`, runtime, starter);
}

function suite(name: string, runtime: string, starter: Starter): void {
  describe(`Trace Context Level 2 ${name}`, unlessMissing(runtime), () => {
    let service: Service;
    let callee: Awaited<ReturnType<typeof receiver>>;

    before(async () => {
      [service, callee] = await Promise.all([starter(), receiver()]);
    });
    after(async () => {
      await Promise.all([service?.stop(), callee?.close()]);
    });

    for (const given of conformanceCases) {
      it(given.name, async () => {
        callee.received.length = 0;
        const calls = Array.from({ length: given.calls ?? 1 }, (_, i) => ({
          url: `${callee.url}/${i}`,
          arguments: [],
        }));
        assert.equal(await postRaw(service.url, given.headers, calls), 200);
        const sent = callee.received.map(({ headers }) => ({
          traceparent: headers.traceparent as string ?? null,
          tracestate: headers.tracestate as string ?? null,
        }));
        checkOutgoing(given, sent);
      });
    }
  });
}
