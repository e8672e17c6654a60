/**
 * Parses untrusted JSON safely: no key can reach a prototype, and no recursion is as deep as the
 * sender chooses.
 *
 * @module
 */

/**
 * Parses JSON and removes keys that reach prototypes: own `__proto__` keys, and `constructor` keys
 * whose value has a `prototype`. Of duplicate keys the last one wins.
 *
 * @returns The value, or undefined when the text is not JSON.
 */
export function parseJson(text: string): unknown {
  const value = parseAsSent(text);
  removePrototypeKeys(text, value);
  return value;
}

/** Parses JSON with all keys as sent. The value must be inspected only, never copied. */
export function parseAsSent(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A SyntaxError, or a stack overflow in engines with a recursive parser.
    return undefined;
  }
}

/** Removes keys that reach prototypes from a value that was parsed from `text`. */
export function removePrototypeKeys(text: string, value: unknown): void {
  if (mayHoldPrototypeKeys(text)) removeFrom(value);
}

/** Whether a value nests objects and arrays deeper than `maxDepth`. */
export function isDeeperThan(value: unknown, maxDepth: number): boolean {
  if (value === null || typeof value !== "object") return false;
  if (maxDepth === 0) return true;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item = value[i];
      if (typeof item === "object" && isDeeperThan(item, maxDepth - 1)) return true;
    }
    return false;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === "object" && isDeeperThan(member, maxDepth - 1)) return true;
  }
  return false;
}

/**
 * Makes a deep copy of a JSON value without the keys that {@link parseJson} removes. The caller
 * must have checked the depth.
 */
export function withoutPrototypeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypeKeys);
  if (value === null || typeof value !== "object") return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (!isPrototypeKey(key, member)) copy[key] = withoutPrototypeKeys(member);
  }
  return copy;
}

/** Whether JSON text may contain such keys: a cheap test, true as well for escapes of any key. */
export function mayHoldPrototypeKeys(text: string): boolean {
  return text.includes("__proto__") || text.includes("\\u00") || text.includes('constructor"');
}

/** Iterative, because the sender chooses the depth. */
function removeFrom(root: unknown): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || typeof value !== "object") continue;
    if (Array.isArray(value)) {
      for (const item of value) open.push(item);
      continue;
    }
    const object = value as Record<string, unknown>;
    for (const key of Object.keys(object)) {
      if (isPrototypeKey(key, object[key])) delete object[key];
      else open.push(object[key]);
    }
  }
}

function isPrototypeKey(key: string, value: unknown): boolean {
  if (key !== "constructor") return key === "__proto__";
  return value !== null && typeof value === "object" && Object.hasOwn(value, "prototype");
}
