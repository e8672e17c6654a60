/**
 * JavaScript as attacks write it: calls that show, send or run something, the objects that lead to
 * them, and code that breaks out of a string. Every pattern is tried once on a bounded text.
 *
 * @module
 */

/** What scripts of pages do, and values do not. */
const PAGE =
  /document\s{0,4}(?:\?\.|[.[])|\.(?:inner|outer)html|insertadjacent|fromcodepoint|activexobject|(?:window|top|parent|self)\s{0,4}\.\s{0,4}(?:name|location|open)\b|location\s{0,4}(?:=|\.(?:assign|replace|hash|search))|set(?:timeout|interval|immediate)\s?[(`]|__define[gs]etter__|\.addeventlistener\(/;

/** Brackets on global objects, and code put together from pieces. */
const PIECES =
  /(?:^|[^\w$.])(?:window|self|top|parent|frames|globalthis|this|document)\s{0,4}\[\s{0,4}(?:['"`][^'"`\]]{0,24}['"`]\s{0,2}(?:\]\s{0,2}[(`]|[^\]\s])|[/(+!~\[_$]|\d{2}|\w{1,12}(?:\]\s{0,2}[(`]|\())|\[(?:['"`][a-z]{1,6}['"`]\s{0,2}\+\s{0,2}){1,4}['"`]|\.(?:map|find|filter|some|every|foreach|sort|reduce|call|apply|bind|replace|from)\s{0,2}(?:\.\s{0,2}(?:call|apply)\s{0,2})?(?:`|\(\s{0,2}(?:alert|eval|confirm|prompt)\b)|\\u\{?0{0,4}[67][0-9a-f]\}?[a-z\\]|throw\s{0,4}(?:on|new\s|['"`/\[{]|\w{1,8}\s{0,2}[,;])|with\s{0,2}\((?:document|location|window)/;

/** True for code that shows, sends, or runs something. */
export function runsCode(code: string): boolean {
  return SIGN.test(code) && (isAttack(code) || SINK.test(code) || PAGE.test(code));
}

/** No code without one of these. */
const SIGN = /[(`[]|alert|prompt|confirm|eval|throw|cookie|location|document|\.src|innerhtml|\\u/;

function isAttack(code: string): boolean {
  return ATTACK.test(code) || BARE_PAGE.test(code) || PIECES.test(code) || isJsFuck(code);
}

/** Code that only attacks and tests run; the rest may be what a page's own author wrote. */
export function isAttackCode(code: string): boolean {
  return isAttack(code) && !/return\s{1,4}confirm\s{0,2}\(/.test(code);
}

const ATTACK =
  /(?:^|[^\w$.-])(?:alert|prompt|confirm|eval|execscript|msgbox|atob|import|fetch)\s{0,2}(?:[(`);,}.=]|$)|document\W{1,8}(?:cookie|domain|write)|fromcharcode|constructor\s{0,2}[([`]|sendbeacon|storage[.[]|\.src\s{0,2}=\s{0,2}['"`]?(?:https?:)?\/\/|new image|(?:location|href)\s{0,2}=\s{0,2}['"`]?(?:(?:javascript|data):|\/\/)|xss/;

/** True for code written with six signs. */
export function isJsFuck(text: string): boolean {
  if (/=~\[\];/.test(text)) return true;
  const first = text.search(/!\[\]|\+\[\]|\[\]\[|\(!\s?\[|!\s?!\s?\[|\{\}\[\]|~\[\]/);
  if (first < 0) return false;
  let run = 0;
  let signs = 0;
  for (let at = first; at < text.length && run < 400; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) continue;
    // ! ( ) + [ ] { } ~
    const sign = code === 33 || code === 40 || code === 41 || code === 43 || code === 91 ||
      code === 93 || code === 123 || code === 125 || code === 126;
    if (!sign) break;
    run++;
    if (code === 33 || code === 43 || code === 126) signs++;
  }
  return run >= 10 && signs >= 2;
}

/**
 * True when a value breaks out of a string, a comment or a block of a script and goes on in code.
 */
export function breaksOut(text: string): boolean {
  return QUOTE_OUT.test(text)
    ? runsCode(text)
    : BLOCK_OUT.test(text) && runsCode(text) && isAttackCode(text);
}

/** The first quote of the text ends a string: an operator or the end of a statement follows at once. */
const QUOTE_OUT =
  /^(?:[^<>'"`]{0,60}[^<>'"`(=[,:+\s])?\s?['"`]{1,2}[\s)\]}]{0,6}(?:[-+*/%^|&=?,:;.)\]}]|in\b|instanceof\b)/;

/** Closing brackets, the end of a statement, a template's or a comment's code. */
const BLOCK_OUT =
  /^[\s)\]};\w]{0,12}[)\]};]\s{0,4}[a-z_$]|^\s{0,4}[-+*/|&,;]{1,3}\s{0,4}[a-z]{2,10}\s{0,2}[(`]|\$\{|\*\/|^[\w.%-]{0,40};\s{0,4}\w{1,20}\s{0,2}[(=`]/;

/** A value that is code and nothing else. */
export function isBareCode(text: string): boolean {
  const code = text.replace(/\/\*[^*]{0,40}\*\//g, "");
  if (isJsFuck(code)) return true;
  const match = SINK.exec(code);
  if (match !== null && code[match.index - 1] !== "`" && atCodePosition(code, match.index)) {
    return true;
  }
  const page = BARE_PAGE.exec(code);
  return page !== null && atCodePosition(code, page.index);
}

const SINK = /* @__PURE__ */ new RegExp(
  "(?:alert|prompt|confirm|execscript|msgbox|importscripts)(?:\\?\\.|\\)|\\]){0,2}(?:\\(|`[^\\s`]|\\s{1,4}\\([^)]{0,40}[.'\"`(])" +
    "|(?:alert|prompt|confirm|eval)\\)?\\??\\.(?:call|apply|bind)[(`]|reflect\\.(?:apply|construct)\\((?:alert|eval|prompt|confirm|function)|array\\.from\\([^)]{0,20},\\s?(?:alert|eval|prompt|confirm)" +
    "|eval\\s{0,2}\\(\\s{0,4}(?:['\"][^'\"]{0,80}['\"]\\s?\\)$|atob|name|location|self|top|window|document|string|unescape|decodeuri|url|\\w\\)|\\w\\(|['\"`/][\\s(]{0,2}(?:\\w{1,4}['\"`]|alert|\\\\[ux])|\\w\\+)" +
    "|(?:set(?:timeout|interval)|queuemicrotask)\\s?(?:`|\\(\\s?(?:['\"`/]|location|name|alert|eval|atob|string|document|self|top))" +
    "|import\\s{0,2}\\(\\s{0,2}['\"`](?:(?:https?:)?\\/\\/|data:)|fetch\\s{0,2}\\(\\s{0,2}['\"`]\\/\\/" +
    "|new\\s{1,4}function\\s{0,2}[(`]|print\\(document\\." +
    "|\\w{0,8}=\\s{0,2}(?:alert|eval|confirm|prompt)\\s{0,2}[,;|]|\\.(?:map|find|some|filter|foreach|sort|every)\\s{0,2}\\((?:alert|eval|confirm|prompt)\\b",
);

const BARE_PAGE =
  /document\s{0,4}\)?(?:\.\s{0,8}|\[\s{0,4}['"`]?)(?:cookie|domain\s{0,2}=|write(?:ln)?\s{0,2}[(`]|location\s{0,2}=)|(?:window|top|self|parent|globalthis|this|frames)\s{0,4}\[\s{0,4}(?:['"`](?:[^'"`\]]{0,24}['"`]\s{0,2}(?:\]\s{0,2}[(`]|[^\]\s])|[^'"`\]]{0,12}\\)|[/(+]|\d{2}|(?:atob|string|unescape|name|location)\b)|(?:window|top|self|parent)\.location\s{0,2}=|location\s{0,2}=\s{0,2}(?:name|['"`]?(?:javascript|data):)|string\.fromcharcode\s{0,2}\(|\.constructor\s{0,2}(?:`|[([]\s{0,2}['"`(])|\[\s{0,2}['"`]constructor|\.sort\.call`|\.(?:map|find|filter|some)\.call`|\bnew image\s?\(\)\.src|\.cookie\s{0,2}[+)]|location\s?=\s?["']https?:\/\/|(?:\\1[0-7]{2}){3}|on[a-z]{4,16}\s{0,2}=\s{0,2}(?:alert|eval)\b|\/\.source\s{0,2}\+|['"`](?:alert|eval|prompt|confirm)['"`]\s{0,2}\]/;

const PAGE_OBJECT = /(?:window|self|top|parent|this|frames)\.$/;

const KEYWORD = /(?:return|new|throw|typeof|void|in|of|else|do|delete|await|case|instanceof)\s$/;

/** True when what stands before a place ends an operand: code, not a word of a sentence. */
function atCodePosition(code: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && code.charCodeAt(before) === 32) before--;
  if (before < 0) return true;
  const last = code.charCodeAt(before);
  const word = (last >= 97 && last <= 122) || (last >= 48 && last <= 57) || last > 127 ||
    last === 95 || last === 36;
  // A method of some object: only those of the page count.
  if (last === 46) return PAGE_OBJECT.test(code.slice(Math.max(0, before - 10), before + 1));
  if (!word) return true;
  if (before === at - 1) return false;
  return KEYWORD.test(code.slice(Math.max(0, at - 12), at));
}
