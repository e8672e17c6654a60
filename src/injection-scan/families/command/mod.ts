/**
 * Shell commands, behind separators, in substitutions and calls, or as the whole of a value.
 *
 * A small shell tokeniser (`word.ts`, `read.ts`) reads what a shell would run at each place where a command may
 * start (`leads.ts`). Whether that is an attack is judged by its structure: what stands before it,
 * what its name says (`names.ts`), and what its arguments are after (`danger.ts`).
 *
 * @module
 */
import { isValue } from "../../models/shape.ts";
import type { Hit, Structure } from "../structure.ts";
import { judge, Setting } from "./judge.ts";
import { eachLead } from "./leads.ts";
import { PATTERNS } from "./patterns.ts";
import { isKnown, isTold } from "./names.ts";
import { emptyCommand, readCommand } from "./read.ts";
import { signs, signsIn } from "../signs.ts";

const PLUS = /* @__PURE__ */ signs("+");
const GLOBS = /* @__PURE__ */ signs("?*[");

/** Finds commands. */
export const command: Structure = (view, from, to) => {
  const { text } = view;
  const value = isValue(text);
  let best: Hit | undefined;
  const keep = (rule: string, score: number, start: number, end: number) => {
    if (score > (best?.score ?? 0)) best = { rule, score, start, end };
  };
  const found = signsIn(text, from, to);
  const stretch = text.slice(from, to);
  for (const { rule, score, pattern, needs, anywhere } of PATTERNS) {
    if ((found & needs) !== needs || (!value && anywhere !== true)) continue;
    const match = pattern.exec(stretch);
    if (match !== null) keep(rule, score, from + match.index, from + match.index + match[0].length);
  }
  const read = emptyCommand();
  const plus = value && (found & PLUS) !== 0 && !text.trim().includes(" ");
  // Only a pattern of files may stand for a name.
  const isName = !value ? isTold : (found & GLOBS) === 0 ? isKnown : undefined;
  let setting: Setting | undefined;
  eachLead(text, from, to, value, (kind, at) => {
    if (!value && !mayBeName(text, at)) return;
    readCommand(text, at, to, plus, isName, read);
    if (read.words.length === 0 || (isName !== undefined && !isName(read.words[0]))) {
      if (setting !== undefined) setting.feeds = "";
      return;
    }
    const score = judge(text, kind, read, setting ??= new Setting(text, value));
    if (score > 0) keep(RULES[kind], score, read.start, read.end);
  });
  return best;
};

const RULES = ["command-line", "separated-command", "substitution", "called-command", "new-line"];

/** In a document names are written out. */
function mayBeName(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (unit === 47 || (unit >= 97 && unit <= 122)) && next >= 97 && next <= 122;
}
