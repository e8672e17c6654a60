import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  type MarkRead,
  PathMark,
  readMark,
} from "../../../src/injection-scan/families/path/marks.ts";
import {
  emptyPath,
  type PathRead,
  readPath,
  resolved,
} from "../../../src/injection-scan/families/path/read.ts";

function mark(text: string): MarkRead | undefined {
  const read: MarkRead = { kind: PathMark.none, length: 0, odd: 0 };
  return readMark(text, 0, read) ? read : undefined;
}

function read(text: string): PathRead {
  const path = emptyPath();
  readPath(text, 0, text.length, path);
  return path;
}

describe("readMark", () => {
  const DOTS =
    ". %2e %252e %25252e %u002e %uff0e 0x2e %c0%ae %c0%2e %c0. %e0%80%ae %f0%80%80%ae %f8%80%80%80%ae %fc%80%80%80%80%ae %%32%65 %%32%%65 %25c0%25ae";
  const SLASHES =
    "/ \\ %2f %5c %252f %u2215 %u2216 %uf025 0x2f 0x5c %c0%af %c1%9c %c0%9v %c1%8s %e0%80%af %f8%80%80%80%af %bg%qf %%32%66 %25%5c";
  for (const [kind, list] of [["dot", DOTS], ["slash", SLASHES]] as const) {
    for (const spelling of list.split(" ")) {
      it(`reads ${spelling} as a ${kind}, to its end`, () => {
        const found = mark(spelling);
        assert.equal(found?.kind, PathMark[kind]);
        assert.equal(found?.length, spelling.length);
        assert.equal(found?.odd === 0, spelling.length === 1);
      });
    }
  }

  it("reads NUL", () => {
    assert.equal(mark("%00")?.kind, PathMark.nul);
    assert.equal(mark("\0")?.kind, PathMark.nul);
  });

  it("reads nothing else", () => {
    for (
      const text of [
        "a",
        "%41",
        "%",
        "%%",
        "%c3%a9",
        "%e2%80%9c",
        "%f0%9f%98%80",
        "0x41",
        "%u0041",
        "",
      ]
    ) {
      assert.equal(mark(text), undefined, text);
    }
  });
});

describe("readPath", () => {
  const cases: Record<string, { climbs: number; above: number; to: string }> = {
    "a/b/c": { climbs: 0, above: 0, to: "a/b/c" },
    "../a": { climbs: 1, above: 1, to: "a" },
    "a/../b": { climbs: 1, above: 0, to: "b" },
    "a/../../b": { climbs: 2, above: 1, to: "b" },
    "/../../etc/passwd": { climbs: 2, above: 2, to: "/etc/passwd" },
    "../../etc/a/../b/../passwd": { climbs: 4, above: 2, to: "etc/passwd" },
    "..\\..\\win.ini": { climbs: 2, above: 2, to: "win.ini" },
    "....//....//etc": { climbs: 2, above: 2, to: "etc" },
    "..;/..;/x": { climbs: 2, above: 2, to: "x" },
    "..2f..2fetc2f": { climbs: 2, above: 2, to: "etc2f" },
    "%2e%2e%2f%2e%2e%2fetc%2fhosts": { climbs: 2, above: 2, to: "etc/hosts" },
    "%c0%ae%c0%ae/etc": { climbs: 1, above: 1, to: "etc" },
    "??/x": { climbs: 1, above: 1, to: "x" },
    "./a/./b": { climbs: 0, above: 0, to: "a/b" },
    "../.env": { climbs: 1, above: 1, to: ".env" },
    "c:\\program files\\x y": { climbs: 0, above: 0, to: "c:/program files/x" },
    "a b": { climbs: 0, above: 0, to: "a" },
  };
  for (const [text, { climbs, above, to }] of Object.entries(cases)) {
    it(`resolves ${text}`, () => {
      const path = read(text);
      assert.equal(resolved(text, path), to);
      assert.deepEqual([path.climbs, path.above], [climbs, above]);
    });
  }

  it("tells where a path ends", () => {
    for (const [text, end] of [["a/b'c", 3], ["a/b?c", 3], ["a/b=c", 3], ["a/b\nc", 3]] as const) {
      assert.equal(read(text).end, end, text);
    }
  });

  it("sees NULs and odd spellings", () => {
    assert.ok(read("a.php%00.jpg").cut);
    assert.ok(read("..%c0%af..%c0%afx").odd > read("..%2f..%2fx").odd);
    assert.equal(read("../../x").odd, 0);
  });

  it("is done with a path of any length", () => {
    const path = read("../../".repeat(10_000));
    assert.ok(path.end <= 1_024 && path.climbs > 300);
    assert.ok(read("a/".repeat(10_000)).names.length <= 64);
  });
});
