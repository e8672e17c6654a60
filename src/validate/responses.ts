/**
 * Validates the JSON responses of handlers, by status. Properties that are not in the schema are
 * stripped.
 *
 * @module
 */
import { bytesOf } from "../core/body/byte-source.ts";
import { Intake } from "../core/body/intake.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import { makeCheck } from "../schema/check.ts";
import type { SchemaCheck } from "../schema/check.ts";
import type { Refusal } from "../core/refusal.ts";
import { bodyKindOf } from "../schema/payload/content-type.ts";
import type { ValidateSettings } from "./options.ts";
import type { StandardSchema } from "../schema/schema.ts";

/** Maximum size of a checked body. Longer bodies, and streams that are still open, are skipped. */
const MAX_BYTES = 1_048_576;
/** Statuses of responses without a body. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

type Note = (c: EdgeContext, refusal: Refusal | undefined, targets: readonly string[]) => void;

/** Makes the check of the response that the handler returned. */
export function responseCheck(
  schemas: Readonly<Record<number, StandardSchema>>,
  settings: ValidateSettings,
  note: Note,
): (c: EdgeContext) => Promise<void> {
  const checks = new Map<number, SchemaCheck>();
  for (const [status, schema] of Object.entries(schemas)) {
    checks.set(statusOf(status), makeCheck(schema, responseOptions(settings)));
  }
  return async (c) => {
    const check = checks.get(c.res.status);
    if (check === undefined || BODILESS.has(c.res.status) || !isJson(c.res)) return;
    // A locked body cannot be read, nor can it be sent: treated as invalid JSON.
    const intake = c.res.body!.locked ? undefined : new Intake(bytesOf(c.res.body!));
    const text = intake === undefined ? "" : await finishedText(c.res, intake);
    if (text === undefined) return putBack(c, intake!);
    const { refusal, value } = await judge(check, text);
    if (refusal !== undefined) note(c, refusal, ["response"]);
    if (settings.mode === "enforce" && refusal !== undefined) {
      return replace(c, await refuse(c, makeProblem(c, "response-invalid", NO_DETAILS)));
    }
    const checked = settings.mode === "enforce" ? JSON.stringify(value) : text;
    if (checked !== text) replace(c, new Response(checked, headersOf(c.res)));
    else if (intake !== undefined) putBack(c, intake);
  };
}

/** Sent to the client, who should not learn the cause. */
const NO_DETAILS = "The server made a response that it may not send";

function responseOptions({ maxDepth, maxIssues, unknownKeys }: ValidateSettings) {
  return { factory: "validate", target: "response", reuse: true, maxDepth, maxIssues, unknownKeys };
}

function statusOf(name: string): number {
  const status = Number(name);
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new RangeError(`validate: responses must be named by status from 200 to 599, got ${name}`);
}

function isJson(response: Response): boolean {
  return bodyKindOf(response.headers.get("content-type") ?? "", ["json"]) === "json" &&
    response.body !== null;
}

async function judge(
  check: SchemaCheck,
  text: string,
): Promise<{ value?: unknown; refusal?: Refusal }> {
  const again = () => JSON.parse(text);
  try {
    const verdict = await check(again(), again);
    return verdict.refusal
      ? { refusal: { ...verdict.refusal, code: "response-invalid" } }
      : { value: verdict.value };
  } catch {
    // Invalid JSON, or a schema that throws: the response must not be sent.
    return { refusal: { code: "response-invalid", detail: NO_DETAILS } };
  }
}

/** Returns the text of a finished body; undefined for a stream that is still open. */
async function finishedText(response: Response, intake: Intake): Promise<string | undefined> {
  const filling = intake.fill(MAX_BYTES);
  const isKnown = response.headers.has("content-length");
  try {
    const hasEnded = await (isKnown ? filling : unlessIdle(intake, filling));
    return hasEnded ? new TextDecoder().decode(intake.collected.bytes) : undefined;
  } catch {
    // A body that breaks off is treated as invalid JSON.
    return "";
  }
}

/** Resolves to false when a turn of the event loop brings no bytes. */
function unlessIdle(intake: Intake, filling: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    const look = () => {
      if (intake.collected.size === seen) {
        intake.stop();
        return resolve(false);
      }
      seen = intake.collected.size;
      timer = setTimeout(look, 1);
    };
    let timer = setTimeout(look, 1);
    filling.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Restores the body: the bytes read so far, then the rest. (A clone would buffer every chunk.) */
function putBack(c: EdgeContext, intake: Intake): void {
  const { status, statusText, headers } = c.res;
  const body = intake.hasEnded ? intake.collected.bytes : intake.stream();
  replace(c, new Response(body, { status, statusText, headers }));
}

/** The status and headers, without headers that describe the old body. */
function headersOf({ status, statusText, headers }: Response): ResponseInit {
  const kept = new Headers(headers);
  for (const name of ["content-length", "etag", "content-md5", "digest"]) kept.delete(name);
  return { status, statusText, headers: kept };
}

/** Replaces the response. Hono merges the old headers into a new one, unless it is unset first. */
function replace(c: EdgeContext, response: Response): void {
  (c as { res: unknown }).res = undefined;
  c.res = response;
}
