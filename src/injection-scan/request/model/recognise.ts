/**
 * Recognises bodies of requests to models: chat, completion, embedding and agent APIs (OpenAI,
 * Anthropic, Gemini, Bedrock, Cohere, Mistral, Ollama), the Model Context Protocol, and what
 * libraries send to their own routes.
 *
 * @module
 */
import { contentOf, DEFINITION, DOCUMENT, hasParts, SYSTEM, TOOL_RESULT } from "./content.ts";
import { isGraphql } from "./graphql.ts";
import { MCP } from "./mcp.ts";
import { hasMessages, isOneMessage, MESSAGES } from "./messages.ts";
import { isObject, ownMember, ownText, type Place, uniform } from "./place.ts";

const USER = /* @__PURE__ */ contentOf("user");

type Member = (value: unknown, body: object) => Place | undefined;

/** A place that does not depend on the value. */
function always(place: Place): Member {
  return () => place;
}

const conversation: Member = (value) => hasMessages(value) ? MESSAGES : undefined;
const contents: Member = (value) => hasParts(value) || hasMessages(value) ? MESSAGES : undefined;
const input: Member = (value, body) =>
  hasMessages(value) ? MESSAGES : hasModel(body) && isTextual(value) ? USER : undefined;
/** A message, or the text of one beside the messages before it. */
const message: Member = (value, body) =>
  isOneMessage(value) || (typeof value === "string" && isCohere(body)) ? MESSAGES : undefined;
const parts: Member = (value) => hasParts(value) ? USER : undefined;
/** Items of a conversation name their type. */
const items: Member = (value) =>
  Array.isArray(value) && hasMessages(value.filter(isPart)) ? MESSAGES : undefined;
/** Settings are objects, or lists of them; strings by these names are texts like any others. */
const settings: Member = (value) =>
  isObject(value) || (Array.isArray(value) && value.every(isObject)) ? DEFINITION : undefined;
const instructions: Member = (_value, body) =>
  hasModel(body) || ownText(body, "assistant_id") !== "" ? SYSTEM : undefined;

/**
 * The members of a recognised body. Anyone can add a member that makes a body look like one for a
 * model, so names that other apps use as well count only with the value that they have there.
 */
const MEMBERS: ReadonlyMap<string, Member> = new Map<string, Member>([
  ...all(["messages", "additional_messages", "chat_history", "chatHistory"], conversation),
  ...all(["history", "conversation"], conversation),
  ["contents", contents],
  ["items", items],
  ["content", parts],
  ["input", input],
  ["message", message],
  ...all(["prompt", "prompts", "question", "inputs", "inputText"], always(USER)),
  ...all(["system", "system_prompt", "systemPrompt", "preamble"], always(SYSTEM)),
  ...all(["systemInstruction", "system_instruction"], always(SYSTEM)),
  ...all(["additional_instructions"], always(SYSTEM)),
  ["instructions", instructions],
  ...all(["tools", "functions", "tool_choice", "toolChoice", "function_call"], settings),
  ...all(["toolConfig", "tool_config", "response_format", "responseFormat", "text"], settings),
  ...all(["generationConfig", "generation_config", "output_config", "output_format"], settings),
  ...all(["format", "mcp_servers", "safetySettings", "guided_json", "inferenceConfig"], settings),
  ...all(["options", "textGenerationConfig", "additionalModelRequestFields"], settings),
  ...all(["stop", "stop_sequences", "stopSequences"], always(DEFINITION)),
  ["template", (_value, body) => hasModel(body) ? DEFINITION : undefined],
  ...all(["documents", "context", "contexts", "retrieved"], always(DOCUMENT)),
  ...all(["retrieved_documents", "source_documents", "chunks", "passages"], always(DOCUMENT)),
  ...all(["source_nodes", "context_nodes", "search_results", "images"], always(DOCUMENT)),
  ...all(["tool_results", "tool_outputs", "toolResults"], always(TOOL_RESULT)),
]);

function all(names: readonly string[], member: Member): [string, Member][] {
  return names.map((name) => [name, member]);
}

function hasModel(body: object): boolean {
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
function isCohere(body: object): boolean {
  return Array.isArray(ownMember(body, "chat_history")) || ownText(body, "preamble") !== "" ||
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

function isMessageOfCohere(body: object): boolean {
  return typeof ownMember(body, "message") === "string" && isCohere(body);
}

function isTextual(value: unknown): boolean {
  return isText(value) || (Array.isArray(value) && value.every(isPart));
}

/** A body for a model. */
const BODY: Place = {
  kind: undefined,
  within: (body, name) =>
    Array.isArray(body) ? undefined : MEMBERS.get(name)?.(ownMember(body, name), body),
};

const GRAPHQL_DOCUMENT: Place = /* @__PURE__ */ uniform("opaque", { isGraphql: true });
/** A GraphQL request. */
const GRAPHQL: Place = {
  kind: undefined,
  within: (_holder, name) => name === "query" ? GRAPHQL_DOCUMENT : undefined,
};

type Test = (body: object) => Place | undefined;

/** Members that only mean something beside the name of a model. */
const WITH_MODEL: readonly string[] = ["prompt", "input", "inputs", "chat_history", "preamble"];

/** The members that a body for a model is recognised by. */
const TESTS: ReadonlyMap<string, Test> = /* @__PURE__ */ tests();

function tests(): ReadonlyMap<string, Test> {
  return new Map<string, Test>([
    ["jsonrpc", (body) => ownText(body, "jsonrpc") === "" ? undefined : MCP],
    ...["messages", "additional_messages", "chat_history", "chatHistory", "history", "conversation"]
      .map((name): [string, Test] => [
        name,
        (body) => bodyIf(hasMessages(ownMember(body, name))),
      ]),
    ["contents", (body) => {
      const contents = ownMember(body, "contents");
      return bodyIf(hasParts(contents) || hasMessages(contents));
    }],
    ["items", (body) => bodyIf(items(ownMember(body, "items"), body) !== undefined)],
    ["input", (body) => bodyIf(hasMessages(ownMember(body, "input")))],
    ["message", (body) => bodyIf(isOneMessage(ownMember(body, "message")))],
    ["prompt", (body) => bodyIf(isText(ownMember(body, "prompt")))],
    ["model", (body) =>
      bodyIf(
        ownText(body, "model") !== "" && (WITH_MODEL.some((name) => Object.hasOwn(body, name)) ||
          (Object.hasOwn(body, "documents") && Object.hasOwn(body, "query")) ||
          isMessageOfCohere(body)),
      )],
    ["preamble", (body) => bodyIf(isMessageOfCohere(body))],
    ["content", (body) => {
      const content = ownMember(body, "content");
      if (hasParts(content)) return BODY;
      return Array.isArray(content) && content.every(isPart) && isOneMessage(body)
        ? MESSAGES
        : undefined;
    }],
    ["systemInstruction", (body) => bodyIf(hasParts(ownMember(body, "systemInstruction")))],
    ["system_instruction", (body) => bodyIf(hasParts(ownMember(body, "system_instruction")))],
    ["tool_outputs", (body) => bodyIf(Array.isArray(ownMember(body, "tool_outputs")))],
    ["assistant_id", (body) => bodyIf(ownText(body, "assistant_id") !== "")],
    ["inputText", (body) => bodyIf(ownText(body, "inputText") !== "")],
    ["inputs", (body) => {
      const inputs = ownMember(body, "inputs");
      return bodyIf(isText(inputs) && isObject(ownMember(body, "parameters")));
    }],
    [
      "question",
      (body) =>
        bodyIf(["context", "documents", "chat_history"].some((name) => Object.hasOwn(body, name))),
    ],
    ["retrieved", () => BODY],
    ["retrieved_documents", () => BODY],
    ["source_nodes", () => BODY],
    ["query", (body) => isGraphql(ownText(body, "query")) ? GRAPHQL : undefined],
  ]);
}

function bodyIf(isBody: boolean): Place | undefined {
  return isBody ? BODY : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.length > 0 &&
    value.every((item) => typeof item === "string"));
}

function isPart(value: unknown): boolean {
  return isObject(value) && ownText(value, "type") !== "";
}

/** Returns the place of an object, if it is a body for a model. */
export function recogniseObject(body: object, names: readonly string[]): Place | undefined {
  for (const name of names) {
    const place = TESTS.get(name)?.(body);
    if (place !== undefined) return place;
  }
  return undefined;
}
