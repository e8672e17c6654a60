/**
 * Whether a failed request was broken by its own client: a body that does not parse, that was cut
 * off, or that has not arrived yet. That is no failure of a dependency, or anybody could open a
 * circuit for everybody.
 *
 * Asked only of what has failed, so a request that goes well pays nothing. Parses the body again
 * where it must, once.
 *
 * @module
 */
import { facts } from "../core/facts.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { findCause, hasIssues, isNamed, member } from "./foreign-error.ts";

const JSON_TYPE = /^[^;]*[/+]json\b/i;
const FORM_TYPE = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** The readers of Hono's request, by name, each with the promise that it has given. */
type BodyCache = Readonly<Record<string, PromiseLike<unknown> | undefined>>;

/** Whether the client's own body broke this request, which failed with `error`. Never rejects. */
export async function isClientFault(c: EdgeContext, error: unknown): Promise<boolean> {
  if (facts(c).passedOn?.owes) return true;
  try {
    const cache = (c.req as unknown as { bodyCache?: BodyCache }).bodyCache ?? {};
    for (const name in cache) if (!await isRead(cache[name])) return true;
    const type = c.req.raw.headers.get("content-type") ?? "";
    const syntaxError = findCause(error, (cause) => member(cause, "name") === "SyntaxError");
    if (syntaxError !== undefined) return await isBrokenJson(c, cache, type, syntaxError);
    if (error === undefined || !FORM_TYPE.test(type) || cache.formData !== undefined) return false;
    return await isBrokenForm(cache, type);
  } catch {
    return false;
  }
}

/** Errors that come of input and never of a dependency's health: a schema's, a bad `%` escape. */
export function isInputError(error: unknown): boolean {
  return isNamed(error, "URIError") || hasIssues(error);
}

/** False when a read of the body has failed, or waits for the client still. */
async function isRead(reading: PromiseLike<unknown> | undefined): Promise<boolean> {
  const pending = {};
  try {
    // What has settled wins against a promise that settles later.
    return await Promise.race([reading, pending]) !== pending;
  } catch {
    return false;
  }
}

/**
 * Whether the body is not JSON, and that is what the error says. A dependency's answer may fail to
 * parse just so: where the body is not even said to be JSON, the messages must be the same.
 */
async function isBrokenJson(
  c: EdgeContext,
  cache: BodyCache,
  type: string,
  syntaxError: unknown,
): Promise<boolean> {
  const text = await bodyText(c, cache);
  // Read past Hono: it may be the body, and a client must not open the circuit.
  if (text === undefined) return c.req.raw.bodyUsed && JSON_TYPE.test(type);
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return JSON_TYPE.test(type) || (error as Error).message === member(syntaxError, "message");
  }
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

async function bodyText(c: EdgeContext, cache: BodyCache): Promise<string | undefined> {
  const text = facts(c).body?.text();
  if (text !== undefined) return text;
  const body = await cachedBody(cache);
  return body === undefined ? undefined : await new Response(body).text();
}

/** What one of Hono's readers has in hand, as it came. */
async function cachedBody(cache: BodyCache): Promise<BodyInit | undefined> {
  for (const name of ["text", "arrayBuffer", "blob"]) {
    if (cache[name] !== undefined) return await cache[name] as BodyInit;
  }
  return undefined;
}
