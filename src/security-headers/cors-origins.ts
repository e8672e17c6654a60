/**
 * The origins of a CORS policy: checks them at construction, and matches those of requests.
 *
 * @module
 */
import { asBoolean, Callback } from "../core/callback.ts";
import type { OptionChecks } from "../core/options.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { checkPattern } from "./cors-pattern.ts";

const EXPECTED =
  'an origin, like "https://app.example.com" or "https://*.example.com", a RegExp, an array of ' +
  'these, "*" or a function';
/** Origins are at most this long: a host name of 255 characters, its scheme and port. */
const MAX_LENGTH = 300;

/** The allowed origins. */
export class AllowedOrigins {
  /** Whether every origin is allowed, `"*"`. */
  readonly any: boolean;
  readonly #exact: ReadonlySet<string>;
  readonly #patterns: readonly RegExp[];
  readonly #ask: Callback<[string, EdgeContext], boolean> | undefined;

  constructor(checks: OptionChecks, given: unknown, credentials: boolean) {
    const list = typeof given === "function" ? [] : Array.isArray(given) ? given : [given];
    this.any = list.length === 1 && list[0] === "*";
    if (this.any && credentials) {
      throw new TypeError(
        `${checks.factory}: origins "*" and credentials exclude each other: browsers refuse such ` +
          "responses; list the origins",
      );
    }
    if (typeof given !== "function" && list.length === 0) {
      throw checks.error("origins", EXPECTED, given);
    }
    const rules = this.any ? [] : list.map((one) => originRule(checks, one));
    this.#exact = new Set(rules.filter((rule) => typeof rule === "string"));
    this.#patterns = rules.filter((rule) => typeof rule !== "string");
    this.#ask = typeof given === "function"
      ? new Callback(given as (origin: string, c: EdgeContext) => unknown, {
        option: `${checks.factory}: origins`,
        otherwise: "false",
        expects: "true or false",
        accept: asBoolean,
      })
      : undefined;
  }

  /** Number of failures of the function. */
  get failures(): number {
    return this.#ask?.failures ?? 0;
  }

  /** Whether the pages of an origin may read the response. */
  allows(origin: string, c: EdgeContext): boolean | Promise<boolean> {
    if (this.any) return true;
    if (origin === "null" || origin === "" || origin.length > MAX_LENGTH) return false;
    if (this.#ask !== undefined) {
      const answer = this.#ask.ask(origin, c);
      return typeof answer === "object" ? answer.then(isTrue) : isTrue(answer);
    }
    if (this.#exact.has(origin)) return true;
    for (let i = 0; i < this.#patterns.length; i++) if (this.#patterns[i].test(origin)) return true;
    return false;
  }
}

function isTrue(answer: boolean | undefined): boolean {
  return answer === true;
}

/** Checks one entry: an exact origin, or a pattern. */
function originRule(checks: OptionChecks, given: unknown): string | RegExp {
  if (given instanceof RegExp) return checkPattern(checks, given);
  if (typeof given !== "string") throw checks.error("origins", EXPECTED, given);
  if (given === "*") {
    throw new TypeError(`${checks.factory}: origins: "*" allows all: write it alone`);
  }
  if (given === "null") {
    throw new TypeError(
      `${checks.factory}: origins: "null" is the origin of every sandboxed page and local file, ` +
        "so allowing it allows everyone; leave it out",
    );
  }
  return given.includes("*") ? wildcard(checks, given) : exactOrigin(checks, given);
}

/** An origin as browsers send it: lower case, without default port, path or slash. */
function exactOrigin(checks: OptionChecks, given: string): string {
  const hint = (write: string) => `; write ${JSON.stringify(write)}`;
  if (given.includes(",")) {
    const parts = given.split(",").map((part) => JSON.stringify(part.trim()));
    throw checks.error("origins", EXPECTED, given, `; write [${parts.join(", ")}]`);
  }
  if (!given.includes("://")) {
    const scheme = /^(?:localhost|127\.|\[::1\])/.test(given) ? "http" : "https";
    const url = `${scheme}://${given}`;
    const canBe = URL.canParse(url) && given.trim() !== "";
    throw checks.error("origins", EXPECTED, given, canBe ? hint(new URL(url).origin) : "");
  }
  if (/^https?:/i.test(given)) {
    const origin = URL.canParse(given) ? new URL(given).origin : undefined;
    if (origin === given) return given;
    throw checks.error("origins", EXPECTED, given, origin === undefined ? "" : hint(origin));
  }
  // Of apps and extensions: "capacitor://localhost", "chrome-extension://…".
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#@\s"']+$/.test(given)) return given;
  throw checks.error("origins", EXPECTED, given);
}

/** `"https://*.example.com"` and `"http://localhost:*"`. */
function wildcard(checks: OptionChecks, given: string): RegExp {
  const [, scheme, subdomains, host, port] =
    /^(https?):\/\/(\*\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)(:\*|:\d{1,5})?$/.exec(given) ?? [];
  const isWide = subdomains !== undefined && host !== "localhost" && !host?.includes(".");
  if (host === undefined || isWide) {
    const form = '"*" only as in "https://*.example.com" and "http://localhost:*"';
    throw checks.error("origins", form, given);
  }
  if (port !== undefined && port !== ":*" && !isSentPort(`${scheme}://${host}${port}`)) {
    throw checks.error("origins", "a port as browsers send it, without the usual one", given);
  }
  const label = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
  const before = subdomains ? `(?:${label}\\.)+` : "";
  const after = port === ":*" ? "(?::\\d{1,5})?" : port ?? "";
  return new RegExp(`^${scheme}://${before}${host.replaceAll(".", "\\.")}${after}$`);
}

/** Whether the port of an origin is one that browsers send: valid, and not that of the scheme. */
function isSentPort(origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).origin === origin;
}
