/**
 * Decides whether a body may be input of a language model, by names alone.
 *
 * @module
 */
import type { RequestBody } from "../../core/body/body.ts";
import { jsonOf } from "./body-texts.ts";

/**
 * Members of the requests of chat and completion APIs (OpenAI, Anthropic, Gemini, Cohere, Ollama),
 * and of the routes that apps put in front of them.
 */
const MODEL_MEMBERS: readonly string[] = [
  "messages",
  "message",
  "prompt",
  "input",
  "inputs",
  "contents",
  "system",
  "instructions",
  "question",
  "chat_history",
];

/**
 * Whether a body is a JSON object or a form with a member such as `messages` or `prompt`, or a JSON
 * list of messages with a `role`.
 */
export async function isModelBody(body: RequestBody): Promise<boolean> {
  const value = jsonOf(body);
  if (Array.isArray(value)) return value.some((item) => hasMember(item, ["role"]));
  if (hasMember(value, MODEL_MEMBERS)) return true;
  const form = await body.form();
  return form !== undefined && MODEL_MEMBERS.some((name) => form.has(name));
}

function hasMember(value: unknown, names: readonly string[]): boolean {
  return typeof value === "object" && value !== null &&
    names.some((name) => Object.hasOwn(value, name));
}
