import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { xss } from "../../../src/injection-scan/families/xss/mod.ts";
import * as Kind from "../../../src/injection-scan/families/xss/kinds.ts";
import { Tokens } from "../../../src/injection-scan/families/xss/tokens.ts";
import { xxe } from "../../../src/injection-scan/families/xxe/mod.ts";

/** Pieces of markup, valid and broken. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."<|>|</|/>|<!--|-->|--!>|<!|<![cdata[|]]>|<?|=|\"|'|`|\\|/| |\t|\0|+|&#106;|javascript:|data:text/html,"
      .split("|"),
    ..."<script>|</script|<style|</style>|<svg/|onload=|onerror|style=|x:expression(|alert(1)|srcdoc=|<a href=|[if "
      .split("|"),
    ..."<!doctype a [|<!entity % b system |<xi:include href=|%b;|&c;|php://|xsl:".split("|"),
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("").toLowerCase());
const options = fc.record({ quotes: fc.boolean(), inTag: fc.boolean() });

function viewOf(input: string) {
  const found = { marks: 0, ascii: true, places: [], runs: [] };
  return {
    text: input,
    origin: undefined,
    layers: [],
    found,
    wordsOnly: false,
    source: input,
  };
}

describe("the tokens of any text", () => {
  it("come in order, within the text, no more than two for each character", () => {
    fc.assert(fc.property(text, options, (input, how) => {
      const tokens = new Tokens(input, how);
      let count = 0;
      let last = 0;
      while (tokens.next()) {
        count++;
        assert.ok(count <= 2 * input.length + 2);
        assert.ok(tokens.start >= last && tokens.end >= tokens.start, "in order");
        assert.ok(tokens.end <= input.length, "within the text");
        assert.ok(tokens.valueStart <= tokens.valueEnd && tokens.valueEnd <= input.length);
        assert.ok(tokens.kind >= Kind.open && tokens.kind <= Kind.raw);
        last = tokens.end;
      }
      assert.equal(tokens.next(), false);
    }));
  });
});

describe("the rules for markup, whatever they are given,", () => {
  it("never throw, and find places within the text", () => {
    fc.assert(fc.property(text, fc.nat(), fc.nat(), (input, a, b) => {
      const [from, to] = [a, b].map((n) => n % (input.length + 1)).sort((x, y) => x - y);
      for (const find of [xss, xxe]) {
        const hit = find(viewOf(input), from, to);
        if (hit === undefined) continue;
        assert.ok(hit.score > 0 && hit.score < 1);
        assert.ok(hit.start >= from && hit.end >= hit.start && hit.end <= to);
      }
    }));
  });

  it("take time that grows no faster than the text", () => {
    const timeOf = (input: string): number => {
      let best = Infinity;
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        for (const find of [xss, xxe]) find(viewOf(input), 0, input.length);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    for (
      const unit of [
        "<a ",
        "<svg/onload=",
        "'\"",
        "<!--",
        '<!entity "',
        "<a b=`",
        "<![cdata[",
        "</script",
      ]
    ) {
      const small = timeOf(unit.repeat(4_000));
      const large = timeOf(unit.repeat(16_000));
      assert.ok(large < 20 + 12 * small, `${unit}: ${small} ms, then ${large} ms`);
    }
  });
});
