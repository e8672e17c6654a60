/**
 * Messages of the Model Context Protocol (JSON-RPC 2.0).
 *
 * @module
 */
import { argumentsOf, DEFINITION, DOCUMENT, SYSTEM, TOOL_RESULT } from "./content.ts";
import { hasMessages, isOneMessage, MESSAGES } from "./messages.ts";
import { isObject, ownMember, ownText, type Place } from "./place.ts";

/** One request, notification or response. */
export const MCP: Place = { kind: undefined, within: memberOfMcp };

function memberOfMcp(holder: object, name: string): Place | undefined {
  switch (name) {
    case "params":
      return PARAMS.get(ownText(holder, "method"));
    case "result":
      if (!isResponse(holder)) return undefined;
      return isOneMessage(ownMember(holder, "result")) ? MESSAGES : RESULT;
    case "error":
      return isResponse(holder) && isError(ownMember(holder, "error")) ? TOOL_RESULT : undefined;
    default:
      return undefined;
  }
}

function isResponse(holder: object): boolean {
  return Object.hasOwn(holder, "id") && !Object.hasOwn(holder, "method");
}

function isError(value: unknown): boolean {
  return isObject(value) && typeof ownMember(value, "code") === "number";
}

/** `name` is that of the tool or prompt. */
const CALL: Place = {
  kind: undefined,
  within: (holder, name) => name === "arguments" ? argumentsOf(ownText(holder, "name")) : undefined,
};
const SAMPLING: Place = {
  kind: undefined,
  within(_holder, name) {
    if (name === "messages") return MESSAGES;
    if (name === "systemPrompt") return SYSTEM;
    return name === "tools" || name === "stopSequences" ? DEFINITION : undefined;
  },
};
const ELICITATION: Place = {
  kind: undefined,
  within(_holder, name) {
    return name === "message" ? TOOL_RESULT : name === "requestedSchema" ? DEFINITION : undefined;
  },
};
const LOG: Place = {
  kind: undefined,
  within: (_holder, name) => name === "data" ? TOOL_RESULT : undefined,
};

const PARAMS: ReadonlyMap<string, Place> = /* @__PURE__ */ new Map([
  ["tools/call", CALL],
  ["prompts/get", CALL],
  ["sampling/createMessage", SAMPLING],
  ["elicitation/create", ELICITATION],
  ["notifications/message", LOG],
]);

const RESULT: Place = { kind: undefined, within: memberOfResult };

function memberOfResult(result: object, name: string): Place | undefined {
  switch (name) {
    case "content":
      // The answer to an elicitation is a form that the user filled in.
      return isObject(ownMember(result, "content")) && ownText(result, "action") !== ""
        ? undefined
        : isListWith(ownMember(result, "content"), "type")
        ? TOOL_RESULT
        : undefined;
    case "structuredContent":
      return isListWith(ownMember(result, "content"), "type") ? TOOL_RESULT : undefined;
    case "contents":
      return isListWith(ownMember(result, name), "uri") ? DOCUMENT : undefined;
    case "messages":
      return MESSAGES;
    case "instructions":
    case "serverInfo":
    case "capabilities":
      return ownText(result, "protocolVersion") === "" ? undefined : SYSTEM;
    case "description":
      return hasMessages(ownMember(result, "messages")) ? SYSTEM : undefined;
    case "tools":
    case "prompts":
    case "resources":
    case "resourceTemplates":
      return isListWith(ownMember(result, name), "name") ? DEFINITION : undefined;
    default:
      return undefined;
  }
}

/** Whether a value is a list of objects that all have a text of this name. */
function isListWith(value: unknown, name: string): boolean {
  return Array.isArray(value) &&
    value.every((item) => isObject(item) && ownText(item, name) !== "");
}
