/**
 * Validates the JSON responses of handlers, by status. Properties that are not in the schema are
 * stripped.
 *
 * @module
 */
import { RESPONSE_INVALID } from "../core/problem-kinds.ts";
import { hasOverflow } from "../core/body/numbers.ts";
import type { Intake } from "../core/body/intake.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import { makeCheck } from "../schema/check.ts";
import type { SchemaCheck } from "../schema/check.ts";
import type { Refusal } from "../core/refusal.ts";
import type { ValidateSettings } from "./options.ts";
import { hasJson, inUtf8, readResponse } from "./response-body.ts";
import type { StandardSchema } from "../schema/schema.ts";

/** Statuses of responses without a body. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

type Note = (c: EdgeContext, refusal: Refusal | undefined, targets: readonly string[]) => void;

/** Checks the response; `outer` are the headers that were set before the handler ran. */
export type ResponseCheck = (c: EdgeContext, outer: Headers) => Promise<void>;

/** Makes the check of the response that the handler returned. */
export function responseCheck(
  schemas: Readonly<Record<number, StandardSchema>>,
  settings: ValidateSettings,
  note: Note,
): ResponseCheck {
  const checks = new Map<number, SchemaCheck>();
  for (const [status, schema] of Object.entries(schemas)) {
    checks.set(statusOf(status), makeCheck(schema, responseOptions(settings)));
  }
  return async (c, outer) => {
    const check = checks.get(c.res.status);
    if (check === undefined || BODILESS.has(c.res.status) || !hasJson(c.res)) return;
    const { intake, text } = await readResponse(c.res);
    if (text === undefined) return putBack(c, intake!);
    const { refusal, value } = await judge(check, text);
    if (refusal !== undefined) note(c, refusal, ["response"]);
    if (settings.mode === "enforce" && refusal !== undefined) return await withdraw(c, outer);
    const checked = settings.mode === "enforce" ? JSON.stringify(value) : text;
    if (checked !== text) replace(c, new Response(checked, strippedOf(c.res)));
    else if (intake !== undefined) putBack(c, intake);
  };
}

/** Returns the headers that middlewares have set so far, which Hono adds to the response. */
export function outerHeaders(c: EdgeContext): Headers {
  // Reading `c.res` would make a response, with which Hono cannot merge a 101.
  const { body } = c as unknown as { body(data: null): Response };
  return new Headers(body(null).headers);
}

/** Sent to the client, who should not learn the cause. */
const NO_DETAILS = "The server made a response that it may not send";

function responseOptions({ maxDepth, maxIssues, unknownKeys }: ValidateSettings) {
  return { factory: "validate", target: "response", reuse: true, maxDepth, maxIssues, unknownKeys };
}

function statusOf(name: string): number {
  const status = Number(name);
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new RangeError(
    `validate: responses must be named by status from 200 to 599, as in { 200: schema }, got ${name}`,
  );
}

async function judge(
  check: SchemaCheck,
  text: string,
): Promise<{ value?: unknown; refusal?: Refusal }> {
  const again = () => JSON.parse(text);
  try {
    const parsed = again();
    if (hasOverflow(text, parsed)) return INVALID;
    const verdict = await check(parsed, again);
    return verdict.refusal
      ? { refusal: { ...verdict.refusal, kind: RESPONSE_INVALID } }
      : { value: verdict.value };
  } catch {
    // Invalid JSON, or a schema that throws: the response must not be sent.
    return INVALID;
  }
}

const INVALID: { readonly refusal: Refusal } = {
  refusal: { kind: RESPONSE_INVALID, detail: NO_DETAILS },
};

/** Replaces the response by a problem, with the headers that are not the handler's. */
async function withdraw(c: EdgeContext, outer: Headers): Promise<void> {
  for (const name of BODY_HEADERS) outer.delete(name);
  for (const [name, value] of c.res.headers) {
    if (CORS.test(name) && !outer.has(name)) outer.set(name, value);
  }
  // The app's own rendering of problems gets a response without the handler's headers.
  replace(c, new Response(null, { status: 500, headers: outer }));
  const problem = await refuse(c, makeProblem(c, RESPONSE_INVALID, NO_DETAILS));
  for (const [name, value] of outer) {
    if (name === "set-cookie" || problem.headers.has(name)) continue;
    problem.headers.set(name, value);
  }
  if (!problem.headers.has("set-cookie")) {
    for (const cookie of outer.getSetCookie()) problem.headers.append("set-cookie", cookie);
  }
  replace(c, problem);
}

/** Without these headers a browser does not show the problem to its script. */
const CORS = /^(?:access-control-.*|vary)$/;

/** Headers that describe a body, or how long it may be kept. */
const BODY_HEADERS = [
  ...["content-type", "content-length", "content-encoding", "content-language", "content-range"],
  ...["content-location", "content-disposition", "content-md5", "content-digest", "repr-digest"],
  ...["digest", "etag", "last-modified", "accept-ranges", "transfer-encoding", "trailer"],
  ...["cache-control", "expires", "age"],
];

/** Restores the body: the bytes read so far, then the rest. (A clone would buffer every chunk.) */
function putBack(c: EdgeContext, intake: Intake): void {
  const body = intake.hasEnded ? intake.collected.bytes : intake.stream();
  // The response itself, because on Workers it also says whether its body is encoded already.
  replace(c, new Response(body, c.res));
}

/** The status and headers of a stripped body, without headers that describe the old one. */
function strippedOf({ status, statusText, headers }: Response): ResponseInit {
  const kept = new Headers(headers);
  for (const name of OLD_BODY) kept.delete(name);
  kept.set("content-type", inUtf8(headers.get("content-type")!));
  return { status, statusText, headers: kept };
}

const OLD_BODY = [
  ...["content-length", "content-encoding", "content-md5", "content-digest", "repr-digest"],
  ...["digest", "etag", "accept-ranges"],
];

/** Replaces the response. Hono merges the old headers into a new one, unless it is unset first. */
function replace(c: EdgeContext, response: Response): void {
  (c as { res: unknown }).res = undefined;
  c.res = response;
}
