import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Folder } from "../../../src/injection-scan/families/sql/fold.ts";
import * as Context from "../../../src/injection-scan/families/sql/contexts.ts";
import { SqlReader } from "../../../src/injection-scan/families/sql/tokens.ts";
import { scanText } from "../../../src/injection-scan/mod.ts";

/** The tokens of a text, as kind and text; white space left out. */
function tokens(text: string): string[] {
  const reader = new SqlReader(text, 0, text.length);
  const found: string[] = [];
  while (reader.next()) {
    const kind = String.fromCharCode(reader.kind);
    if (kind !== " ") found.push(`${kind} ${text.slice(reader.start, reader.end)}`);
  }
  return found;
}

/** The folded form of a text. */
function fold(text: string, context: number = Context.start): string {
  const reader = new SqlReader(text, 0, text.length);
  const folder = new Folder();
  folder.reset(text);
  folder.push(context, 0, 0);
  while (reader.next()) folder.push(reader.kind, reader.start, reader.end);
  folder.finish();
  return folder.sentence();
}

describe("SqlReader", () => {
  const cases: Record<string, string[]> = {
    "1 or 1=1": ["1 1", "& or", "1 1", "= =", "1 1"],
    "0x41 1.5e-3 .5": ["1 0x41", "1 1.5e-3", "1 .5"],
    "1or 2x": ["1 1", "& or", "n 2x"],
    "1.e(2)": ["( (", "1 2", ") )"],
    "'it''s' \"a\\\"b\"": ["s 'it''s'", 's "a\\"b"'],
    "'open": ["S 'open"],
    "'several words": ["L 'several words"],
    "n'x' q'[a]' $$b$$ $t$c$t$": ["s n'x'", "s q'[a]'", "s $$b$$", "s $t$c$t$"],
    "`a` [b c] @@version @x": ["n `a`", "n [b c]", "v @@version", "n @x"],
    "select/**/1": ["E select", "1 1"],
    "/*!50000union*/ x": ["U union", "n x"],
    "a /* b": ["n a", "c /* b"],
    "a -- b": ["n a", "c -- b"],
    "a -- b c d": ["n a", "C -- b c d"],
    "a # b\nunion": ["n a", "U union"],
    "<=> <> != :: := ||": ["= <=>", "= <>", "= !=", "+ ::", "= :=", "& ||"],
    "<b> a<b": ["? <", "n b", "= >", "n a", "= <", "n b"],
    "order by group\tby": ["B order by", "B group\tby"],
    "order form": ["n order", "n form"],
    "drop table drop me": ["D drop", "K table", "n drop", "n me"],
    "sleep(1) sleep": ["T sleep", "( (", "1 1", ") )", "n sleep"],
    "count (x) other (x)": ["F count", "( (", "n x", ") )", "n other", "( (", "n x", ") )"],
    "information_schema.tables master..xp_cmdshell": [
      "Y information_schema.tables",
      "T master..xp_cmdshell",
    ],
    "into outfile procedure analyse": ["I into outfile", "I procedure analyse"],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(JSON.stringify(text), () => assert.deepEqual(tokens(text), expected));
  }
});

describe("Folder", () => {
  const cases: Record<string, string> = {
    " or 1=1 --": "q&ec",
    " or 'a'='a": "q&e",
    " or a=b": "q&t",
    ") or (1+1)=2#": "q)&ec",
    " or not sleep(5)": "q&T",
    " union all select 1,2,3": "qUEl",
    " and (select 1 from x)=1": "q&k",
    " or version()=5": "q&k",
    "; drop table x": "q;DKn",
    " and case when a=b then 2 else 3 end=2": "q&k",
    " like 'a%": "q=S",
    " brien and sons": "qn&n",
    " went to the market": "qp",
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`folds ${JSON.stringify(text)} after a quote`, () => {
      assert.equal(fold(text, Context.value), expected);
    });
  }
});

describe("SQL rules", () => {
  const ruleOf = (text: string) =>
    scanText(text, { families: ["sql"], layers: { model: false } }).findings[0]?.rule;
  const cases: Record<string, string> = {
    "1 union select null,version()": "union-select",
    "1 and sleep(5)": "dangerous-call",
    "x' or 'a'='a": "tautology",
    "x'; drop table users": "stacked-statement",
    "drop table users; --": "statement",
    "x' and ascii(a)>9 and 'b": "break-out-condition",
    "x' or name like k --": "break-out-comparison",
    "x'||'y": "break-out-operand",
    "admin' -- ": "comment-tail",
    "1 order by 9--": "sorting-or-grouping",
    "x' into outfile '/tmp/x": "into-file",
    "1),(2,3": "more-values",
    "select name from sysobjects": "system-catalogue",
  };
  for (const [text, rule] of Object.entries(cases)) {
    it(`${rule}: ${text}`, () => assert.equal(ruleOf(text), rule));
  }

  it("reads a form's plus as a space, and percent escapes", () => {
    assert.equal(ruleOf("x'+or+'a'='a"), "tautology");
    assert.equal(ruleOf("x%27%20or%20%27a%27%3D%27a"), "tautology");
  });

  it("sees attacks in longer texts", () => {
    const prose = "The committee met on Tuesday, and it wasn't long. ".repeat(12);
    assert.equal(ruleOf(`${prose} 7' union select name, pass from users -- `), "union-select");
    assert.equal(ruleOf(prose), undefined);
  });
});
