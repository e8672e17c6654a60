/**
 * The types of a tool registry.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Problem } from "../core/problem.ts";
import type { InputOf, OutputOf, StandardSchema } from "../schema/schema.ts";
import type { Renamed } from "./aliases.ts";

/** The context of a call, for its handler. */
export interface ToolContext {
  /** The name of the tool. */
  readonly name: string;
  /** The arguments that were renamed. */
  readonly renamed: readonly Renamed[];
  /** The request, if the call came through `http()` or was passed one. */
  readonly c: EdgeContext | undefined;
}

/** Hints for clients that decide whether a tool may be called (as in MCP); not enforced. */
export interface ToolAnnotations {
  /** A human-readable name. */
  readonly title?: string | undefined;
  /** Whether the tool has no side effects. */
  readonly readOnlyHint?: boolean | undefined;
  /** Whether the tool may delete or overwrite data. */
  readonly destructiveHint?: boolean | undefined;
  /** Whether repeated calls have no additional effect. */
  readonly idempotentHint?: boolean | undefined;
  /** Whether the tool interacts with external systems. */
  readonly openWorldHint?: boolean | undefined;
}

/** The results that a handler may return: the input of the schema `output`, if there is one. */
export type HandlerResult<O> = O extends StandardSchema ? InputOf<O> : unknown;

/** The value of a call: the output of the schema `output`, if the tool has one. */
export type ToolValue<O, R> = O extends StandardSchema ? OutputOf<O> : Awaited<R>;

/** The argument of `tool()`. */
export interface ToolDefinition<
  I extends StandardSchema,
  O extends StandardSchema | undefined,
  R,
> {
  /** The description for the model. */
  readonly description: string;
  /** The schema of the arguments: an object schema. */
  readonly input: I;
  /** The schema of the result, which is checked. */
  readonly output?: O | undefined;
  /** Alternative names that models use for an argument. */
  readonly alias?: { readonly [K in keyof InputOf<I>]?: readonly string[] } | undefined;
  /** Hints for clients that decide whether the tool may be called. */
  readonly annotations?: ToolAnnotations | undefined;
  /** Runs the tool. Its errors are not caught: they are faults of the server, not of the caller. */
  handler(input: OutputOf<I>, context: ToolContext): R | Promise<R>;
}

/** A tool made by `tool()`. */
export interface Tool<
  I extends StandardSchema = StandardSchema,
  O extends StandardSchema | undefined = StandardSchema | undefined,
  // deno-lint-ignore conventions/no-any -- without inference any result fits
  V = any,
> {
  /** The description for the model. */
  readonly description: string;
  /** The schema of the arguments: an object schema. */
  readonly input: I;
  /** The schema of the result. */
  readonly output?: O | undefined;
  /** Alternative names that models use for an argument. */
  readonly alias?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  /** Hints for clients that decide whether the tool may be called. */
  readonly annotations?: ToolAnnotations | undefined;
  /** Runs the tool. */
  // deno-lint-ignore conventions/no-any -- a registry holds tools of all inputs
  handler(input: any, context: ToolContext): unknown;
  /** The type of the result, used for inference only. */
  readonly "~value"?: V | undefined;
}

/**
 * The tool that `tool()` makes of a definition. By `[O][…]` the compiler takes `O` from the
 * definition only, not from the place where the tool is used.
 */
export type DefinedTool<I extends StandardSchema, O extends StandardSchema | undefined, R> = Tool<
  I,
  [O][O extends unknown ? 0 : never],
  ToolValue<O, R>
>;

/** Tools by name. */
export type Registry = Readonly<Record<string, Tool>>;

/** The type of the result of a tool. */
// deno-lint-ignore conventions/no-any -- any input and output; only the result is inferred
export type ValueOf<T> = T extends Tool<any, any, infer V> ? V : never;

/** The outcome of a call. */
export type ToolResult<V> =
  | {
    /** The call succeeded. */
    readonly ok: true;
    /** The result of the tool. */
    readonly value: V;
    /** The arguments that were renamed. */
    readonly renamed: readonly Renamed[];
  }
  | {
    /** The call failed: the tool is unknown, or the arguments or the result are invalid. */
    readonly ok: false;
    /** The reason, for the model to read; never quotes the input. */
    readonly problem: Problem;
  };
