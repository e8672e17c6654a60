/**
 * Serves a registry over HTTP: the last segment of the path is the tool, the body its arguments.
 *
 * @module
 */
import { DEFAULT_BODY_TIMEOUT_MS } from "../core/body/body-timeout.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { readBody } from "../schema/payload/read.ts";
import { refuse } from "../core/problem.ts";
import { refusalProblem } from "../core/refusal.ts";
import { BAD_RESULT } from "./registry.ts";
import type { Call } from "./registry.ts";

const LIMITS = {
  maxBytes: 102_400,
  bodyTimeoutMs: DEFAULT_BODY_TIMEOUT_MS,
  duplicateKeys: "last",
  contentType: "strict",
} as const;

/** Handles one request. */
export async function serve(c: EdgeContext, call: Call): Promise<Response> {
  const reading = await readBody(c, ["json"], LIMITS);
  if ("refusal" in reading) {
    return refuse(c, refusalProblem(c, reading.refusal), reading.refusal.headers);
  }
  const input = reading.kind === undefined ? {} : reading.body.takeJson();
  const result = await call(nameOf(c), input, c);
  if (!result.ok) return refuse(c, result.problem);
  const text = jsonOf({ value: result.value ?? null, renamed: result.renamed });
  if (text === undefined) return refuse(c, refusalProblem(c, BAD_RESULT));
  return new Response(text, { headers: { "content-type": "application/json" } });
}

/** Undefined when a value is not serialisable: bigint, cycles, a throwing toJSON() or getter. */
function jsonOf(answer: unknown): string | undefined {
  try {
    return JSON.stringify(answer);
  } catch {
    return undefined;
  }
}

function nameOf(c: EdgeContext): string {
  return c.req.param("name") ?? c.req.path.slice(c.req.path.lastIndexOf("/") + 1);
}
