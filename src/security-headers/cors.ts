/**
 * The CORS protocol (Fetch §3.2): answers preflights, and writes the headers of a policy onto all
 * other responses.
 *
 * @module
 */
import type { GuardPart, Opened, OpenedNow } from "../core/request/compose.ts";
import { exposeToBrowsers, requestHeader, setResponseHeaders } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { CorsSettings } from "./cors-options.ts";

const ALLOW_ORIGIN = "access-control-allow-origin";
const ALLOW_CREDENTIALS = "access-control-allow-credentials";
const EXPOSE = "access-control-expose-headers";
const VARY = ["vary"];
const ANY_NAMES = [ALLOW_ORIGIN];
const ANY_VALUES = ["*"];
const ORIGIN_NAMES = ["vary", ALLOW_ORIGIN];
const CREDENTIAL_NAMES = ["vary", ALLOW_ORIGIN, ALLOW_CREDENTIALS];
/** Headers of a limit with `headers: "legacy"`. */
const LEGACY = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];
/** Names of headers that a preflight may ask for. */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~, \t-]{1,2048}$/;

/** The part of a policy. The state of a request is its allowed origin, or "" for none. */
export class CorsPart implements GuardPart<string> {
  readonly #settings: CorsSettings;
  readonly #exposed: string;
  #preflights = 0;
  #refused = 0;

  constructor(settings: CorsSettings) {
    this.#settings = settings;
    this.#exposed = settings.exposeHeaders.join(", ");
  }

  /** Answers a preflight; for all other requests keeps the origin. */
  open(c: EdgeContext, states: string[], at: number): Opened {
    const origin = requestHeader(c, "origin");
    if (origin === undefined) {
      states[at] = this.#settings.origins.any ? "*" : "";
      return;
    }
    const allowed = this.#settings.origins.allows(origin, c);
    return typeof allowed === "boolean"
      ? this.#opened(c, states, at, origin, allowed)
      : allowed.then((answer) => this.#opened(c, states, at, origin, answer));
  }

  #opened(
    c: EdgeContext,
    states: string[],
    at: number,
    origin: string,
    isAllowed: boolean,
  ): OpenedNow {
    if (!isAllowed) this.#refused++;
    const allowed = !isAllowed ? "" : this.#settings.origins.any ? "*" : origin;
    if (
      c.req.method === "OPTIONS" && requestHeader(c, "access-control-request-method") !== undefined
    ) {
      return this.#preflight(c, allowed);
    }
    states[at] = allowed;
  }

  #preflight(c: EdgeContext, allowed: string): Response {
    this.#preflights++;
    const { origins, credentials, allowMethods, allowHeaders, maxAge } = this.#settings;
    const headers: Record<string, string> = origins.any ? {} : { vary: "Origin" };
    if (allowed !== "") {
      headers[ALLOW_ORIGIN] = allowed;
      if (credentials) headers[ALLOW_CREDENTIALS] = "true";
      headers["access-control-allow-methods"] = allowMethods;
      headers["access-control-max-age"] = maxAge;
      const asked = requestHeader(c, "access-control-request-headers");
      const granted = allowHeaders ?? (asked && HEADER_NAMES.test(asked) ? asked : "");
      if (granted !== "") headers["access-control-allow-headers"] = granted;
    }
    if (allowHeaders === undefined) {
      const vary = "Access-Control-Request-Headers";
      headers.vary = headers.vary ? `${headers.vary}, ${vary}` : vary;
    }
    return new Response(null, { status: 204, headers });
  }

  /** Writes the headers. They are those of this policy alone, also if the response has others. */
  close(c: EdgeContext, allowed: string, thrown: unknown): void {
    if (thrown !== undefined && !c.finalized) return;
    const headers = this.#write(c, allowed);
    if (headers === undefined) return;
    if (allowed === "") headers.delete(ALLOW_ORIGIN);
    if (allowed === "" || !this.#settings.credentials) headers.delete(ALLOW_CREDENTIALS);
    if (allowed === "") return;
    if (headers.has(EXPOSE)) exposeToBrowsers(headers, this.#settings.exposeHeaders);
    else headers.set(EXPOSE, this.#exposed);
    if (headers.has("x-ratelimit-limit")) exposeToBrowsers(headers, LEGACY);
  }

  /** Returns the headers of the response, now mutable; undefined for a 101. */
  #write(c: EdgeContext, allowed: string): Headers | undefined {
    const { origins, credentials } = this.#settings;
    if (origins.any) return setResponseHeaders(c, ANY_NAMES, ANY_VALUES);
    const vary = varyWithOrigin(c.res.headers.get("vary"));
    if (allowed === "") return setResponseHeaders(c, VARY, [vary]);
    return credentials
      ? setResponseHeaders(c, CREDENTIAL_NAMES, [vary, allowed, "true"])
      : setResponseHeaders(c, ORIGIN_NAMES, [vary, allowed]);
  }

  /** Number of preflights, of requests of other origins, and of failures of `origins`. */
  stats(): Readonly<Record<string, number>> {
    return {
      preflights_total: this.#preflights,
      refused_total: this.#refused,
      callback_errors_total: this.#settings.origins.failures,
    };
  }
}

function varyWithOrigin(vary: string | null): string {
  if (vary === null || vary.trim() === "") return "Origin";
  return /(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i.test(vary) ? vary : `${vary}, Origin`;
}
