/**
 * The scanner for text that comes in chunks: bounded memory, and a verdict that does not depend on
 * where the chunks were cut.
 *
 * @module
 */
import type { FamilyPack } from "./pack.ts";
import { type ScanOptions, settingsOf } from "./settings.ts";
import type { ScanResult } from "./window.ts";
import { WindowScanner } from "./window-scanner.ts";

/** Scans a text that arrives in chunks. */
export interface StreamScanner {
  /**
   * Scans the next chunk: text, or bytes of UTF-8. Returns whether the verdict is to block.
   * @throws {TypeError} When the chunk is something else.
   */
  write(chunk: string | Uint8Array): boolean;
  /** Ends the text, and returns the verdict. */
  end(): ScanResult;
  /** The verdict so far. It may still change to blocked, but not back. */
  readonly blocked: boolean;
}

/** Makes a scanner of a text that arrives in chunks, for some families. */
export function makeStreamScanner(
  options: ScanOptions | undefined,
  pack: FamilyPack,
): StreamScanner {
  return new WindowScanner(settingsOf(options, "createStreamScanner", pack));
}
