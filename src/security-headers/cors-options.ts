/**
 * Checks the options of `corsPolicy()`, once, at construction.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { OptionChecks } from "../core/options.ts";
import { AllowedOrigins } from "./cors-origins.ts";
import type { CorsPolicyOptions } from "./cors-types.ts";
import { CORS_THEIRS } from "./their-names.ts";

/** The complete options: the values of headers. */
export interface CorsSettings {
  readonly origins: AllowedOrigins;
  readonly credentials: boolean;
  readonly allowMethods: string;
  /** Undefined for those that a preflight asks for. */
  readonly allowHeaders: string | undefined;
  readonly exposeHeaders: readonly string[];
  /** In seconds. */
  readonly maxAge: string;
}

const NAMES = {
  origins: 1,
  credentials: 1,
  allowMethods: 1,
  allowHeaders: 1,
  exposeHeaders: 1,
  maxAge: 1,
} satisfies Record<keyof CorsPolicyOptions, 1>;

const METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "QUERY"];
/** The headers by which this library tells a client when to come back. */
const ALWAYS_EXPOSED = ["RateLimit", "RateLimit-Policy", "Retry-After"];
/** Chromium keeps the answer to a preflight no longer than this. */
const MAX_AGE_MS = 7_200_000;
/** The name of a method or a header (RFC 9110 §5.6.2). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Checks the options and fills in the defaults. */
export function resolveCorsPolicy(options: CorsPolicyOptions): CorsSettings {
  const checks = optionChecks("corsPolicy");
  checks.known(options, NAMES, CORS_THEIRS);
  const { allowMethods = METHODS, allowHeaders, exposeHeaders = [], maxAge = "2h" } = options;
  const { credentials: given = false } = options;
  const credentials = checks.oneOf("credentials", given, [true, false]);
  const origins = new AllowedOrigins(checks, options.origins, credentials);
  const exposed = names(checks, "exposeHeaders", exposeHeaders, credentials);
  const taken = new Set(ALWAYS_EXPOSED.map((name) => name.toLowerCase()));
  // A number is in seconds in all other libraries, so it is probably wrong here.
  const ageMs = checks.duration("maxAge", maxAge, 0, MAX_AGE_MS, MAX_AGE_MS);
  return {
    origins,
    credentials,
    allowMethods: names(checks, "allowMethods", allowMethods, credentials)
      .map((method) =>
        /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method
      ).join(", "),
    allowHeaders: allowHeaders === undefined
      ? undefined
      : names(checks, "allowHeaders", allowHeaders, credentials).join(", "),
    exposeHeaders: [...ALWAYS_EXPOSED, ...exposed.filter((name) => !taken.has(name.toLowerCase()))],
    maxAge: String(Math.floor(ageMs / 1_000)),
  };
}

function names(
  checks: OptionChecks,
  option: string,
  given: readonly string[],
  credentials: boolean,
): readonly string[] {
  if (!Array.isArray(given)) {
    const hint = typeof given === "string" ? `; write [${JSON.stringify(given)}]` : "";
    throw checks.error(option, "an array of names", given, hint);
  }
  for (const name of given) {
    if (typeof name !== "string" || !TOKEN.test(name)) {
      throw checks.error(option, "an array of names", name);
    }
    if (name === "*" && credentials) {
      throw checks.error(option, 'a list of names with credentials, where "*" is a name', name);
    }
  }
  return given;
}
