import { describe, it } from "node:test";
import assert from "node:assert/strict";
import * as Kind from "../../../src/injection-scan/families/xss/kinds.ts";
import { Tokens } from "../../../src/injection-scan/families/xss/tokens.ts";
import { isHandler } from "../../../src/injection-scan/families/xss/handlers.ts";
import { styleScore } from "../../../src/injection-scan/families/xss/styles.ts";
import { readScheme } from "../../../src/injection-scan/families/xss/urls.ts";
import {
  breaksOut,
  isBareCode,
  isJsFuck,
} from "../../../src/injection-scan/families/xss/scripts.ts";
import { Declarations } from "../../../src/injection-scan/families/xxe/declarations.ts";

const KINDS = Object.fromEntries(Object.entries(Kind).map(([name, kind]) => [kind, name]));

/** The tokens of a text: `open svg`, `attribute onload=alert(1)`, … */
function tokensOf(text: string, options: { quotes?: boolean; inTag?: boolean } = {}): string[] {
  const tokens = new Tokens(text, { quotes: true, inTag: false, ...options });
  const read: string[] = [];
  while (tokens.next()) {
    const name = text.slice(tokens.nameStart, tokens.nameEnd);
    const value = text.slice(tokens.valueStart, tokens.valueEnd);
    const kind = KINDS[tokens.kind];
    if (kind === "open" || kind === "close") read.push(`${kind} ${name}`);
    else if (kind === "attribute") read.push(`${name}${tokens.hasValue ? `=${value}` : ""}`);
    else if (kind === "end") read.push("end");
    else read.push(`${kind} ${value}`);
  }
  return read;
}

describe("the tokens of markup", () => {
  const cases: Record<string, string[]> = {
    "plain text, a < b, <3": [],
    "<b>x</b>": ["open b", "end", "close b", "end"],
    "<svg/onload=alert(1)>": ["open svg", "onload=alert(1)", "end"],
    "<a href='x y' title=\"a>b\">": ["open a", "href=x y", "title=a>b", "end"],
    "<a href=`x y`>": ["open a", "href=x y", "end"],
    "<a href=`x>": ["open a", "href=`x", "end"],
    "<a b = c d>": ["open a", "b=c", "d", "end"],
    "<a =b>": ["open a", "=b", "end"],
    "<a//b///c=d/>": ["open a", "b", "c=d/", "end"],
    "<img src=x onerror=alert(1)": ["open img", "src=x", "onerror=alert(1)"],
    '<img src="x onerror=alert(1)': ["open img", "src=x onerror=alert(1)"],
    "<a <b>": ["open a", "end", "open b", "end"],
    "<scr<script>1</script>": [
      "open scr",
      "end",
      "open script",
      "end",
      "raw 1",
      "close script",
      "end",
    ],
    "<script>a<b></script>": ["open script", "end", "raw a<b>", "close script", "end"],
    "<script>never ends": ["open script", "end", "raw never ends"],
    "<style>p{}</style>": ["open style", "end", "raw p{}", "close style", "end"],
    "<svg:script>1</script>": ["open svg:script", "end", "raw 1", "close script", "end"],
    "<!--a--><b>": ["comment a", "open b", "end"],
    "<!--a--!><b>": ["comment a", "open b", "end"],
    "<!--><b>": ["comment ", "open b", "end"],
    "<!---><b>": ["comment ", "open b", "end"],
    "<!--a<b>": ["comment ", "open b", "end"],
    "<!--[if ie]><b><![endif]-->": ["comment ", "open b", "end", "declaration [endif]--"],
    "<!doctype html><b>": ["declaration doctype html", "open b", "end"],
    "<![cdata[<b>]]>": ["cdata <b>", "open b", "end"],
    "<?xml version='1.0'?>": ["open ?xml", "version=1.0", "?", "end"],
    "</ b c=d>": ["close ", "b", "c=d", "end"],
    "<\0b>": ["open b", "end"],
    "< b>": [],
    "< script>1": ["open script", "end", "raw 1"],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`of ${JSON.stringify(text)}`, () => assert.deepEqual(tokensOf(text), expected));
  }

  it("begin inside a tag when asked to", () => {
    assert.deepEqual(tokensOf("x onclick=y>z<b>", { inTag: true }), [
      "x",
      "onclick=y",
      "end",
      "open b",
      "end",
    ]);
  });

  it("see through quotes when quotes enclose nothing", () => {
    const blind = { quotes: false };
    assert.deepEqual(tokensOf('<p title="</p><b id=x>">', blind), [
      "open p",
      "title=",
      "end",
      "close p",
      "end",
      "open b",
      "id=x",
      "end",
    ]);
    assert.deepEqual(tokensOf("\" onclick='f'", { ...blind, inTag: true }), ["onclick=f"]);
    assert.deepEqual(tokensOf("<a+href=x+id=y>", blind), ["open a", "href=x+id=y", "end"]);
  });
});

describe("what markup runs", () => {
  it("knows handlers, old and new, from words that begin like them", () => {
    for (
      const name of ["onerror", "onbeforetoggle", "onscrollend", "onpointerrawupdate", "onbegin"]
    ) {
      assert.ok(isHandler(name), name);
    }
    for (const name of ["on", "once", "only", "online", "onset", "ontology", "onboarding"]) {
      assert.ok(!isHandler(name), name);
    }
  });

  it("reads schemes as browsers do", () => {
    const schemeOf = (url: string) => readScheme(url, 0, url.length)?.name;
    assert.equal(schemeOf("javascript:x"), "javascript");
    assert.equal(schemeOf(" \x01java\tscr\nipt:x"), "javascript");
    assert.equal(schemeOf("feed:javascript:x"), "javascript");
    assert.equal(schemeOf("https://example.com"), "https");
    assert.equal(schemeOf("/a:b"), undefined);
    assert.equal(schemeOf("a b"), undefined);
    assert.equal(schemeOf(`${"a".repeat(500)}:`), undefined);
  });

  it("undoes what hides names in styles", () => {
    for (
      const style of [
        "x:expression(a)",
        "x:\\65xpression(a)",
        "x:ex/**/pression(a)",
        "x:e\\xpression(a)",
      ]
    ) {
      assert.ok(styleScore(style, false) >= 0.7, style);
    }
    for (
      const style of ["color:red", "background:url(a.png)", "scroll-behavior:smooth", "/* x */"]
    ) {
      assert.equal(styleScore(style, true), 0, style);
    }
  });

  it("tells code from words", () => {
    for (
      const code of [
        "alert(1)",
        "top['al'+'ert'](1)",
        "x;document.cookie='a'",
        "new function('a')()",
      ]
    ) {
      assert.ok(isBareCode(code), code);
    }
    for (
      const words of [
        "alert (1) of 3",
        "call alert(1) now",
        "the document.cookie is set",
        "[ ] todo",
      ]
    ) {
      assert.ok(!isBareCode(words), words);
    }
    assert.ok(isJsFuck("[][(![]+[])[+[]]]"));
    assert.ok(!isJsFuck("[![a](b)](c) [][]"));
  });

  it("tells a way out of a string from a string", () => {
    for (const out of ["'-alert(1)-'", '";alert(1)//', "\\');alert(1)//", "1};a=eval;a(1)"]) {
      assert.ok(breaksOut(out), out);
    }
    for (const text of ["it's fine (really)", "f('a'); g('b')", "'a', 'b'", "o'brien-alert"]) {
      assert.ok(!breaksOut(text), text);
    }
  });
});

describe("the declarations of document types", () => {
  /** The declarations of a text, without their places. */
  function declarationsOf(text: string): unknown[] {
    const declarations = new Declarations(text);
    const read: unknown[] = [];
    for (let next = declarations.next(); next !== undefined; next = declarations.next()) {
      const { kind, name, parameter, keyword, literals, subset } = next;
      read.push([kind, (parameter ? "%" : "") + name, keyword, literals, subset]);
    }
    return read;
  }

  it("are read one after the other", () => {
    assert.deepEqual(declarationsOf(`<!doctype a [<!entity % b system "c"><!entity d 'e'>]>`), [
      ["doctype", "a", "", [], true],
      ["entity", "%b", "system", ["c"], false],
      ["entity", "d", "", ["e"], false],
    ]);
    assert.deepEqual(declarationsOf(`<!doctype html public "-//w3c//dtd" "http://w3.org/x">`), [
      ["doctype", "html", "public", ["-//w3c//dtd", "http://w3.org/x"], false],
    ]);
  });

  it("are read where they are cut off, and only there", () => {
    assert.deepEqual(declarationsOf(`<!entity a system "fi`), [[
      "entity",
      "a",
      "system",
      ["fi"],
      false,
    ]]);
    assert.deepEqual(declarationsOf("<!doctype"), []);
    assert.deepEqual(declarationsOf("<!element a any> <! entity a> text"), []);
  });
});
