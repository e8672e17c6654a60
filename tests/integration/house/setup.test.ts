/** What the commands do about packages and programs that are missing. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { staleModules } from "../../../scripts/setup.mjs";
import { collect, machineNode, root } from "../../runtimes/runners.mjs";
import { make, write } from "./repository.ts";

describe("the installed packages", () => {
  const lock = (version: string, more = {}) =>
    JSON.stringify({
      packages: { "": {}, "node_modules/hono": { version, ...more } },
    });

  it("are those of the lock file, or are installed again", () => {
    const folder = make({ "package-lock.json": lock("4.0.0") });
    assert.equal(staleModules(folder), "node_modules is missing");
    write(folder, "node_modules/.package-lock.json", lock("3.0.0"));
    assert.equal(staleModules(folder), "node_modules/hono is not at 4.0.0");
    write(folder, "node_modules/.package-lock.json", lock("4.0.0"));
    assert.equal(staleModules(folder), undefined);
  });

  it("may lack what is for other platforms", () => {
    const folder = make({ "package-lock.json": lock("4.0.0", { optional: true }) });
    write(folder, "node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
    assert.equal(staleModules(folder), undefined);
  });
});

describe("a program that tests need", () => {
  /** Runs the look-up with nothing on the PATH but a stand-in for apt-get, which leaves the program. */
  async function ensure(program: string): Promise<string> {
    const folder = make();
    const bin = path.join(folder, "bin");
    write(
      folder,
      "bin/apt-get",
      `#!/bin/sh\n[ "$1" = install ] && /bin/cp "$0" "${bin}/installed-server"\n`,
    );
    chmodSync(path.join(bin, "apt-get"), 0o755);
    const script = `import(${JSON.stringify(path.join(root, "scripts/setup.mjs"))})` +
      `.then((setup) => console.log(setup.ensureProgram("${program}", "its-package") ?? "found"))`;
    const { output } = await collect(machineNode, ["-e", script], { env: { PATH: bin } });
    return output;
  }
  const isRoot = process.getuid?.() === 0;

  it("is found when it is there", async () => {
    assert.equal(await ensure("apt-get"), "found\n");
  });

  it("is installed where that is allowed", { skip: !isRoot && "needs root" }, async () => {
    assert.equal(
      await ensure("installed-server"),
      "Installing installed-server, once (apt-get install -y its-package).\nfound\n",
    );
  });

  it("is asked for, with the command, where it cannot be installed", async () => {
    assert.match(
      await ensure("other-server"),
      /other-server is missing: run `sudo apt-get install -y its-package`/,
    );
  });
});
