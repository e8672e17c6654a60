/**
 * XML external entities: document types that reach for files and strangers, entities that do, or
 * that grow; XInclude, style sheets and references that reach outside.
 *
 * Plain XML, HTML's document type and those with a formal public identifier are let be.
 *
 * @module
 */
import { type Hit, patternStructure, type Structure } from "../structure.ts";
import { isValue } from "../../models/shape.ts";
import { type Declaration, Declarations } from "./declarations.ts";
import { isFormal, isPublished, isRemote, reachesOut } from "./identifiers.ts";
import { INCLUSION_ANCHORS, INCLUSIONS, takesForeignSchema } from "./inclusions.ts";

const inclusions = /* @__PURE__ */ patternStructure(INCLUSION_ANCHORS, 80, 280, INCLUSIONS);

/** Finds document types and inclusions that reach outside. */
export const xxe: Structure = (view, from, to): Hit | undefined => {
  const found = judgeDeclarations(view.text.slice(from, to), isValue(view.text));
  const best = found && { ...found, start: from + found.start, end: from + found.end };
  if (best !== undefined && best.score > 0.7) return best;
  const included = inclusions(view, from, to);
  if (included !== undefined) return included;
  return takesForeignSchema(view.text)
    ? { rule: "foreign-schema", score: 0.76, start: from, end: to }
    : best;
};

/** The surest hit among the declarations. */
function judgeDeclarations(text: string, alone: boolean): Hit | undefined {
  if (!text.includes("<!")) return undefined;
  const declarations = new Declarations(text);
  let best: Hit | undefined;
  let inSubset = false;
  for (let next = declarations.next(); next !== undefined; next = declarations.next()) {
    inSubset ||= next.kind === "doctype" && next.subset;
    const [rule, score] = next.kind === "doctype"
      ? judgeDoctype(next, text, alone)
      : next.keyword !== ""
      ? judgeExternal(next, alone || inSubset)
      : judgeInternal(next, alone && text.startsWith("<"), inSubset);
    if (score > (best?.score ?? 0)) best = { rule, score, start: next.start, end: next.end };
    if (score >= 0.95) break;
  }
  return best;
}

type Judged = readonly [rule: string, score: number];

/** A document type: where it lies, and whether parameter entities run in its subset. */
function judgeDoctype(found: Declaration, text: string, alone: boolean): Judged {
  const { keyword, literals, subset, end } = found;
  if (keyword !== "") {
    const isPublic = keyword === "public";
    const address = (isPublic ? literals[1] : literals[0]) ?? "";
    const formal = isPublic && isFormal(literals[0] ?? "");
    // `../fonts.dtd`, and what catalogs of a system say.
    if (/^(?:\.\.\/){1,3}[\w./-]{1,60}\.dtd$/.test(address)) return ["external-doctype", 0.5];
    if (formal && /^file:\/\/\/(?:usr|etc)\/[\w./-]{1,80}\.dtd$/.test(address)) {
      return ["external-doctype", 0.5];
    }
    if (reachesOut(address)) return ["external-doctype", 0.94];
    if (isRemote(address) && !formal && !isPublished(address)) return ["external-doctype", 0.92];
    if (
      isPublic && !formal && address === "" && literals.length > 0 && alone &&
      !/\bhtml/.test(found.name)
    ) {
      return ["external-doctype", 0.75];
    }
  }
  if (!subset) return ["", 0];
  const rest = text.slice(end, end + 400);
  if (/(?:^|[\s\]>])%[\w.:-]{1,40};/.test(rest)) return ["doctype-subset", 0.88];
  if (/^\s{0,8}(?:$|\]|<!element\s{1,4}[\w:.-]{1,40}\s{1,4}any)/.test(rest)) {
    return ["doctype-subset", alone ? 0.78 : 0.6];
  }
  return ["doctype-subset", 0.5];
}

/** An entity or a notation that lies elsewhere. */
function judgeExternal(found: Declaration, near: boolean): Judged {
  const rule = found.parameter ? "parameter-entity" : "entity";
  const address = (found.keyword === "public" ? found.literals[1] : found.literals[0]) ?? "";
  if (found.keyword === "public" && isFormal(found.literals[0] ?? "") && !reachesOut(address)) {
    return [rule, 0.4];
  }
  if (reachesOut(address)) return [rule, 0.96];
  if (isRemote(address)) return [rule, isPublished(address) ? 0.5 : 0.95];
  // A chapter of a book, beside it; or the beginning of a declaration cut off.
  return [rule, near ? 0.85 : 0.6];
}

/** An entity with a value: quiet for a character or an address, loud when it grows or declares. */
function judgeInternal(found: Declaration, alone: boolean, inSubset: boolean): Judged {
  const [value] = found.literals;
  if (value === undefined || found.kind !== "entity") return ["entity", 0];
  const declares =
    /<!|&#(?:x0{0,6}(?:25|3c)|0{0,6}(?:37|60));?\s{0,4}(?:!|e|\w{1,30};)|%[\w.:-]{1,40};/.test(
      value,
    );
  if (declares) return ["entity-declares", 0.95];
  if (/(?:&[\w.:-]{1,40};[^&]{0,8}){2}/.test(value) && /&[a-z]/.test(value)) {
    return ["entity-grows", 0.93];
  }
  if (reachesOut(value)) return ["entity", 0.92];
  if (/<(?:script|svg|iframe|img)|&#60;|&lt;/.test(value)) return ["entity", 0.85];
  // `nbsp`, or a name for a namespace: what ordinary documents define.
  if (
    value.length < 3 || /^(?:&#x?[0-9a-f]{1,6};){1,2}$|^https?:\/\/[\w./#:-]{1,200}$/.test(value)
  ) {
    return ["entity", 0.4];
  }
  if (found.parameter) return ["parameter-entity", inSubset || alone ? 0.85 : 0.5];
  return ["entity", alone ? (inSubset ? 0.8 : 0.75) : inSubset ? 0.65 : 0.5];
}
