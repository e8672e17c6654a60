import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  bareOpeningAt,
  closeAt,
  type Opening,
  openingAt,
} from "../../../src/injection-scan/families/template/delimiters.ts";
import * as Kind from "../../../src/injection-scan/families/template/kinds.ts";
import { Computation } from "../../../src/injection-scan/families/template/computation.ts";
import { Evidence } from "../../../src/injection-scan/families/template/evidence.ts";
import { readExpression } from "../../../src/injection-scan/families/template/expression.ts";
import { Chain } from "../../../src/injection-scan/families/template/polyglot.ts";
import { Lookups } from "../../../src/injection-scan/families/jndi/lookups.ts";
import { isSentence } from "../../../src/injection-scan/families/prose.ts";
import { scanText } from "../../../src/injection-scan/mod.ts";

const opening = (): Opening => ({ kind: 0, sign: 0, length: 0 });

/** The rule that one expression fires, and where reading it ended. */
function read(text: string, { short = true, alone = false } = {}): [string | undefined, number] {
  const evidence = new Evidence(short);
  const found = opening();
  assert.ok(openingAt(text, 0, found) || bareOpeningAt(text, 0, found), text);
  evidence.begin(found);
  const end = readExpression(text, found.length, found, evidence);
  return [evidence.verdict(alone)?.rule, end];
}

describe("openings of template expressions", () => {
  const kinds: [string, number, number][] = [
    ["{{a", Kind.mustache, 2],
    ["{{{a", Kind.mustache, 3],
    ["${{a", Kind.mustache, 3],
    ["{%a", Kind.statement, 2],
    ["[%a", Kind.statement, 2],
    ["${a", Kind.brace, 2],
    ["#{a", Kind.brace, 2],
    ["*{a", Kind.brace, 2],
    ["@{a", Kind.brace, 2],
    ["%{a", Kind.brace, 2],
    ["~{a", Kind.brace, 2],
    ["<%a", Kind.erb, 2],
    ["<#if a>", Kind.directive, 2],
    ["[#if a]", Kind.directive, 2],
    ["[[a", Kind.square, 2],
    ["[=a", Kind.square, 2],
    ["@(a", Kind.paren, 2],
    ["#set(a", Kind.paren, 5],
    ["#foreach (a", Kind.paren, 10],
  ];
  for (const [text, kind, length] of kinds) {
    it(`are told apart: ${text}`, () => {
      const found = opening();
      assert.equal(openingAt(text, 0, found), true);
      assert.deepEqual([found.kind, found.length], [kind, length]);
    });
  }

  it("are not seen in what only begins like one", () => {
    for (const text of ["{a", "<b", "<#b", "#tag", "[a]", "@ann", "$5", "%20", "~a", "*a*", ""]) {
      assert.equal(openingAt(text, 0, opening()), false, text);
    }
  });

  it("without a second sign count where no JSON or CSS has them", () => {
    for (const text of ["{7*7}", "{$x}", "{php}", "{system('id')}", "{'a'|upper}", "$a.b()"]) {
      assert.equal(bareOpeningAt(text, 0, opening()), true, text);
    }
    for (const text of ['{"a": 1}', "{a: 1}", "{ color: red }", "{}", "$5.00", "$ a"]) {
      assert.equal(bareOpeningAt(text, 0, opening()), false, text);
    }
  });

  it("are closed by their own close, outside of brackets", () => {
    assert.equal(closeAt("}}", 0, Kind.mustache, 123, 0), 2);
    assert.equal(closeAt("}", 0, Kind.brace, 36, 1), 0);
    assert.equal(closeAt("}", 0, Kind.brace, 36, 0), 1);
    assert.equal(closeAt("%>", 0, Kind.erb, 60, 3), 2);
    assert.equal(closeAt(">", 0, Kind.directive, 60, 0), 1);
    assert.equal(closeAt("]", 0, Kind.directive, 91, 0), 1);
    assert.equal(closeAt(" ", 0, Kind.reference, 36, 0), 1);
  });
});

describe("an expression", () => {
  it("is read to its close", () => {
    assert.deepEqual(read("{{ a.b }} c"), [undefined, 9]);
    assert.deepEqual(read("${ {a: '}'} } c"), [undefined, 13]);
    assert.deepEqual(read("<%= a %> c"), [undefined, 8]);
    assert.deepEqual(read("$a.b('c d').e f"), [undefined, 14]);
  });

  it("ends where another one begins", () => {
    assert.deepEqual(read("{{ a ${b} }}"), [undefined, 5]);
  });

  it("is judged though it is not closed", () => {
    assert.equal(read("{{ ''.__class__.__mro__")[0], "template-reaches-host");
    assert.equal(read("{{7*7")[0], undefined);
  });

  const rules: [string, string | undefined][] = [
    ["{{7*7}}", "template-arithmetic"],
    ["{{ 7 * '7' }}", "template-arithmetic"],
    ["{{a*7}}", undefined],
    ["${7}", undefined],
    ["{{2020-2021}}", undefined],
    ["{{364|add:733}}", "template-arithmetic"],
    ["${missing|7*7}", "template-arithmetic"],
    ["{{ x.__class__ }}", "template-reaches-host"],
    ["{{ __title__ }}", undefined],
    ["{{ x['__cl'+'ass__'] }}", "template-built-name"],
    ["{{ x|attr('y') }}", "template-reaches-host"],
    ["{{ ['id']|map('system') }}", "template-filter-calls"],
    ["{{ users|map(attribute='name') }}", undefined],
    ["{{ constructor.constructor('x')() }}", "template-reaches-host"],
    ["${this.constructor.name}", undefined],
    ["<%= system('id') %>", "template-calls"],
    ["<%= `id` %>", "template-calls"],
    ["${ `a` }", undefined],
    ["${process.env.HOME}", undefined],
    ['${"x"?new()("id")}', "template-reaches-host"],
    ["${x ? new Date() : y}", undefined],
    ["${java.io.tmpdir}", undefined],
    ["${T(java.lang.Runtime)}", "template-reaches-host"],
    ["{% debug %}", "template-statement"],
    ["{% if true %}", "template-constant"],
    ["{% if user %}", undefined],
    ["{{ 'a'.upper() }}", "template-constant"],
    ["{{ 'a'|upper }}", undefined],
    ['{% include "/etc/passwd" %}', "template-reaches-host"],
    ['{% include "nav.html" %}', undefined],
  ];
  for (const [text, rule] of rules) {
    it(`${text} ${rule === undefined ? "is harmless" : `is ${rule}`}`, () => {
      assert.equal(read(text)[0], rule);
    });
  }

  it("that prints a whole object counts when the text is nothing else", () => {
    assert.equal(read("{{config}}", { alone: true })[0], "template-object");
    assert.equal(read("{{config|pprint}}", { alone: true })[0], "template-object");
    assert.equal(read("{{config}}", { alone: false })[0], undefined);
    assert.equal(read("{{name}}", { alone: true })[0], undefined);
  });

  it("is judged less sternly in a document", () => {
    assert.equal(read("{% debug %}", { short: false })[0], undefined);
    assert.equal(read("{{1+1}}", { short: false })[0], undefined);
    assert.equal(read("{{7*7}}", { short: false })[0], "template-arithmetic");
  });
});

describe("a computation", () => {
  it("ends after an expression of constants, and starts again", () => {
    const computation = new Computation();
    computation.begin();
    computation.number(1);
    computation.sign(42, 49, false);
    computation.number(1);
    computation.settle(Kind.mustache, false);
    assert.equal(computation.done, true);
    computation.begin();
    computation.settle(Kind.mustache, true);
    assert.equal(computation.done, false);
  });

  it("is not recognised once a name is part of it", () => {
    const computation = new Computation();
    computation.number(1);
    computation.name();
    computation.sign(42, 97, false);
    computation.number(1);
    computation.settle(Kind.mustache, true);
    assert.equal(computation.done, false);
  });
});

describe("a chain of openings", () => {
  it("is a probe from three different ones on, close to each other", () => {
    const text = "${{<%[%";
    const chain = new Chain();
    const found = opening();
    const seen = [0, 3, 5].map((at) => openingAt(text, at, found) && chain.add(text, at, found));
    assert.deepEqual(seen, [false, false, true]);
  });

  it("is broken by words", () => {
    const text = "${a<%b[%";
    const chain = new Chain();
    const found = opening();
    const seen = [0, 3, 6].map((at) => openingAt(text, at, found) && chain.add(text, at, found));
    assert.deepEqual(seen, [false, false, false]);
  });
});

describe("look-ups", () => {
  const resolve = (text: string): string => new Lookups().resolve(text, 0, text.length);
  const cases: [string, string][] = [
    ["${lower:j}", "j"],
    ["${a${upper:b}c}", "${abc}"],
    ["${::-j}${env:X:-n}", "jn"],
    ["${}x", "x"],
    ["${date:'j'}", "j"],
    ["${env:X}", "${env:X}"],
    ["${a:-${b:-c}}", "c"],
    ["${jndi:x:-y}", "${jndi:x:-y}"],
    ["}a${", "}a${"],
    ["", ""],
  ];
  for (const [text, value] of cases) {
    it(`${text} resolves to ${value}`, () => {
      assert.equal(resolve(text), value);
    });
  }
});

describe("a sentence", () => {
  it("is six words in a row", () => {
    assert.equal(isSentence("the __proto__ property of an object is old"), true);
    assert.equal(isSentence("__proto__[a]=1"), false);
    assert.equal(isSentence("x.__proto__.y = the value"), false);
  });
});

describe("exact rules for templates", () => {
  const rules = (text: string) =>
    scanText(text, { families: ["template"], layers: { model: false } }).findings[0];

  it("say where the expression is", () => {
    const found = rules("Hello {{7*7}} there");
    assert.deepEqual([found.start, found.end], [6, 13]);
  });

  it("find includes on servers and on the edge", () => {
    assert.equal(rules('<!--#exec cmd="ls" -->').rule, "server-side-include");
    assert.equal(rules("<esi:include src=x />").rule, "edge-side-include");
    assert.equal(rules("<!-- # heading -->"), undefined);
  });

  it("find what reaches the host without an opening", () => {
    assert.equal(rules("x.__globals__['os']").rule, "template-reaches-host");
  });
});
