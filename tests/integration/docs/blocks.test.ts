/** The modules in the README and docs run as pasted, and their apps answer. */
import { after, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { moduleBlocks, placeOf, runtimeOf, writeModules } from "../../../scripts/blocks.mjs";
import { onCi } from "../../../scripts/setup.mjs";
import { collect, deno, machineNode, root } from "../../runtimes/runners.mjs";

/** Complete files have tests of their own; `declare` stands for something only an app has. */
const runnable = moduleBlocks(root).filter(({ title, marks, text }) =>
  title === undefined && !marks.includes("no-run") && !/^declare /m.test(text)
);
const on = (runtime: string) => runnable.filter((block) => runtimeOf(block) === runtime);

describe("the modules in the README and docs", () => {
  const blocks = on("node");
  const { files, remove } = writeModules(root, "run-node", blocks, ({ text: pasted }) => {
    // The ports of the pages may be in use on this machine.
    const text = pasted.replace(/\bport: \d+/g, "port: 0");
    const hasApp = /^(?:export )?const app\b/m.test(text);
    return hasApp ? `${text}\nexport { app as appOfTheBlock };\n` : text;
  });
  after(remove);

  it("run on Node, and each app answers its first route", async () => {
    const paths = files.map(({ file }) => file);
    const { code, output } = await collect(
      machineNode,
      ["--import", "tsx", "tests/integration/docs/run-modules.ts", ...paths],
      { env: { PORT: "0" }, limit: 120_000 },
    );
    assert.equal(code, 0, output);
    const outcomes = output.split("\n").filter((line) => line.startsWith('{"file":'))
      .map((line) => JSON.parse(line) as { file: string; status?: number; error?: string });
    const failures = files.flatMap(({ file, block }) => {
      const outcome = outcomes.find((one) => one.file === file);
      if (outcome === undefined) return [`${placeOf(block)}: did not run`];
      const { error, status = 200 } = outcome;
      return error || status === 500 ? [`${placeOf(block)}: ${error ?? status}`] : [];
    });
    assert.deepEqual(failures, []);
    assert.ok(outcomes.filter(({ status }) => status !== undefined).length >= 20, output);
  });

  it("run on Deno, if they name it", { skip: !existsSync(deno) && !onCi }, async (t) => {
    const { files, remove } = writeModules(root, "run-deno", on("deno"));
    t.after(remove);
    assert.ok(files.length > 0);
    for (const { file, block } of files) {
      const { code, output } = await collect(deno, ["run", "--no-check", "--unstable-kv", file]);
      assert.equal(code, 0, `${placeOf(block)}: ${output}`);
    }
  });

  it("have a runtime here", () => assert.deepEqual(on("bun"), []));
});
