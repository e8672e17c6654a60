/**
 * The keys of a scheme, made once for each secret.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { MaybePromise } from "../core/thenable.ts";
import type { Scheme, SchemeKey } from "./schemes/scheme.ts";
import type { WebhookSecret } from "./types.ts";

/** Maximum number of keys that are kept, of a function that returns the secrets of tenants. */
const MAX_KEYS = 256;
/** Maximum number of secrets for one delivery. */
const MAX_SECRETS = 16;
const EXPECTED = "a secret, or an array of secrets";

/** The secrets of a guard. */
export interface Secrets {
  /** Returns the keys for a request; undefined when the app's function fails. Never throws. */
  keys(c: EdgeContext): MaybePromise<readonly SchemeKey[] | undefined>;
  /** Number of failures of the app's function. */
  readonly failures: number;
}

/** Checks the option `secret`. */
export function secretsOption(
  factory: string,
  scheme: Scheme,
  given: unknown,
): Secrets {
  if (typeof given !== "function") {
    const keys = keysOf(factory, scheme, given as WebhookSecret, "verify");
    return { keys: () => keys, failures: 0 };
  }
  const made = new Map<string, SchemeKey>();
  return new SecretFunction(
    new Callback((c: EdgeContext) => given(c), {
      option: `${factory}: secret`,
      otherwise: "a refusal with 503",
      expects: EXPECTED,
      accept: (answer) => acceptedKeys(factory, scheme, answer, made),
    }),
  );
}

class SecretFunction implements Secrets {
  readonly #callback: Callback<[EdgeContext], readonly SchemeKey[]>;

  constructor(callback: Callback<[EdgeContext], readonly SchemeKey[]>) {
    this.#callback = callback;
  }

  keys(c: EdgeContext): MaybePromise<readonly SchemeKey[] | undefined> {
    return this.#callback.ask(c);
  }

  get failures(): number {
    return this.#callback.failures;
  }
}

function acceptedKeys(
  factory: string,
  scheme: Scheme,
  answer: unknown,
  made: Map<string, SchemeKey>,
): readonly SchemeKey[] | undefined {
  const texts = textsOf(answer);
  if (texts === undefined) return undefined;
  const known = texts.map((text) => made.get(text));
  if (known.every((key) => key !== undefined)) return known;
  const keys = texts.map((text) => made.get(text) ?? keyOf(factory, scheme, text, "verify"));
  if (made.size + keys.length > MAX_KEYS) made.clear();
  texts.forEach((text, i) => made.set(text, keys[i]));
  return keys;
}

/**
 * Makes the keys of secrets.
 *
 * @throws {TypeError} When a secret is missing or malformed; the message does not contain it.
 */
export function keysOf(
  factory: string,
  scheme: Scheme,
  given: WebhookSecret,
  purpose: "verify" | "sign",
): readonly SchemeKey[] {
  const texts = textsOf(given);
  if (texts === undefined) {
    throw new TypeError(`${factory}: secret must be ${EXPECTED}, got ${kindOf(given)}`);
  }
  return texts.map((text) => keyOf(factory, scheme, text, purpose));
}

function keyOf(
  factory: string,
  scheme: Scheme,
  secret: string,
  purpose: "verify" | "sign",
): SchemeKey {
  const key = scheme.key(secret, purpose);
  if (typeof key !== "string") return key;
  throw new TypeError(
    `${factory}: secret of ${scheme.name} must be ${key}, got a text of ${secret.length} characters`,
  );
}

/** Returns the secrets without white space and empty entries; undefined when there is none. */
function textsOf(given: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const isValid = list.every((one) => one === undefined || one === null || typeof one === "string");
  if (!isValid || list.length > MAX_SECRETS) return undefined;
  const texts = (list as readonly string[]).map((one) => one?.trim()).filter(Boolean);
  return texts.length === 0 ? undefined : texts;
}

function kindOf(given: unknown): string {
  if (typeof given === "string") return given === "" ? '""' : "white space only";
  if (!Array.isArray(given)) return given === null ? "null" : typeof given;
  const { length } = given;
  return length > MAX_SECRETS ? `${length} of them` : `an array of ${length} without a secret`;
}
