/**
 * The targets of validate(): for each part of the request how it is read, how it becomes the input
 * of its schema, and its check.
 *
 * @module
 */
import { BODY_REQUIRED } from "../core/problem-kinds.ts";
import type { Refusal } from "../core/refusal.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { isThenable } from "../core/thenable.ts";
import { makeCheck } from "../schema/check.ts";
import type { SchemaCheck, SchemaCheckOptions, Verdict } from "../schema/check.ts";
import type { BodyKind } from "../schema/payload/content-type.ts";
import type { ParsedBody } from "../schema/payload/read.ts";
import type { StandardSchema } from "../schema/schema.ts";
import { Coercer, uncoerced } from "./coerce.ts";
import type { Multi } from "./coerce.ts";
import { fieldReader } from "./fields.ts";
import { checkFiles } from "./form-files.ts";
import type { CheckedFiles } from "./form-files.ts";
import type { ValidateSettings } from "./options.ts";
import type { FormFile, Schemas, Target } from "./types.ts";

/** The result of a check, with the files of a form. */
export type BodyVerdict = Verdict & { readonly files?: readonly FormFile[] };

/** The result of checking one target. */
export interface TargetResult {
  /** Undefined when the body could not be read, or is absent. */
  readonly target: Target | undefined;
  readonly verdict: BodyVerdict;
  /** The input as it was sent: parsed, but neither validated nor coerced. */
  sent(): unknown;
}

/** Checks one part of a request. */
export type PartCheck = (c: EdgeContext) => TargetResult | Promise<TargetResult>;

/** One kind of body that the route accepts. */
export interface BodyTarget {
  readonly check: SchemaCheck;
  /** Checks a parsed body. */
  verdict(parsed: ParsedBody): BodyVerdict | Promise<BodyVerdict>;
  /** The input as it was sent. */
  sent(parsed: ParsedBody): unknown;
}

type PartName = "param" | "header" | "cookie" | "query";

const PARTS: readonly PartName[] = ["param", "header", "cookie", "query"];
const BODIES: readonly BodyKind[] = ["json", "form", "text"];

/** Makes the checks of the parts that have a schema. */
export function partTargets(schemas: Schemas, settings: ValidateSettings): readonly PartCheck[] {
  // By name: a schema that is undefined is a mistake, and makeCheck() refuses it.
  return PARTS.filter((part) => part in schemas)
    .map((part) => partCheck(part, schemas[part]!, settings));
}

/** Makes the targets of the kinds of body that have a schema. */
export function bodyTargets(
  schemas: Schemas,
  settings: ValidateSettings,
): ReadonlyMap<BodyKind, BodyTarget> {
  return new Map(
    BODIES.filter((kind) => kind in schemas)
      .map((kind) => [kind, bodyTarget(kind, schemas[kind]!, settings)]),
  );
}

/** Checks a request without a body, which is valid for a schema that accepts undefined. */
export async function checkAbsentBody(
  bodies: ReadonlyMap<BodyKind, BodyTarget>,
): Promise<TargetResult> {
  for (const [kind, { check }] of bodies) {
    if (kind === "form") continue;
    const verdict = await check(undefined, nothing);
    if (verdict.refusal === undefined) return { target: kind, verdict, sent: nothing };
  }
  return { target: undefined, verdict: { refusal: NO_BODY }, sent: nothing };
}

const NO_BODY: Refusal = { kind: BODY_REQUIRED, detail: "Send a body" };

function partCheck(part: PartName, schema: StandardSchema, settings: ValidateSettings): PartCheck {
  // The names in a path are those of the route, and every request has other headers and cookies.
  const unknownKeys = part === "query" ? settings.unknownKeys : "schema";
  const check = makeCheck(schema, { ...checkOptions(part, settings), unknownKeys });
  const coercer = new Coercer(schema, settings.arrays, false);
  const readFields = part === "query" ? fieldReader(part, settings, coercer) : undefined;
  return (c) => {
    const raw = readPart(c, part);
    if (part === "header") spell(raw, coercer.names);
    const read = readFields?.(raw);
    const values = read?.sent ?? raw;
    const sent = () => uncoerced(values, false);
    if (read?.refusal) return { target: part, verdict: { refusal: read.refusal }, sent };
    const verdict = check(coercer.coerce(values), () => coercer.coerce(values));
    return isThenable(verdict)
      ? verdict.then((settled) => ({ target: part, verdict: settled, sent }))
      : { target: part, verdict, sent };
  };
}

function bodyTarget(
  kind: BodyKind,
  schema: StandardSchema,
  settings: ValidateSettings,
): BodyTarget {
  const options = checkOptions(kind, settings);
  const check = makeCheck(schema, options);
  // An input is made again, should the check have edited it.
  if (kind === "json") {
    const input = options.reuse
      ? ({ body }: ParsedBody) => body.takeJson()
      : ({ body }: ParsedBody) => body.json();
    const verdict = (parsed: ParsedBody) => check(input(parsed), () => input(parsed));
    return { check, verdict, sent: ({ body }) => body.takeJson() };
  }
  if (kind === "text") {
    const verdict = ({ value }: ParsedBody) => check(value, () => value);
    return { check, verdict, sent: ({ value }) => value };
  }
  return formTarget(schema, settings, check);
}

function formTarget(
  schema: StandardSchema,
  settings: ValidateSettings,
  check: SchemaCheck,
): BodyTarget {
  const coercer = new Coercer(schema, settings.arrays, true);
  const readFields = fieldReader("form", settings, coercer);
  const { files, maxIssues } = settings;

  function checkFields(form: Multi): Verdict | Promise<Verdict> {
    const { sent, refusal } = readFields?.(form) ?? { sent: form };
    return refusal ? { refusal } : check(coercer.coerce(sent), () => coercer.coerce(sent));
  }
  async function withFiles(checking: Promise<CheckedFiles> | CheckedFiles): Promise<BodyVerdict> {
    const { sent, files, refusal } = await checking;
    if (refusal !== undefined) return { refusal };
    return { ...await checkFields(sent), files };
  }

  return {
    check,
    verdict({ value, declaredTypes }) {
      const form = value as Multi;
      const checking = files &&
        checkFiles(form, declaredTypes, files, { maxIssues, names: coercer.names });
      return checking === undefined ? checkFields(form) : withFiles(checking);
    },
    sent: ({ value }) => uncoerced(readFields?.(value as Multi).sent ?? value as Multi, true),
  };
}

function checkOptions(target: Target, settings: ValidateSettings): SchemaCheckOptions {
  const { maxDepth, maxIssues, unknownKeys, copy, mode } = settings;
  const reuse = !copy && mode === "enforce";
  return { factory: "validate", target, reuse, maxDepth, maxIssues, unknownKeys };
}

/** Adds headers under the names of the schema, which may be in any case. */
function spell(values: Record<string, readonly unknown[]>, names: readonly string[]): void {
  for (const name of names) {
    const lower = name.toLowerCase();
    if (lower !== name && lower in values) values[name] = values[lower];
  }
}

/** The methods of Hono's request beyond those that guards share. */
interface HonoRequestParts {
  param(): Record<string, string | undefined>;
  header(): Record<string, string>;
  queries(): Record<string, string[]>;
}

/** Reads all values of one part of the request, by name. */
function readPart(c: EdgeContext, part: PartName): Record<string, readonly unknown[]> {
  const request = c.req as unknown as HonoRequestParts;
  switch (part) {
    case "param":
      return single(request.param());
    case "query":
      return request.queries();
    case "header":
      return single(request.header());
    case "cookie":
      return cookies(c.req.header("cookie") ?? "");
  }
}

function single(values: Readonly<Record<string, unknown>>): Record<string, unknown[]> {
  const multi: Record<string, unknown[]> = Object.create(null);
  for (const name of Object.keys(values)) {
    if (values[name] !== undefined) multi[name] = [values[name]];
  }
  return multi;
}

/** RFC 6265 §4.2.1, parsed as Hono does: the first of a name counts, quotes are dropped. */
function cookies(header: string): Record<string, unknown[]> {
  const multi: Record<string, unknown[]> = Object.create(null);
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (at < 1 || name === "" || name in multi) continue;
    multi[name] = [decoded(pair.slice(at + 1).trim().replace(/^"(.*)"$/, "$1"))];
  }
  return multi;
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function nothing(): undefined {}
