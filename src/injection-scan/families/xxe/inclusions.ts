/**
 * What reaches outside without a document type: XInclude, style sheets that read files or call
 * functions, references of images and schemas to odd places, encodings that hide all of it.
 *
 * @module
 */
import type { PatternRule } from "../structure.ts";

/** What one of these rules' matches has in it. */
export const INCLUSION_ANCHORS: readonly string[] = /* @__PURE__ */ (() => [
  ..."include|2001/xinclude|xsl:|<?xml|php:|schemalocation|adw|redirect:|:script|xalan|exsl:".split(
    "|",
  ),
  ..."expect:|netdoc:|gopher:|phar:|jar:|dict:|glob:|text:|msl:|ephemeral|epi:|vid:|label:|caption:"
    .split("|"),
  ...["xlink:href", ">&", ">%", "> &"],
])();

const OUTSIDE =
  "(?:file|php|expect|jar|netdoc|gopher|ftp|dict|ldap|data|https?|phar|\\/\\/|\\/etc\\/|\\/proc\\/|[a-z]:\\\\|\\.\\.\\/)";

/** The rules. */
export const INCLUSIONS: readonly PatternRule[] = /* @__PURE__ */ inclusionRules();

function inclusionRules(): readonly PatternRule[] {
  return [
    {
      rule: "xinclude",
      score: 0.93,
      pattern: new RegExp(
        `<[\\w.-]{0,20}:?include\\s[^<>]{0,160}href\\s{0,4}=\\s{0,4}["']?\\s{0,4}${OUTSIDE}`,
      ),
    },
    {
      rule: "xinclude",
      score: 0.92,
      pattern:
        /<[\w.-]{0,20}:?include\s[^<>]{0,160}(?:parse\s{0,4}=\s{0,4}["']?text|2001\/xinclude)/,
    },
    { rule: "xinclude", score: 0.85, upTo: 400, pattern: /<xi:include\s[^<>]{0,160}href/ },
    {
      rule: "stylesheet-reads",
      score: 0.88,
      pattern:
        /<xsl:(?:value-of|copy-of|variable|for-each|param|with-param|sequence|attribute|if|when|apply-templates)\s[^<>]{0,120}(?:document\s{0,2}\(\s{0,2}["'$c]|unparsed-text|system-property\s{0,2}\(|unparsed-entity|doc\s{0,2}\(|php:function|generate-id\(document|(?:java|rt|ob|exec|date|sys|file|process|runtime)[\w.]{0,40}:[\w.-]{0,40}(?:exec|getruntime|read|system)\s{0,2}\()/,
    },
    {
      rule: "stylesheet-includes",
      score: 0.88,
      pattern: new RegExp(
        `<xsl:(?:include|import)\\s[^<>]{0,80}href\\s{0,4}=\\s{0,4}["']?\\s{0,4}${OUTSIDE}`,
      ),
    },
    {
      rule: "stylesheet-calls",
      score: 0.88,
      pattern:
        /<(?:msxsl|xsl|lxslt|xalan|user):script\b|xmlns:[\w-]{1,20}\s{0,4}=\s{0,4}["'](?:https?:\/\/)?(?:xml\.apache\.org\/xalan|xalan:\/\/|saxon\.sf\.net|icl\.com\/saxon|php\.net\/xsl|urn:schemas-microsoft-com:xslt|clitype:|java:|exslt\.org\/(?:common|dynamic|functions))[^<>]{0,120}["']|<exsl:document\s|<xsl:(?:result-document|document|evaluate)\s|<redirect:write\s|<xalan:/,
      upTo: 2_048,
    },
    {
      rule: "outside-reference",
      score: 0.9,
      pattern:
        /<[\w:.-]{1,40}\s[^<>]{0,160}(?:href|src|url|uri|location|systemid|path)\s{0,4}=\s{0,4}["']\s{0,4}(?:expect|php|netdoc|gopher|phar|jar:(?:https?|file)|dict|glob|text:\/|msl:|ephemeral|epi:|vid:|label:@|caption:@)[:/@]/,
    },
    {
      rule: "outside-reference",
      score: 0.86,
      pattern:
        /xlink:href\s{0,4}=\s{0,4}["']\s{0,4}(?:file:|\/(?:etc|proc)\/|text:|msl:|jar:|ftp:)|schemalocation\s{0,4}=\s{0,4}["'][^"']{0,200}(?:file|php|expect|jar|netdoc|gopher|ftp):/,
    },
    {
      rule: "stylesheet-link",
      score: 0.8,
      pattern: new RegExp(
        `<\\?xml-stylesheet\\s[^<>]{0,120}href\\s{0,4}=\\s{0,4}["']?\\s{0,4}(?:(?!https?)${OUTSIDE})`,
      ),
    },
    {
      rule: "stylesheet-link",
      score: 0.78,
      upTo: 240,
      pattern: /<\?xml-stylesheet\s[^<>]{0,120}href\s{0,4}=\s{0,4}["']?\s{0,4}(?:https?:)?\/\//,
    },
    {
      rule: "odd-encoding",
      score: 0.86,
      pattern:
        /<\?xml\s[^<>]{0,60}encoding\s{0,4}=\s{0,4}["'](?:utf-?7|cp037|ibm-?037|ebcdic[\w-]{0,12}|x-mac[\w-]{0,20})["']/,
    },
    {
      rule: "hidden-declaration",
      score: 0.88,
      pattern: /\+adw-?(?:\+?ace-?|!)\s{0,2}(?:doctype|entity)/,
    },
    {
      rule: "entity-reference",
      score: 0.8,
      upTo: 400,
      pattern:
        />\s{0,12}[&%](?:xxe\w{0,12}|xx[a-z]|ext|file|rce|sys\w{0,18}|lol\w{0,8}|send|exfil\w{0,8}|remote|include|payload|evil|passwd|shadow|callhome|trick|hack\w{0,4}|pwn\w{0,4}|attack|entity|foo|bar);/,
    },
  ];
}

/** A namespace, and where its schema lies. */
const SCHEMA =
  /schemalocation\s{0,4}=\s{0,4}["']\s{0,4}https?:\/\/([^\s"'/]{1,80})[^\s"']{0,160}\s{1,4}https?:\/\/([^\s"'/]{1,80})/;

/** True when a short text takes the schema of a namespace from another site. */
export function takesForeignSchema(text: string): boolean {
  const match = text.length > 400 ? null : SCHEMA.exec(text);
  return match !== null && siteOf(match[1]) !== siteOf(match[2]);
}

function siteOf(host: string): string {
  return host.split(".").slice(-2).join(".");
}
