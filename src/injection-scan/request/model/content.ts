/**
 * The content of messages: parts with text, calls of tools and their results, documents, images.
 *
 * @module
 */
import { isObject, ownMember, ownText, type Place, type TextKind, uniform } from "./place.ts";

/** Instructions to a model. */
export const SYSTEM: Place = /* @__PURE__ */ uniform("system");
/** Tools, schemas and settings of a model. */
export const DEFINITION: Place = /* @__PURE__ */ uniform("definition");
/** The name of a role. */
export const ROLE: Place = /* @__PURE__ */ uniform("role");
/** A value that is not written language. */
export const OPAQUE: Place = /* @__PURE__ */ uniform("opaque");
const ARGUMENTS: Place = /* @__PURE__ */ uniform("tool-arguments", { unpacks: true });

/** Makes the place of a tool's arguments. */
export function argumentsOf(tool: string): Place {
  return tool === "" ? ARGUMENTS : uniform("tool-arguments", { unpacks: true, tool });
}

/** The name of the tool that an object calls. */
function toolOf(holder: object): string {
  const name = ownText(holder, "name") || ownText(holder, "toolName") ||
    ownText(holder, "tool_name");
  const type = ownText(holder, "type");
  return name === "" && type.startsWith("tool-") ? type.slice("tool-".length) : name;
}

/** Members that hold an image, a sound or a file: base64, or a URL. */
const DATA_MEMBERS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "data",
  "bytes",
  "blob",
  "file_data",
  "fileData",
  "file_url",
  "image",
  "image_url",
  "images",
  "input_audio",
  "audio",
  "video",
  "video_url",
  "inlineData",
  "inline_data",
  "b64_json",
]);

/** Whether base64 beside this is a text: a model reads it. */
function isTextual(holder: object): boolean {
  const type = ownText(holder, "mimeType") || ownText(holder, "media_type") ||
    ownText(holder, "mime_type") || ownText(holder, "mediaType");
  return /^text\/|json|xml|^application\/(?:javascript|yaml)/.test(type);
}

const DATA: Readonly<Record<"user" | "assistant" | "tool-result" | "document", Place>> = {
  user: /* @__PURE__ */ dataOf("user"),
  assistant: /* @__PURE__ */ dataOf("assistant"),
  "tool-result": /* @__PURE__ */ dataOf("tool-result"),
  document: /* @__PURE__ */ dataOf("document"),
};

function dataOf(kind: "user" | "assistant" | "tool-result" | "document"): Place {
  const place: Place = {
    kind,
    isData: true,
    within: (holder) => isTextual(holder) ? DOCUMENT : place,
  };
  return place;
}

/** The texts of a tool's result, or of a document. */
function foreign(kind: "tool-result" | "document", keepsWeb = false): Place {
  const place: Place = {
    kind,
    keepsWeb,
    unpacks: kind === "tool-result",
    within: (holder, name) =>
      DATA_MEMBERS.has(name) && !Array.isArray(holder) && !isTextual(holder) ? DATA[kind] : place,
  };
  return place;
}

/** The result of a tool. */
export const TOOL_RESULT: Place = /* @__PURE__ */ foreign("tool-result");
/** A retrieved document, or a file. */
export const DOCUMENT: Place = /* @__PURE__ */ foreign("document");

/** The places of texts that only stand beside what a body is recognised by weakly. */
export const WEAK: ReadonlyMap<Place, Place> = /* @__PURE__ */ new Map([
  [DOCUMENT, /* @__PURE__ */ foreign("document", true)],
  [TOOL_RESULT, /* @__PURE__ */ foreign("tool-result", true)],
  [SYSTEM, /* @__PURE__ */ uniform("system", { keepsWeb: true })],
]);

/** One call of a tool, or a list of calls. */
export const CALLS: Place = { kind: undefined, within: memberOfCall };

function memberOfCall(holder: object, name: string): Place | undefined {
  if (Array.isArray(holder)) return CALLS;
  switch (name) {
    case "function":
    case "custom":
      return CALLS;
    case "arguments":
    case "args":
    case "input":
    case "parameters":
    case "code":
    case "action":
      return argumentsOf(toolOf(holder));
    case "result":
    case "results":
    case "output":
    case "outputs":
    case "response":
      return TOOL_RESULT;
    default:
      return undefined;
  }
}

/** Types of parts, by what they hold. */
const RESULT_TYPE = /result|output$|response$/i;
const CALL_TYPE =
  /^(?:tool|dynamic-tool|function|server_tool|mcp|custom_tool)[-_](?!result)|_call$/;
const DOCUMENT_TYPE = /document|^(?:file|input_file|search_result|resource|source.*)$/;

type PartRule = (holder: object, content: Place) => Place;

const content: PartRule = (holder, own) => {
  const type = ownText(holder, "type");
  if (RESULT_TYPE.test(type)) return TOOL_RESULT;
  return DOCUMENT_TYPE.test(type) ? DOCUMENT : own;
};
const result: PartRule = (holder, own) => {
  const type = ownText(holder, "type");
  return RESULT_TYPE.test(type) || isCall(type) ? TOOL_RESULT : own;
};
const input: PartRule = (holder, own) =>
  isCall(ownText(holder, "type")) ? argumentsOf(toolOf(holder)) : own;
const aboutDocument: PartRule = (holder, own) =>
  DOCUMENT_TYPE.test(ownText(holder, "type")) ? DOCUMENT : own;
const data: PartRule = (holder, own) =>
  isTextual(holder) ? DOCUMENT : DATA[own.kind === "assistant" ? "assistant" : "user"];

function isCall(type: string): boolean {
  return CALL_TYPE.test(type) || type === "dynamic-tool";
}

const PART_RULES: ReadonlyMap<string, PartRule> = /* @__PURE__ */ partRules();

function partRules(): ReadonlyMap<string, PartRule> {
  return new Map<string, PartRule>([
    ["content", content],
    ...rules(["output", "outputs", "result", "results", "error", "errorText", "response"], result),
    ...rules(["input", "rawInput", "args", "arguments", "parameters", "action", "queries"], input),
    ["code", input],
    ...rules(
      [
        "functionCall",
        "function_call",
        "toolUse",
        "tool_use",
        "toolCall",
        "tool_call",
        "tool_calls",
      ],
      () => CALLS,
    ),
    ...rules(["toolCalls", "toolInvocation", "toolInvocations", "executableCode"], () => CALLS),
    ["executable_code", () => CALLS],
    ...rules(
      ["functionResponse", "function_response", "toolResult", "tool_result", "tool_results"],
      () => TOOL_RESULT,
    ),
    ...rules(["codeExecutionResult", "code_execution_result"], () => TOOL_RESULT),
    ...rules(["title", "context"], aboutDocument),
    ...rules(
      [
        "source",
        "document",
        "documents",
        "file",
        "files",
        "resource",
        "search_result",
        "citations",
      ],
      () => DOCUMENT,
    ),
    ...rules(["annotations", "attachments", "experimental_attachments", "sources"], () => DOCUMENT),
    ...rules([...DATA_MEMBERS, "url"], data),
    ...rules(["signature", "encrypted_content", "thoughtSignature"], () => OPAQUE),
    ...rules(["thought_signature", "id", "call_id", "tool_use_id", "toolCallId"], () => OPAQUE),
  ]);
}

function rules(names: readonly string[], rule: PartRule): [string, PartRule][] {
  return names.map((name) => [name, rule]);
}

/** The content of a message of a user or an assistant. */
function written(kind: "user" | "assistant"): Place {
  const place: Place = {
    kind,
    within: (holder, name) =>
      Array.isArray(holder) ? place : PART_RULES.get(name)?.(holder, place) ?? place,
  };
  return place;
}

const USER = /* @__PURE__ */ written("user");
const ASSISTANT = /* @__PURE__ */ written("assistant");

/** Returns the place of content that texts of a kind come from. */
export function contentOf(kind: TextKind): Place {
  switch (kind) {
    case "system":
      return SYSTEM;
    case "assistant":
      return ASSISTANT;
    case "tool-result":
      return TOOL_RESULT;
    case "document":
      return DOCUMENT;
    default:
      return USER;
  }
}

/** Returns the place of a member that a message has besides its text; undefined for others. */
export function besidesText(message: object, name: string, own: Place): Place | undefined {
  const place = PART_RULES.get(name)?.(message, own);
  return own === USER || own === ASSISTANT || place === undefined ? place : own;
}

/** Whether a type is of an item that the model or a tool wrote. */
export function isOfModel(item: object): boolean {
  const type = ownText(item, "type");
  return isCall(type) || RESULT_TYPE.test(type) || type === "reasoning";
}

/** Whether a value has a member with parts, as contents of Gemini have. */
export function hasParts(value: unknown): boolean {
  return isObject(value) && Array.isArray(ownMember(value, "parts"));
}
