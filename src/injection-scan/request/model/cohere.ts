/**
 * Bodies of Cohere's chat (v1), in which `message` is a text.
 *
 * @module
 */
import { hasMessages } from "./messages.ts";
import { isObject, ownMember, ownText } from "./place.ts";

/** The texts of a body without earlier messages. */
export const COHERE: readonly string[] = ["message", "preamble", "documents", "tool_results"];

/** Whether a body names a model. */
export function hasModel(body: object): boolean {
  return ownText(body, "model") !== "" || ownText(body, "modelId") !== "";
}

/** Members that only bodies of Cohere's chat (v1) have beside a `message` that is a text. */
const OF_COHERE: readonly string[] = [
  "connectors",
  "search_queries_only",
  "prompt_truncation",
  "citation_quality",
];

/** Whether `message` is the text of a user: what only Cohere has is beside it. */
export function isCohere(body: object): boolean {
  return hasMessages(ownMember(body, "chat_history")) ||
    (ownText(body, "preamble") !== "" && (hasModel(body) || hasDocuments(body))) ||
    (hasModel(body) && (OF_COHERE.some((name) => Object.hasOwn(body, name)) ||
      hasDocuments(body) || Array.isArray(ownMember(body, "tool_results"))));
}

/** Whether a body has documents with their texts; a form has names or URLs of files. */
function hasDocuments(body: object): boolean {
  const documents = ownMember(body, "documents");
  const hasText = (item: unknown) =>
    isObject(item) && ["snippet", "text", "data"].some((name) => Object.hasOwn(item, name));
  return Array.isArray(documents) && documents.some(hasText);
}

/** Whether a body has a `message` that is the text of a user. */
export function isMessageOfCohere(body: object): boolean {
  return typeof ownMember(body, "message") === "string" && isCohere(body);
}
