/**
 * Validates requests with bounded cost: the body is read once and up to a cap, parsed once and
 * checked by a compiled schema; a refusal is short and never quotes the input.
 *
 * valibot is supported natively: its schemas are compiled. Targets that are sent as text are
 * coerced to the types of schemas of valibot, zod and arktype; any other Standard Schema works
 * unchanged. The files of a form are compared with the types that they declare, and get safe names.
 * Limitation: the schema's own checks and transformations run in the request; they may be slow or
 * throw.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as v from "valibot";
 * import { validate } from "@djed/edge/validate";
 *
 * const Order = v.object({ sku: v.string(), qty: v.pipe(v.number(), v.integer(), v.minValue(1)) });
 *
 * const app = new Hono();
 * app.post("/orders", validate("json", Order), (c) => c.json(c.req.valid("json"), 201));
 * app.get("/orders", validate("query", v.object({ page: v.optional(v.number(), 1) })), (c) =>
 *   c.json({ page: c.req.valid("query").page }));
 * ```
 *
 * @module
 */
import { defineMiddleware } from "../core/request/middleware.ts";
import { validateHandler } from "./guard.ts";
import { checkFirst, checkTargets, resolveValidateOptions } from "./options.ts";
import type {
  AfterSchemas,
  AfterTarget,
  CheckedSchemas,
  CheckedTarget,
  GivenSchemas,
  OneSchema,
} from "./arguments.ts";
import type { Schemas, ValidateMiddleware, ValidateOptions } from "./types.ts";

export type { Decision, DecisionDetail } from "../core/request/decision.ts";
export type * from "../core/request/context.ts";
export type { Size } from "../core/options.ts";
export type { Arrays } from "./coerce.ts";
export { nestedNames } from "./nested-names.ts";
export type { NestedNames, NestedNamesOptions } from "./nested-names.ts";
export type { UnknownKeys } from "../schema/run.ts";
export type {
  InputOf,
  OutputOf,
  StandardIssue,
  StandardResult,
  StandardSchema,
} from "../schema/schema.ts";
export type * from "./arguments.ts";
export type * from "./types.ts";

/**
 * Validates one or several parts of the request, and the responses of a route.
 *
 * An invalid request is refused with problem+json: 415 for a body of a content type that the route
 * does not declare, 413 above `maxBytes`, 400 when the body cannot be parsed, 422 with the invalid
 * parts when it does not match the schema. Valid input is available as `c.req.valid(target)` and
 * `valid(c, target)`; Hono's own body readers still work.
 *
 * @param schemas A schema (of valibot, or any Standard Schema) for each part, and schemas for
 *   responses by status; or one part and its schema.
 * @param options See {@link ValidateOptions}.
 * @throws {TypeError} When a target, a schema or an option is unknown or invalid; at construction.
 * @throws {RangeError} When an option is out of range; at construction.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as v from "valibot";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.put(
 *   "/orders/:id",
 *   djed.validate({
 *     param: v.object({ id: v.pipe(v.string(), v.uuid()) }),
 *     json: v.object({ qty: v.number() }),
 *     responses: { 200: v.object({ ok: v.boolean() }) },
 *   }, { maxBytes: "10kb" }),
 *   (c) => c.json({ ok: c.req.valid("json").qty > 0 }),
 * );
 * ```
 */
export function validate<const S>(
  schemas: CheckedSchemas<S>,
  ...options: AfterSchemas<S>
): ValidateMiddleware<GivenSchemas<S>>;
/**
 * Validates one part of the request.
 *
 * @param target The part of the request.
 * @param schemaAndOptions A schema, and {@link ValidateOptions}.
 */
export function validate<const T, S>(
  target: CheckedTarget<T>,
  ...schemaAndOptions: AfterTarget<T, S>
): ValidateMiddleware<OneSchema<T, S>>;
export function validate(
  first: unknown,
  second?: unknown,
  third?: ValidateOptions,
): unknown {
  checkFirst(first);
  const isOne = typeof first === "string";
  const schemas = (isOne ? { [first]: second } : first) as Schemas;
  checkTargets(schemas);
  const settings = resolveValidateOptions(isOne ? third : second as ValidateOptions | undefined);
  return defineMiddleware("validate", validateHandler(schemas, settings));
}

/**
 * Returns the validated value of one target, typed. Like `c.req.valid(target)`, but works with
 * every copy of Hono, and with `text`, which is missing from Hono's own types.
 *
 * @param c The context of a handler that runs after `validate()`.
 * @param target A target that was validated.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as v from "valibot";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.post("/notes", djed.validate("text", v.pipe(v.string(), v.maxLength(500))), (c) =>
 *   c.text(djed.valid(c, "text").toUpperCase()));
 * ```
 */
export function valid<
  C extends { readonly var: { readonly validated: object } },
  T extends keyof C["var"]["validated"],
>(c: C, target: T): C["var"]["validated"][T] {
  // In report mode a target may have no value.
  return (c.var.validated as C["var"]["validated"] | undefined)?.[target as never] as never;
}
