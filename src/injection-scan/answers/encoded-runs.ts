/**
 * Decodes runs of base64 and of hexadecimal digits in a text that comes in pieces, at every
 * alignment, because a run may begin with characters that do not belong to it.
 *
 * @module
 */
import type { Finder, Leak } from "./finder.ts";

/** How runs of one encoding are recognised and decoded. */
export interface RunsOf {
  /** Removes what may be between the characters of a run. */
  clean(text: string): string;
  /** Characters that end a run. */
  readonly end: RegExp;
  /** Shorter runs are ordinary words and numbers. */
  readonly minLength: number;
  /** Number of characters that are decoded together. */
  readonly group: number;
  /** Decodes characters to bytes. */
  decode(text: string): Uint8Array;
}

/** Base64 and base64url, also in lines. */
export const RUNS_OF_BASE64: RunsOf = {
  clean: (text) => text.replace(/[\r\n]+/g, ""),
  end: /[^\w+/-]+/,
  minLength: 24,
  group: 4,
  decode(text) {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  },
};

/** Hexadecimal digits, also as `0x59, 0x6f` or `59:6f`. */
export const RUNS_OF_HEX: RunsOf = {
  clean: (text) => text.toLowerCase().replace(/0x|[\s:,;._-]+/g, ""),
  end: /[^0-9a-f]+/,
  minLength: 32,
  group: 2,
  decode(text) {
    const bytes = new Uint8Array(text.length / 2);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = digitAt(text, 2 * i) * 16 + digitAt(text, 2 * i + 1);
    }
    return bytes;
  },
};

/** One alignment of a run. */
interface Phase {
  /** Characters that do not fill a group yet. */
  rest: string;
  readonly finder: Finder;
  readonly decoder: TextDecoder;
}

/** Finds leaks in the runs of one encoding. */
export class EncodedRuns {
  readonly #kind: RunsOf;
  readonly #inner: () => Finder;
  /** The beginning of a run that is too short so far. */
  #start = "";
  /** The alignments of a run that is long enough. */
  #phases: Phase[] | undefined;
  /** A `0` at the end of a piece may be that of `0x`. */
  #held = "";

  constructor(kind: RunsOf, inner: () => Finder) {
    this.#kind = kind;
    this.#inner = inner;
  }

  /** Takes the next piece of the text; says what leaked. */
  take(piece: string, isKept: boolean): Leak | undefined {
    // Text that may still change is short: it is read when it is certain.
    if (!isKept) return undefined;
    let text = this.#held + piece;
    this.#held = "";
    if (this.#kind.group === 2 && text.endsWith("0")) {
      this.#held = "0";
      text = text.slice(0, -1);
    }
    const parts = this.#kind.clean(text).split(this.#kind.end);
    let leak = this.#extend(parts[0]);
    for (let i = 1; i < parts.length && leak === undefined; i++) {
      this.#start = "";
      this.#phases = undefined;
      const isLast = i === parts.length - 1;
      if (isLast || parts[i].length >= this.#kind.minLength) leak = this.#extend(parts[i]);
    }
    return leak;
  }

  #extend(part: string): Leak | undefined {
    if (part === "") return undefined;
    if (this.#phases !== undefined) return this.#decode(this.#phases, part);
    this.#start += part;
    if (this.#start.length < this.#kind.minLength) return undefined;
    const run = this.#start;
    this.#start = "";
    this.#phases = [];
    for (let skipped = 0; skipped < this.#kind.group; skipped++) {
      const phase = { rest: "", finder: this.#inner(), decoder: new TextDecoder() };
      this.#phases.push(phase);
      const leak = this.#decodePhase(phase, run.slice(skipped));
      if (leak !== undefined) return leak;
    }
    return undefined;
  }

  #decode(phases: readonly Phase[], part: string): Leak | undefined {
    for (const phase of phases) {
      const leak = this.#decodePhase(phase, part);
      if (leak !== undefined) return leak;
    }
    return undefined;
  }

  #decodePhase(phase: Phase, part: string): Leak | undefined {
    const { group, decode } = this.#kind;
    const text = phase.rest + part;
    const full = text.length - text.length % group;
    phase.rest = text.slice(full);
    const decoded = phase.decoder.decode(decode(text.slice(0, full)), { stream: true });
    const leak = takeText(phase.finder, decoded);
    // The run may end without padding, and the answer with it.
    if (leak !== undefined || group === 2 || phase.rest.length < 2) return leak;
    return phase.finder.take(new TextDecoder().decode(decode(phase.rest)), false);
  }
}

/** Passes on what is text: at a wrong alignment hardly anything is. */
function takeText(finder: Finder, decoded: string): Leak | undefined {
  const parts = decoded.split(/\ufffd+/);
  let leak: Leak | undefined;
  for (let i = 0; i < parts.length && leak === undefined; i++) {
    const isAtEdge = i === 0 || i === parts.length - 1;
    if (isAtEdge || parts[i].length >= MIN_TEXT) leak = finder.take(parts[i]);
  }
  return leak;
}

/** Shorter pieces of text between other bytes are not read. */
const MIN_TEXT = 16;

/** The value of a lower-case hexadecimal digit. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
}
