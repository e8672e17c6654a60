/**
 * Compiled arrays, records, tuples, unions and the `non_*` wrappers.
 *
 * @module
 */
import { leafRule, passes } from "./leaf.ts";
import { INVALID, isRecordKey } from "./run.ts";
import type { Run } from "./run.ts";
import type { ValibotNode } from "./schema.ts";

/** Runs every item through `run`; the rule of a leaf is checked without that call. */
export function compileArray(item: ValibotNode, run: Run, reuse: boolean): Run {
  const rule = leafRule(item);
  return (value) => {
    if (!Array.isArray(value)) return INVALID;
    const output = reuse ? value : value.slice();
    for (let i = 0; i < value.length; i++) {
      const member = value[i];
      if (rule !== undefined && member !== undefined) {
        if (!passes(rule, member)) return INVALID;
        continue;
      }
      const result = run(member);
      if (result === INVALID) return INVALID;
      if (result !== member) output[i] = result;
    }
    return output;
  };
}

/** Collects valid members under valid keys in a new object. */
export function compileRecord(runKey: Run, runValue: Run): Run {
  return (value) => {
    if (typeof value !== "object" || value === null) return INVALID;
    const output: Record<string, unknown> = {};
    for (const key in value) {
      if (!isRecordKey(value, key)) continue;
      const name = runKey(key);
      const member = name === INVALID ? INVALID : runValue((value as typeof output)[key]);
      if (member === INVALID) return INVALID;
      output[name as string] = member;
    }
    return output;
  };
}

/** Runs one schema per position; additional items are refused when `strict`, otherwise dropped. */
export function compileTuple(runs: readonly Run[], strict: boolean): Run {
  return (value) => {
    if (!Array.isArray(value) || (strict && value.length > runs.length)) return INVALID;
    const output: unknown[] = [];
    for (let i = 0; i < runs.length; i++) {
      const item = runs[i](value[i]);
      if (item === INVALID) return INVALID;
      output.push(item);
    }
    return output;
  };
}

/** Returns the output of the first run that succeeds. No run may edit its input. */
export function compileUnion(runs: readonly Run[]): Run {
  return (value) => {
    for (const run of runs) {
      const output = run(value);
      if (output !== INVALID) return output;
    }
    return INVALID;
  };
}

/**
 * `non_optional`, `non_nullable`, `non_nullish`: refuses missing values, as input and as output.
 */
export function compileNon(type: string, wrapped: Run): Run {
  const isRefused = (value: unknown) =>
    (value === undefined && type !== "non_nullable") || (value === null && type !== "non_optional");
  return (value) => {
    if (isRefused(value)) return INVALID;
    const output = wrapped(value);
    return isRefused(output) ? INVALID : output;
  };
}

/** Length checks at the start of a pipe, which can run before the items are checked. */
export function lengthCheck(
  steps: readonly ValibotNode[],
): ((value: unknown[]) => boolean) | undefined {
  const rules = lengthRules(steps);
  if (rules.length === 0) return undefined;
  return ({ length }) => rules.every((rule) => lengthOf(rule, length));
}

/** Returns the length rules of a pipe that apply to the array before any transformation. */
export function lengthRules(steps: readonly ValibotNode[]): readonly ValibotNode[] {
  const end = steps.findIndex(({ kind }) => kind === "schema" || kind === "transformation");
  return (end === -1 ? steps : steps.slice(0, end)).filter((step) => LENGTHS.has(step.type));
}

/** Whether a length satisfies a rule; always true for rules that are not about length. */
export function lengthOf({ type, requirement }: ValibotNode, length: number): boolean {
  if (type === "non_empty") return length > 0;
  if (type === "min_length") return length >= (requirement as number);
  if (type === "max_length") return length <= (requirement as number);
  return type !== "length" || length === requirement;
}

const LENGTHS: ReadonlySet<string> = new Set(["non_empty", "min_length", "max_length", "length"]);
