/**
 * Lists of messages.
 *
 * @module
 */
import { besidesText, contentOf, hasParts, isOfModel, OPAQUE, ROLE } from "./content.ts";
import { isObject, ownMember, ownText, type Place } from "./place.ts";
import { isKnownRole, kindOfRole, roleNamed, roleOfMessage } from "./roles.ts";

/** Members that hold the text of a message. */
const TEXT_MEMBERS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "content",
  "text",
  "message",
  "parts",
  "blocks",
  "value",
  "kwargs",
  "data",
  "summary",
  "reasoning",
  "reasoning_content",
  "thinking",
  "refusal",
  "tool_plan",
]);

/** Members of a message that reasons or calls, instead of one with a role. */
const NO_TEXT: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "type",
  "status",
  "name",
  "metadata",
]);

/** A message; a string instead of one is a message of the user. */
const MESSAGE: Place = { kind: "user", isMessage: true, within: memberOfMessage };
/** A list of messages, or one message instead of it. */
export const MESSAGES: Place = {
  kind: "user",
  within: (holder, name) => Array.isArray(holder) ? MESSAGE : memberOfMessage(holder, name),
};

/** A list in which each message is recognised by itself. */
export const MIXED: Place = {
  kind: undefined,
  within: (holder, name) =>
    Array.isArray(holder) && isOneMessage(holder[Number(name)]) ? MESSAGE : undefined,
};

function memberOfMessage(message: object, name: string): Place | undefined {
  if (Array.isArray(message)) return memberOfPair(message, name);
  if (name === "tools") return OPAQUE;
  if (name.length === 4 && name.toLowerCase() === "role") return ROLE;
  const role = roleOfMessage(message);
  const content = contentOf(role === "" && isOfModel(message) ? "assistant" : kindOfRole(role));
  if (TEXT_MEMBERS.has(name) && (role !== "" || !isOfModel(message) || name === "summary")) {
    return content;
  }
  const place = besidesText(message, name, content);
  if (place !== undefined || role !== "" || NO_TEXT.has(name)) return place;
  return Object.hasOwn(message, "role") ? undefined : content;
}

/** A pair such as `["human", "Hello"]`, or a list of messages in a list. */
function memberOfPair(pair: readonly unknown[], name: string): Place | undefined {
  const [role] = pair;
  if (typeof role !== "string") return MESSAGE;
  return name === "0" ? ROLE : contentOf(kindOfRole(roleNamed(role)));
}

/** Types of the items of a conversation that have no role. */
const ITEM_TYPE =
  /^(?:function|custom_tool|web_search|file_search|computer|code_interpreter|(?:local_)?shell|apply_patch|mcp|image_generation)_call(?:_output)?$/;

/** Whether a value is a message, or an item of a conversation. */
function isMessage(value: unknown): boolean {
  if (Array.isArray(value)) return isPair(value);
  if (!isObject(value)) return false;
  return typeof ownMember(value, "role") === "string" || hasParts(value) ||
    roleOfMessage(value) !== "" || ITEM_TYPE.test(ownText(value, "type"));
}

const PAIR_ROLES: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "system",
  "user",
  "assistant",
  "tool",
]);

function isPair(value: readonly unknown[]): boolean {
  const [role, text] = value;
  return value.length === 2 && typeof role === "string" && typeof text === "string" &&
    PAIR_ROLES.has(roleNamed(role));
}

/** Whether a value is a list with a message in it, or a list of such lists. */
export function hasMessages(value: unknown): boolean {
  const isList = (item: unknown) => Array.isArray(item) && item.some(isMessage);
  return Array.isArray(value) && value.some((item) => isMessage(item) || isList(item));
}

/** Members that a message of a known role has one of. */
const OF_MESSAGE: readonly string[] = [
  ...["content", "parts", "text", "message", "blocks", "data", "kwargs"],
  ...["tool_calls", "toolCalls", "function_call", "tool_results"],
];

/** Whether a value is a message that no other app has: a known role and content, or parts. */
function isSure(value: unknown): boolean {
  if (Array.isArray(value)) return isPair(value);
  if (!isObject(value)) return false;
  return ITEM_TYPE.test(ownText(value, "type")) || hasObjects(ownMember(value, "parts")) ||
    (isKnownRole(roleOfMessage(value)) && OF_MESSAGE.some((name) => Object.hasOwn(value, name)));
}

function hasObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject);
}

/** Whether a value is a list with a message that no other app has, or a list of such lists. */
export function hasSureMessages(value: unknown): boolean {
  return Array.isArray(value) &&
    value.some((item) => isSure(item) || (Array.isArray(item) && item.some(isSure)));
}

/** Whether a value is one message: with a role, and content or parts. */
export function isOneMessage(value: unknown): value is object {
  return isObject(value) && ownText(value, "role") !== "" &&
    (Object.hasOwn(value, "content") || hasParts(value));
}
