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

const USER = contentOf("user");

/** The members of a recognised body. */
const MEMBERS: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...all(["messages", "additional_messages", "input", "contents", "chat_history"], MESSAGES),
  ...all(["history", "conversation", "chatHistory", "message"], MESSAGES),
  ...all(["prompt", "prompts", "question", "inputs", "inputText", "content", "suffix"], USER),
  ...all(["system", "system_prompt", "systemPrompt", "preamble", "developer"], SYSTEM),
  ...all(["instructions", "additional_instructions", "systemInstruction"], SYSTEM),
  ["system_instruction", SYSTEM],
  ...all(["tools", "functions", "tool_choice", "toolChoice", "function_call"], DEFINITION),
  ...all(["toolConfig", "tool_config", "response_format", "responseFormat", "text"], DEFINITION),
  ...all(["generationConfig", "generation_config", "output_config", "output_format"], DEFINITION),
  ...all(["format", "template", "stop", "stop_sequences", "stopSequences"], DEFINITION),
  ...all(["mcp_servers", "safetySettings", "guided_json", "inferenceConfig"], DEFINITION),
  ...all(["documents", "context", "contexts", "retrieved", "retrieved_documents"], DOCUMENT),
  ...all(["source_documents", "sources", "chunks", "passages", "nodes"], DOCUMENT),
  ...all(["source_nodes", "context_nodes", "search_results", "files"], DOCUMENT),
  ...all(["tool_results", "tool_outputs", "toolResults"], TOOL_RESULT),
  ...all(["images", "image"], DOCUMENT),
]);

function all(names: readonly string[], place: Place): [string, Place][] {
  return names.map((name) => [name, place]);
}

/** A body for a model. */
const BODY: Place = {
  kind: undefined,
  within: (holder, name) => Array.isArray(holder) ? undefined : MEMBERS.get(name),
};

const GRAPHQL_DOCUMENT: Place = uniform("opaque", { isGraphql: true });
/** A GraphQL request. */
const GRAPHQL: Place = {
  kind: undefined,
  within: (_holder, name) => name === "query" ? GRAPHQL_DOCUMENT : undefined,
};

type Test = (body: object) => Place | undefined;

/** Members that only mean something beside the name of a model. */
const WITH_MODEL: readonly string[] = ["prompt", "input", "inputs", "message", "instructions"];

/** The members that a body for a model is recognised by. */
const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
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
  ["input", (body) => bodyIf(hasMessages(ownMember(body, "input")))],
  ["message", (body) => bodyIf(isOneMessage(ownMember(body, "message")))],
  ["prompt", (body) => bodyIf(isText(ownMember(body, "prompt")))],
  ["model", (body) =>
    bodyIf(
      ownText(body, "model") !== "" && (WITH_MODEL.some((name) => Object.hasOwn(body, name)) ||
        (Object.hasOwn(body, "documents") && Object.hasOwn(body, "query"))),
    )],
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
