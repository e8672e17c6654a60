/**
 * Where the parts of a request besides its body are read from.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Multi } from "./coerce.ts";

/** The parts of a request, besides the body, that can be validated. */
export type PartName = "param" | "query" | "header" | "cookie";

/** What Hono's request offers beyond what guards share. */
interface HonoRequestParts {
  param(): Record<string, string | undefined>;
  header(): Record<string, string>;
  queries(): Record<string, string[]>;
}

/** Everything that was sent in one part of the request, under each name. */
export function readPart(c: EdgeContext, part: PartName): Multi {
  const request = c.req as unknown as HonoRequestParts;
  switch (part) {
    case "param":
      return single(request.param());
    case "query":
      return request.queries();
    case "header":
      return single(request.header());
    case "cookie":
      return cookies(c.req.header("cookie") ?? "");
  }
}

function single(values: Readonly<Record<string, unknown>>): Multi {
  const multi: Record<string, unknown[]> = Object.create(null);
  for (const name of Object.keys(values)) {
    if (values[name] !== undefined) multi[name] = [values[name]];
  }
  return multi;
}

/** RFC 6265 §4.2.1, read as Hono reads it: the first of a name counts, quotes are dropped. */
function cookies(header: string): Multi {
  const multi: Record<string, unknown[]> = Object.create(null);
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (at < 1 || name === "" || name in multi) continue;
    multi[name] = [decoded(pair.slice(at + 1).trim().replace(/^"(.*)"$/, "$1"))];
  }
  return multi;
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
