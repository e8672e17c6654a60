import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { Folder } from "../../../src/injection-scan/families/sql/fold.ts";
import { sql } from "../../../src/injection-scan/families/sql/mod.ts";
import { SqlReader } from "../../../src/injection-scan/families/sql/tokens.ts";
import { eachView } from "../../support/views.ts";

/** Input that is difficult for the tokeniser. */
const piece = fc.oneof(
  fc.constantFrom(
    ...["'", '"', "`", "[", "$a$", "$$", "/*", "*/", "/*!5", "--", "#", "\n", "1.e", "0x", "1or"],
    ...["or ", " union ", "select ", "order by ", "drop table ", "case when ", "end", "exec ("],
    ...["(", ")", ",", ";", "=", "<", "@@", "\\", "||", "sleep(", "count(", "n'", "q'[", "''"],
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("").toLowerCase());

describe("The SQL automaton, whatever it is given,", () => {
  it("reads tokens that cover the text in order", () => {
    fc.assert(
      fc.property(text, fc.nat(8), (input, skipped) => {
        const from = Math.min(skipped, input.length);
        const reader = new SqlReader(input, from, input.length);
        let at = from;
        while (reader.next()) {
          assert.equal(reader.start, at);
          assert.ok(reader.end > at && reader.end <= input.length, `${at}..${reader.end}`);
          at = reader.end;
        }
        assert.equal(at, input.length);
      }),
      { numRuns: 500 },
    );
  });

  it("folds to a sentence no longer than its tokens, with places in the text", () => {
    fc.assert(
      fc.property(text, (input) => {
        const reader = new SqlReader(input, 0, input.length);
        const folder = new Folder();
        folder.reset(input);
        let tokens = 0;
        for (; reader.next(); tokens++) folder.push(reader.kind, reader.start, reader.end);
        folder.finish();
        const { length } = folder.sentence();
        // A `case` is a call with its parenthesis.
        assert.ok(length <= 2 * tokens);
        if (length === 0) return;
        const [start, end] = folder.span(0, length - 1);
        assert.ok(start >= 0 && start <= end && end <= input.length);
      }),
      { numRuns: 300 },
    );
  });

  it("finds places within the stretch that it looks at", () => {
    fc.assert(
      fc.property(text, (input) => {
        eachView(input, false, (view) => {
          const hit = sql(view, 0, view.text.length);
          if (hit === undefined) return;
          assert.ok(hit.start >= 0 && hit.start <= hit.end && hit.end <= view.text.length);
          assert.ok(hit.score > 0 && hit.score <= 1);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("takes time linear in the text", () => {
    const units = [
      "'",
      "' or ",
      "$a$",
      "/*",
      "*/",
      "#\n",
      "a..",
      "1or",
      "((",
      "case when ",
      "[a",
      "''",
    ];
    for (const unit of units) {
      const time = (length: number) => {
        const input = unit.repeat(length / unit.length);
        const reader = new SqlReader(input, 0, input.length);
        const folder = new Folder();
        folder.reset(input);
        const started = performance.now();
        while (reader.next()) folder.push(reader.kind, reader.start, reader.end);
        folder.finish();
        return performance.now() - started;
      };
      // A few milliseconds; quadratic time would be many seconds.
      assert.ok(Math.min(time(65_536), time(65_536), time(65_536)) < 1_000, unit);
    }
  });
});
