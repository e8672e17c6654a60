/** Random valibot schemas, and random values that nearly fit them, from one seed. */
import * as v from "valibot";

/** A generator of numbers in [0, 1), as `Math.random`, that can be seeded. */
export type Random = () => number;

/** mulberry32: small, seeded, good enough to pick from lists. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KEYS = ["a", "b", "c", "d", "toString", "constructor", "length", "1"];
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)];

const leaves: readonly (() => v.GenericSchema)[] = [
  () => v.string(),
  () => v.pipe(v.string(), v.minLength(2), v.maxLength(4)),
  () => v.pipe(v.string(), v.length(3)),
  () => v.pipe(v.string(), v.nonEmpty(), v.email()),
  () => v.pipe(v.string(), v.regex(/^[a-z]/), v.regex(/[a-z]$/)),
  () => v.pipe(v.string(), v.minValue("b")),
  () => v.pipe(v.string(), v.startsWith("a")),
  () => v.pipe(v.string(), v.trim(), v.minLength(1)),
  () => v.pipe(v.string(), v.toUpperCase()),
  () => v.pipe(v.string(), v.transform(Number), v.number()),
  () => v.pipe(v.string(), v.check((text) => text !== "no")),
  () => v.pipe(v.string(), v.brand("Id")),
  () => v.number(),
  () => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  () => v.pipe(v.number(), v.multipleOf(5)),
  () => v.pipe(v.number(), v.transform((n) => ({ a: n })), v.object({ a: v.number() })),
  () => v.boolean(),
  () => v.literal("x"),
  () => v.literal(NaN),
  () => v.literal(0),
  () => v.picklist(["x", "y", 1 as unknown as string]),
  () => v.null(),
  () => v.undefined(),
  () => v.any(),
  () => v.unknown(),
  () => v.date(),
  () => v.bigint(),
  () => v.never(),
  () => v.fallback(v.string(), "fallback"),
  () => v.fallback(v.number(), undefined as unknown as number),
];

/** A random schema, at most `depth` levels deep. */
export function randomSchema(random: Random, depth: number): v.GenericSchema {
  if (depth <= 0 || random() < 0.35) return pick(random, leaves)();
  const inner = () => randomSchema(random, depth - 1);
  const entries = () => {
    const chosen: Record<string, v.GenericSchema> = {};
    for (const key of KEYS) if (random() < (key.length > 1 ? 0.1 : 0.5)) chosen[key] = inner();
    return chosen;
  };
  const options = [
    v.object({ t: v.literal("p"), x: inner() }),
    v.object({ t: v.picklist(["q", "r"]), y: inner() }),
  ] as const;
  return pick<() => v.GenericSchema>(random, [
    () => v.object(entries()),
    () => v.object(entries()),
    () => v.object(entries()),
    () => v.strictObject(entries()),
    () => v.looseObject(entries()),
    () => v.objectWithRest(entries(), inner()),
    () => v.pipe(v.object(entries()), v.check((value) => Object.keys(value).length !== 3)),
    () => v.pipe(v.object(entries()), v.transform((value) => ({ ...value, z: 1 }))),
    () => v.partial(v.object(entries())),
    () => v.array(inner()),
    () => v.array(inner()),
    () => v.pipe(v.array(inner()), v.minLength(1), v.maxLength(3)),
    () => v.pipe(v.array(inner()), v.nonEmpty(), v.transform((list) => list.slice(1))),
    () => v.optional(inner()),
    () =>
      v.optional(inner(), pick<any>(random, ["x", 1, () => "yy", () => ({ a: "x" }), { b: 1 }])),
    () => v.nullable(inner()),
    () => v.nullable(inner(), pick<any>(random, ["x", 1, () => undefined])),
    () => v.nullish(inner()),
    () => v.nullish(inner(), "x" as never),
    () => v.exactOptional(inner()),
    () => v.exactOptional(inner(), "x" as never),
    () => v.undefinedable(inner()),
    () => v.nonOptional(v.optional(inner())),
    () => v.nonNullish(v.nullish(inner())),
    () => v.pipe(v.optional(inner()), v.check((value) => value !== "no")),
    () => v.union([inner(), inner()]),
    () => v.union([v.object(entries()), v.object(entries())]),
    () => v.variant("t", options),
    () => v.variant("t", [options[0], v.object({ t: v.literal("p"), z: inner() })]),
    () => v.intersect([v.object(entries()), v.object(entries())]),
    () => v.record(v.string(), inner()),
    () => v.record(v.pipe(v.string(), v.maxLength(1)), inner()),
    () => v.tuple([inner(), inner()]),
    () => v.strictTuple([inner(), inner()]),
    () => v.tupleWithRest([inner()], inner()),
    () => {
      const [text, other] = [inner(), inner()];
      return v.lazy((input) => typeof input === "string" ? text : other);
    },
    () => {
      const same = inner();
      return v.lazy(() => same);
    },
  ])();
}

const ODD = ["x", 1, null, undefined, true, [], {}, NaN, "a@b.co", [1], { a: 1 }, -1, 1.5, "", "p"];

/** A value that fits the schema, mostly. */
export function nearValue(random: Random, schema: any, depth = 5): unknown {
  if (random() < 0.06 || depth < 0) return structured(pick(random, ODD));
  if (schema.pipe) schema = schema.pipe[0];
  const value = (inner: unknown) => nearValue(random, inner, depth - 1);
  switch (schema.type) {
    case "string":
      return pick(random, ["x", "yy", "abc", "abcdef", "a@b.co", " ", " t ", "12", "no", "xax"]);
    case "number":
      return pick(random, [0, -0, 1, 5, 9, 10, -1, 1.5, Infinity]);
    case "boolean":
      return random() < 0.5;
    case "literal":
      return schema.literal;
    case "picklist":
      return pick(random, schema.options);
    case "null":
      return null;
    case "object":
    case "strict_object":
    case "loose_object":
    case "object_with_rest":
      return nearObject(random, schema.entries, value);
    case "array":
      return Array.from({ length: Math.floor(random() * 5) }, () => value(schema.item));
    case "optional":
    case "nullish":
    case "exact_optional":
    case "undefinedable":
    case "nullable":
    case "non_optional":
    case "non_nullish":
      return random() < 0.3 ? pick(random, [undefined, null]) : value(schema.wrapped);
    case "union":
    case "variant":
      return value(pick(random, schema.options));
    case "intersect":
      return Object.assign({}, ...schema.options.map(value));
    case "record":
      return nearObject(random, Object.fromEntries(KEYS.map((k) => [k, schema.value])), value, 0.4);
    case "tuple":
    case "strict_tuple":
    case "tuple_with_rest":
      return [...schema.items.map(value), ...(random() < 0.2 ? [1] : [])];
    default:
      return structured(pick(random, ["x", 1, null, "p", { a: 1 }]));
  }
}

/** Keys in the order of the schema or in any other, some missing, some unknown, some hostile. */
function nearObject(
  random: Random,
  entries: Record<string, unknown>,
  value: (schema: unknown) => unknown,
  presence = 0.93,
): object {
  const keys = Object.keys(entries).filter(() => random() < presence);
  if (random() < 0.2) keys.reverse();
  if (random() < 0.2) keys.splice(Math.floor(random() * keys.length), 0, pick(random, ["zz", "q"]));
  const object: Record<string, unknown> = {};
  for (const key of keys) define(object, key, key in entries ? value(entries[key]) : 1);
  if (random() < 0.05) define(object, pick(random, ["__proto__", "prototype"]), { p: 1 });
  return object;
}

/** A deep copy that keeps own `__proto__` keys, as JSON.parse makes them. */
export function structured<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structured) as T;
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  const copy = {};
  for (const key of Object.keys(value)) define(copy, key, structured((value as any)[key]));
  return copy as T;
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
