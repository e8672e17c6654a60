/**
 * Converts a registry to the tool lists of model providers and MCP.
 *
 * @module
 */
import { toJsonSchema } from "@valibot/to-json-schema";
import { isValibot } from "../schema/schema.ts";
import type { StandardSchema } from "../schema/schema.ts";
import type { Registry, ToolAnnotations } from "./types.ts";

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A tool in the `tools` list of OpenAI. */
export interface OpenAITool {
  /** Always `"function"`. */
  readonly type: "function";
  /** The function. */
  readonly function: {
    /** The name of the tool. */
    readonly name: string;
    /** The description of the tool. */
    readonly description: string;
    /** The JSON Schema of the arguments. */
    readonly parameters: JsonSchema;
  };
}

/** A tool in the `tools` list of Anthropic. */
export interface AnthropicTool {
  /** The name of the tool. */
  readonly name: string;
  /** The description of the tool. */
  readonly description: string;
  /** The JSON Schema of the arguments. */
  readonly input_schema: JsonSchema;
}

/** A tool in the result of `tools/list` of MCP. */
export interface McpTool {
  /** The name of the tool. */
  readonly name: string;
  /** The description of the tool. */
  readonly description: string;
  /** The JSON Schema of the arguments. */
  readonly inputSchema: JsonSchema;
  /** The JSON Schema of the result. */
  readonly outputSchema?: JsonSchema;
  /** Hints for the client. */
  readonly annotations?: ToolAnnotations;
}

/** Converts a registry for the API of OpenAI, and compatible ones. */
export function toOpenAI(registry: Registry): OpenAITool[] {
  return Object.entries(registry).map(([name, { description, input }]) => ({
    type: "function",
    function: { name, description, parameters: schemaOf(name, input, "input") },
  }));
}

/** Converts a registry for the API of Anthropic. */
export function toAnthropic(registry: Registry): AnthropicTool[] {
  return Object.entries(registry).map(([name, { description, input }]) => ({
    name,
    description,
    input_schema: schemaOf(name, input, "input"),
  }));
}

/** Converts a registry for an MCP server. */
export function toMCP(registry: Registry): McpTool[] {
  return Object.entries(registry).map(([name, { description, input, output, annotations }]) => ({
    name,
    description,
    inputSchema: schemaOf(name, input, "input"),
    ...(output && { outputSchema: schemaOf(name, output, "output") }),
    ...(annotations && { annotations }),
  }));
}

/**
 * Converts a schema to JSON Schema 2020-12, the default dialect of all three, so `$schema` is
 * omitted. Anything that JSON Schema cannot express (custom checks, transformations) is left out; a
 * call still checks it.
 */
function schemaOf(name: string, schema: StandardSchema, typeMode: "input" | "output"): JsonSchema {
  if (!isValibot(schema)) {
    throw new TypeError(`tools: ${name}: only a valibot schema can be converted to JSON Schema`);
  }
  const options = { typeMode, target: "draft-2020-12", errorMode: "ignore" } as const;
  const { $schema: _, ...rest } = toJsonSchema(schema as never, options) as Record<string, unknown>;
  return rest;
}
