import { cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { trainPrompt } from "../models/prompt.ts";
import type { Row } from "../models/rows.ts";
import { trainWeb } from "../models/web.ts";
import { promptModule } from "../packing/prompt-module.ts";
import { weightsModule } from "../packing/weights-module.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The families judged: those that are on by default. A text's score is the highest of them. */
type Scan = (text: string) => number;

/** The whole scanner, as shipped but for one model, which is trained on these rows. */
export async function scannerWith(
  model: "prompt" | "web",
  rows: readonly Row[],
  name: string,
): Promise<Scan> {
  const source = model === "prompt"
    ? promptModule(trainPrompt(rows))
    : weightsModule("web", trainWeb(rows));
  const folder = path.join(ROOT, ".tmp", "scan-evaluate", name.replace(/\W+/g, "-"));
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(ROOT, "src"), path.join(folder, "src"), { recursive: true });
  writeFileSync(path.join(folder, `src/injection-scan/models/weights/${model}.ts`), source);
  const scanner = path.join(folder, "src/injection-scan/engine/scanner.ts");
  const { scanText } = await import(pathToFileURL(scanner).href) as {
    scanText: (text: string) => { score: number };
  };
  return (text) => scanText(text).score;
}
