import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { packWeights } from "../../../training/packing/weights-module.ts";
import { unpackWeights } from "../../../src/injection-scan/prefilter/packing/unpack.ts";

describe("packed weights", () => {
  const noise = (size: number, spread: number) =>
    Int8Array.from(
      { length: size },
      (_, i) => Math.round((((i * 2_654_435_761) >>> 5) % 255 - 127) / spread),
    );
  const cases: Record<string, Int8Array> = {
    "none": new Int8Array(0),
    "one": Int8Array.of(-127),
    "zeros": new Int8Array(5_000),
    "the largest": new Int8Array(5_000).fill(127),
    "the largest, by turns": Int8Array.from({ length: 5_000 }, (_, i) => i % 2 ? 127 : -127),
    "noise": noise(70_000, 1),
    "small noise": noise(20_000, 60),
  };
  for (const [name, weights] of Object.entries(cases)) {
    it(`come back as they were: ${name}`, () => {
      assert.deepEqual(unpackWeights(packWeights(weights)), weights);
    });
  }

  it("take a fraction of their size when most are zero", () => {
    assert.ok(packWeights(noise(20_000, 200)).length < 8_000);
  });
});
