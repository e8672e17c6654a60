/**
 * One call: find the tool, copy, rename and check its arguments, run it, check its result.
 *
 * @module
 */
import {
  BODY_TOO_DEEP,
  MALFORMED_BODY,
  RESPONSE_INVALID,
  UNKNOWN_TOOL,
} from "../core/problem-kinds.ts";
import { isDeeperThan, parseJson, withoutPrototypeKeys } from "../core/body/json.ts";
import { holdsNonFinite } from "../core/body/numbers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { show } from "../core/options.ts";
import { refusalProblem } from "../core/refusal.ts";
import type { Refusal } from "../core/refusal.ts";
import { DEFAULT_MAX_DEPTH, DEFAULT_MAX_ISSUES, makeCheck } from "../schema/check.ts";
import type { SchemaCheck } from "../schema/check.ts";
import { entriesOf, isValibot } from "../schema/schema.ts";
import type { StandardSchema } from "../schema/schema.ts";
import { makeRename } from "./aliases.ts";
import type { Rename } from "./aliases.ts";
import type { Registry, Tool, ToolResult } from "./types.ts";

/** Names that OpenAI, Anthropic and MCP all accept. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Calls a tool by its name. */
export type Call = (
  name: string,
  untrusted: unknown,
  c: EdgeContext | undefined,
) => Promise<ToolResult<unknown>>;

/** A tool with its compiled checks. */
interface Ready {
  readonly tool: Tool;
  readonly rename: Rename;
  readonly checkInput: SchemaCheck;
  readonly checkOutput: SchemaCheck | undefined;
}

/**
 * Makes the function that calls the tools of a registry. All checks are compiled here.
 *
 * @throws {TypeError} When a name, a schema, an alias or a handler is invalid.
 */
export function makeCall(registry: Registry): Call {
  const ready = new Map<string, Ready>();
  for (const [name, tool] of Object.entries(registry)) ready.set(name, prepare(name, tool));
  return async (name, untrusted, c) => {
    const found = ready.get(name);
    const call = found ? await run(found, name, untrusted, c) : UNKNOWN;
    return "kind" in call ? { ok: false, problem: refusalProblem(c, call) } : call;
  };
}

const UNKNOWN: Refusal = { kind: UNKNOWN_TOOL, detail: "There is no tool of this name" };
const NOT_AN_OBJECT: Refusal = {
  kind: MALFORMED_BODY,
  detail: "The arguments are not a JSON object",
};
const NOT_FINITE: Refusal = {
  kind: MALFORMED_BODY,
  detail: "The arguments hold a number that is not finite",
};
const TOO_DEEP: Refusal = /* @__PURE__ */ (() => ({
  kind: BODY_TOO_DEEP,
  detail: `The arguments are nested deeper than ${DEFAULT_MAX_DEPTH} levels`,
}))();

function prepare(name: string, tool: Tool): Ready {
  if (!NAME.test(name)) {
    throw new TypeError(`tools: a name must match ${NAME.source}, got ${show(name)}`);
  }
  if (tool === null || typeof tool !== "object" || typeof tool.handler !== "function") {
    throw new TypeError(`tools: ${name} must be made by tool({ description, input, handler })`);
  }
  const keys = isValibot(tool.input) ? entriesOf(tool.input).map(([key]) => key) : [];
  return {
    tool,
    rename: makeRename(name, [...new Set(keys)], tool.alias ?? {}),
    checkInput: check(tool.input, "input", true),
    // A handler may keep the object that it returns, so it is never edited in place.
    checkOutput: tool.output && check(tool.output, "output", false),
  };
}

function check(schema: StandardSchema, target: string, reuse: boolean): SchemaCheck {
  return makeCheck(schema, {
    factory: "tools",
    target,
    reuse,
    maxDepth: DEFAULT_MAX_DEPTH,
    maxIssues: DEFAULT_MAX_ISSUES,
    unknownKeys: "schema",
  });
}

async function run(
  { tool, rename, checkInput, checkOutput }: Ready,
  name: string,
  untrusted: unknown,
  c: EdgeContext | undefined,
): Promise<ToolResult<unknown> | Refusal> {
  // OpenAI sends arguments as JSON text; an empty text means no arguments.
  const sent = typeof untrusted === "string" ? parseJson(untrusted || "{}") : untrusted ?? {};
  if (sent === null || typeof sent !== "object" || Array.isArray(sent)) return NOT_AN_OBJECT;
  if (isDeeperThan(sent, DEFAULT_MAX_DEPTH)) return TOO_DEEP;
  if (holdsNonFinite(sent)) return NOT_FINITE;
  const copy = () => rename(withoutPrototypeKeys(sent) as Record<string, unknown>);
  const { input, renamed } = copy();
  const checked = await checkInput(input, () => copy().input);
  if (checked.refusal) return checked.refusal;
  const value = await tool.handler(checked.value, { name, renamed, c });
  if (checkOutput === undefined) return { ok: true, value, renamed };
  const output = await checkOutput(value, () => value);
  return output.refusal ? BAD_RESULT : { ok: true, value: output.value, renamed };
}

/** The refusal of an invalid result; the caller should not learn the cause. */
export const BAD_RESULT: Refusal = {
  kind: RESPONSE_INVALID,
  detail: "The tool returned an invalid result",
};
