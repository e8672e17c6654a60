import { promptModule } from "../packing/prompt-module.ts";
import { PROMPT_TRAINING, type PromptTraining, trainPrompt } from "../models/prompt.ts";
import type { Row } from "../models/rows.ts";
import { webModule } from "../packing/web-module.ts";
import { trainWeb } from "../models/web.ts";
import type { Scored } from "./figures.ts";
import { FOLDS, foldsOf, groupOf } from "./folds.ts";
import { scannerWith, type ScanText } from "./scanner-with.ts";

/** One way of training that is measured. */
export interface Variant {
  readonly name: string;
  readonly training?: Partial<PromptTraining>;
  /** Whether rows made from templates are trained on. */
  readonly templates?: boolean;
  /** Whether the web model is trained again as well. */
  readonly web?: boolean;
}

/** Parts of the scan that are on or off. */
export type Layers = Readonly<Record<string, boolean>>;

/** Texts that people write, for which the profile is `chat`; the others are values. */
const VALUES: ReadonlySet<string> = new Set([
  "gen",
  "url",
  "params",
  "user_agent",
  "names",
  "address",
  "json_leaf",
]);

/** One needle: an attack in a document, and where it is. */
export interface Needle extends Row {
  readonly at: readonly [number, number];
  readonly base?: string;
}

/** Looks at the rows of one fold, by the scanner that was trained without them. */
export type EachFold = (scan: ScanText, held: readonly Row[]) => void;

/** Scans each row by a scanner that was trained without its group. */
export async function scanLeftOut(
  rows: readonly Row[],
  synthetic: readonly Row[],
  variant: Variant,
  eachFold?: EachFold,
): Promise<Scored[]> {
  const folds = foldsOf(rows);
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const holds = (row: Row) => folds.get(groupOf(row)) === fold;
    const kept = rows.filter((row) => !holds(row));
    if (variant.templates !== false) kept.push(...synthetic);
    const prompt = trainPrompt(kept, { ...PROMPT_TRAINING, ...variant.training });
    const modules: Record<string, string> = { prompt: promptModule(prompt) };
    if (variant.web) modules.web = webModule(trainWeb(kept));
    const scan = await scannerWith(modules, `${variant.name}-${fold}`);
    const held = rows.filter(holds);
    for (const row of held) scored.push(scoreOf(row, scan));
    eachFold?.(scan, held);
  }
  return scored;
}

/** Scans one row, by the profile of its kind; attacks by the prompt family alone or by all. */
export function scoreOf(row: Row, scan: ScanText, layers?: Layers): Scored {
  const chat = row.label === "benign" ? !VALUES.has(row.family) : row.family.startsWith("prompt");
  let prompt = 0;
  let web = 0;
  for (const { family, score } of scan(row.text, optionsOf(chat, layers)).findings) {
    if (family === "prompt") prompt = Math.max(prompt, score);
    else web = Math.max(web, score);
  }
  return { row, prompt, web };
}

const options = new Map<string, object>();

/** The options of a scan: one object each, as an app has. */
function optionsOf(chat: boolean, layers?: Layers): object {
  const key = `${chat} ${JSON.stringify(layers)}`;
  let own = options.get(key);
  if (own === undefined) {
    own = { profile: chat ? "chat" : "field", ...(layers === undefined ? {} : { layers }) };
    options.set(key, own);
  }
  return own;
}
