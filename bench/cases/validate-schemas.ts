/** Five schemas with valid values, on which the speed of validation is measured. */
import * as v from "valibot";

/** A schema, and a function that returns a fresh valid value. */
export interface Sample {
  readonly name: string;
  readonly schema: v.GenericSchema;
  readonly text: string;
}

const Item = v.object({
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  price: v.pipe(v.number(), v.minValue(0)),
  tags: v.array(v.string()),
  active: v.boolean(),
});

const User = v.object({
  id: v.pipe(v.number(), v.integer()),
  email: v.pipe(v.string(), v.email()),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  age: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(150))),
  role: v.picklist(["admin", "user", "guest"]),
  active: v.boolean(),
  address: v.object({ street: v.string(), city: v.string(), zip: v.pipe(v.string(), v.length(5)) }),
});

const Event = v.variant("kind", [
  v.object({ kind: v.literal("click"), x: v.number(), y: v.number() }),
  v.object({ kind: v.literal("key"), code: v.string(), repeat: v.boolean() }),
]);

const sample = (name: string, schema: v.GenericSchema, value: unknown): Sample => ({
  name,
  schema,
  text: JSON.stringify(value),
});
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** The five samples: a small object, a 10 KB list, nesting, a union of events, optional parts. */
export const samples: readonly Sample[] = [
  sample("small", User, {
    id: 7,
    email: "ada@example.com",
    name: "Ada Lovelace",
    age: 36,
    role: "admin",
    active: true,
    address: { street: "1 Main St", city: "London", zip: "12345" },
  }),
  sample("list-10kb", v.object({ items: v.pipe(v.array(Item), v.maxLength(1_000)) }), {
    items: times(100, (i) => ({
      id: i + 1,
      name: `Item number ${i}`,
      price: i * 1.5,
      tags: ["new", "sale", `tag-${i}`],
      active: i % 2 === 0,
    })),
  }),
  sample("nested", v.object({ a: v.object({ b: v.object({ c: v.object({ d: User }) }) }) }), {
    a: {
      b: {
        c: {
          d: {
            id: 7,
            email: "ada@example.com",
            name: "Ada",
            role: "user",
            active: false,
            address: { street: "s", city: "c", zip: "00000" },
          },
        },
      },
    },
  }),
  sample(
    "events",
    v.array(Event),
    times(
      20,
      (i) =>
        i % 2 ? { kind: "click", x: i, y: i } : { kind: "key", code: `Key${i}`, repeat: false },
    ),
  ),
  sample(
    "optional",
    v.object({
      q: v.optional(v.string(), ""),
      page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
      sort: v.optional(v.picklist(["asc", "desc"])),
      note: v.nullish(v.pipe(v.string(), v.maxLength(200))),
      flags: v.optional(v.array(v.boolean())),
    }),
    { q: "edge", page: 2, sort: "asc", note: null, flags: [true, false] },
  ),
];
