/** The files of the container page agree with each other. The image is not built here. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { titledBlock } from "../../../scripts/blocks.mjs";
import { read } from "../../../scripts/check-kit.mjs";
import { root } from "../../runtimes/runners.mjs";

const PAGE = "docs/deploy/node.md";
const file = (title: string) => titledBlock(root, PAGE, title);
const instructions = file("Dockerfile").split("\n").map((line) => line.split(" "));
const argumentsOf = (name: string) =>
  instructions.filter(([first]) => first === name).map(([, ...rest]) => rest);

describe("the files for a container", () => {
  it("copy only what the context holds", () => {
    const lines = file(".dockerignore").trim().split("\n");
    const held = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    assert.equal(lines[0], "*");
    const copied = argumentsOf("COPY").filter(([first]) => !first!.startsWith("--from"))
      .flatMap((names) => names.slice(0, -1));
    assert.deepEqual([...new Set(copied)].sort(), held.sort());
  });

  it("run as a user that is not root, with node as the first process", () => {
    assert.deepEqual(argumentsOf("USER"), [["node"]]);
    assert.equal(argumentsOf("CMD").map((words) => words.join(" ")).join(), '["node", "main.mjs"]');
    assert.ok(file("Dockerfile").indexOf("USER node") < file("Dockerfile").indexOf("CMD"));
  });

  it("install every package that the program imports, in versions that are tested", () => {
    const { dependencies } = JSON.parse(file("package.json")) as {
      dependencies: Record<string, string>;
    };
    const imported = [...file("main.mjs").matchAll(/from "((?:@[^/"]+\/)?[^/"]+)/g)]
      .map(([, name]) => name!).filter((name) => !name.startsWith("node:"));
    assert.deepEqual(Object.keys(dependencies).sort(), [...new Set(imported)].sort());
    const { version, devDependencies } = JSON.parse(read(root, "package.json"));
    assert.equal(dependencies["@djed/edge"], `^${version}`);
    for (const name of ["@hono/node-server", "redis"]) {
      assert.equal(dependencies[name], devDependencies[name], name);
    }
  });

  it("listen on the port that is exposed and probed", () => {
    const port = /PORT = "(\d+)"/.exec(file("main.mjs"))![1]!;
    assert.deepEqual(argumentsOf("EXPOSE"), [[port]]);
    const manifest = file("deployment.yaml");
    const probed = [...manifest.matchAll(/port: (\d+)|containerPort: (\d+)/g)]
      .map(([, probe, container]) => probe ?? container);
    assert.deepEqual([...new Set(probed)], [port]);
    assert.ok(manifest.includes("runAsNonRoot: true"));
  });
});
