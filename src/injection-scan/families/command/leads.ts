/**
 * The places of a text where a shell would start a command.
 *
 * @module
 */

import { isWrittenBreak } from "./word.ts";

/** What stands before a command. */
export const Lead = {
  /** The start of a value, or of a parameter in it. */
  start: 0,
  /** `;`, `|`, `&` and their doubles. */
  separator: 1,
  /** `$(`, a backtick, `<(`. */
  substitution: 2,
  /** `system("`, `exec('`, … */
  call: 3,
  /** A line break. */
  line: 4,
} as const;

const LEAD = /* @__PURE__ */ leadTable();

function leadTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const c of ";|&\n\r`(=\\%") table[c.charCodeAt(0)] = 1;
  return table;
}

/** Calls `visit` for each place. `value`: also for its start, parameters and line breaks. */
export function eachLead(
  text: string,
  from: number,
  to: number,
  value: boolean,
  visit: (kind: number, at: number) => void,
): void {
  let ticks = 0;
  if (from === 0 && value && text.charCodeAt(0) !== 92) visit(Lead.start, skipOpeners(text, 0, to));
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || LEAD[unit] === 0) continue;
    switch (unit) {
      case 59: // ;
        if (endsEntity(text, i) || isSeparator(text.charCodeAt(i + 1))) break;
        visit(Lead.separator, skipOpeners(text, i + 1, to));
        break;
      case 124: // |
      case 38: // &
        if (unit === 38 && (startsEntity(text, i) || isRedirection(text, i))) break;
        // In a row of separators only the last has a command behind it.
        while (isSeparator(text.charCodeAt(i + 1)) && !startsEntity(text, i + 1)) i++;
        visit(Lead.separator, skipOpeners(text, i + 1, to));
        break;
      case 96: // `
        if (text.charCodeAt(i + 1) === 96) {
          // Two enclose nothing; three are the fence of a block.
          i += text.charCodeAt(i + 2) === 96 ? 2 : 1;
          break;
        }
        if (ticks++ % 2 === 0) visit(Lead.substitution, skipOpeners(text, i + 1, to));
        break;
      case 40: { // (
        const before = text.charCodeAt(i - 1);
        const next = text.charCodeAt(i + 1);
        if (before === 36 || before === 60 || before === 62) {
          if (next !== 41 && next !== 40) visit(Lead.substitution, skipOpeners(text, i + 1, to));
        } else if ((next === 39 || next === 34 || next === 92) && isCall(text, i)) {
          visit(Lead.call, skipOpeners(text, i + 1, to));
        }
        break;
      }
      case 61: // =
        if (value) visit(Lead.start, i + 1);
        break;
      case 92: { // \n, as written
        const next = text.charCodeAt(i + 1);
        if (value && (next === 110 || next === 114) && text.charCodeAt(i - 1) !== 92) {
          visit(Lead.line, skipOpeners(text, i + 2, to));
        }
        break;
      }
      case 37: // %0a
        if (value && isWrittenBreak(text, i)) visit(Lead.line, skipOpeners(text, i + 3, to));
        break;
      case 10:
      case 13:
        if (value) visit(Lead.line, skipOpeners(text, i + 1, to));
    }
  }
}

/** Brackets, quotes and signs that may stand before a command's name. */
function skipOpeners(text: string, from: number, to: number): number {
  let i = from;
  for (const last = Math.min(to, from + 16); i < last; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 123 && text.charCodeAt(i + 1) > 32) break;
    if (unit !== 32 && unit !== 9 && unit !== 40 && unit !== 123 && unit !== 64 && unit !== 33) {
      break;
    }
  }
  return i;
}

function isSeparator(unit: number): boolean {
  return unit === 59 || unit === 124 || unit === 38;
}

/** `&amp;`, `&#39;`: an entity, not a separator. */
function startsEntity(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next === 35) return true;
  return next >= 97 && next <= 122 && ENTITY.test(text.slice(at + 1, at + 8));
}

const ENTITY =
  /^(?:amp|lt|gt|quot|apos|nbsp|sol|colon|tab|lpar|rpar|copy|reg|euro|mdash|ndash|[lr][sd]quo|hellip);/;

/** The semicolon of an entity. */
function endsEntity(text: string, at: number): boolean {
  for (let i = at - 1; i > at - 9 && i >= 0; i--) {
    const unit = text.charCodeAt(i);
    if (unit === 38) return at - i > 2 && startsEntity(text, i);
    if (unit !== 35 && (unit < 48 || (unit > 57 && unit < 97) || unit > 122)) return false;
  }
  return false;
}

/** `2>&1`, `&>`. */
function isRedirection(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at + 1);
  return before === 62 || before === 60 || next === 62;
}

/** True for the bracket of a call that runs its argument. */
function isCall(text: string, at: number): boolean {
  return CALL.test(text.slice(Math.max(0, at - 16), at));
}

const CALL =
  /(?:^|[^\w])(?:system|exec|execsync|spawn|passthru|shell_exec|popen|proc_open|pcntl_exec|eval|check_output|getoutput|call|run)\s?$/;
