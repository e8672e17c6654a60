/**
 * Wrong calls of validate().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as v from "valibot";
import { z } from "zod";
import * as djed from "@djed/edge";

const S = v.object({ a: v.string() });
declare const zod3: {
  safeParse(value: unknown): unknown;
  readonly _def: { readonly typeName: string };
};

//~ zod3: Argument of type '{ safeParse(value: unknown): unknown; readonly _def: { readonly
djed.validate("json", zod3);
//~ json: Type '{ safeParse(value: unknown): unknown; readonly _def: { readonly typeName: string;
djed.validate({ json: zod3 });
//~ 200: Type '{ safeParse(value: unknown): unknown; readonly _def: { readonly typeName: string; };
djed.validate({ json: S, responses: { 200: zod3 } });
//~ {: Argument of type '{ a: number; }' is not assignable to parameter of type '"not a Standard
djed.validate("json", { a: 1 });
//~ z: zod/v4/classic/external")' is not assignable to parameter of type '"not a Standard
djed.validate("json", z);
//~ "jsom": Argument of type '"jsom"' is not assignable to parameter of type 'Target'.
djed.validate("jsom", S);
//~ jsom: Type 'ObjectSchema<{ readonly a: StringSchema<undefined>; }, undefined>' is not
djed.validate({ jsom: S });
//~ quary: Type 'ObjectSchema<{ readonly a: StringSchema<undefined>; }, undefined>' is not
djed.validate({ json: S, quary: S });
//~ ok: Type 'ObjectSchema<{ readonly a: StringSchema<undefined>; }, undefined>' is not assignable
djed.validate({ json: S, responses: { ok: S } });
//~ S: Argument of type 'ObjectSchema<{ readonly a: StringSchema<undefined>; }, undefined>' is not
djed.validate(S);
//~ z: Argument of type 'ZodString' is not assignable to parameter of type '"the target comes
djed.validate(z.string());
//~ validate: Expected 2-3 arguments, but got 1.
djed.validate("json");
//~ S: Type 'ObjectSchema<{ readonly a: StringSchema<undefined>; }, undefined>' has no properties
djed.validate({ json: S }, S);
//~ maxByte: 'maxByte' does not exist in type 'ValidateOptions<any>'. Did you mean to write
djed.validate("json", S, { maxByte: 1 });
//~ maxByte: 'maxByte' does not exist in type 'ValidateOptions<any>'. Did you mean to write
djed.validate({ json: S }, { maxByte: 1 });
//~ maxBytes: Type '"100 kilobytes"' is not assignable to type 'Size | undefined'.
djed.validate("json", S, { maxBytes: "100 kilobytes" });
//~ mode: Type '"dry"' is not assignable to type
djed.validate("json", S, { mode: "dry" });
//~ unknownKeys: Type '"drop"' is not assignable to type 'UnknownKeys | undefined'.
djed.validate("json", S, { unknownKeys: "drop" });
//~ maxSize: 'maxSize' does not exist in type 'FormFilesOptions'.
djed.validate("form", S, { files: { maxSize: 1 } });
//~ types: Type 'string' is not assignable to type 'readonly string[]'.
djed.validate("form", S, { files: { types: "image/png" } });
//~ files: Type 'true' is not assignable to type 'false | FormFilesOptions | undefined'.
djed.validate("form", S, { files: true });
//~ target: Property 'target' does not exist on type '{ readonly targets: readonly string[];
djed.validate("json", S, { onDecision: (_c, d) => d.detail?.target });
