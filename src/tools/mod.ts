/**
 * A type-safe registry of tools that models call: arguments are renamed where it is certain what
 * was meant, checked by a compiled schema, and handed to a typed handler; and the same schemas are
 * told to OpenAI, Anthropic and MCP.
 *
 * Renaming comes first, authorisation after: decide on what a handler gets, never on what was sent.
 * Its honest limit: only the names of top-level arguments are mended, and only for valibot schemas.
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
import { answer } from "./http.ts";
import { makeCall } from "./registry.ts";
import type { Registry, Tool, ToolDefinition, ToolResult, ValueOf } from "./types.ts";

export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "../core/request/middleware.ts";
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
export type {
  Registry,
  Tool,
  ToolAnnotations,
  ToolContext,
  ToolDefinition,
  ToolResult,
  ValueOf,
} from "./types.ts";

/** A registry of tools. */
export interface Tools<R extends Registry> {
  /**
   * Calls a tool. Never throws on bad input: an unknown name, arguments that do not fit and a
   * result that does not fit are problems. What the handler throws, it throws.
   *
   * @param name The tool's name; of a stranger's choosing, if need be.
   * @param untrusted The arguments: an object, or a text of JSON as OpenAI sends it.
   * @param c The request, for the handler's context and the problem's trace id.
   */
  call<N extends string>(
    name: N,
    untrusted: unknown,
    c?: EdgeContext,
  ): Promise<ToolResult<N extends keyof R ? ValueOf<R[N]> : ValueOf<R[keyof R]>>>;
  /** The list for OpenAI's API. Throws when a schema is not valibot's. */
  toOpenAI(): OpenAITool[];
  /** The list for Anthropic's API. Throws when a schema is not valibot's. */
  toAnthropic(): AnthropicTool[];
  /** The list for MCP's `tools/list`. Throws when a schema is not valibot's. */
  toMCP(): McpTool[];
  /**
   * A handler for `app.post("/tools/:name", tools.http())`: the JSON body (at most 100 KB) is the
   * arguments; answers `{ value, renamed }`, or problem+json.
   */
  http(): EdgeMiddleware;
}

/**
 * Makes one tool of a registry: gives its handler the types of its schemas.
 *
 * @param definition What it does, takes and gives.
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
export function tool<I extends StandardSchema, R>(
  definition: ToolDefinition<I, undefined, R>,
): Tool<I, undefined, Awaited<R>>;
/**
 * Makes one tool whose result is checked.
 *
 * @param definition What it does, takes and gives.
 */
export function tool<I extends StandardSchema, O extends StandardSchema>(
  definition:
    & ToolDefinition<I, O, NonNullable<O["~standard"]["types"]>["input"]>
    & { readonly output: O },
): Tool<I, O, NonNullable<O["~standard"]["types"]>["output"]>;
export function tool(definition: unknown): unknown {
  return definition;
}

/**
 * Makes a registry of tools. Every schema is compiled and every alias checked here.
 *
 * @param registry The tools by name.
 * @throws {TypeError} When a name, a schema, an alias or a handler is none, or an alias could mean
 *   two arguments.
 */
export function tools<const R extends Registry>(registry: R): Tools<R> {
  const call = makeCall(registry);
  return {
    call: (name, untrusted, c) => call(name, untrusted, c) as never,
    toOpenAI: () => toOpenAI(registry),
    toAnthropic: () => toAnthropic(registry),
    toMCP: () => toMCP(registry),
    http: () =>
      defineMiddleware(function tools(c) {
        return answer(c, call);
      }),
  };
}
