/**
 * The shape of a schema: the values that text is coerced to, in terms that all libraries share.
 *
 * @module
 */
/** The values that one place of a schema accepts. */
export type Shape =
  /** `other` accepts texts unchanged, as far as can be told. */
  | { readonly kind: "text" | "number" | "bigint" | "boolean" | "date" | "file" | "other" }
  | { readonly kind: "options"; readonly options: readonly unknown[] }
  | ListShape
  | ObjectShape
  | { readonly kind: "union"; readonly options: readonly ShapeOption[] }
  /** A schema that is only known once there is an input. */
  | { readonly kind: "lazy"; get(input: unknown): Shape };

/** An array or a tuple. */
export interface ListShape {
  readonly kind: "list";
  /** The items at the start, each of its own shape. */
  readonly items: readonly Shape[];
  /** All further items; undefined when there are none. */
  readonly rest: Shape | undefined;
}

/** An object or a record. Inside of another it has values only where names are nested. */
export interface ObjectShape {
  readonly kind: "object";
  readonly entries: ReadonlyMap<string, Entry>;
  /** All further members; undefined when their shape is unknown. */
  readonly rest: Shape | undefined;
}

/** One entry of an object. */
export interface Entry {
  readonly shape: Shape;
  /** Whether the entry may be absent. */
  readonly isOptional: boolean;
}

/** One option of a union. */
export interface ShapeOption {
  readonly shape: Shape;
  /** Whether the option accepts a value; undefined when it cannot be asked. */
  readonly accepts: ((value: unknown) => boolean) | undefined;
}

/** The shape of what cannot be told. */
export const OTHER: Shape = { kind: "other" };

const shapes = /* @__PURE__ */ new WeakMap<object, Shape>();

/**
 * Returns the one shape of a schema. A recursive schema would otherwise have further shapes for
 * each path of an input, which clients choose.
 */
export function shapeOnce<S extends object>(schema: S, make: (schema: S) => Shape): Shape {
  let shape = shapes.get(schema);
  if (shape === undefined) shapes.set(schema, shape = make(schema));
  return shape;
}

/** The shape of an object, made on first use: a schema may contain itself. */
export function objectShape(make: () => Omit<ObjectShape, "kind">): ObjectShape {
  let made: Omit<ObjectShape, "kind"> | undefined;
  const get = () => made ??= attempted(make);
  return {
    kind: "object",
    get entries() {
      return get().entries;
    },
    get rest() {
      return get().rest;
    },
  };
}

/** The internals of another library may change, or its getters throw. */
function attempted(make: () => Omit<ObjectShape, "kind">): Omit<ObjectShape, "kind"> {
  try {
    return make();
  } catch {
    return { entries: new Map(), rest: undefined };
  }
}

/** Merges the shapes of an intersection: the first that knows a name counts. */
export function merged(shapes: readonly Shape[]): Shape {
  if (!shapes.every((shape) => shape.kind === "object")) {
    return shapes.find(({ kind }) => kind !== "other") ?? OTHER;
  }
  return objectShape(() => {
    const entries = new Map<string, Entry>();
    for (const shape of shapes) {
      for (const [name, entry] of shape.entries) {
        const known = entries.get(name);
        if (known === undefined || known.shape.kind === "other") entries.set(name, entry);
      }
    }
    return { entries, rest: shapes.find(({ rest }) => rest)?.rest };
  });
}
