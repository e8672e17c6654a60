/**
 * Validates requests with bounded cost: the body is read once and up to a cap, parsed once and
 * checked by a compiled schema; a refusal is short and never quotes the input.
 *
 * valibot is supported natively: its schemas are compiled. Targets that are sent as text are
 * coerced to the types of schemas of valibot, zod and arktype; any other Standard Schema works
 * unchanged. Limitation: the schema's own checks and transformations run in the request; they may
 * be slow or throw.
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
import type { StandardSchema } from "../schema/schema.ts";
import type { Schemas, Target, ValidateMiddleware, ValidateOptions } from "./types.ts";

export type { Decision } from "../core/request/decision.ts";
export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "../core/request/middleware.ts";
export type { Size } from "../core/options.ts";
export type { Arrays } from "./coerce.ts";
export type { UnknownKeys } from "../schema/run.ts";
export type {
  InputOf,
  OutputOf,
  StandardIssue,
  StandardResult,
  StandardSchema,
} from "../schema/schema.ts";
export type {
  ClientInput,
  InputAt,
  OptionalClientInput,
  OutputAt,
  Schemas,
  Target,
  Validated,
  ValidateDecision,
  ValidateInput,
  ValidateMiddleware,
  ValidateOptions,
  ValidateVariables,
} from "./types.ts";

/**
 * Validates one or several parts of the request, and the responses of a route.
 *
 * An invalid request is refused with problem+json: 415 for a body of a content type that the route
 * does not declare, 413 above `maxBytes`, 400 when the body cannot be parsed, 422 with the invalid
 * parts when it does not match the schema. Valid input is available as `c.req.valid(target)` and
 * `valid(c, target)`; Hono's own body readers still work.
 *
 * @param target The part of the request.
 * @param schema A valibot schema, or any Standard Schema.
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
export function validate<T extends Target, S extends StandardSchema>(
  target: T,
  schema: S,
  options?: ValidateOptions,
): ValidateMiddleware<{ readonly [K in T]: S }>;
/**
 * Validates several parts of the request, and the responses of a route.
 *
 * @param schemas A schema for each part, and schemas for responses by status.
 * @param options See {@link ValidateOptions}.
 */
export function validate<const S extends Schemas>(
  schemas: S,
  options?: ValidateOptions,
): ValidateMiddleware<S>;
export function validate(
  first: Target | Schemas,
  second?: StandardSchema | ValidateOptions,
  third?: ValidateOptions,
): unknown {
  checkFirst(first);
  const isOne = typeof first === "string";
  const schemas: Schemas = isOne ? { [first]: second } : first;
  checkTargets(schemas);
  const settings = resolveValidateOptions(isOne ? third : second as ValidateOptions);
  return defineMiddleware(validateHandler(schemas, settings));
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
