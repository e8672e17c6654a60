/**
 * The pure scanner: a text in, a verdict out. No I/O, no clock, no random; time linear in the text.
 * Long texts are scanned by window (`window.ts`, `window-scanner.ts`).
 *
 * @module
 */
import { show } from "../../core/options.ts";
import { lazy } from "../prefilter/lazy.ts";
import type { FamilyPack } from "./pack.ts";
import { type ScanOptions, type Settings, settingsOf } from "./settings.ts";
import { utf8Length } from "../prefilter/prefilter.ts";
import { type ScanResult, scanWindow, verdict, WINDOW } from "./window.ts";
import { isBytes, WindowScanner } from "./window-scanner.ts";
import { budgetOf, Work } from "../prefilter/work.ts";

/** Scans one text. */
export type ScanText = (input: string | Uint8Array, options?: ScanOptions) => ScanResult;

/** Makes `scanText()` for some families. */
export function makeScanText(pack: FamilyPack): ScanText {
  const defaults = lazy(() => settingsOf(undefined, "scanText", pack));
  // Checking options takes longer than scanning a short text: each object is checked once.
  const checked = new WeakMap<ScanOptions, Settings>();
  return (input, options) => {
    if (typeof input !== "string" && !isBytes(input)) {
      throw new TypeError(`scanText: input must be a text or its bytes, got ${show(input)}`);
    }
    if (options === undefined) return scanWith(input, defaults());
    let settings = checked.get(options);
    if (settings === undefined) {
      checked.set(options, settings = settingsOf(options, "scanText", pack));
    }
    return scanWith(input, settings);
  };
}

/**
 * Scans with options that were checked and completed before.
 *
 * @param work The budget that the text shares with others; without it the text has one of its own.
 */
export function scanWith(
  input: string | Uint8Array,
  settings: Settings,
  work?: Work,
): ScanResult {
  if (input.length <= WINDOW && input.length <= settings.maxLength) {
    const text = typeof input === "string" ? input : new TextDecoder().decode(input);
    const own = work ?? new Work(budgetOf(text.length));
    const { findings, ascii } = scanWindow(text, settings, own);
    return verdict(findings, settings, ascii ? text.length : utf8Length(text), own.isSpent);
  }
  const scanner = new WindowScanner(settings, work);
  scanner.write(input);
  return scanner.end();
}
