/**
 * The types of validate(): what it takes, what it gives to `c.req.valid()`, to `valid()` and to
 * Hono's typed client.
 *
 * @module
 */
import type { ValidationTargets } from "hono";
import type { Decision } from "../core/request/decision.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Duration, Size } from "../core/options.ts";
import type { Arrays } from "./coerce.ts";
import type { UnknownKeys } from "../schema/run.ts";
import type { InputOf, OutputOf, StandardSchema } from "../schema/schema.ts";

/** The parts of a request that can be validated. */
export type Target = "param" | "query" | "header" | "cookie" | "form" | "json" | "text";

/** A schema for each part of the request, and for the bodies of responses by status. */
export interface Schemas {
  /** The path parameters. */
  readonly param?: StandardSchema;
  /** The query; a repeated name is a list. */
  readonly query?: StandardSchema;
  /** The request headers. Names may be spelled in any case. */
  readonly header?: StandardSchema;
  /** The cookies. */
  readonly cookie?: StandardSchema;
  /** The body as a form, URL-encoded or multipart. */
  readonly form?: StandardSchema;
  /** The body as JSON. */
  readonly json?: StandardSchema;
  /** The body as plain text. */
  readonly text?: StandardSchema;
  /** The JSON bodies of responses, by status. */
  readonly responses?: Readonly<Record<number, StandardSchema>>;
}

/** What was decided on one request. */
export interface ValidateDecision extends Decision {
  /** The guard that decided. */
  readonly guard: "validate";
  /** Where it was wrong, and how often; never what was sent. */
  readonly detail?: { readonly targets: readonly string[]; readonly issues: number };
}

/** How `validate()` works. */
export interface ValidateOptions {
  /**
   * The longest body that is read; more is a 413. Counted while reading.
   * @default "100kb"
   */
  maxBytes?: Size;
  /**
   * The longest pause of a client that sends a body; more is a 408. After ten seconds the body must
   * also have come with 1 KB a second.
   * @default "10s"
   */
  bodyTimeout?: Duration;
  /**
   * The deepest nesting of objects and arrays; more is a 400. From 1 to 512.
   * @default 32
   */
  maxDepth?: number;
  /**
   * The most errors that a refusal lists; further ones are told as `truncated: true`. From 1 to 100.
   * @default 16
   */
  maxIssues?: number;
  /**
   * Keys that a schema does not name: as the schema says, dropped, or refused. Bears on `json`,
   * `form` and `query`; headers and cookies always carry others.
   * @default "schema"
   */
  unknownKeys?: UnknownKeys;
  /**
   * A JSON key that is there twice: the last one wins, or a 400. Refuse them where the raw body is
   * forwarded to another parser.
   * @default "last"
   */
  duplicateKeys?: "last" | "reject";
  /**
   * `"strict"`: a body of a content type that the route did not declare, or of none, is a 415.
   * `"any"`: the content type is not asked.
   * @default "strict"
   */
  contentType?: "strict" | "any";
  /**
   * How arrays are sent in string-borne targets: by repeating the name, or as one text with commas.
   * @default "repeated"
   */
  arrays?: Arrays;
  /**
   * True: the validated JSON shares no object with the parsed body. By default the body is checked
   * in place and handed out; nobody else holds it, so this is for schemas whose own checks keep a
   * reference to what they see.
   * @default false
   */
  copy?: boolean;
  /**
   * `"report"` decides and records, and never changes a request or a response; `valid()` is then
   * the parsed input, neither validated nor coerced.
   * @default "enforce"
   */
  mode?: "enforce" | "report";
  /** Sees every decision. Its result is ignored, and its errors are swallowed. */
  onDecision?(c: EdgeContext, decision: ValidateDecision): void;
}

/** What the schema of one target takes. */
export type InputAt<S, T> = T extends keyof S ? S[T] extends StandardSchema ? InputOf<S[T]> : never
  : never;

/** What the schema of one target gives. */
export type OutputAt<S, T> = T extends keyof S
  ? S[T] extends StandardSchema ? OutputOf<S[T]> : never
  : never;

/** The values by target, as `c.var.validated` holds them. */
export type Validated<S extends Schemas> = { [T in keyof S & Target]: OutputAt<S, T> };

/** The variables that `validate()` sets. */
export type ValidateVariables<S extends Schemas = {}> = {
  /** The validated values, by target; read them with `valid(c, target)`. */
  validated: Validated<S>;
};

/** What Hono's typed client sends for one target: texts where the target holds texts. */
export type ClientInput<In, T extends keyof ValidationTargets> = In extends ValidationTargets[T]
  ? In
  : { [K in keyof In]: ValidationTargets[T][K & keyof ValidationTargets[T]] };

/** As {@link ClientInput}, of a schema that also takes undefined. */
export type OptionalClientInput<In, T extends keyof ValidationTargets> = In extends
  ValidationTargets[T] ? In
  : { [K in keyof In]?: ValidationTargets[T][K & keyof ValidationTargets[T]] };

/** The input and output types of Hono: `in` for its client, `out` for `c.req.valid()`. */
export interface ValidateInput<S extends Schemas> {
  /** What the client sends. */
  in:
    & {
      [
        T in keyof S & keyof ValidationTargets as undefined extends InputAt<S, T> ? never : T
      ]: ClientInput<InputAt<S, T>, T>;
    }
    & {
      [
        T in keyof S & keyof ValidationTargets as undefined extends InputAt<S, T> ? T : never
      ]?: OptionalClientInput<InputAt<S, T>, T>;
    };
  /** What the handler gets. */
  out: { [T in keyof S & keyof ValidationTargets]: OutputAt<S, T> };
}

/** The middleware of `validate()`. */
export type ValidateMiddleware<S extends Schemas> = EdgeMiddleware<
  ValidateVariables<S>,
  any,
  ValidateInput<S>
>;
