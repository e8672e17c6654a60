/** Projects of users: the files of a page, beside the npm form of the package. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { tmpdir } from "node:os";
import { titledBlock } from "../../../scripts/blocks.mjs";
import { build } from "../../../scripts/pack.mjs";
import { root } from "../../runtimes/runners.mjs";

const NOT_LINKED = new Set(["@djed", ".bin", ".package-lock.json", ".cache"]);

/** A folder for projects, with the built package and the packages of this repository. */
export class Projects {
  readonly #home: string = mkdtempSync(path.join(tmpdir(), "edge-projects-"));

  /** Builds the package; call it once. */
  async prepare(): Promise<void> {
    const modules = path.join(this.#home, "node_modules");
    mkdirSync(path.join(modules, "@djed"), { recursive: true });
    for (const name of readdirSync(path.join(root, "node_modules"))) {
      if (NOT_LINKED.has(name)) continue;
      symlinkSync(path.join(root, "node_modules", name), path.join(modules, name));
    }
    await build(path.join(modules, "@djed/edge"));
  }

  /** Pastes the files of a page into a new project. Returns its folder. */
  paste(page: string, ...titles: string[]): string {
    const folder = mkdtempSync(path.join(this.#home, "app-"));
    writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
    for (const title of titles) {
      const file = path.join(folder, title);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, titledBlock(root, page, title));
    }
    return folder;
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }
}
