/**
 * Validation that cannot be used as a weapon: the body is read once and up to a cap, parsed once,
 * checked by a compiled schema, and refused in a few words that quote nothing.
 *
 * valibot is the native tongue: its schemas are compiled, and string-borne targets are coerced by
 * them. Any other Standard Schema (zod, arktype) works as it is. Its honest limit: what a schema's
 * own checks and transformations do is theirs; they run in the request, and may be slow or throw.
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
import { makeGuard } from "./guard.ts";
import { checkTargets, resolveOptions } from "./options.ts";
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
 * Validates one part of the request, or several, and the responses of a route.
 *
 * A request that does not fit is refused with problem+json: 415 for a body of a type that the route
 * did not declare, 413 above `maxBytes`, 400 when it cannot be parsed, 422 with the places when it
 * does not match. What fits is there as `c.req.valid(target)` and `valid(c, target)`; Hono's own
 * readers of the body still work.
 *
 * @param target The part of the request.
 * @param schema A schema of valibot, or any Standard Schema.
 * @param options See {@link ValidateOptions}.
 * @throws {TypeError} When a target, a schema or an option is not one; at construction.
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
 * @param schemas A schema for each part, and for responses by status.
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
  const isOne = typeof first === "string";
  const schemas: Schemas = isOne ? { [first]: second } : first;
  checkTargets(schemas);
  const settings = resolveOptions(isOne ? third : second as ValidateOptions);
  const handle = makeGuard(schemas, settings);
  return defineMiddleware(function validate(c, next) {
    return handle(c, next);
  });
}

/**
 * What `validate()` made of one target, typed. As `c.req.valid(target)`, and for every copy of Hono
 * and for `text`, which Hono's own types do not know.
 *
 * @param c The context of a handler behind `validate()`.
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
  // In report mode there may be nothing to give.
  return (c.var.validated as C["var"]["validated"] | undefined)?.[target as never] as never;
}
