/**
 * How much memory this process uses, where that can be known.
 *
 * @module
 */

/** Bytes resident in memory; undefined where the runtime does not tell (Workers). */
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
