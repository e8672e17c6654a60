/**
 * Takes out of a record what may differ between two versions that behave alike.
 *
 * @module
 */
import type { Answer } from "./transport.ts";

/** Keeps the first line of the stacks in a JSON text: frames name lines of the library. */
export function withoutFrames(json: string): string {
  return json.replace(/\\n +at (?:[^"\\]|\\.)*"/g, '\\n    at …"');
}

/**
 * Sorts the series of each metric in an exposition. They are written in the order of their first
 * requests, and of requests at the same time either may end first.
 */
export function withSortedSeries(answer: Answer): Answer {
  const families = answer.body.split(/^(?=# HELP)/m);
  const sorted = families.map((family) => {
    const lines = family.split("\n");
    const head = lines.filter((line) => line.startsWith("#") || line === "");
    const samples = lines.filter((line) => !head.includes(line));
    // The lines of one series stay in their order.
    return [...head, ...samples.sort((a, b) => compare(seriesOf(a), seriesOf(b)))].join("\n");
  });
  return { ...answer, body: sorted.join("") };
}

function seriesOf(line: string): string {
  return (/\{(.*)\}/.exec(line)?.[1] ?? "").replace(/,?le="[^"]*"/, "");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
