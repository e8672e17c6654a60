/**
 * Checks options at construction. A wrong option throws an error that names the option, the value
 * and the allowed values, so that code on the request path only sees complete settings.
 *
 * @module
 */
import { warnOnce } from "./once.ts";
import {
  isSecretName,
  nameHere,
  show,
  type TheirNames,
  unitHere,
  valueHere,
  valueShown,
} from "./option-hints.ts";

export { show };

/** A duration: milliseconds, or a number with a unit such as `"500ms"`, `"10s"`, `"1m"`. */
export type Duration = number | `${number}${"ms" | "s" | "m" | "h" | "d"}`;

/** A size: bytes, or a number with a unit such as `"100kb"`, `"1mb"` (1 kb is 1 024 bytes). */
export type Size = number | `${number}${"b" | "kb" | "mb"}`;

const MS_PER_UNIT: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const BYTES_PER_UNIT: Record<string, number> = { b: 1, kb: 1_024, mb: 1_048_576 };

/**
 * The names of all options. Write it as a constant that the compiler checks against the interface,
 * so that an option that is declared but not listed is a compile error:
 *
 *     const NAMES = { limit: 1, window: 1 } satisfies Record<keyof PolicyOptions, 1>;
 */
export type OptionNames = Readonly<Record<string, 1>>;

/** The option checks of one factory: every message starts with the name of the factory. */
export interface OptionChecks {
  /** The name of the factory. */
  readonly factory: string;
  /**
   * Throws for an unknown option, and suggests the nearest known name.
   *
   * @param hint The names of other libraries, or a function that returns a suggestion for a name.
   */
  known(
    given: object,
    names: OptionNames | readonly string[],
    hint?: TheirNames | ((name: string) => string),
  ): void;
  /** A finite number within [min, max]. */
  number(option: string, value: unknown, min?: number, max?: number): number;
  /** A whole number within [min, max]. */
  integer(option: string, value: unknown, min?: number, max?: number): number;
  /** A finite number above 0. */
  positive(option: string, value: unknown): number;
  /**
   * A duration in ms within [min, max].
   *
   * @param usual Seconds were probably meant by a number without a unit that is smaller than this:
   *   it is a warning.
   */
  duration(option: string, value: unknown, min?: number, max?: number, usual?: number): number;
  /** A size in bytes, above 0. */
  size(option: string, value: unknown): number;
  /**
   * One of a fixed set of values.
   *
   * @param hint The values of other libraries.
   */
  oneOf<const T>(option: string, value: unknown, allowed: readonly T[], hint?: TheirNames): T;
  /** A text. */
  text(option: string, value: unknown): string;
  /** A function, or undefined. */
  optionalFunction(option: string, value: unknown): void;
  /**
   * Makes a RangeError of the form `rateLimit: limit must be a positive number, got -1`.
   *
   * @param hint Added to the message, as in `; write "1m"`.
   */
  error(option: string, expected: string, value: unknown, hint?: string): RangeError;
}

/** Makes the option checks of one factory, e.g. `optionChecks("rateLimit")`. */
export function optionChecks(factory: string): OptionChecks {
  function error(option: string, expected: string, value: unknown, hint = ""): RangeError {
    const isQuoted = typeof value === "string" && value.trim() !== "" && isFinite(+value) &&
      /number/.test(expected);
    const end = hint || (isQuoted ? `; write ${+value}` : "");
    return new RangeError(`${factory}: ${option} must be ${expected}, got ${show(value)}${end}`);
  }

  function number(option: string, value: unknown, min = -Infinity, max = Infinity): number {
    if (typeof value === "number" && Number.isFinite(value) && value >= min && value <= max) {
      return value;
    }
    throw error(option, `a number${range(min, max)}`, value);
  }

  return {
    factory,
    error,
    number,
    known(given, names, hint) {
      throwIfUncalled(factory, given);
      if (given === null || typeof given !== "object" || Array.isArray(given)) {
        const theirs = typeof hint === "string" ? hint : "";
        throw new TypeError(
          `${factory}: options must be an object, got ${valueShown(theirs, given)}` +
            valueHere(theirs, given),
        );
      }
      const allowed = (Array.isArray(names) ? names : Object.keys(names)) as readonly string[];
      for (const name of Object.keys(given)) {
        if (allowed.includes(name)) continue;
        const here = typeof hint === "string" ? nameHere(hint, name) : hint?.(name) ?? "";
        throw new TypeError(
          `${factory}: unknown option ${show(name)}` +
            (here.startsWith(":") && !isSecretName(name)
              ? ` (${show(given[name as never])})`
              : "") +
            (here || didYouMean(name, allowed)) +
            `; allowed: ${allowed.join(", ")}`,
        );
      }
    },
    integer(option, value, min = -Infinity, max = Infinity) {
      if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) {
        throw error(option, `a whole number${range(min, max)}`, value);
      }
      return value as number;
    },
    positive(option, value) {
      if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
      throw error(option, "a positive number", value);
    },
    duration(option, value, min = 0, max = Infinity, usual = 0) {
      const ms = parseUnit(value, MS_PER_UNIT);
      if (ms !== undefined && ms >= min && ms <= max) {
        if (ms === value && ms > 0 && ms < usual) {
          warnOnce(
            `${factory}: ${option}: ${ms} is ${ms} ms; write "${ms}s" for seconds, else "${ms}ms"`,
            factory + option,
          );
        }
        return ms;
      }
      throw error(
        option,
        `a duration in ms, or like "500ms", "10s", "1m", "2h", "1d"${range(min, max, " ms")}`,
        value,
        ms === undefined ? unitHere(value, MS_PER_UNIT) : "",
      );
    },
    size(option, value) {
      const bytes = parseUnit(value, BYTES_PER_UNIT);
      if (bytes !== undefined && bytes >= 1) return Math.floor(bytes);
      const expected = `a positive number of bytes, or like "100kb", "1mb"`;
      throw error(option, expected, value, unitHere(value, BYTES_PER_UNIT));
    },
    oneOf(option, value, allowed, hint = "") {
      for (const candidate of allowed) if (candidate === value) return candidate;
      const here = typeof value === "object" ? "" : hint && nameHere(hint, String(value));
      throw error(option, `one of ${allowed.map(show).join(", ")}`, value, here);
    },
    text(option, value) {
      if (typeof value === "string") return value;
      throw error(option, "a text", value);
    },
    optionalFunction(option, value) {
      if (value !== undefined && typeof value !== "function") {
        throw error(option, "a function", value);
      }
    },
  };
}

/** Throws for a factory that was registered, and not its result: Hono called it for a request. */
export function throwIfUncalled(factory: string, given: unknown, call = `${factory}()`): void {
  if (given === null || typeof given !== "object" || !("req" in given && "json" in given)) return;
  throw new TypeError(`${factory}: got a request, not options; call it: app.use(djed.${call})`);
}

/** Returns `, did you mean "x"?` for the nearest name, or `""` when no name is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  let nearest = "";
  let best = Math.max(2, Math.ceil(name.length / 3)) + 1;
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < best) [nearest, best] = [candidate, distance];
  }
  return nearest && `, did you mean ${show(nearest)}?`;
}

function parseUnit(value: unknown, units: Record<string, number>): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(value);
  const factor = match && Object.hasOwn(units, match[2]) ? units[match[2]] : undefined;
  const product = factor === undefined ? NaN : Number(match![1]) * factor;
  return Number.isFinite(product) ? product : undefined;
}

function range(min: number, max: number, unit = ""): string {
  if (min === -Infinity && max === Infinity) return "";
  if (max === Infinity) return ` of at least ${min}${unit}`;
  if (min === -Infinity) return ` of at most ${max}${unit}`;
  return ` from ${min} to ${max}${unit}`;
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1] : 1 + Math.min(row[j - 1], row[j], next[j - 1]);
    }
    row = next;
  }
  return row[b.length];
}
