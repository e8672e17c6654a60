import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { scanText } from "../../../src/injection-scan/mod.ts";
import { emptyCommand, readCommand } from "../../../src/injection-scan/families/command/read.ts";
import { emptyPath, readPath } from "../../../src/injection-scan/families/path/read.ts";

const RULES = { families: ["command", "path"], layers: { model: false } } as const;
const piece = fc.oneof(
  fc.constantFrom(
    "../../",
    "..\\",
    "%2e",
    "%c0%ae",
    "%25",
    "%%3",
    "0x2e",
    "?.",
    "\0",
    "; ",
    "|",
    "&&",
    "$(",
    ")",
    "`",
    "'",
    '"',
    "\\",
    "^",
    "${ifs}",
    "$@",
    "{a,",
    "<(",
    "%0a",
    "cat ",
    "sh ",
    "/etc/passwd",
    " ",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("the readers of paths and commands", () => {
  it("always get on, and stay within their stretch", () => {
    fc.assert(
      fc.property(text, fc.nat(20), (input, from) => {
        const start = Math.min(from, input.length);
        const path = emptyPath();
        readPath(input, start, input.length, path);
        assert.ok(path.end >= start && path.end <= input.length);
        for (const place of path.names) assert.ok(place >= start && place <= input.length);
        const command = emptyCommand();
        readCommand(input, start, input.length, false, undefined, command);
        assert.ok(command.end >= start && command.end <= input.length + 16);
      }),
      { numRuns: 500 },
    );
  });

  it("find a path however its dots and slashes are spelt", () => {
    const dot = fc.constantFrom(".", "%2e", "%252e", "%c0%ae", "%u002e", "0x2e", "%e0%80%ae");
    const slash = fc.constantFrom("/", "\\", "%2f", "%5c", "%252f", "%c0%af", "%u2215", "//");
    const climb = fc.tuple(dot, dot, slash).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(climb, { minLength: 2, maxLength: 6 }), slash, (climbs, last) => {
        assert.ok(scanText(`${climbs.join("")}etc${last}passwd`, RULES).blocked);
      }),
      { numRuns: 300 },
    );
  });

  it("find a command however its name is quoted", () => {
    const quote = fc.constantFrom("''", '""', "\\", "$@", "$()", "``", "^");
    fc.assert(
      fc.property(
        fc.constantFrom("whoami", "wget", "ifconfig", "uname"),
        fc.nat(2),
        quote,
        fc.constantFrom("; ", "| ", "&& ", "$("),
        (name, at, nothing, lead) => {
          const hidden = name.slice(0, at + 1) + nothing + name.slice(at + 1);
          assert.ok(scanText(`1${lead}${hidden} -a`, RULES).blocked, `${lead}${hidden}`);
        },
      ),
      { numRuns: 200 },
    );
  });
});
