/**
 * Detects failures caused by the client of a request: a body that does not parse, was cut off, or
 * has not arrived yet. These must not count as failures of a dependency, or any client could open
 * a circuit for all others.
 *
 * Runs after a failure only, so a successful request pays nothing. Parses the body again if
 * necessary, once.
 *
 * @module
 */
import { requestBody } from "../../core/body/body.ts";
import { facts } from "../../core/request/facts.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { findCause, hasIssues, isNamed, member } from "../errors/foreign-error.ts";

const JSON_TYPE = /^[^;]*[/+]json\b/i;
const FORM_TYPE = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** The promises returned by the readers of Hono's request, by the reader's name. */
type BodyCache = Readonly<Record<string, PromiseLike<unknown> | undefined>>;

/** Whether the client's body made this request fail with `error`. Never rejects. */
export async function isClientFault(c: EdgeContext, error: unknown): Promise<boolean> {
  const { body, passedOn } = facts(c);
  if (passedOn?.owes || body?.brokeOff) return true;
  try {
    const cache = (c.req as unknown as { bodyCache?: BodyCache }).bodyCache ?? {};
    for (const name in cache) if (!await isRead(cache[name])) return true;
    const type = c.req.raw.headers.get("content-type") ?? "";
    if (await isBrokenJson(c, cache, type, error)) return true;
    if (error === undefined || !FORM_TYPE.test(type) || cache.formData !== undefined) return false;
    return await isBrokenForm(cache, type);
  } catch {
    return false;
  }
}

/** Whether an error is caused by input, never by a dependency: a schema error, a bad `%` escape. */
export function isInputError(error: unknown): boolean {
  return isNamed(error, "URIError") || isNamed(error, "InvalidCharacterError") ||
    hasIssues(error) ||
    findCause(error, (cause) => INVALID_VALUE.test(messageOf(cause))) !== undefined;
}

/** Messages of the platforms for an invalid URL, date, BigInt or regular expression. */
const INVALID_VALUE =
  /^(invalid url\b|.*\burl is invalid$|invalid (time value|date)$|(cannot convert|failed to parse) .*\bbigint$|invalid regular expression\b|".*" cannot be parsed as a url)/is;

/** Whether a read of the body succeeded; false while it still waits for the client. */
async function isRead(reading: PromiseLike<unknown> | undefined): Promise<boolean> {
  const pending = {};
  try {
    // A settled promise wins the race.
    // deno-lint-ignore conventions/time-budget -- waits for nothing
    return await Promise.race([reading, pending]) !== pending;
  } catch {
    return false;
  }
}

/**
 * Whether the request failed because the client sent invalid JSON. A dependency's response may fail
 * to parse in the same way. So without a JSON content type, the error must contain the same message
 * as parsing the client's body does.
 */
async function isBrokenJson(
  c: EdgeContext,
  cache: BodyCache,
  type: string,
  error: unknown,
): Promise<boolean> {
  const text = await bodyText(c, cache, error);
  const complaint = text === undefined ? undefined : complaintAbout(text);
  if (complaint !== undefined) {
    // Many handlers treat an empty body as an empty object.
    if (JSON_TYPE.test(type) && (text !== "" || error === undefined)) return true;
    if (says(error, complaint)) return true;
  }
  // Read past Hono: the error may be about the body, and a client must not open the circuit.
  if (text === undefined && c.req.raw.body !== null) {
    if (findCause(error, (cause) => INVALID_FORM.test(messageOf(cause))) !== undefined) return true;
    if (c.req.raw.bodyUsed && isNamed(error, "SyntaxError")) return true;
  }
  return isNamed(error, "SyntaxError") && isAboutQuery(c, error);
}

/** Messages of the platforms for an invalid form. */
const INVALID_FORM = /\bform ?data\b|\bmultipart\b|\bboundary\b/i;

/** Whether an error is about invalid JSON in the query. */
function isAboutQuery(c: EdgeContext, error: unknown): boolean {
  for (const value of new URL(c.req.url).searchParams.values()) {
    const complaint = complaintAbout(value);
    if (complaint !== undefined && says(error, complaint)) return true;
  }
  return false;
}

/** The message of `JSON.parse()` for invalid JSON; undefined for valid JSON. */
function complaintAbout(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether an error, or one of its causes, contains this message. */
function says(error: unknown, complaint: string): boolean {
  return findCause(error, (cause) => messageOf(cause).includes(complaint)) !== undefined;
}

function messageOf(error: unknown): string {
  const message = member(error, "message");
  return typeof message === "string" ? message : "";
}

async function isBrokenForm(cache: BodyCache, type: string): Promise<boolean> {
  const body = await cachedBody(cache);
  if (body === undefined) return false;
  try {
    await new Response(body, { headers: { "content-type": type } }).formData();
    return false;
  } catch {
    return true;
  }
}

/** The body as text; undefined when it was not read, or not as text. */
async function bodyText(
  c: EdgeContext,
  cache: BodyCache,
  error: unknown,
): Promise<string | undefined> {
  const text = facts(c).body?.text();
  if (text !== undefined) return text;
  const body = await cachedBody(cache);
  if (body !== undefined) return await new Response(body).text();
  const { raw } = c.req;
  if (raw.bodyUsed || raw.body === null || !isNamed(error, "SyntaxError")) return undefined;
  // A clone of the request may have been read: then the body has arrived in full.
  const own = requestBody(c);
  await own.read(MAX_CLONED_BYTES, PATIENCE_MS);
  return own.text();
}

/** Limits for reading a body of which only a clone was read. */
const MAX_CLONED_BYTES = 1_048_576;
const PATIENCE_MS = 50;

/** The body as one of Hono's readers returned it, unparsed. */
async function cachedBody(cache: BodyCache): Promise<BodyInit | undefined> {
  for (const name of ["text", "arrayBuffer", "blob"]) {
    if (cache[name] !== undefined) return await cache[name] as BodyInit;
  }
  return undefined;
}
