/**
 * The messages that the author of a zod schema gave as texts. zod makes a function of each; one
 * that gives its text without an issue cannot quote the input.
 *
 * @module
 */
import { mayQuote } from "./quotes.ts";
import type { StandardIssue, StandardSchema } from "./schema.ts";

/** A function that makes a message: of an issue in version 4, of issue and context in version 3. */
type ErrorFunction = (issue: unknown, context?: unknown) => unknown;

/** Makes the test for one refused value: whether the message of an issue may be sent. */
export type OwnMessages = (input: unknown) => (issue: StandardIssue) => boolean;

/** Makes the test for messages of a schema, which is only walked when it refuses a value. */
export function zodMessages(schema: StandardSchema): OwnMessages {
  let found: Found | undefined;
  return (input) => {
    found ??= walk(schema);
    const texts = new Set(found.texts);
    // Called each time, because a text may depend on the language.
    for (const make of found.functions) {
      for (const text of textsOf(make)) texts.add(text);
    }
    // The messages of superRefine(), and of refine() in version 3, are inside of functions.
    return ({ message, ...issue }) =>
      texts.has(message) ||
      ((issue as { code?: unknown }).code === "custom" && !mayQuote(message, input));
  };
}

interface Found {
  readonly texts: readonly string[];
  readonly functions: readonly ErrorFunction[];
}

/** Collects messages from the definitions of a schema, its checks and the schemas inside of it. */
function walk(schema: StandardSchema): Found {
  const texts: string[] = [];
  const functions: ErrorFunction[] = [];
  const seen = new Set<unknown>();
  const open: unknown[] = [schema];
  while (open.length > 0) {
    const node = open.pop();
    if (node === null || typeof node !== "object" || seen.has(node)) continue;
    seen.add(node);
    const { error, errorMap, message } = node as Record<string, unknown>;
    if (typeof error === "function") functions.push(error as ErrorFunction);
    if (typeof errorMap === "function") functions.push(errorMap as ErrorFunction);
    if (typeof message === "string") texts.push(message);
    open.push(...partsOf(node));
  }
  return { texts, functions };
}

/** The parts of a schema, of its definition, or of a list or an object of schemas. */
function partsOf(node: object): unknown[] {
  const { _zod, _def } = node as { _zod?: { def?: unknown }; _def?: unknown };
  if (_zod !== undefined) return [_zod.def];
  if (_def !== undefined) return [_def];
  if (node instanceof Map) return [...node.values()];
  return Object.entries(node).map(([name, part]) =>
    // Version 3 has the shape of an object in a function.
    typeof part === "function" && (name === "getter" || name === "shape") ? attempt(part) : part
  );
}

/** The texts that a function gives without an issue. */
function textsOf(make: ErrorFunction): string[] {
  // Version 3 tells by the data whether a value is missing.
  const answers = [undefined, null].map((data) =>
    attempt(() => make(undefined, { data, defaultError: "" })) ??
      attempt(() => make({ code: "invalid_type" }, { data, defaultError: "" }))
  );
  return answers.flatMap((answer) => {
    const text = (answer as { message?: unknown } | undefined)?.message ?? answer;
    return typeof text === "string" && text !== "" ? [text] : [];
  });
}

function attempt(call: () => unknown): unknown {
  try {
    return call() ?? undefined;
  } catch {
    return undefined;
  }
}
