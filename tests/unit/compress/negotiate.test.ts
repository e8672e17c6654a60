import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { negotiate } from "../../../src/compress/negotiate.ts";

const ALL = ["br", "zstd", "gzip"] as const;

describe("Accept-Encoding", () => {
  const cases: readonly (readonly [string | undefined, string | undefined, string])[] = [
    [undefined, undefined, "without the header the body is sent as it is"],
    ["", undefined, "an empty header accepts identity only"],
    ["br", "br", "one coding is used"],
    ["gzip, br", "br", "of equals the first offered is used, not the first named"],
    ["gzip, deflate, br, zstd", "br", "the header of browsers gets Brotli"],
    ["gzip;q=1.0, br;q=0.5", "gzip", "the highest weight wins"],
    ["gzip;q=0.501, br;q=0.5", "gzip", "weights have three decimals"],
    ["br;q=0, gzip", "gzip", "a weight of 0 excludes a coding"],
    ["br;q=0.000", undefined, "so does 0.000"],
    ["GZip;Q=0.5", "gzip", "names are case-insensitive"],
    ["x-gzip", "gzip", "x-gzip is gzip"],
    ["*", "br", "* is any coding"],
    ["*;q=0.5, gzip", "gzip", "* does not change the weight of a named coding"],
    ["br;q=0, *", "gzip", "* leaves out named codings, and Zstandard"],
    ["zstd", "zstd", "Zstandard is used for a client that names it"],
    ["zstd, *;q=0.1", "zstd", "also beside *"],
    ["gzip;q=.5, identity;q=1", undefined, "a malformed weight is ignored"],
    ["gzip;q=0.5, identity;q=1", undefined, "identity with a higher weight wins"],
    ["gzip;q=0.5, identity;q=0.5", "gzip", "identity of the same weight does not"],
    ["identity;q=0", undefined, "identity is sent if nothing else is acceptable"],
    ["identity;q=0, gzip;q=0.1", "gzip", "identity;q=0 leaves the codings"],
    ["*;q=0", undefined, "*;q=0 accepts nothing that is offered"],
    ["gzip;q=2", undefined, "a weight above 1 is malformed"],
    ["deflate, compress", undefined, "other codings are not offered"],
    [" gzip ; q=0.8 ,\tbr ; q=0.9 ", "br", "there may be spaces"],
    [",,gzip,", "gzip", "members may be empty"],
    ["gzip;level=9", undefined, "codings have no parameters but q"],
  ];
  for (const [field, expected, sentence] of cases) {
    it(`${sentence}: ${field === undefined ? "none" : JSON.stringify(field)}`, () => {
      assert.equal(negotiate(field, ALL), expected);
    });
  }

  it("the order of the offer decides between equals", () => {
    assert.equal(negotiate("gzip, br", ["gzip", "br"]), "gzip");
  });

  it("a coding that is not offered is not used", () => {
    assert.equal(negotiate("br, gzip;q=0.1", ["gzip"]), "gzip");
  });

  it("a long header takes linear time", () => {
    const started = performance.now();
    assert.equal(negotiate(`${" ".repeat(50_000)}x;`.repeat(4) + ",gzip", ALL), "gzip");
    assert.ok(performance.now() - started < 1_000);
  });
});
