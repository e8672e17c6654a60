/**
 * A registry as the lists that model providers and MCP clients read.
 *
 * @module
 */
import { toJsonSchema } from "@valibot/to-json-schema";
import { isValibot } from "../schema/schema.ts";
import type { StandardSchema } from "../schema/schema.ts";
import type { Registry, ToolAnnotations } from "./types.ts";

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A tool as OpenAI's `tools` lists it. */
export interface OpenAITool {
  /** Always a function. */
  readonly type: "function";
  /** The function. */
  readonly function: {
    /** The tool's name. */
    readonly name: string;
    /** What it does. */
    readonly description: string;
    /** The arguments. */
    readonly parameters: JsonSchema;
  };
}

/** A tool as Anthropic's `tools` lists it. */
export interface AnthropicTool {
  /** The tool's name. */
  readonly name: string;
  /** What it does. */
  readonly description: string;
  /** The arguments. */
  readonly input_schema: JsonSchema;
}

/** A tool as MCP's `tools/list` lists it. */
export interface McpTool {
  /** The tool's name. */
  readonly name: string;
  /** What it does. */
  readonly description: string;
  /** The arguments. */
  readonly inputSchema: JsonSchema;
  /** What it gives. */
  readonly outputSchema?: JsonSchema;
  /** Hints. */
  readonly annotations?: ToolAnnotations;
}

/** The registry for OpenAI's API, and those that copy it. */
export function toOpenAI(registry: Registry): OpenAITool[] {
  return Object.entries(registry).map(([name, { description, input }]) => ({
    type: "function",
    function: { name, description, parameters: schemaOf(name, input, "input") },
  }));
}

/** The registry for Anthropic's API. */
export function toAnthropic(registry: Registry): AnthropicTool[] {
  return Object.entries(registry).map(([name, { description, input }]) => ({
    name,
    description,
    input_schema: schemaOf(name, input, "input"),
  }));
}

/** The registry for an MCP server. */
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
 * JSON Schema 2020-12, the dialect that all three assume, so it is not named. What it cannot say (a
 * check of one's own, a transformation) is left out: a call checks everything.
 */
function schemaOf(name: string, schema: StandardSchema, typeMode: "input" | "output"): JsonSchema {
  if (!isValibot(schema)) {
    throw new TypeError(`tools: ${name}: only a valibot schema can be told as JSON Schema`);
  }
  const options = { typeMode, target: "draft-2020-12", errorMode: "ignore" } as const;
  const { $schema: _, ...told } = toJsonSchema(schema as never, options) as Record<string, unknown>;
  return told;
}
