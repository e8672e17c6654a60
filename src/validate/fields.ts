/**
 * Reads the fields of a form or query as the options say: empty fields, nested names.
 *
 * @module
 */
import type { Refusal } from "../core/refusal.ts";
import type { Coercer, Multi } from "./coerce.ts";
import type { ValidateSettings } from "./options.ts";

/** Prepares the values of each name; returns them as they are with a refusal. */
export type FieldReader = (sent: Multi) => { readonly sent: Multi; readonly refusal?: Refusal };

/** Makes the reader of a target; undefined when there is nothing to prepare. */
export function fieldReader(
  target: "form" | "query",
  { emptyFields, nested }: Pick<ValidateSettings, "emptyFields" | "nested">,
  coercer: Coercer,
): FieldReader | undefined {
  if (emptyFields === "keep" && nested === undefined) return undefined;
  return (sent) => {
    const filled = emptyFields === "keep" ? sent : withoutEmpty(sent);
    return nested === undefined ? { sent: filled } : nested.nest(filled, target, coercer.names);
  };
}

/** Takes empty texts out. A name keeps an empty list of values: nothing was sent for it. */
function withoutEmpty(sent: Multi): Multi {
  const filled: Record<string, readonly unknown[]> = Object.create(null);
  for (const name of Object.keys(sent)) {
    filled[name] = (sent[name] as readonly unknown[]).filter((value) => value !== "");
  }
  return filled;
}
