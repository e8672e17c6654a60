/**
 * Gives names to random ids, in the order in which they appear. Ids that a request brought keep
 * their value.
 *
 * @module
 */
import type { Step } from "./run.ts";

/** Not the digits of a fraction. */
const ID = /(?<![\w.])(?:[0-9a-f]{32}|[0-9a-f]{16})(?!\w)/g;

/** Names of ids. */
export class NameIds {
  readonly #names = new Map<string, string>();
  #steps = 0;

  /** Returns a step as JSON. Lines of requests that ran at the same time are sorted. */
  name(step: Step): string {
    this.#steps++;
    let found = 0;
    const brought = new Set(
      step.requests.flatMap(({ request }) => JSON.stringify(request.headers).match(ID) ?? []),
    );
    const isRandom = (id: string) => !brought.has(id);
    const blank = (text: string) => text.replace(ID, (id) => isRandom(id) ? "id" : id);
    const sort = (lines: readonly string[]) =>
      step.requests.length === 1
        ? lines
        : lines.map((line) => [blank(line), line]).sort().map(([, line]) => line);
    const sorted = {
      ...step,
      logs: sort(step.logs),
      audits: sort(step.audits),
      spans: sort(step.spans),
    };
    return JSON.stringify(sorted).replace(ID, (id) => {
      if (!isRandom(id)) return id;
      let name = this.#names.get(id);
      if (name === undefined) {
        // The number of the step: one difference does not change the names of all later ids.
        name = `id ${this.#steps}.${++found}`;
        this.#names.set(id, name);
      }
      return name;
    });
  }
}
