/**
 * One target as one step: read it, make it the input of its schema, check it.
 *
 * @module
 */
import type { RequestBody } from "../core/body/body.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { BodyKind } from "../schema/payload/content-type.ts";
import { readBody } from "../schema/payload/read.ts";
import type { Refusal } from "../core/refusal.ts";
import { makeCheck } from "../schema/check.ts";
import type { CheckOptions, Verdict } from "../schema/check.ts";
import { entriesOf, isValibot } from "../schema/schema.ts";
import type { StandardSchema, ValibotNode } from "../schema/schema.ts";
import { coercer } from "./coerce.ts";
import type { Multi } from "./coerce.ts";
import type { ValidateSettings } from "./options.ts";
import { readPart } from "./parts.ts";
import type { PartName } from "./parts.ts";
import type { Target } from "./types.ts";

/** What came of one target: what was sent, and what the check made of it. */
export interface Judged {
  /** Undefined when there was no body to name it. */
  readonly target: Target | undefined;
  /** What was sent, parsed and neither validated nor coerced. */
  sent(): unknown;
  readonly verdict: Verdict;
}

/** Judges one part of a request. */
export type Step = (c: EdgeContext) => Judged | Promise<Judged>;

/** The step of a part whose values are texts. */
export function partStep(
  part: PartName,
  schema: StandardSchema,
  settings: ValidateSettings,
): Step {
  // A path has the names of its route, and headers and cookies always carry others.
  const unknownKeys = part === "query" ? settings.unknownKeys : "schema";
  const check = makeCheck(schema, { ...checkOptions(part, settings), unknownKeys });
  const node = valibotOf(schema);
  const coerce = coercer(node, settings.arrays);
  const spelled = part === "header" && node ? entriesOf(node).map(([name]) => name) : [];
  return (c) => {
    const sent = readPart(c, part);
    for (const name of spelled) {
      const lower = name.toLowerCase();
      if (lower !== name && lower in sent) (sent as Record<string, unknown>)[name] = sent[lower];
    }
    return judge(part, check(coerce(sent), () => coerce(sent)), () => plain(sent));
  };
}

/** The step of the body, which is the one of several kinds that its content type names. */
export function bodyStep(
  schemas: readonly (readonly [BodyKind, StandardSchema])[],
  settings: ValidateSettings,
): Step {
  const kinds = schemas.map(([kind]) => kind);
  const judges = new Map(
    schemas.map(([kind, schema]) => [kind, judgeBody(kind, schema, settings)]),
  );
  return async (c) => {
    const reading = await readBody(c, kinds, settings);
    if ("refusal" in reading) {
      return { target: undefined, sent: nothing, verdict: { refusal: reading.refusal } };
    }
    const { kind, body, value } = reading;
    return kind === undefined ? noBody(judges) : judges.get(kind)!(body, value);
  };
}

type JudgeBody = (body: RequestBody | undefined, value: unknown) => Judged | Promise<Judged>;

function judgeBody(
  kind: BodyKind,
  schema: StandardSchema,
  settings: ValidateSettings,
): JudgeBody {
  const options = checkOptions(kind, settings);
  const check = makeCheck(schema, options);
  if (kind === "json") {
    return (body, value) => {
      if (body === undefined) return judge(kind, check(value, nothing), nothing);
      const input = options.reuse ? body.takeJson() : body.json();
      return judge(kind, check(input, () => body.takeJson()), () => body.takeJson());
    };
  }
  if (kind === "text") return (_, value) => judge(kind, check(value, () => value), () => value);
  const coerce = coercer(valibotOf(schema), settings.arrays);
  return (_, value) => {
    const sent = (value ?? {}) as Multi;
    return judge(kind, check(coerce(sent), () => coerce(sent)), () => plain(sent));
  };
}

/** No body at all: right when a schema takes undefined. */
async function noBody(judges: ReadonlyMap<BodyKind, JudgeBody>): Promise<Judged> {
  for (const [kind, judge] of judges) {
    const judged = kind === "form" ? undefined : await judge(undefined, undefined);
    if (judged && judged.verdict.refusal === undefined) return judged;
  }
  return { target: undefined, sent: nothing, verdict: { refusal: BODY_REQUIRED } };
}

const BODY_REQUIRED: Refusal = { code: "body-required", detail: "Send a body" };

function checkOptions(target: Target, settings: ValidateSettings): CheckOptions {
  const { maxDepth, maxIssues, unknownKeys, copy, mode } = settings;
  const reuse = !copy && mode === "enforce";
  return { factory: "validate", target, reuse, maxDepth, maxIssues, unknownKeys };
}

function judge(
  target: Target,
  verdict: Verdict | Promise<Verdict>,
  sent: () => unknown,
): Judged | Promise<Judged> {
  return verdict instanceof Promise
    ? verdict.then((settled) => ({ target, verdict: settled, sent }))
    : { target, verdict, sent };
}

/** What was sent, as Hono gives it. */
function plain(sent: Multi): Record<string, unknown> {
  return coercer(undefined, "repeated")(sent);
}

function valibotOf(schema: StandardSchema): ValibotNode | undefined {
  return isValibot(schema) ? schema : undefined;
}

function nothing(): undefined {}
