/**
 * Wrong calls of tools().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as v from "valibot";
import { tool, tools } from "@djed/edge/tools";

const S = v.object({ a: v.string() });
declare const zod3: {
  safeParse(value: unknown): unknown;
  readonly _def: { readonly typeName: string };
};

//~ a: Type '{}' is missing the following properties from type 'Tool<StandardSchema<any, any>,
tools({ a: {} });
//~ parameters: 'parameters' does not exist in type 'Tool<StandardSchema<any, any>,
tools({ a: { description: "x", parameters: S, handler: () => 1 } });
//~ []: Argument of type 'never[]' is not assignable to parameter of type
tools([]);
//~ parameters: 'parameters' does not exist in type 'ToolDefinition<StandardSchema<any, any>,
tool({ description: "x", parameters: S, handler: () => 1 });
//~ input: Property '"~standard"' is missing in type '{ safeParse(value: unknown): unknown;
tool({ description: "x", input: zod3, handler: () => 1 });
//~ "a": Type 'string' is not assignable to type 'number | Promise<number>'.
tool({ description: "x", input: S, output: v.number(), handler: () => "a" });
//~ {: Property 'handler' is missing in type
tool({ description: "x", input: S });
