/**
 * What must not be in a log: found by the names of keys, headers and query parameters, at any depth.
 *
 * @module
 */

import { optionChecks } from "../core/options.ts";

/** Decides what is secret. */
export interface Redactor {
  /** True when the value of this key must not be shown. */
  isSecret(key: string, value: unknown): boolean;
  /** A text without the credentials and secret query parameters in it. */
  text(text: string): string;
}

/** What stands in a secret's place. */
export const REDACTED = "[REDACTED]";

/** Compared with a key's letters and digits in lower case: `X-Api-Key` is `xapikey`. */
const SECRET =
  /passw(or)?d|passphrase|^pwd$|secret|authorization|^auth$|cookie|credential|apikey|accesskey|privatekey|signature|sessionid|^jwt$|^sid$/;
const TOKEN = /token/;
/** `name=value` after `?`, `&` or `#`, as in a URL. */
const PARAMETER = /([?&#])([^=&#?\s]{1,100})=([^&#\s"'<>]*)/g;
const CREDENTIALS = /\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{6,}/gi;
/** Names come from the app, and may come from its clients: no more of them are remembered. */
const MAX_KNOWN = 1_000;

/**
 * Makes a redactor.
 *
 * @param names Further names of keys, headers and parameters; upper case and punctuation make no
 * difference. `false` turns redaction off.
 */
export function redactor(names: readonly string[] | false): Redactor {
  if (names === false) return { isSecret: () => false, text: (text) => text };
  const own = new Set(names.map(plain));
  const known = new Map<string, "secret" | "token" | "open">();

  function judge(key: string): "secret" | "token" | "open" {
    const name = plain(key);
    if (own.has(name) || SECRET.test(name)) return "secret";
    return TOKEN.test(name) ? "token" : "open";
  }

  function isSecret(key: string, value: unknown): boolean {
    let verdict = known.get(key);
    if (verdict === undefined) {
      verdict = judge(key);
      if (known.size < MAX_KNOWN && key.length <= 100) known.set(key, verdict);
    }
    // `max_tokens: 256` counts tokens; a token itself is never a number.
    return verdict === "secret" || (verdict === "token" && typeof value !== "number");
  }

  return {
    isSecret,
    text(text) {
      let shown = text;
      if (shown.includes("=")) {
        shown = shown.replace(
          PARAMETER,
          (all, mark: string, name: string, value: string) =>
            value !== "" && isSecret(name, value) ? `${mark}${name}=${REDACTED}` : all,
        );
      }
      return shown.includes(" ") ? shown.replace(CREDENTIALS, `$1 ${REDACTED}`) : shown;
    },
  };
}

/** The redactor of an option; throws when it is neither names nor `false`. */
export function checkedRedactor(factory: string, names: readonly string[] | false): Redactor {
  const isNames = Array.isArray(names) && names.every((name) => typeof name === "string");
  if (isNames || names === false) return redactor(names);
  throw optionChecks(factory).error("redact", "a list of key names, or false", names);
}

function plain(key: string): string {
  return key.replace(/[^a-zA-Z0-9]/g, "").toLowerCase();
}
