/**
 * The roles of messages, under the names that the APIs of models give them.
 *
 * @module
 */
import { isObject, ownMember, ownText, type TextKind } from "./place.ts";

/** Roles with several names. */
const ALIASES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["developer", "system"],
  ["human", "user"],
  ["model", "assistant"],
  ["ai", "assistant"],
  ["chatbot", "assistant"],
  ["bot", "assistant"],
  ["function", "tool"],
  ["ipython", "tool"],
  ["tool_result", "tool"],
  ["tool-result", "tool"],
  ["toolresult", "tool"],
  ["observation", "tool"],
]);

const KINDS: ReadonlyMap<string, TextKind> = /* @__PURE__ */ new Map<string, TextKind>([
  ["system", "system"],
  ["user", "user"],
  ["assistant", "assistant"],
  ["tool", "tool-result"],
]);

const ROLES: Readonly<Partial<Record<TextKind, string>>> = {
  system: "system",
  user: "user",
  assistant: "assistant",
  "tool-result": "tool",
};

/** Returns the common name of a role: `model` and `CHATBOT` are `assistant`. */
export function roleNamed(name: string): string {
  const plain = name.trim().toLowerCase();
  return ALIASES.get(plain) ?? plain;
}

/** The common names of the roles. */
export const COMMON_ROLES: readonly string[] = ["system", "user", "assistant", "tool"];

/** Whether a name is one of a role, or an alias of one. */
export function isKnownRole(name: string): boolean {
  return KINDS.has(roleNamed(name));
}

/** Returns the role that wrote texts of a kind. */
export function roleOfKind(kind: TextKind): string | undefined {
  return ROLES[kind];
}

/** The classes of LangChain's messages: `HumanMessage`, `AIMessageChunk`. */
const MESSAGE_CLASS = /^(Human|AI|System|Tool|Function|Chat)Message(?:Chunk)?$/;

/** Returns the role of a message; `""` if it names none. */
export function roleOfMessage(message: object): string {
  const role = ownMember(message, "role");
  if (typeof role === "string") return roleNamed(role);
  if (role !== undefined) return "";
  const type = ownText(message, "type");
  if (type === "constructor") return roleOfClass(ownMember(message, "id"));
  const isTyped = isObject(ownMember(message, "data")) ||
    ownMember(message, "content") !== undefined;
  const named = isTyped ? roleNamed(type) : "";
  return KINDS.has(named) ? named : "";
}

function roleOfClass(id: unknown): string {
  const name = Array.isArray(id) ? id.at(-1) : undefined;
  const found = typeof name === "string" ? MESSAGE_CLASS.exec(name)?.[1] : undefined;
  return found === undefined ? "" : roleNamed(found);
}

/** Returns the kind of the texts that a role writes; an unknown role is a user. */
export function kindOfRole(role: string): TextKind {
  return KINDS.get(role) ?? "user";
}
