// Projects of users, in a folder of their own: files of a page beside the npm form of the package.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../../tests/runtimes/runners.mjs";
import { titledBlock } from "../blocks.mjs";
import { build } from "../pack.mjs";

const NOT_LINKED = new Set(["@djed", ".bin", ".package-lock.json", ".cache"]);

/** A folder for projects, with the built package and the packages of this repository. */
export class Projects {
  #home = mkdtempSync(path.join(tmpdir(), "edge-projects-"));

  /** Builds the package; call it once. */
  async prepare() {
    const modules = path.join(this.#home, "node_modules");
    mkdirSync(path.join(modules, "@djed"), { recursive: true });
    for (const name of readdirSync(path.join(root, "node_modules"))) {
      if (NOT_LINKED.has(name)) continue;
      symlinkSync(path.join(root, "node_modules", name), path.join(modules, name));
    }
    await build(path.join(modules, "@djed/edge"));
  }

  /** Makes a folder for a project of ES modules. */
  make() {
    const folder = mkdtempSync(path.join(this.#home, "app-"));
    this.write(folder, "package.json", '{ "private": true, "type": "module" }\n');
    return folder;
  }

  /** Writes a file of a project, and returns its path. */
  write(folder, file, text) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
    return place;
  }

  /** Pastes files of a page into a new project. Returns its folder. */
  paste(page, ...titles) {
    const folder = this.make();
    for (const title of titles) this.write(folder, title, titledBlock(root, page, title));
    return folder;
  }

  remove() {
    rmSync(this.#home, { recursive: true, force: true });
  }
}
