import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The parts of the scanner's face that are measured. */
export type ScanText = (
  text: string,
  options?: object,
) => {
  readonly findings: readonly {
    readonly family: string;
    readonly score: number;
    readonly start: number;
    readonly end: number;
  }[];
};

/** The whole scanner, as it is but for the modules of its weights. */
export async function scannerWith(
  modules: Readonly<Record<string, string>>,
  name: string,
): Promise<ScanText> {
  const folder = path.join(ROOT, ".tmp", "scan-evaluate", name.replace(/\W+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(ROOT, "src"), path.join(folder, "src"), { recursive: true });
  for (const [model, source] of Object.entries(modules)) {
    writeFileSync(path.join(folder, `src/injection-scan/models/weights/${model}.ts`), source);
  }
  const entry = pathToFileURL(path.join(folder, "src/injection-scan/mod.ts"));
  const { scanText } = await import(entry.href) as { scanText: ScanText };
  return scanText;
}
