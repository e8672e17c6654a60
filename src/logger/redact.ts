/**
 * Redacts secrets by the names of keys, headers and query parameters, at any depth. The word list
 * is that of `core/secrets.ts`.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { parameterName, plainName, secrecyOf } from "../core/secrets.ts";
import type { Secrecy } from "../core/secrets.ts";

/** Finds and removes secrets. */
export interface Redactor {
  /** Whether the value under this key must not be shown. */
  isSecret(key: string, value: unknown): boolean;
  /** Removes credentials and the values of secret query parameters from a text. */
  text(text: string): string;
}

/** The replacement for a secret. */
export const REDACTED = "[REDACTED]";

/** `name=value` after `?`, `&` or `#`, as in a URL. */
const PARAMETER = /([?&#])([^=&#?\s]{1,100})=([^&#\s"'<>]*)/g;
const CREDENTIALS = /\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{6,}/gi;
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

  function withoutParameter(all: string, mark: string, name: string, value: string): string {
    if (value === "" || secrecy(parameterName(name)) === "never") return all;
    return `${mark}${name}=${REDACTED}`;
  }

  return {
    isSecret(key, value) {
      const when = secrecy(key);
      return when === "always" || (when === "unless-number" && typeof value !== "number");
    },
    text(text) {
      const shown = text.includes("=") ? text.replace(PARAMETER, withoutParameter) : text;
      return shown.includes(" ") ? shown.replace(CREDENTIALS, `$1 ${REDACTED}`) : shown;
    },
  };
}

/**
 * Makes the redactor of the option `redact`.
 *
 * @throws {RangeError} When it is neither a list of names nor `false`.
 */
export function checkedRedactor(factory: string, names: readonly string[] | false): Redactor {
  const isNames = Array.isArray(names) && names.every((name) => typeof name === "string");
  if (isNames || names === false) return redactor(names);
  throw optionChecks(factory).error("redact", "a list of key names, or false", names);
}
