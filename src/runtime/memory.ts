/**
 * The memory of this process, on runtimes that report it.
 *
 * @module
 */

/** Resident memory in bytes; undefined where the runtime does not report it (Workers). */
export function residentMemory(): number | undefined {
  const { process } = globalThis as {
    process?: { memoryUsage?: () => { rss?: number } };
  };
  try {
    const bytes = process?.memoryUsage?.().rss;
    return typeof bytes === "number" && bytes > 0 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
