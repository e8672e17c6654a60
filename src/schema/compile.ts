/**
 * Compiles a valibot schema to closures, without eval: for valid values the same output, including
 * key order, at a fraction of the cost. Features that the compiler does not support run through
 * valibot itself, so a new feature of valibot is slower but never incorrect.
 *
 * A compiled schema only decides; `issues.ts` explains why a value is refused.
 *
 * @module
 */
import { isOpenRule, leafRule, passes } from "./leaf.ts";
import {
  compileArray,
  compileNon,
  compileRecord,
  compileTuple,
  compileUnion,
  lengthCheck,
} from "./containers.ts";
import { compileObject, fieldsOf, modeOf } from "./object.ts";
import { INVALID, throughValibot } from "./run.ts";
import type { CompileOptions, Run } from "./run.ts";
import { CONFIG, defaultOf, takesUndefined } from "./schema.ts";
import type { ValibotNode } from "./schema.ts";

/** A compiled schema. */
export interface Compiled {
  /** Validates one value. */
  readonly run: Run;
  /**
   * Whether the schema accepts values of any depth (any, record, lazy, …): the caller must then
   * check the depth before a run.
   */
  readonly open: boolean;
  /** Whether a run may change values, not only strip keys: a refused value must be parsed again. */
  readonly rewrites: boolean;
  /** The types of the schemas that run through valibot itself. */
  readonly opaque: ReadonlySet<string>;
}

/** Compiles a synchronous valibot schema. */
export function compile(schema: ValibotNode, options: CompileOptions): Compiled {
  const compiler = new Compiler(options);
  const run = compiler.node(schema, options.reuse, 1);
  return { run, open: compiler.open, rewrites: compiler.rewrites, opaque: compiler.opaque };
}

/** Compiles the nodes of one schema and collects the flags of {@link Compiled}. */
class Compiler {
  open = false;
  rewrites = false;
  readonly opaque: Set<string> = new Set();
  readonly options: CompileOptions;

  constructor(options: CompileOptions) {
    this.options = options;
  }

  /** Compiles one node; `depth` is the number of objects and arrays around it. */
  node(schema: ValibotNode, reuse: boolean, depth: number): Run {
    if (schema.async || "fallback" in schema) return this.#opaque(schema);
    const rule = schema.default === undefined ? leafRule(schema) : undefined;
    if (rule !== undefined && !takesUndefined(schema)) {
      if (isOpenRule(rule)) this.open = true;
      return (value) => passes(rule, value) ? value : INVALID;
    }
    return schema.pipe ? this.#pipe(schema, reuse, depth) : this.#plain(schema, reuse, depth);
  }

  #plain(schema: ValibotNode, reuse: boolean, depth: number): Run {
    switch (schema.type) {
      case "object":
      case "strict_object":
      case "loose_object": {
        const fields = fieldsOf(schema, (entry) => this.node(entry, reuse, depth + 1));
        if (fields === undefined) return this.#opaque(schema);
        const mode = modeOf(schema, this.options.unknownKeys);
        if (mode === "keep") this.open = true;
        return compileObject(fields, mode, reuse, this.options.maxDepth - depth);
      }
      case "array":
        return compileArray(schema.item!, this.node(schema.item!, reuse, depth + 1), reuse);
      case "optional":
      case "exact_optional":
      case "undefinedable":
      case "nullable":
      case "nullish":
        return this.#wrapper(schema, reuse, depth);
      case "non_optional":
      case "non_nullable":
      case "non_nullish":
        return compileNon(schema.type, this.node(schema.wrapped!, reuse, depth));
      case "union":
        return this.#union(schema, depth);
      case "variant":
        return this.#variant(schema, reuse, depth);
      case "record":
        return this.#record(schema, reuse, depth);
      case "tuple":
      case "strict_tuple":
        return this.#tuple(schema, reuse, depth);
      case "lazy":
        return this.#lazy(schema);
      default:
        return this.#opaque(schema);
    }
  }

  #opaque(schema: ValibotNode): Run {
    this.open = this.rewrites = true;
    this.opaque.add(schema.type);
    return throughValibot(schema);
  }

  #pipe(schema: ValibotNode, reuse: boolean, depth: number): Run {
    const [base, ...items] = schema.pipe!;
    const steps = items.filter((item) => item.kind !== "metadata");
    if (steps.some((step) => step.async)) return this.#opaque(schema);
    const runs = [this.node(base, reuse, depth)];
    for (const step of steps) {
      if (step.kind === "transformation" && !KEEPERS.has(step.type)) this.rewrites = true;
      // A transformation may return an object that its author keeps, so it is never edited.
      runs.push(step.kind === "schema" ? this.node(step, false, depth) : compileAction(step));
    }
    const whole = chain(runs);
    const fits = base.type === "array" ? lengthCheck(steps) : undefined;
    return fits ? (value) => Array.isArray(value) && !fits(value) ? INVALID : whole(value) : whole;
  }

  #wrapper(schema: ValibotNode, reuse: boolean, depth: number): Run {
    const wrapped = this.node(schema.wrapped!, reuse, depth);
    const { type } = schema;
    if (type === "exact_optional") return wrapped;
    const takesNull = type === "nullable" || type === "nullish";
    const takesUndefined = type !== "nullable";
    const isNothing = (value: unknown) =>
      (value === null && takesNull) || (value === undefined && takesUndefined);
    if (schema.default === undefined) {
      return (value) => isNothing(value) ? value : wrapped(value);
    }
    // A default object belongs to the author of the schema; valibot copies it.
    const untouched = throughValibot(schema.wrapped!);
    return (value) => {
      if (!isNothing(value)) return wrapped(value);
      const given = defaultOf(schema, { value });
      return isNothing(given) ? given : untouched(given);
    };
  }

  /** A failing option may have edited its input, so each option works on a copy. */
  #union(schema: ValibotNode, depth: number): Run {
    const options = schema.options as ValibotNode[];
    return compileUnion(options.map((option) => this.node(option, false, depth)));
  }

  /** A literal discriminator selects the only option that can succeed. */
  #variant(schema: ValibotNode, reuse: boolean, depth: number): Run {
    const key = schema.key as string;
    const options = new Map<unknown, ValibotNode>();
    for (const option of schema.options as ValibotNode[]) {
      const discriminator = option.type === "variant" ? undefined : option.entries?.[key];
      const values = discriminator && literalsOf(discriminator);
      if (
        values === undefined || values.some((value) => options.has(value) || value === undefined)
      ) {
        return this.#opaque(schema);
      }
      for (const value of values) options.set(value, option);
    }
    const runs = new Map<unknown, Run>();
    for (const [value, option] of options) runs.set(value, this.node(option, reuse, depth));
    return (value) => {
      if (typeof value !== "object" || value === null) return INVALID;
      const run = runs.get((value as Record<string, unknown>)[key]);
      return run === undefined ? INVALID : run(value);
    };
  }

  #record(schema: ValibotNode, reuse: boolean, depth: number): Run {
    this.open = true;
    const runKey = this.node(schema.key as ValibotNode, false, depth + 1);
    const runValue = this.node(schema.value!, reuse, depth + 1);
    return compileRecord(runKey, runValue);
  }

  #tuple(schema: ValibotNode, reuse: boolean, depth: number): Run {
    const runs = schema.items!.map((item) => this.node(item, reuse, depth + 1));
    const strict = schema.type === "strict_tuple";
    if (!strict) this.open = true;
    return compileTuple(runs, strict);
  }

  /** Compiled on first use, because it may refer to a schema that does not exist yet. */
  #lazy(schema: ValibotNode): Run {
    this.open = this.rewrites = true;
    let compiledSchema: ValibotNode | undefined;
    let compiledRun: Run | undefined;
    return (value) => {
      const current = schema.getter!(value);
      if (compiledSchema === undefined) {
        compiledSchema = current;
        compiledRun = this.node(current, false, 1);
      }
      return current === compiledSchema ? compiledRun!(value) : throughValibot(current)(value);
    };
  }
}

/** Transformations that return their input. */
const KEEPERS: ReadonlySet<string> = new Set(["brand", "readonly", "flavor"]);

function compileAction(action: ValibotNode): Run {
  return (value) => {
    const dataset = action["~run"]({ typed: true, value }, CONFIG);
    return dataset.issues ? INVALID : dataset.value;
  };
}

function chain(runs: readonly Run[]): Run {
  if (runs.length === 1) return runs[0];
  return (value) => {
    for (let i = 0; i < runs.length && value !== INVALID; i++) value = runs[i](value);
    return value;
  };
}

/** Returns the values of a discriminator; undefined when it is not made of literals. */
export function literalsOf(schema: ValibotNode): readonly unknown[] | undefined {
  if (schema.pipe !== undefined || "fallback" in schema) return undefined;
  if (schema.type === "literal") return [schema.literal];
  return schema.type === "picklist" || schema.type === "enum" ? schema.options : undefined;
}
