/**
 * Recognises bodies of requests to models: chat, completion, embedding and agent APIs (OpenAI,
 * Anthropic, Gemini, Bedrock, Cohere, Mistral, Ollama), the Model Context Protocol, and what
 * libraries send to their own routes.
 *
 * @module
 */
import { COHERE, hasModel, isCohere, isMessageOfCohere } from "./cohere.ts";
import {
  contentOf,
  DEFINITION,
  DOCUMENT,
  hasParts,
  OPAQUE,
  SYSTEM,
  TOOL_RESULT,
  WEAK,
} from "./content.ts";
import { isGraphql } from "./graphql.ts";
import { MCP } from "./mcp.ts";
import { hasMessages, hasSureMessages, isOneMessage, MESSAGES } from "./messages.ts";
import { isObject, ownMember, ownText, type Place, uniform } from "./place.ts";
import { isKnownRole, roleNamed } from "./roles.ts";

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
/** Objects, or lists of them; strings by these names are texts like any others. */
const definitions: Member = (value) => isSettings(value) ? DEFINITION : undefined;
/** No text for a model. */
const settings: Member = (value) => isSettings(value) ? OPAQUE : undefined;
const instructions: Member = (_value, body) =>
  hasModel(body) || isOfAssistant(body) ? SYSTEM : undefined;

function isSettings(value: unknown): boolean {
  return isObject(value) || (Array.isArray(value) && value.every(isObject));
}

/** Whether a body names an assistant of OpenAI. */
function isOfAssistant(body: object): boolean {
  return /^asst_\w/.test(ownText(body, "assistant_id"));
}

/**
 * The members of a recognised body. Anyone can add a member that makes a body look like one for a
 * model, so names that other apps use as well count only with the value that they have there.
 */
const MEMBERS: ReadonlyMap<string, Member> = /* @__PURE__ */ members();

function members(): ReadonlyMap<string, Member> {
  return new Map<string, Member>([
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
    ...all(["tools", "functions", "toolConfig", "tool_config"], definitions),
    ...all(["tool_choice", "toolChoice", "function_call"], settings),
    ...all(["response_format", "responseFormat", "text"], settings),
    ...all(["generationConfig", "generation_config", "output_config", "output_format"], settings),
    ...all(["format", "mcp_servers", "safetySettings", "guided_json", "inferenceConfig"], settings),
    ...all(["options", "textGenerationConfig", "additionalModelRequestFields"], settings),
    ...all(["stop", "stop_sequences", "stopSequences"], always(OPAQUE)),
    ["template", (_value, body) => hasModel(body) ? DEFINITION : undefined],
    ...all(["documents", "context", "contexts", "retrieved"], always(DOCUMENT)),
    ...all(["retrieved_documents", "source_documents", "chunks", "passages"], always(DOCUMENT)),
    ...all(["source_nodes", "context_nodes", "search_results", "images"], always(DOCUMENT)),
    ...all(["tool_results", "tool_outputs", "toolResults"], always(TOOL_RESULT)),
  ]);
}

function all(names: readonly string[], member: Member): [string, Member][] {
  return names.map((name) => [name, member]);
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

/** A place; or the members that are recognised, of a body with weak signs only. */
type Found = Place | readonly string[] | undefined;
type Test = (body: object) => Found;

/**
 * The members that a body for a model is recognised by. Signs that bodies of other apps may have,
 * too, only count for the texts that they are.
 */
const TESTS: ReadonlyMap<string, Test> = /* @__PURE__ */ tests();

function tests(): ReadonlyMap<string, Test> {
  const conversations = ["messages", "additional_messages", "chat_history", "chatHistory"];
  return new Map<string, Test>([
    ["jsonrpc", (body) => ownText(body, "jsonrpc") === "2.0" ? MCP : undefined],
    ...[...conversations, "history", "conversation", "contents", "input"]
      .map((name): [string, Test] => [name, (body) => found(name, ownMember(body, name))]),
    ["items", (body) => bodyIf(items(ownMember(body, "items"), body) !== undefined)],
    ["message", (body) => weakIf(isOneMessage(ownMember(body, "message")), "message")],
    ["prompt", (body) => weakIf(isText(ownMember(body, "prompt")), "prompt")],
    ["model", ofModel],
    ["preamble", (body) => isMessageOfCohere(body) ? COHERE : undefined],
    ["content", (body) => {
      const content = ownMember(body, "content");
      if (hasParts(content)) return ["content"];
      return Array.isArray(content) && content.every(isPart) && isOneMessage(body) &&
          isKnownRole(roleNamed(ownText(body, "role")))
        ? MESSAGES
        : undefined;
    }],
    ...["systemInstruction", "system_instruction"]
      .map((name): [string, Test] => [
        name,
        (body) => weakIf(hasParts(ownMember(body, name)), name),
      ]),
    ["tool_outputs", (body) => {
      const outputs = ownMember(body, "tool_outputs");
      const isOutput = (item: unknown) => isObject(item) && ownText(item, "tool_call_id") !== "";
      return weakIf(Array.isArray(outputs) && outputs.every(isOutput), "tool_outputs");
    }],
    ["assistant_id", (body) => bodyIf(isOfAssistant(body))],
    ["inputText", (body) => weakIf(ownText(body, "inputText") !== "", "inputText")],
    ["inputs", (body) => {
      const inputs = ownMember(body, "inputs");
      return weakIf(isText(inputs) && isObject(ownMember(body, "parameters")), "inputs");
    }],
    ["question", (body) => {
      const isRetrieval = ["context", "documents"].some((name) => Object.hasOwn(body, name));
      return isRetrieval ? ["question", "context", "documents"] : undefined;
    }],
    ...["retrieved", "retrieved_documents", "source_nodes"]
      .map((name): [string, Test] => [name, () => [name]]),
    ["query", (body) => isGraphql(ownText(body, "query")) ? GRAPHQL : undefined],
  ]);
}

function found(name: string, value: unknown): Found {
  if (hasSureMessages(value)) return BODY;
  return weakIf(hasMessages(value) || (name === "contents" && hasParts(value)), name);
}

/** Beside the name of a model, these members are texts for it. */
function ofModel(body: object): Found {
  if (ownText(body, "model") === "") return undefined;
  if (isText(ownMember(body, "prompt")) || isTextual(ownMember(body, "input"))) return BODY;
  if (isMessageOfCohere(body)) return COHERE;
  const names = ["inputs", "chat_history"].filter((name) => Object.hasOwn(body, name));
  return Object.hasOwn(body, "query") ? [...names, "documents"] : names;
}

function bodyIf(isBody: boolean): Found {
  return isBody ? BODY : undefined;
}

function weakIf(isFound: boolean, name: string): Found {
  return isFound ? [name] : undefined;
}

/**
 * Makes the place of a body in which only these members are recognised. Other members with a role
 * still bring it, and documents may hold no instructions, but exact web rules hold in them.
 */
function weakBody(names: ReadonlySet<string>): Place {
  return {
    kind: undefined,
    within(body, name) {
      const place = BODY.within(body, name);
      if (place === undefined) return undefined;
      return names.has(name) && place !== DOCUMENT ? place : WEAK.get(place);
    },
  };
}

function isText(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.length > 0 &&
    value.every((item) => typeof item === "string"));
}

function isPart(value: unknown): boolean {
  return isObject(value) && ownText(value, "type") !== "";
}

/** Whether a member of this name may make its object a body for a model. */
export function isTelling(name: string): boolean {
  return TESTS.has(name);
}

/** Returns the place of an object, if it is a body for a model. */
export function recogniseObject(body: object, names: readonly string[]): Place | undefined {
  let weak: Set<string> | undefined;
  for (const name of names) {
    const found = TESTS.get(name)?.(body);
    if (found === undefined) continue;
    if (!isNames(found)) return found;
    if (found.length === 0) continue;
    weak ??= new Set();
    for (const member of found) weak.add(member);
  }
  return weak && weakBody(weak);
}

function isNames(found: Place | readonly string[]): found is readonly string[] {
  return Array.isArray(found);
}
