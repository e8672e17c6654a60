/**
 * Finds the shape of a schema of any library.
 *
 * @module
 */
import { isValibot } from "../schema.ts";
import type { StandardSchema } from "../schema.ts";
import { arktypeShape } from "./arktype.ts";
import { OTHER } from "./shape.ts";
import type { Shape } from "./shape.ts";
import { valibotShape } from "./valibot.ts";
import { zodShape } from "./zod.ts";

/** Returns the shape of a schema of valibot, zod 3 or 4, or arktype; `other` for any other. */
export function shapeOf(schema: StandardSchema): Shape {
  try {
    if (isValibot(schema)) return valibotShape(schema);
    const { vendor } = schema["~standard"];
    if (vendor === "zod") return zodShape(schema);
    return vendor === "arktype" ? arktypeShape(schema) : OTHER;
  } catch {
    // The internals of another library may change, or its getters throw.
    return OTHER;
  }
}
