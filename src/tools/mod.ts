/**
 * A type-safe registry of tools that models call: arguments are renamed when they are unambiguous,
 * checked by a compiled schema, and passed to a typed handler; the same schemas make the tool lists
 * of OpenAI, Anthropic and MCP.
 *
 * Arguments are renamed before the handler runs: base authorisation on the arguments that the
 * handler gets, never on those that were sent. Limitation: only top-level arguments are renamed,
 * and only for valibot schemas.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as v from "valibot";
 * import { tool, tools } from "@djed/edge/tools";
 *
 * const registry = tools({
 *   getWeather: tool({
 *     description: "The weather of a city, now",
 *     input: v.object({ city: v.string(), units: v.optional(v.picklist(["c", "f"]), "c") }),
 *     output: v.object({ degrees: v.number() }),
 *     alias: { city: ["location", "cityName"] },
 *     handler: ({ city, units }) => ({ degrees: units === "c" ? city.length : 32 }),
 *   }),
 * });
 *
 * const result = await registry.call("getWeather", { Location: "Oslo" });
 * if (result.ok) console.log(result.value.degrees, result.renamed);
 *
 * const app = new Hono();
 * app.post("/tools/:name", registry.http());
 * ```
 *
 * @module
 */
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import type { StandardSchema } from "../schema/schema.ts";
import { toAnthropic, toMCP, toOpenAI } from "./formats.ts";
import type { AnthropicTool, McpTool, OpenAITool } from "./formats.ts";
import { serve } from "./http.ts";
import { makeCall } from "./registry.ts";
import type {
  DefinedTool,
  HandlerResult,
  Registry,
  ToolDefinition,
  ToolResult,
  ValueOf,
} from "./types.ts";

export type * from "../core/request/context.ts";
export type { Problem, ProblemCode, ProblemError } from "../core/problem.ts";
export type {
  InputOf,
  OutputOf,
  StandardIssue,
  StandardResult,
  StandardSchema,
} from "../schema/schema.ts";
export type { Aliases, Renamed } from "./aliases.ts";
export type { AnthropicTool, JsonSchema, McpTool, OpenAITool } from "./formats.ts";
export type * from "./types.ts";

/** A registry of tools. */
export interface Tools<R extends Registry> {
  /**
   * Calls a tool. Never throws on invalid input: an unknown name, invalid arguments and an invalid
   * result are returned as problems. Errors of the handler are rethrown.
   *
   * @param name The name of the tool. May come from an untrusted caller.
   * @param untrusted The arguments: an object, or JSON text as sent by OpenAI.
   * @param c The request, for the context of the handler and the trace id of the problem.
   */
  call<N extends string>(
    name: N,
    untrusted: unknown,
    c?: EdgeContext,
  ): Promise<ToolResult<N extends keyof R ? ValueOf<R[N]> : ValueOf<R[keyof R]>>>;
  /** Returns the list for the API of OpenAI. Throws for schemas that are not valibot's. */
  toOpenAI(): OpenAITool[];
  /** Returns the list for the API of Anthropic. Throws for schemas that are not valibot's. */
  toAnthropic(): AnthropicTool[];
  /** Returns the list for `tools/list` of MCP. Throws for schemas that are not valibot's. */
  toMCP(): McpTool[];
  /**
   * Makes a handler for `app.post("/tools/:name", tools.http())`: the arguments are the JSON body
   * (at most 100 KB); the response is `{ value, renamed }` or problem+json.
   */
  http(): EdgeMiddleware;
}

/**
 * Defines one tool of a registry, and types its handler by its schemas.
 *
 * @param definition The description, the schemas and the handler.
 *
 * @example
 * ```ts
 * import * as v from "valibot";
 * import { tool } from "@djed/edge/tools";
 *
 * const add = tool({
 *   description: "Adds two numbers",
 *   input: v.object({ a: v.number(), b: v.number() }),
 *   handler: ({ a, b }) => a + b,
 * });
 * ```
 */
export function tool<
  I extends StandardSchema,
  O extends StandardSchema | undefined = undefined,
  R extends HandlerResult<O> = HandlerResult<O>,
>(definition: ToolDefinition<I, O, R>): DefinedTool<I, O, R>;
export function tool(definition: unknown): unknown {
  return definition;
}

/**
 * Makes a registry of tools. All schemas are compiled and all aliases are checked here.
 *
 * @param registry The tools by name.
 * @throws {TypeError} When a name, a schema, an alias or a handler is invalid, or an alias is
 *   ambiguous.
 */
export function tools<const R extends Registry>(registry: R): Tools<R> {
  const call = makeCall(registry);
  return {
    call: (name, untrusted, c) => call(name, untrusted, c) as never,
    toOpenAI: () => toOpenAI(registry),
    toAnthropic: () => toAnthropic(registry),
    toMCP: () => toMCP(registry),
    http: () => defineMiddleware("tools", (c) => serve(c, call)),
  };
}
