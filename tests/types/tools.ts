/** Types of a tool registry: what handlers take, what calls give. */
import * as v from "valibot";
import { tool, tools } from "../../src/tools/mod.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true
  : false;
const isTrue = <T extends true>(): T => true as T;

const registry = tools({
  getWeather: tool({
    description: "The weather of a city",
    input: v.object({ city: v.string(), days: v.optional(v.number(), 1) }),
    output: v.object({ day: v.pipe(v.string(), v.transform((text) => new Date(text))) }),
    alias: { city: ["location"] },
    handler(input, context) {
      isTrue<Equal<typeof input, { city: string; days: number }>>();
      isTrue<Equal<typeof context.name, string>>();
      return { day: "2024-01-01" };
    },
  }),
  add: tool({
    description: "Adds",
    input: v.object({ a: v.number() }),
    handler: ({ a }) => Promise.resolve(a + 1),
  }),
});

/** Never called: only the types matter. */
export async function calls(untrusted: unknown, name: string): Promise<void> {
  const weather = await registry.call("getWeather", untrusted);
  if (weather.ok) isTrue<Equal<typeof weather.value, { day: Date }>>();
  const sum = await registry.call("add", untrusted);
  if (sum.ok) isTrue<Equal<typeof sum.value, number>>();
  const some = await registry.call(name, untrusted);
  if (some.ok) isTrue<Equal<typeof some.value, number | { day: Date }>>();
  // @ts-expect-error: a refused call has no value.
  sum.value;
}

tool({
  description: "Gives what its schema does not take",
  input: v.object({}),
  output: v.object({ n: v.number() }),
  // @ts-expect-error: n is a number.
  handler: () => ({ n: "1" }),
});

tool({
  description: "Has an alias for no argument",
  input: v.object({ city: v.string() }),
  // @ts-expect-error: town is no argument.
  alias: { town: ["city"] },
  handler: () => 1,
});
