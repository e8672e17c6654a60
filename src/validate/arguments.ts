/**
 * The types of the arguments of validate(): a compiler names the argument that is wrong, and says
 * why.
 *
 * `validate()` has two overloads, for one target and for several. A compiler reports all overloads
 * that take the number of arguments, also the one that was not meant. So the one that was not meant
 * takes another number.
 *
 * @module
 */
// deno-lint-ignore-file conventions/no-any -- options of any environment
import type { StandardSchema } from "../schema/schema.ts";
import type { Schemas, Target, ValidateOptions } from "./types.ts";

/**
 * `never` unless `T` is a `Wanted`. `Is<…> extends never ? Wrong : T` is then `Wrong` for a type
 * that is not wanted, and `T` for the type parameter of a generic function, as in
 * `<S extends Schemas>(schemas: S) => validate(schemas)`.
 */
export type Is<T, Wanted> = [T] extends [never] ? "yes" : T extends Wanted ? "yes" : never;

/** A schema, or the text that says why it is not one. */
export type CheckedSchema<S> = Is<S, StandardSchema | undefined> extends never
  ? "not a Standard Schema: use valibot, arktype, or zod 3.24 or later"
  : S;

/** A target, or all of them when it is unknown. */
export type CheckedTarget<T> = Is<T, Target> extends never ? Target : T;

/** Schemas by target, or the text that says at each wrong member why it is wrong. */
export type CheckedSchemas<S> = Is<S, OnlySchemas<S>> extends never ? WrongSchemas<S> : S;

/** `S` without members that are not targets, which a type parameter would accept. */
export type OnlySchemas<S> =
  & object
  & {
    readonly [T in keyof S]: T extends "responses" ? OnlyStatuses<S[T]>
      : T extends Target ? Schemas[T]
      : never;
  };

/** Schemas by status. */
export type OnlyStatuses<S> =
  | undefined
  | { readonly [Status in keyof S]: Status extends number | `${number}` ? StandardSchema : never };

/** Texts that say what is wrong with schemas by target. */
export type WrongSchemas<S> = S extends StandardSchema | { readonly safeParse: unknown }
  ? 'the target comes first, as in validate("json", schema)'
  : S extends object ?
      & { readonly [T in keyof S]: CheckedMember<T, S[T]> }
      // For completion in editors.
      & { readonly [T in Exclude<keyof Schemas, keyof S>]?: Schemas[T] }
  : Target;

/** A member of schemas by target, or the text that says why it is wrong. */
export type CheckedMember<T, S> = T extends "responses" ? CheckedResponses<S>
  : T extends Target ? CheckedSchema<S>
  : "unknown target: use param, query, header, cookie, form, json, text or responses";

/** Schemas by status, or the text that says at each wrong member why it is wrong. */
export type CheckedResponses<S> = {
  readonly [Status in keyof S]: Status extends number | `${number}` ? CheckedSchema<S[Status]>
    : "not a status";
};

/** The arguments after schemas by target. */
export type AfterSchemas<S> =
  Is<S, object | number | boolean | bigint | symbol | null | undefined> extends never
    ? readonly [never, never, never, never]
    : readonly [options?: ValidateOptions<any>];

/** The arguments after a target. */
export type AfterTarget<T, S> = Is<T, string> extends never ? readonly [never, never, never, never]
  : readonly [schema: CheckedSchema<S>, options?: ValidateOptions<any>];

/** The schemas of a call with schemas by target. */
export type GivenSchemas<S> = S extends Schemas ? S : {};

/** The schemas of a call with one target. */
export type OneSchema<T, S> = {
  readonly [K in T & Target]: S extends StandardSchema ? S : never;
};
