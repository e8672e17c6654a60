/**
 * Response validation: the JSON bodies that handlers send, by status. What a schema does not name
 * does not leave the house.
 *
 * @module
 */
import { bytesOf } from "../core/body/byte-source.ts";
import { Intake } from "../core/body/intake.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import { makeCheck } from "../schema/check.ts";
import type { Check } from "../schema/check.ts";
import type { Refusal } from "../core/refusal.ts";
import { kindOf } from "../schema/payload/content-type.ts";
import type { ValidateSettings } from "./options.ts";
import type { StandardSchema } from "../schema/schema.ts";

/** Bodies longer than this, and bodies still being made, are left alone. */
const MAX_BYTES = 1_048_576;
/** Statuses whose responses have no body. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

type Note = (c: EdgeContext, refusal: Refusal | undefined, targets: readonly string[]) => void;

/** Checks the response that `next()` left behind. */
export function responseCheck(
  schemas: Readonly<Record<number, StandardSchema>>,
  settings: ValidateSettings,
  note: Note,
): (c: EdgeContext) => Promise<void> {
  const checks = new Map<number, Check>();
  for (const [status, schema] of Object.entries(schemas)) {
    checks.set(statusOf(status), makeCheck(schema, responseOptions(settings)));
  }
  return async (c) => {
    const check = checks.get(c.res.status);
    if (check === undefined || BODILESS.has(c.res.status) || !isJson(c.res)) return;
    // A body that someone holds is no JSON, and cannot be sent either.
    const intake = c.res.body!.locked ? undefined : new Intake(bytesOf(c.res.body!));
    const text = intake === undefined ? "" : await finishedText(c.res, intake);
    if (text === undefined) return putBack(c, intake!);
    const { refusal, value } = await judge(check, text);
    if (refusal !== undefined) note(c, refusal, ["response"]);
    if (settings.mode === "enforce" && refusal !== undefined) {
      return replace(c, await refuse(c, makeProblem(c, "response-invalid", SAYS_NOTHING)));
    }
    const checked = settings.mode === "enforce" ? JSON.stringify(value) : text;
    if (checked !== text) replace(c, new Response(checked, headersOf(c.res)));
    else if (intake !== undefined) putBack(c, intake);
  };
}

/** The client need not know what the server got wrong. */
const SAYS_NOTHING = "The server made a response that it may not send";

function responseOptions({ maxDepth, maxIssues, unknownKeys }: ValidateSettings) {
  return { factory: "validate", target: "response", reuse: true, maxDepth, maxIssues, unknownKeys };
}

function statusOf(name: string): number {
  const status = Number(name);
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new RangeError(`validate: responses must be named by status from 200 to 599, got ${name}`);
}

function isJson(response: Response): boolean {
  return kindOf(response.headers.get("content-type") ?? "", ["json"]) === "json" &&
    response.body !== null;
}

async function judge(
  check: Check,
  text: string,
): Promise<{ value?: unknown; refusal?: Refusal }> {
  const again = () => JSON.parse(text);
  try {
    const verdict = await check(again(), again);
    return verdict.refusal
      ? { refusal: { ...verdict.refusal, code: "response-invalid" } }
      : { value: verdict.value };
  } catch {
    // Not JSON, or a schema that throws: either way nothing that may be sent.
    return { refusal: { code: "response-invalid", detail: SAYS_NOTHING } };
  }
}

/** The text, when all of it is there at once: a stream that is still open is left alone. */
async function finishedText(response: Response, intake: Intake): Promise<string | undefined> {
  const filling = intake.fill(MAX_BYTES);
  const isKnown = response.headers.has("content-length");
  try {
    const hasEnded = await (isKnown ? filling : unlessItRests(intake, filling));
    return hasEnded ? new TextDecoder().decode(intake.collected.bytes) : undefined;
  } catch {
    // A body that fails on its way is no JSON.
    return "";
  }
}

/** False when a turn of the event loop has brought no byte. */
function unlessItRests(intake: Intake, filling: Promise<boolean>): Promise<boolean> {
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

/** Sends what was read, and the rest. (A clone would hold every chunk for who reads it later.) */
function putBack(c: EdgeContext, intake: Intake): void {
  const { status, statusText, headers } = c.res;
  const body = intake.hasEnded ? intake.collected.bytes : intake.stream();
  replace(c, new Response(body, { status, statusText, headers }));
}

/** Status and headers without those that told of the old body. */
function headersOf({ status, statusText, headers }: Response): ResponseInit {
  const kept = new Headers(headers);
  for (const name of ["content-length", "etag", "content-md5", "digest"]) kept.delete(name);
  return { status, statusText, headers: kept };
}

/** Hono copies the old headers onto what replaces a response, unless it was taken away first. */
function replace(c: EdgeContext, response: Response): void {
  (c as { res: unknown }).res = undefined;
  c.res = response;
}
