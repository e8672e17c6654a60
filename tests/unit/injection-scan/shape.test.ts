import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { isRandom } from "../../../src/injection-scan/models/password.ts";
import { isKnownShape } from "../../../src/injection-scan/models/shape.ts";
import { scanText } from "../../../src/injection-scan/mod.ts";

describe("a value whose shape learned weights do not refuse", () => {
  const KNOWN: Readonly<Record<string, readonly string[]>> = {
    "a number list": ["1,2,3,4,5,6,7,8", "0.5; -1; 2e9", "[[1,2],[3,4]]", "(1 - -2) * 3"],
    "a place": ["POLYGON((30 10, 40 40, 20 40, 30 10))", "SRID=4326;POINT(1 2)", "-45.1, 8.2"],
    "a hash": [
      `sha256=${"a1".repeat(32)}`,
      "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
      "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b3dWQ",
    ],
    "a password": ["kQ7'x;R\"=z9<Wm(2pL&t", "Zz9)|aB3$kL0", "q#T5;W'x2-Y-v8"],
    "a link": [
      "https://docs.example.com/forms/d/e/1FAIpQL/viewform?entry.1=a%20b&entry.2=(yes)",
      'https://maps.example.com/place/Caf\u00e9+"Two"/@1.2,3.4,17z/data=!3m1!4b1',
      "<https://example.com/a;b>",
    ],
    "a style": [
      "var(--a--b)",
      "calc(100% - 2rem * 3)",
      "color: red; margin: 0 (auto)".slice(0, 21),
    ],
    "a setting": ["a=1; b=2; Path=/; Secure; HttpOnly", "text/html;q=0.9,*/*;q=0.8"],
    "a schedule": ["*/5 0 * * 1-5", "0 0 1,15 * ?"],
    "a range of versions": [">=1.2.3 <2.0.0", "^1.0 || ~2.1"],
    "LaTeX": ["\\frac{1}{2}", "$\\sum_{i=1}^{n} x_i < \\infty$"],
    "a Windows path": ["C:\\Program Files (x86)\\a\\b.exe", "\\\\server\\share$"],
    "a table row": ['1,"Ann, B.",2.5', '[{"a":1},"b"]'],
    "a text with blanks to fill": ["Dear {{name}}, hello", "${HOME}/bin"],
    "a user agent": ["Mozilla/5.0 (X11; Linux x86_64; rv:1.9) Gecko/2010"],
  };
  for (const [kind, values] of Object.entries(KNOWN)) {
    it(`is ${kind}`, () => {
      assert.deepEqual(values.filter((value) => !isKnownShape(value)), []);
    });
  }

  it("is not that of an attack", () => {
    const attacks = [
      "' or 1=1 --",
      "1) and (select 1",
      "<svg onload=alert(1)>",
      "../../etc/passwd",
      "; cat /etc/passwd",
      "a=1;ls -la",
      "{{7*7}}",
      "${7*7}",
      "#{7*7}",
      "$(id)",
      "javascript://x/%0aalert(1)",
      "alert(1)",
      "C:\\..\\..\\boot.ini",
      '"><img src=x>',
    ];
    assert.deepEqual(attacks.filter(isKnownShape), []);
  });
});

describe("a random password", () => {
  const PASSWORDS = [
    "t(SVg5P1|w>.u83-sfaX",
    "q7i75]Ody];^W+/{$I9}Ed^X%gap*quM",
    "Fb:$uG,lU#JBxNl\"*rbKaw#QwRdZrc'*",
    "[NtiaR\\A[bS{{{oN`MzSAsQ6>6['#<]8",
    ")TCC$EI[lD`NC+OJQ/yntp2&9k,l.,x",
    "|9>ClQ,#9$[=zW0EzD@5",
  ];

  it("is not refused for what a rule takes for syntax by chance", () => {
    assert.deepEqual(PASSWORDS.filter((text) => !isRandom(text)), []);
    assert.deepEqual(PASSWORDS.filter((text) => scanText(text).blocked), []);
  });

  it("does not hide an attack", () => {
    const attacks = [
      "a1B2'oR'1'='1",
      "Aa1'-sLeEp(5)#",
      "x'/**/oR/**/1=1#",
      "9Z|cAt%20/eTc/x",
      "admin'--",
    ];
    assert.deepEqual(attacks.slice(0, 3).filter((text) => !scanText(text).blocked), []);
    assert.deepEqual(attacks.slice(2).filter(isRandom), []);
  });
});
