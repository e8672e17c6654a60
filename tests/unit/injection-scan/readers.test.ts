import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { filterTokens } from "../../../src/injection-scan/families/ldap/tokens.ts";
import { hostKind } from "../../../src/injection-scan/families/ssrf/host.ts";
import { scanText } from "../../../src/injection-scan/mod.ts";
import type { Family } from "../../../src/injection-scan/mod.ts";

const kinds = (text: string) => filterTokens(text, 0, text.length, false).kinds;
const kindsOfCut = (text: string) => filterTokens(text, 0, text.length, true).kinds;
const exact = (family: Family, text: string) =>
  scanText(text, { families: [family], layers: { model: false } }).findings[0]?.rule;

describe("filterTokens", () => {
  it("cuts a filter into its parts", () => {
    assert.equal(kinds("(&(uid=ann)(x=1)(!(cn:dn:=a)))"), "(&(kw)(cw)(!(xw)))");
    assert.equal(kinds("(uid>=5)(uid<=5)(uid~=5)"), "(kw)(kw)(kw)");
    assert.equal(kinds("(sshPublicKey;binary=*)".toLowerCase()), "(k*)");
  });

  it("tells what is closed without having been opened", () => {
    assert.equal(kinds("x)(uid=*"), "w}(k*");
    assert.equal(kinds("f(x)(y)"), "w(w)(w)");
    assert.equal(kinds("a))(b"), "w}}(w");
  });

  it("does not know what was opened before a stretch that is cut out", () => {
    assert.equal(kindsOfCut("b)(c d)(e"), "w)(w w)(w");
    assert.equal(kindsOfCut("a x)(uid=1"), "w w}(kw");
    assert.equal(kindsOfCut('"*)(uid=*'), "w*}(k*");
  });

  it("takes faces for faces", () => {
    assert.equal(kinds(":)(uid=1"), "w(kw");
    assert.equal(kinds(":-( ;-)"), "w w");
  });

  it("takes comparisons only where a filter has them, and not those of programs", () => {
    assert.equal(kinds("uid=1"), "w");
    assert.equal(kinds("(uid==1)"), "(w)");
    assert.equal(kinds("a|uid=1"), "w|kw");
  });

  it("undoes a directory's own escapes", () => {
    assert.equal(kinds("x\\29\\28uid=\\2a\\00"), "w}(k*0");
    assert.equal(kinds("\\zz"), "w");
  });

  it("gives each token one place, in order, whatever it is given", () => {
    const piece = fc.oneof(
      fc.constantFrom("(", ")", "&", "|", "!", "*", "uid=", "a:b:=", "\\28", "\0", " ", ":)", "\\"),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, byWord) => {
        const text = pieces.join("");
        const { kinds: found, starts } = filterTokens(text, 0, text.length, byWord);
        assert.equal(found.length, starts.length);
        assert.match(found, /^[()&|!*}kcx0w ]*$/);
        assert.ok(
          starts.every((start, i) => start < text.length && (i === 0 || start > starts[i - 1])),
        );
      }),
    );
  });

  it("never takes for a break-out what opens everything that it closes", () => {
    const balanced = fc.letrec((tie) => ({
      part: fc.oneof({ maxDepth: 4 }, fc.constantFrom("a", "b c", "x*y", "1=2"), tie("group")),
      group: fc.array(tie("part"), { maxLength: 3 }).map((parts) => `(${parts.join("")})`),
    })).group as fc.Arbitrary<string>;
    fc.assert(fc.property(balanced, (text) => assert.ok(!kinds(text).includes("}"))));
  });
});

describe("hostKind", () => {
  const is = (host: string) => {
    const { reach, odd } = hostKind(host);
    return odd ? `odd ${reach}` : reach;
  };

  it("reads addresses of four in any notation", () => {
    for (
      const host of ["127.1", "0x7f.1", "0177.0.0.1", "2130706433", "0x7f000001", "127.0.0.0x1"]
    ) {
      assert.equal(is(host), "odd loopback", host);
    }
    assert.equal(is("127.0.0.1"), "loopback");
    assert.equal(is("10.0.0.1"), "private");
    assert.equal(is("172.31.255.255"), "private");
    assert.equal(is("172.32.0.1"), "public");
    assert.equal(is("100.64.0.1"), "private");
    assert.equal(is("8.8.8.8"), "public");
    assert.equal(is("169.254.169.254"), "metadata");
    assert.equal(is("2852039166"), "odd metadata");
    assert.equal(is("257.1.1.1"), "odd public");
  });

  it("reads addresses of six, and what is mapped into them", () => {
    assert.equal(is("[::1]"), "loopback");
    assert.equal(is("[0:0:0:0:0:0:0:1]"), "odd loopback");
    assert.equal(is("[::ffff:7f00:1]"), "odd loopback");
    assert.equal(is("[::ffff:10.0.0.1]"), "odd private");
    assert.equal(is("[fe80::1]"), "private");
    assert.equal(is("[fd00:ec2::254]"), "metadata");
    assert.equal(is("[2001:db8::1]"), "public");
    assert.equal(is("[2002:7f00:1::]"), "odd loopback");
    for (
      const wrong of ["[", "[]", "[:::]", "[1:2]", "[1:2:3:4:5:6:7:8:9]", "[g::]", "[1::2::3]"]
    ) {
      assert.equal(is(wrong), "public", wrong);
    }
  });

  it("knows names", () => {
    assert.equal(is("localhost"), "loopback");
    assert.equal(is("localhost."), "loopback");
    assert.equal(is("db.internal"), "private");
    assert.equal(is("metadata.google.internal"), "metadata");
    assert.equal(is("app.localtest.me"), "odd loopback");
    assert.equal(is("10-0-0-1.nip.io"), "odd private");
    assert.equal(is("8.8.8.8.nip.io"), "odd public");
    assert.equal(is("7f000001.nip.io"), "odd loopback");
    assert.equal(is("x.oastify.com"), "odd rebinding");
    assert.equal(is("example.com"), "public");
    assert.equal(is("notlocalhost"), "public");
  });

  it("leads to the same place however an address is written", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), ([a, b, c, d]) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const hex = (n: number) => n.toString(16);
        const { reach } = hostKind(`${a}.${b}.${c}.${d}`);
        const written = [
          String(number),
          `0x${hex(number)}`,
          `0${a.toString(8)}.0${b.toString(8)}.${c}.${d}`,
          `${a}.${b}.${c * 256 + d}`,
          `${a}.0x${hex((b * 256 + c) * 256 + d)}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
          `[::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`,
        ];
        for (const host of written) assert.equal(hostKind(host).reach, reach, host);
      }),
    );
  });

  it("never throws", () => {
    const part = fc.constantFrom(
      "0x",
      "7f",
      "1",
      ".",
      "-",
      ":",
      "[",
      "]",
      "::",
      "%",
      "nip.io",
      "ffff",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, fc.string({ maxLength: 4 })), { maxLength: 20 }),
        (parts) => {
          assert.equal(typeof hostKind(parts.join("")).odd, "boolean");
        },
      ),
    );
  });
});

describe("line breaks", () => {
  it("are judged by how each of them was written, not by another one in the text", () => {
    assert.equal(exact("crlf", "a%0d%0aLocation: https://example.com"), "encoded-header");
    assert.equal(exact("crlf", "50%0aoff, please see below.\nLocation: Berlin"), undefined);
  });

  it("that are raw count only after a single word", () => {
    assert.equal(exact("crlf", "en\r\nSet-Cookie: a=b"), "raw-header");
    assert.equal(exact("crlf", "The answer was\r\nSet-Cookie: a=b"), undefined);
    assert.equal(exact("crlf", "HTTP/1.1 200 OK\r\nSet-Cookie: a=b"), undefined);
  });

  it("in a link that shares a message are the writer's", () => {
    assert.equal(exact("crlf", "mailto:a@example.com?body=Hi%0D%0ALocation:%20Berlin"), undefined);
    assert.equal(exact("crlf", "?details=Hi%0ALocation:%20Berlin"), undefined);
    assert.equal(exact("crlf", "?text=Hi%0ASet-Cookie:%20a=b"), "encoded-header");
  });

  it("are found in any of their encodings", () => {
    const encodings = [
      "%0a",
      "%0d",
      "%0d%0a",
      "%250a",
      "%u000a",
      "&#10;",
      "\\u000a",
      "%E5%98%8A%E5%98%8D",
    ];
    for (const encoded of encodings) {
      assert.ok(exact("crlf", `/x${encoded}Set-Cookie:a=b`) !== undefined, encoded);
    }
  });
});

describe("XPath", () => {
  it("counts when it ends what the value did not begin", () => {
    assert.equal(exact("xpath", "'] | //user['"), "xpath-condition");
    assert.equal(exact("xpath", "//a[@x='1'] | //b[@y='2']"), undefined);
    assert.equal(exact("xpath", "x' or count(/*)=1 or 'a'='b"), "xpath-condition");
    assert.equal(exact("xpath", "//a[text()='OK' or contains(@class,'x')]"), undefined);
  });
});
