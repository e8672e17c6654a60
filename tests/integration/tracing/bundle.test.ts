/** The bundle of `span()`: the values that `tracing()` makes carry the rest. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import path from "node:path";
import { esbuildBundle } from "../../../scripts/bundles.mjs";

const FOLDER = path.resolve(import.meta.dirname!, "../../..");

async function bundleOf(name: string): Promise<{ text: string; files: string[] }> {
  const source = `import { ${name} } from "./mod.ts"; globalThis.used = ${name};`;
  const { text, inputs } = await esbuildBundle(FOLDER, source);
  const parts = Object.entries(inputs as Record<string, { bytesInOutput: number }>);
  return { text, files: parts.filter(([, part]) => part.bytesInOutput > 0).map(([file]) => file) };
}

describe("the bundle of span()", () => {
  it("has neither OpenTelemetry's API nor the redaction, which tracing() has", async () => {
    const heavy = ["src/core/secrets.ts", "src/core/redact-text.ts", "src/core/trace/otel.ts"];
    const whole = await bundleOf("tracing");
    assert.match(whole.text, /from "@opentelemetry\/api"/);
    assert.deepEqual(heavy.filter((file) => !whole.files.includes(file)), []);

    const { text, files } = await bundleOf("span");
    assert.doesNotMatch(text, /@opentelemetry\/api/);
    assert.ok(files.includes("src/tracing/calls.ts"));
    assert.deepEqual(heavy.filter((file) => files.includes(file)), []);
  });
});
