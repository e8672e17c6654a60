/**
 * Scans a text of any length by windows that start at places fixed by the text alone: the verdict
 * does not depend on how the text came, and one window is all that is held.
 *
 * @module
 */
import { show } from "../../core/options.ts";
import type { Family } from "../families/registry.ts";
import { isRunUnit, utf8Length } from "../prefilter/prefilter.ts";
import type { Finding } from "./search.ts";
import { isSure } from "./score.ts";
import type { Settings } from "./settings.ts";
import { type ScanResult, scanWindow, verdict, WINDOW } from "./window.ts";
import { budgetOf, Work } from "../prefilter/work.ts";

/** Windows overlap by this much, so that nothing is cut in two by all of them. */
const OVERLAP = 2_048;
const STEP = /* @__PURE__ */ (() => WINDOW - OVERLAP)();

/** Takes a text in chunks. */
export class WindowScanner {
  /** The verdict so far: it can only turn to blocked. */
  blocked = false;

  readonly #settings: Settings;
  readonly #work: Work;
  readonly #hasOwnWork: boolean;
  #decoder: TextDecoder | undefined;
  readonly #best = new Map<Family, Finding>();
  readonly #sure = new Set<Family>();
  /** Text from the start of the next window on. */
  #pending = "";
  /** Where the next window starts. */
  #offset = 0;
  #room: number;
  #scannedTo = 0;
  #scannedBytes = 0;
  #truncated = false;

  constructor(settings: Settings, work?: Work) {
    this.#settings = settings;
    this.#work = work ?? new Work(budgetOf(0));
    this.#hasOwnWork = work === undefined;
    this.#room = settings.maxLength;
  }

  /** Takes the next chunk: text, or bytes of UTF-8. Returns true once the verdict is to block. */
  write(chunk: string | Uint8Array): boolean {
    if (typeof chunk === "string") this.#take(chunk.slice(0, this.#grant(chunk.length)));
    else if (isBytes(chunk)) this.#takeBytes(chunk.subarray(0, this.#grant(chunk.length)));
    else {
      throw new TypeError(
        `createStreamScanner: write() takes a text or its bytes (Uint8Array), got ${show(chunk)}`,
      );
    }
    return this.blocked;
  }

  /** Says that there is no more, and gives the verdict. */
  end(): ScanResult {
    if (this.#decoder !== undefined) this.#take(this.#decoder.decode());
    if (this.#offset + this.#pending.length > this.#scannedTo) {
      this.#scan(this.#pending, false);
    }
    const findings = [...this.#best.values()].sort((a, b) => b.score - a.score);
    return verdict(findings, this.#settings, this.#scannedBytes, this.#truncated);
  }

  /** How much of a chunk may still be taken. */
  #grant(length: number): number {
    const granted = Math.min(length, this.#room);
    if (granted < length) this.#truncated = true;
    this.#room -= granted;
    return granted;
  }

  #takeBytes(bytes: Uint8Array): void {
    this.#decoder ??= new TextDecoder();
    // In pieces: a large chunk must not be held twice.
    for (let at = 0; at < bytes.length; at += WINDOW) {
      this.#take(this.#decoder.decode(bytes.subarray(at, at + WINDOW), { stream: true }));
    }
  }

  #take(text: string): void {
    for (let at = 0; at < text.length;) {
      const end = at + WINDOW + 1 - this.#pending.length;
      this.#pending += text.slice(at, end);
      at = end;
      if (this.#pending.length <= WINDOW) return;
      this.#scan(this.#pending.slice(0, WINDOW), true);
      const step = this.#nextStep();
      this.#pending = this.#pending.slice(step);
      this.#offset += step;
    }
  }

  /**
   * How far on the next window starts. In a run of base64 digits it is where a group of four starts,
   * so that the rest can be decoded; this window started so too, if the run is older than it.
   */
  #nextStep(): number {
    let start = STEP;
    while (start > 0 && isRunUnit(this.#pending.charCodeAt(start - 1))) start--;
    return STEP - (STEP - start) % 4;
  }

  #scan(text: string, hasMore: boolean): void {
    const place = { before: this.#offset, isPart: hasMore || this.#offset > 0, sure: this.#sure };
    const { findings, ascii } = scanWindow(text, this.#settings, this.#work, place);
    // Half a character is counted with the other half, in the next window.
    const end = hasMore && isHighSurrogate(text.charCodeAt(text.length - 1))
      ? text.length - 1
      : text.length;
    const fresh = text.slice(this.#scannedTo - this.#offset, end);
    this.#scannedBytes += ascii ? fresh.length : utf8Length(fresh);
    this.#scannedTo = this.#offset + end;
    if (this.#hasOwnWork) this.#work.onMore(fresh.length);
    this.#truncated ||= this.#work.isSpent;
    for (const finding of findings) {
      const before = this.#best.get(finding.family);
      if (before !== undefined && before.score >= finding.score) continue;
      this.#best.set(finding.family, finding);
      const threshold = this.#settings.thresholds.get(finding.family)!;
      if (finding.score >= threshold) this.blocked = true;
      if (isSure(finding.score, threshold)) this.#sure.add(finding.family);
    }
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Whether a value is bytes, also those of another realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array ||
    Object.prototype.toString.call(value) === "[object Uint8Array]";
}
