/**
 * Nested names of forms and queries: `a[b]`, `a[0][b]`, `a[]`, and with dots `a.b`, `a[0].b`. Their
 * code is loaded only by apps that give `validate()` the result of `nestedNames()`.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { Shape } from "../schema/shape/shape.ts";
import { OTHER } from "../schema/shape/shape.ts";
import type { Refusal } from "../core/refusal.ts";
import { invalid } from "../schema/check.ts";
import { pointerOf } from "../schema/report.ts";
import { uncoerced } from "./coerce.ts";
import type { Coercer, Members, Multi, Values } from "./coerce.ts";
import { firstFit, NOTHING, resolved } from "./fit.ts";
import type { Fit } from "./fit.ts";
import { pathOf } from "./name-path.ts";
import type { NamePath } from "./name-path.ts";

/** Options of `nestedNames()`. */
export interface NestedNamesOptions {
  /**
   * `"brackets"` reads `a[b]`, `a[0]` and `a[]`; a dot is an ordinary character. `"dots"` reads
   * `a.b` and `a[0].b` too.
   * @default "brackets"
   */
  readonly style?: "brackets" | "dots" | undefined;
  /**
   * Maximum nesting, from 1 to 32: `a[b]` has 1. A deeper name is refused with 422.
   * @default 5
   */
  readonly maxDepth?: number | undefined;
  /**
   * Maximum number of names and parts of names in one request, from 1 to 100 000; more are refused
   * with 422.
   * @default 1000
   */
  readonly maxNames?: number | undefined;
}

/** How names are nested: the value of the option `nested` of `validate()`. */
export interface NestedNames {
  /** The style of the names. */
  readonly style: "brackets" | "dots";
}

/** As {@link NestedNames}, with the function that `validate()` calls. */
export interface NameNester extends NestedNames {
  /**
   * Nests the values of a form or query; returns them as they are with a refusal.
   *
   * @param known The names that the schema knows: only these may be in a refusal.
   */
  nest(
    sent: Multi,
    target: string,
    known: readonly string[],
  ): { readonly sent: Multi; readonly refusal?: Refusal };
}

const NAMES = { style: 1, maxDepth: 1, maxNames: 1 } satisfies Record<keyof NestedNamesOptions, 1>;

/**
 * Makes the option `nested` of `validate()`: forms and queries with nested names are validated as
 * objects and lists.
 *
 * A name is a list where the schema has one, its indexes in numerical order, without gaps. Names
 * that are not nested completely (`a[b`, `[a]`) are taken as they are. A name that has both a value
 * and members (`a=1&a[b]=2`) is refused with 422.
 *
 * @param options See {@link NestedNamesOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as v from "valibot";
 * import * as djed from "@djed/edge";
 *
 * const Order = v.object({
 *   customer: v.object({ name: v.string() }),
 *   items: v.array(v.object({ sku: v.string(), qty: v.number() })),
 * });
 *
 * const app = new Hono();
 * // customer[name]=Ada&items[0][sku]=a1&items[0][qty]=2
 * app.post("/orders", djed.validate("form", Order, { nested: djed.nestedNames() }), (c) =>
 *   c.json(c.req.valid("form")));
 * ```
 */
export function nestedNames(options: NestedNamesOptions = {}): NestedNames {
  const checks = optionChecks("nestedNames");
  checks.known(options, NAMES);
  const style = checks.oneOf("style", options.style ?? "brackets", ["brackets", "dots"]);
  const maxDepth = checks.integer("maxDepth", options.maxDepth ?? 5, 1, 32);
  const maxNames = checks.integer("maxNames", options.maxNames ?? 1_000, 1, 100_000);
  const hasDots = style === "dots";
  const nester: NameNester = {
    style,
    nest(sent, target, known) {
      const root = new Node({ left: MAX_UNIONS });
      let count = 0;
      for (const name of Object.keys(sent)) {
        const path = pathOf(name, hasDots);
        const { parts, isList, isWrong } = path;
        if (isPolluting(parts)) continue;
        const isTooDeep = parts.length + (isList ? 1 : 0) > maxDepth + 1;
        const added = isWrong || isTooDeep ? 0 : root.add(path, sent[name] as readonly unknown[]);
        if (added !== undefined && !isWrong && !isTooDeep && (count += added) <= maxNames) continue;
        const [code, detail] = isWrong
          ? ["name-form", "Expected [] only at the end of a name"]
          : isTooDeep
          ? ["name-depth", `Expected names nested at most ${maxDepth} deep`]
          : added === undefined
          ? ["name-conflict", "Expected one of a value, named members and a list"]
          : ["name-count", `Expected at most ${maxNames} names`];
        const pointer = pointerOf(known.includes(parts[0]) ? [parts[0]] : []);
        const errors = [{ in: target, pointer, code, detail }];
        return { sent, refusal: invalid(target, { errors, truncated: false }) };
      }
      return { sent: root.own };
    },
  };
  return nester;
}

/** Names with which code that merges objects would change a prototype. */
function isPolluting(parts: readonly string[]): boolean {
  return parts.some((part, i) =>
    part === "__proto__" || part === "constructor" && parts[i + 1] === "prototype"
  );
}

/**
 * Maximum number of unions of objects in one request that are resolved. A union in a recursive
 * schema is tried again for each option around it.
 */
const MAX_UNIONS = 5_000;

/** An index of a list. Objects keep such keys in numerical order. */
const INDEX = /^(0|[1-9]\d{0,8})$/;

/** The members of one name. */
class Node implements Members {
  /** The members by name or index. */
  readonly own: Record<string, Values> = Object.create(null);
  /** The values of `a[]`; undefined without one. */
  #appended: unknown[] | undefined;
  #hasNames = false;
  readonly #unions: { left: number };

  /** @param unions The number of unions that may still be resolved, shared by all nodes. */
  constructor(unions: { left: number }) {
    this.#unions = unions;
  }

  /** Adds values. Returns the number of new members; undefined for a conflict. */
  add(
    path: NamePath,
    values: readonly unknown[],
    depth: number = 0,
  ): number | undefined {
    const { parts, isList } = path;
    if (depth === parts.length) return this.#append(values) ? 0 : undefined;
    const part = parts[depth];
    const existing = this.own[part];
    if (isList || depth < parts.length - 1) {
      if (Array.isArray(existing)) return undefined;
      const node = existing as Node | undefined ?? new Node(this.#unions);
      if (!this.#put(part, node)) return undefined;
      const added = node.add(path, values, depth + 1);
      return added === undefined || existing ? added : added + 1;
    }
    if (existing === undefined) return this.#put(part, [...values]) ? 1 : undefined;
    if (!Array.isArray(existing)) return undefined;
    for (const value of values) existing.push(value);
    return 0;
  }

  /** Returns false where there are values of `a[]` next to named members. */
  #put(part: string, values: Values): boolean {
    this.#hasNames ||= !INDEX.test(part);
    this.own[part] = values;
    return !(this.#hasNames && this.#appended);
  }

  #append(values: readonly unknown[]): boolean {
    this.#appended ??= [];
    for (const value of values) this.#appended.push(value);
    return !this.#hasNames;
  }

  get isEmpty(): boolean {
    if (this.#appended?.length) return false;
    return Object.values(this.own).every((values) =>
      Array.isArray(values) ? values.length === 0 : (values as Members).isEmpty
    );
  }

  coerce(shape: Shape, coercer: Coercer, fit: Fit): unknown {
    switch (shape.kind) {
      case "object":
        return this.#appended ? this.#misfit(fit) : coercer.object(shape, this.own, fit);
      case "list":
        return this.#hasNames ? this.#misfit(fit) : this.#items().map((item, i) => {
          return coercer.value(shape.items[i] ?? shape.rest ?? OTHER, "", item, fit);
        }).filter((item) => item !== NOTHING);
      case "union":
        if (this.#unions.left-- <= 0) return this.#misfit(fit);
        return firstFit(shape.options, fit, (option, own) => this.coerce(option, coercer, own));
      case "lazy":
        return this.coerce(resolved(shape, this.plain()), coercer, fit);
      case "other":
        return this.plain();
      default:
        return this.#misfit(fit);
    }
  }

  /** A list when all members have an index, otherwise an object. */
  plain(): unknown {
    if (this.#hasNames) return uncoerced(this.own, false);
    return this.#items().map((item) =>
      !Array.isArray(item) ? (item as Members).plain() : item.length === 1 ? item[0] : item
    );
  }

  /** The values of a list: by index, then those of `a[]`; without those that have none. */
  #items(): Values[] {
    const indexed = Object.values(this.own).filter((item) =>
      !Array.isArray(item) || item.length > 0
    );
    return [...indexed, ...(this.#appended ?? []).map((value) => [value])];
  }

  #misfit(fit: Fit): unknown {
    fit.misfits++;
    return this.plain();
  }
}
