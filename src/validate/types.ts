/**
 * The types of validate(): its arguments, and the types it infers for `c.req.valid()`, `valid()`
 * and Hono's typed client.
 *
 * @module
 */
import type { ValidationTargets } from "hono";
import type { Decision } from "../core/request/decision.ts";
import type { AppContext, EdgeEnv, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Duration, Size } from "../core/options.ts";
import type { Arrays } from "./coerce.ts";
import type { NestedNames } from "./nested-names.ts";
import type { UnknownKeys } from "../schema/run.ts";
import type { InputOf, OutputOf, StandardSchema } from "../schema/schema.ts";

/** The parts of a request that can be validated. */
export type Target = "param" | "query" | "header" | "cookie" | "form" | "json" | "text";

/** A schema for each part of the request, and for the bodies of responses by status. */
export interface Schemas {
  /** The path parameters. */
  readonly param?: StandardSchema;
  /** The query; a repeated name becomes a list. */
  readonly query?: StandardSchema;
  /** The request headers. Names are case-insensitive. */
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

/** The decision on one request. */
export interface ValidateDecision extends Decision {
  /** The guard that decided. */
  readonly guard: "validate";
  /** The invalid targets and the number of issues; never the input. */
  readonly detail?: { readonly targets: readonly string[]; readonly issues: number };
}

/** The options of `validate()`. */
export interface ValidateOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Maximum size of the body, counted while reading; a longer body is refused with 413.
   * @default "100kb"
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Maximum pause of a client that sends a body; a longer pause is refused with 408. After ten
   * seconds the body must also have arrived at 1 KB per second or more.
   * @default "10s"
   */
  readonly bodyTimeout?: Duration | undefined;
  /**
   * Maximum nesting of objects and arrays, from 1 to 512; deeper input is refused with 400.
   * @default 32
   */
  readonly maxDepth?: number | undefined;
  /**
   * Maximum number of errors listed in a refusal, from 1 to 100; `truncated: true` when there are
   * more.
   * @default 16
   */
  readonly maxIssues?: number | undefined;
  /**
   * Handling of keys that are not in the schema: as the schema says, stripped, or refused. Applies
   * to `json`, `form` and `query`, because every request has other headers and cookies.
   * @default "schema"
   */
  readonly unknownKeys?: UnknownKeys | undefined;
  /**
   * Handling of duplicate JSON keys: the last one wins, or the body is refused with 400. Use
   * `"reject"` when the raw body is forwarded to another parser.
   * @default "last"
   */
  readonly duplicateKeys?: "last" | "reject" | undefined;
  /**
   * `"strict"`: a body without a content type, or with one that the route does not declare, is
   * refused with 415. `"any"`: the content type is ignored.
   * @default "strict"
   */
  readonly contentType?: "strict" | "any" | undefined;
  /**
   * The encoding of arrays in targets that are sent as text: a repeated name, or one
   * comma-separated text.
   * @default "repeated"
   */
  readonly arrays?: Arrays | undefined;
  /**
   * Handling of empty texts in `form` and `query`: `"absent"` leaves them out, as if the field had
   * not been sent. Browsers send an empty text for an empty input.
   * @default "keep"
   */
  readonly emptyFields?: "keep" | "absent" | undefined;
  /**
   * How names in `form` and `query` are nested: `nestedNames()` reads `a[b]`, and
   * `nestedNames({ style: "dots" })` also `a.b`. By default a name is the name of an entry.
   */
  readonly nested?: NestedNames | undefined;
  /**
   * The files that a `form` may have; `false` leaves files unchecked. By default a file is refused
   * when its bytes are not of the type that it declares, or when it has active content (HTML, SVG,
   * XML, JavaScript), and its name is made safe.
   */
  readonly files?: FormFilesOptions | false | undefined;
  /**
   * Whether the validated JSON is a copy that shares no object with the parsed body. By default the
   * body is validated in place and no other code holds it, so a copy is only needed when a schema's
   * own checks keep a reference to their input.
   * @default false
   */
  readonly copy?: boolean | undefined;
  /**
   * `"report"` records decisions and never changes a request or a response; `valid()` then returns
   * the parsed input, neither validated nor coerced.
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /** Called on every decision. Its result is ignored, and its errors do not fail the request. */
  readonly onDecision?:
    | { of(c: AppContext<E>, decision: ValidateDecision): void }["of"]
    | undefined;
}

/** The files that a form may have. */
export interface FormFilesOptions {
  /**
   * The accepted media types, like `["image/*", "application/pdf"]`: those of the bytes, not those
   * that the client declares. By default all are. Active content (HTML, SVG, XML, JavaScript) is
   * only accepted when its type is listed itself, because a browser that shows it runs its code.
   */
  readonly types?: readonly string[] | undefined;
  /**
   * Maximum size of one file, enforced while reading; a longer one is refused with 413. Without it,
   * `maxBytes` of the body applies.
   */
  readonly maxBytes?: Size | undefined;
  /**
   * Maximum size of all files together, enforced while reading; more is refused with 413. Without
   * it, `maxBytes` of the body applies.
   */
  readonly maxTotalBytes?: Size | undefined;
  /**
   * Maximum number of files, from 1 to 10 000; more are refused with 413.
   * @default 100
   */
  readonly maxCount?: number | undefined;
}

/** A file of a form that was checked. */
export interface FormFile {
  /** The name of the field. */
  readonly field: string;
  /** The file, with its safe name and the type of its bytes, as the validated form has it. */
  readonly file: File;
  /** The name without paths, invisible characters and further extensions; not unique. */
  readonly name: string;
  /** The name that the client has sent: do not store, list or send it unescaped. */
  readonly originalName: string;
  /** The media type that the bytes agree with. */
  readonly type: string;
  /** The media type that the client has declared, or `""`. */
  readonly declaredType: string;
}

/** The input type of the schema of one target. */
export type InputAt<S, T> = T extends keyof S ? S[T] extends StandardSchema ? InputOf<S[T]> : never
  : never;

/** The output type of the schema of one target. */
export type OutputAt<S, T> = T extends keyof S
  ? S[T] extends StandardSchema ? OutputOf<S[T]> : never
  : never;

/** The type of `c.var.validated`: the validated values by target. */
export type Validated<S extends Schemas> = { [T in keyof S & Target]: OutputAt<S, T> };

/** The variables that `validate()` sets. */
export type ValidateVariables<S extends Schemas = {}> = {
  /** The validated values, by target; read them with `valid(c, target)`. */
  validated: Validated<S>;
  /** The files of a form that was accepted; undefined when it has none. */
  formFiles?: readonly FormFile[];
};

/** The type that Hono's typed client sends for one target: text where the target is text. */
export type ClientInput<In, T extends keyof ValidationTargets> = In extends ValidationTargets[T]
  ? In
  : { [K in keyof In]: ValidationTargets[T][K & keyof ValidationTargets[T]] };

/** As {@link ClientInput}, for a schema that also accepts undefined. */
export type OptionalClientInput<In, T extends keyof ValidationTargets> = In extends
  ValidationTargets[T] ? In
  : { [K in keyof In]?: ValidationTargets[T][K & keyof ValidationTargets[T]] };

/** The input and output types for Hono: `in` for its client, `out` for `c.req.valid()`. */
export interface ValidateInput<S extends Schemas> {
  /** The input that the client sends. */
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
  /** The output that the handler gets. */
  out: { [T in keyof S & keyof ValidationTargets]: OutputAt<S, T> };
}

/** The middleware of `validate()`. */
export type ValidateMiddleware<S extends Schemas> = EdgeMiddleware<
  ValidateVariables<S>,
  string,
  ValidateInput<S>
>;
