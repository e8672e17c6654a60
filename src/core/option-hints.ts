/**
 * Suggestions in the messages for wrong options: the name here of an option of another library, and
 * the right form of a value.
 *
 * @module
 */
/**
 * Names of other libraries with what they are here, as one text that is only read for a message.
 * Entries are separated by `|`: `max,points=limit` for the same option under another name, which
 * may continue with a remark (`duration=window, like "60s"`), and `handler:use problems()` for what
 * to do instead. An entry without a name is for a value in place of the options: `=limit`.
 */
export type TheirNames = string;

/** Returns `: this is "limit" here` or `: use …` for a name of another library, or `""`. */
export function nameHere(theirs: TheirNames, name: string): string {
  const [sign, text] = entryOf(theirs, name.toLowerCase());
  if (sign === "=") return `: this is ${text.replace(/^[\w.]+/, '"$&" here')}`;
  return sign && `: ${text}`;
}

/** Returns `; write { max: 3 }` for a value in place of the options, or `""`. */
export function valueHere(theirs: TheirNames, value: unknown): string {
  const [sign, text] = entryOf(theirs, "");
  if (sign !== "=") return sign && `; ${text}`;
  if (Array.isArray(value) || typeof value === "function") return "";
  if (typeof value === "boolean") return "; write {}";
  const isShown = /string|number/.test(typeof value) && !isSecretName(text);
  return `; write { ${text}${isShown ? `: ${show(value)}` : ""} }`;
}

/** Formats a value in place of the options, unless it is probably a secret. */
export function valueShown(theirs: TheirNames, value: unknown): string {
  const isSecret = typeof value === "string" && isSecretName(entryOf(theirs, "")[1]);
  return isSecret ? "a text" : show(value);
}

/** Whether an option is named as a secret, whose value is not shown. */
export function isSecretName(name: string): boolean {
  return /token$|key$|secret|password|auth/i.test(name);
}

function entryOf(theirs: TheirNames, name: string): readonly [sign: string, text: string] {
  if (theirs === "") return ["", ""];
  for (const entry of theirs.split("|")) {
    const [, names, sign, text] = /^([\w,]*)([=:])(.*)$/.exec(entry)!;
    if (names.toLowerCase().split(",").includes(name)) return [sign, text];
  }
  return ["", ""];
}

/** Returns `; write "1m"` for a duration or size with a unit in other words, or `""`. */
export function unitHere(value: unknown, units: Readonly<Record<string, number>>): string {
  const [, count, word] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(value)) ?? [];
  if (typeof value !== "string" || count === undefined) return "";
  if (word === "") return units.s ? `; write "${count}s"` : `; write ${count}, or "${count}kb"`;
  // "1 month" is no duration; "1 min" is one, and not of milliseconds.
  const start = /^(ms|mil|mo|.)/i.exec(word)![0].toLowerCase();
  const unit = [start === "mil" ? "ms" : start, `${start}b`].find((u) => Object.hasOwn(units, u));
  return unit === undefined ? "" : `; write "${count}${unit}"`;
}

/** Formats a value for an error message: short, and never a whole object. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(withoutSecrets(value).slice(0, 60));
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value !== null && typeof value === "object") return "an object";
  return String(value);
}

/** Removes the user info of a URL, also where "/" and "@" are not encoded, and its query. */
function withoutSecrets(text: string): string {
  return text.slice(0, 1_000)
    .replace(/\/\/([^/:]*:[^]*|[^/]*)@/, "//…@")
    .replace(/^[^/:]*:(?!\/\/)[^]*@/, "…@")
    .replace(/(:\/\/[^?#]*[?#])[^]+/, "$1…");
}
