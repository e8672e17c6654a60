/** The comparison of wrong calls with the messages of compilers. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { errorsOf, problemsOf, wrongCalls } from "../../../scripts/test/wrong-calls.mjs";

const FILE = "wrong/limit.ts";
const CALLS = wrongCalls(FILE, `//~ window: 'window' does not exist\nlimit({ window: 1 });\n`);
const problems = (output: string): string[] => problemsOf(CALLS, errorsOf(output));
const error = (place: string, text: string) => `${FILE}(${place}): error TS2353: ${text}\n`;

describe("a wrong call", () => {
  it("is named when the compiler reports it at its place, with the text", () => {
    assert.deepEqual(problems(error("2,9", "And 'window' does not exist in type 'Limit'.")), []);
  });

  it("is named when the text is in a further line of the message", () => {
    assert.deepEqual(problems(error("2,9", "No.") + "  'window' does not exist in it."), []);
  });

  it("is not named when no compiler reports it, or one reports it twice", () => {
    assert.match(problems("")[0], /limit\.ts:2: limit\(\{ window: 1 \}\);\n {2}0 errors/);
    const twice = error("2,9", "'window' does not exist").repeat(2);
    assert.match(problems(twice)[0], /2 errors/);
  });

  it("is not named at another place, or by another text", () => {
    assert.match(problems(error("2,7", "'window' does not exist"))[0], /reported at \{ window/);
    assert.match(problems(error("2,9", "'windows' does not exist"))[0], /not 'window' does not/);
  });

  it("is not named by a message about overloads", () => {
    const message = error("2,9", "No overload matches this call.") + "  'window' does not exist";
    assert.match(problems(message)[0], /says too much/);
  });

  it("does not hide an error in another line", () => {
    const both = error("2,9", "'window' does not exist") + error("1,1", "No module.");
    assert.deepEqual(problems(both), ["wrong/limit.ts:1: not expected: No module."]);
  });
});
