/** Commands install missing packages and programs, or report them. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ensureModules, staleModules } from "../../../scripts/setup.mjs";
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
  const program = { debianPackage: "its-package", reason: "a test starts it" };

  /**
   * Looks a program up with nothing on the PATH but an apt-get that installs `installed-server`.
   */
  async function ensure(name: string, options = {}): Promise<string> {
    const folder = make();
    const bin = path.join(folder, "bin");
    write(
      folder,
      "bin/apt-get",
      `#!/bin/sh\n[ "$1" = install ] && /bin/cp "$0" "${bin}/installed-server"\n`,
    );
    chmodSync(path.join(bin, "apt-get"), 0o755);
    const args = [{ name, ...program }, options].map((value) => JSON.stringify(value)).join();
    const script = `import(${JSON.stringify(path.join(root, "scripts/setup.mjs"))})` +
      `.then((setup) => console.log(setup.ensureProgram(${args}) ?? "found"))`;
    const { output } = await collect(machineNode, ["-e", script], { env: { PATH: bin } });
    return output;
  }
  const isRoot = process.getuid?.() === 0;

  it("is found when it is there", async () => {
    assert.equal(await ensure("apt-get"), "found\n");
  });

  it("is installed as root, which says first what and why", { skip: !isRoot }, async () => {
    assert.equal(
      await ensure("installed-server"),
      "Installing the system package its-package, once (apt-get install -y its-package), " +
        "because a test starts it. `npm test -- --no-setup` installs nothing.\nfound\n",
    );
  });

  it("is not installed with --no-setup", async () => {
    assert.equal(
      await ensure("installed-server", { install: false }),
      "installed-server is missing (a test starts it): run `sudo apt-get install -y its-package` " +
        "(Debian, Ubuntu) or your system's equivalent\n",
    );
  });

  it("is asked for, with the command, where it cannot be installed", async () => {
    assert.match(
      await ensure("other-server"),
      /other-server is missing \(a test starts it\): run `sudo apt-get install -y its-package`/,
    );
  });
});

describe("npm test -- --no-setup", () => {
  /** Runs one integration test without the program that it needs. */
  function run(CI: string): Promise<{ code: number; output: string }> {
    const args = ["--no-setup", "--only", "integration", "--match", "redis-cluster"];
    return collect(machineNode, ["scripts/test.mjs", ...args], { env: { CI, PATH: "/nowhere" } });
  }

  it("skips what is missing, and says so again at the end", async () => {
    const { output } = await run("");
    assert.match(output, /^SKIP {2}integration: stores\/redis-cluster .*redis-server is missing/m);
    assert.match(output, /^SKIPPED:\n {4}integration: stores\/redis-cluster: redis-server is/m);
    assert.match(output, /^0 passed, 0 failed, 1 skipped$/m);
  });

  it("fails for what is missing on a CI machine", async () => {
    const { code, output } = await run("1");
    assert.equal(code, 1);
    assert.match(output, /^FAIL {2}integration: stores\/redis-cluster/m);
    assert.match(output, /^0 passed, 1 failed$/m);
  });

  it("reports missing packages instead of installing them", () => {
    assert.equal(
      ensureModules({ install: false, folder: make({ "package-lock.json": "{}" }) }),
      "node_modules is missing: run `npm ci`",
    );
  });
});
