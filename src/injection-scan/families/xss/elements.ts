/**
 * Elements that load or run something by themselves: scripts, frames and plug-ins, refreshes, bases,
 * imports, and animations of links. What only browsers of the last century ran is left to the weights.
 *
 * @module
 */
import type { Judged } from "./attributes.ts";
import { isJsFuck, runsCode } from "./scripts.ts";

/** The attributes of one element, by their names without a prefix. */
export type Attributes = ReadonlyMap<string, string>;

type Judge = (attributes: Attributes, stern: boolean) => number;

/** How sure, in a value of its own and in a document. */
function graded(stern: boolean, alone: number, inDocument: number): number {
  return stern ? alone : inDocument;
}

const refresh: Judge = (attributes, stern) => {
  const content = attributes.get("content") ?? "";
  const kind = attributes.get("http-equiv") ?? "";
  if (/charset\s{0,2}=\s{0,2}["']?utf-?7/.test(content + attributes.get("charset"))) return 0.85;
  if (/utf-?7/.test(attributes.get("charset") ?? "")) return 0.85;
  if (kind.includes("refresh")) {
    if (/(?:java|vb)script\s{0,4}:|data:/.test(content)) return 0.93;
    return /url\s{0,4}=|;\s{0,4}\S/.test(content) ? graded(stern, 0.8, 0.5) : 0;
  }
  if (/cookie|^link$/.test(kind)) return graded(stern, 0.82, 0.6);
  return 0;
};

const plugin: Judge = (attributes, stern) => {
  if (/scriptlet/.test(attributes.get("type") ?? "")) return 0.88;
  const has = ["data", "src", "code", "codebase", "classid", "archive", "object"]
    .some((name) => attributes.get(name));
  return has ? graded(stern, 0.78, 0.55) : 0;
};

const animation: Judge = (attributes, stern) => {
  const target = attributes.get("attributename") ?? "";
  if (/^on/.test(target) || /innerhtml|srcdoc/.test(target)) return 0.9;
  if (!/href/.test(target)) return 0;
  const to = `${attributes.get("to")} ${attributes.get("values")} ${attributes.get("from")}`;
  return /script|data:/.test(to) ? 0.92 : graded(stern, 0.76, 0.6);
};

const EMBEDS = /embed|player|widget|\/maps/;

/** How a page's author sets a frame into it. */
function isFramed(attributes: Attributes): boolean {
  return ["frameborder", "scrolling", "title", "loading", "allow"]
    .some((name) => attributes.has(name));
}

const frame: Judge = (attributes, stern) => {
  const src = attributes.get("src") ?? "";
  if (/^(?:mhtml|view-source|jar|res|ms-its|its|mk):/.test(src)) return graded(stern, 0.8, 0.6);
  // Another site, but for players and maps that pages embed.
  if (stern && /^https?:\/\//.test(src) && !EMBEDS.test(src) && !isFramed(attributes)) return 0.76;
  // Without a scheme of its own, or with more signs than an address has.
  return stern && /^(?:\/\/|\\|[^:]{0,12}:?\/[\\/]?\/?[^/]{0,80}[<>'"])/.test(src) ? 0.76 : 0;
};

const link: Judge = (attributes, stern) => {
  const rel = attributes.get("rel") ?? "";
  const href = attributes.get("href") ?? "";
  if (href === "") return 0;
  if (rel.includes("import")) return 0.85;
  if (/stylesheet|modulepreload/.test(rel) && /^(?:https?:)?\/\/|^[^/.]*%/.test(href)) {
    return graded(stern, 0.74, 0.3);
  }
  return 0;
};

const form: Judge = (attributes, stern) => {
  const action = attributes.get("formaction") ?? attributes.get("action") ?? "";
  return /^(?:https?:)?\/\//.test(action) ? graded(stern, 0.8, 0.5) : 0;
};

const base: Judge = (attributes, stern) => attributes.get("href") ? graded(stern, 0.8, 0.5) : 0;

/** What is asked of elements that are active by themselves. */
const JUDGES: ReadonlyMap<string, readonly [rule: string, judge: Judge]> = /* @__PURE__ */ judges();

function judges(): ReadonlyMap<string, readonly [string, Judge]> {
  const all = new Map<string, readonly [string, Judge]>();
  const add = (names: string, rule: string, judge: Judge) => {
    for (const name of names.split(" ")) all.set(name, [rule, judge]);
  };
  add("meta", "refresh", refresh);
  add("object embed applet", "plug-in", plugin);
  add("animate set animatemotion animatetransform", "animated-link", animation);
  add("iframe frame portal fencedframe", "frame", frame);
  add("base", "base", base);
  add("link", "import", link);
  add("button input form isindex", "form-action", form);
  return all;
}

/** The names of attributes that these judges, and those of scripts, ask for. */
const ASKED =
  /^(?:http-equiv|content|charset|type|data|src|code|codebase|classid|archive|object|attributename|to|values|from|rel|href|(?:form)?action|frameborder|scrolling|title|loading|allow)$/;

/** True for an attribute that is worth keeping until its element ends. */
export function isAsked(name: string): boolean {
  return ASKED.test(name);
}

/** Judges an element by its attributes. */
export function judgeElement(
  name: string,
  attributes: Attributes,
  stern: boolean,
): Judged | undefined {
  if (name === "script") return judgeScriptSource(attributes, stern);
  if (name.startsWith("javascript:") && runsCode(name)) return { rule: "script-url", score: 0.9 };
  const entry = JUDGES.get(name);
  if (entry === undefined) return undefined;
  const score = entry[1](attributes, stern);
  return score > 0 ? { rule: entry[0], score } : undefined;
}

/** A script's address: a site's own paths and content networks over https are let be in documents. */
function judgeScriptSource(attributes: Attributes, stern: boolean): Judged | undefined {
  const src = attributes.get("src") ?? attributes.get("href");
  if (src === undefined || src === "") return undefined;
  const odd = /^(?:data:|\\|blob:|http:\/\/\d|javascript:)|\.(?:jpe?g|gif|png|bmp)\b/
    .test(src);
  return {
    rule: "script-source",
    score: odd ? graded(stern, 0.9, 0.78) : graded(stern, 0.84, 0.5),
  };
}

/** How much of a script in a document is looked at: attacks come to the point. */
const POINT = 60;

/**
 * How sure it is that what a script element holds is an attack.
 *
 * @param closed False when the text ends within it: `<script>` may be a placeholder then.
 * @param leads True when nothing but a way out of other markup stands before the script.
 */
export function scriptScore(code: string, stern: boolean, leads: boolean, closed: boolean): number {
  if (/^[\s/*;<>!'"`-]{0,40}$/.test(code)) return 0;
  if (PROOF.test(stern || leads ? code : code.slice(0, POINT)) || isJsFuck(code)) return 0.93;
  if (!stern) return runsCode(code) ? (leads && !/^\s{0,4}\n/.test(code) ? 0.76 : 0.62) : 0.5;
  if (!closed && (!leads || /^[\w\s.,!?'-]+$/.test(code)) && !runsCode(code)) return 0.6;
  return /[(`=;+]|&#|\\[ux]/.test(code) ? 0.88 : 0.75;
}

/** What attacks prove themselves by. */
const PROOF =
  /(?:^|[^\w$.-])(?:alert|prompt|confirm|eval)\s{0,4}(?:[(`]|\)|$)|document\.cookie|fromcharcode|msgbox|xss/;
