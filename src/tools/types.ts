/**
 * The types of a tool registry.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Problem } from "../core/problem.ts";
import type { InputOf, OutputOf, StandardSchema } from "../schema/schema.ts";
import type { Renamed } from "./aliases.ts";

/** What a handler knows beside its input. */
export interface ToolContext {
  /** The tool's name. */
  readonly name: string;
  /** Which arguments came under another name. */
  readonly renamed: readonly Renamed[];
  /** The request, when the call came through `http()` or was given one. */
  readonly c: EdgeContext | undefined;
}

/** A hint for whoever decides whether a tool may be called (as in MCP); it binds nobody. */
export interface ToolAnnotations {
  /** A name for people. */
  readonly title?: string;
  /** It changes nothing. */
  readonly readOnlyHint?: boolean;
  /** It may delete or overwrite. */
  readonly destructiveHint?: boolean;
  /** Calling it twice is as calling it once. */
  readonly idempotentHint?: boolean;
  /** It talks to the outside world. */
  readonly openWorldHint?: boolean;
}

/** What `tool()` takes. */
export interface ToolDefinition<
  I extends StandardSchema,
  O extends StandardSchema | undefined,
  R,
> {
  /** What it does, for the model. */
  readonly description: string;
  /** The arguments: an object schema. */
  readonly input: I;
  /** What it gives; checked, so that nothing else leaves. */
  readonly output?: O;
  /** Other names that models use for an argument. */
  readonly alias?: { readonly [K in keyof InputOf<I>]?: readonly string[] };
  /** Hints for whoever decides whether it may be called. */
  readonly annotations?: ToolAnnotations;
  /** Does the work. What it throws is not caught: it is the server's fault, not the caller's. */
  handler(input: OutputOf<I>, context: ToolContext): R | Promise<R>;
}

/** A tool, as `tool()` makes it. */
export interface Tool<
  I extends StandardSchema = StandardSchema,
  O extends StandardSchema | undefined = StandardSchema | undefined,
  V = any,
> {
  /** What it does, for the model. */
  readonly description: string;
  /** The arguments: an object schema. */
  readonly input: I;
  /** What it gives. */
  readonly output?: O;
  /** Other names that models use for an argument. */
  readonly alias?: Readonly<Record<string, readonly string[] | undefined>>;
  /** Hints for whoever decides whether it may be called. */
  readonly annotations?: ToolAnnotations;
  /** Does the work. */
  handler(input: any, context: ToolContext): unknown;
  /** The type of what it gives, for inference only. */
  readonly "~value"?: V;
}

/** Tools by name. */
export type Registry = Readonly<Record<string, Tool>>;

/** What a tool gives. */
export type ValueOf<T> = T extends Tool<any, any, infer V> ? V : never;

/** What a call came to. */
export type ToolResult<V> =
  | {
    /** It was done. */
    readonly ok: true;
    /** What the tool gave. */
    readonly value: V;
    /** Which arguments came under another name. */
    readonly renamed: readonly Renamed[];
  }
  | {
    /** It was not done: there is no such tool, or the arguments or the result do not fit. */
    readonly ok: false;
    /** Why, for the model to read; it quotes nothing. */
    readonly problem: Problem;
  };
