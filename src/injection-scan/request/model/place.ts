/**
 * Places in a JSON body whose shape says who wrote the text: a message of a user, the result of a
 * tool, a system prompt.
 *
 * @module
 */

/**
 * The kind of a text, where the shape of a body says it.
 *
 * - `system`: instructions to a model, written by the owner of the app
 * - `definition`: tools, schemas and settings of a model
 * - `user`, `assistant`: messages
 * - `tool-result`: the result of a tool or function
 * - `document`: a retrieved document or a file
 * - `tool-arguments`: the arguments of a call
 * - `opaque`: not written language: a secret, a signature, the URL of an image, a GraphQL query
 * - `binary`: text in a body that is not text
 * - `role`: the name of a message's role
 */
export type TextKind =
  | "system"
  | "definition"
  | "user"
  | "assistant"
  | "tool-result"
  | "document"
  | "tool-arguments"
  | "opaque"
  | "binary"
  | "role";

/** Whether a text of a kind is in a body for a model. */
export function isForModel(kind: TextKind | undefined): boolean {
  return kind !== undefined && kind !== "opaque" && kind !== "binary";
}

/** A place in a recognised body. */
export interface Place {
  /** The kind of a string here; undefined if it is a text like any other. */
  readonly kind: TextKind | undefined;
  /** The tool whose arguments are here. */
  readonly tool?: string;
  /** Whether a string here may be JSON, whose texts are visited one by one. */
  readonly unpacks?: boolean;
  /** Whether a string here may be base64 or a URL, which is not read as text. */
  readonly isData?: boolean;
  /** Whether a string here is a GraphQL document, whose literals are values. */
  readonly isGraphql?: boolean;
  /** Whether the exact rules of web families hold here, because the body was recognised weakly. */
  readonly keepsWeb?: boolean;
  /** Whether an object here is one message. */
  readonly isMessage?: boolean;
  /** Returns the place of a member; undefined if it is a place like any other. */
  within(holder: object, name: string): Place | undefined;
}

/** Makes a place with texts of one kind at any depth. */
export function uniform(
  kind: TextKind | undefined,
  traits?: Pick<Place, "tool" | "unpacks" | "isData" | "isGraphql" | "keepsWeb">,
): Place {
  return { ...traits, kind, within: itself };
}

function itself(this: Place): Place {
  return this;
}

/** Returns an own member of an object: names such as `constructor` are not inherited. */
export function ownMember(holder: object, name: string): unknown {
  return Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined;
}

/** Returns an own member that is a string, or `""`. */
export function ownText(holder: object, name: string): string {
  const value = ownMember(holder, name);
  return typeof value === "string" ? value : "";
}

/** Whether a value is an object, and not a list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keys do harm to what reads the JSON; those of definitions are not prompts. */
export function kindOfKey(place: Place | undefined): TextKind | undefined {
  const kind = place?.kind;
  return kind === "system" || kind === "definition" || kind === "opaque" ? "opaque" : undefined;
}
