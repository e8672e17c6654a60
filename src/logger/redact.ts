/**
 * Redacts secrets by the names of keys, headers and query parameters, at any depth, and within
 * texts. The word list is that of `core/secrets.ts`.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { redactText } from "../core/redact-text.ts";
import { plainName, secrecyOf } from "../core/secrets.ts";
import type { Secrecy } from "../core/secrets.ts";

/** Finds and removes secrets. */
export interface Redactor {
  /** Whether the value under this key must not be shown. */
  isSecret(key: string, value: unknown): boolean;
  /** Removes secrets from a text: see `core/redact-text.ts`. */
  text(text: string): string;
}

/** The replacement for a secret. */
export const REDACTED = "[REDACTED]";

/** Bounds the cache of names: they come from the app, and may come from its clients. */
const MAX_CACHED_NAMES = 1_000;

/**
 * Makes a redactor.
 *
 * @param names Additional names of keys, headers and parameters; case and punctuation are ignored.
 * `false` turns redaction off.
 */
export function redactor(names: readonly string[] | false): Redactor {
  if (names === false) return { isSecret: () => false, text: (text) => text };
  const own = new Set(names.map(plainName));
  const cache = new Map<string, Secrecy>();

  function secrecy(name: string): Secrecy {
    let cached = cache.get(name);
    if (cached === undefined) {
      cached = own.has(plainName(name)) ? "always" : secrecyOf(name);
      if (cache.size < MAX_CACHED_NAMES && name.length <= 100) cache.set(name, cached);
    }
    return cached;
  }

  const rules = { secrecyOf: secrecy, mark: REDACTED, hasOwnNames: own.size > 0 };
  return {
    isSecret(key, value) {
      // A boolean or nothing only says whether there is a secret.
      if (typeof value === "boolean" || value === null) return false;
      switch (secrecy(key)) {
        case "always":
          return true;
        case "unless-number":
          return typeof value !== "number";
        case "unless-count":
          return typeof value !== "number" && !(typeof value === "string" && COUNT.test(value));
        default:
          return false;
      }
    },
    text: (text) => redactText(text, rules),
  };
}

const COUNT = /^\d{1,15}$/;

/**
 * Makes the redactor of the option `redact`.
 *
 * @throws {RangeError} When it is neither a list of names nor `false`.
 */
export function checkedRedactor(factory: string, names: readonly string[] | false): Redactor {
  const isNames = Array.isArray(names) && names.every((name) => typeof name === "string");
  if (isNames || names === false) return redactor(names);
  throw optionChecks(factory).error(
    "redact",
    'a list of key names, such as ["ssn"], or false',
    names,
  );
}
