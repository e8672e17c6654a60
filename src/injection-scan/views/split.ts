/**
 * Words that something was put into: `<b>ig</b>nore`, `ig<!-- -->nore`, `**ig**nore`, `ig■nore`.
 *
 * @module
 */
import { type Derived, Writer } from "./derived.ts";
import { isLetter, isOdd } from "./letters.ts";

const LESS = 60;
const GREATER = 62;
/** Longer tags and comments do not stand within a word. */
const LONGEST_TAG = 80;

/**
 * The text without what stands between two letters and is no separator of words; undefined when
 * there is nothing.
 */
export function unsplit(source: Derived): Derived | undefined {
  const { text } = source;
  const { length } = text;
  let out: Writer | undefined;
  let done = 0;
  for (let i = 1; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (!maySplit(unit) || !isLetter(text.charCodeAt(i - 1))) continue;
    const end = unit === LESS ? tagsEnd(text, i) : marksEnd(text, i);
    if (end < 0 || !isLetter(text.charCodeAt(end))) continue;
    out ??= new Writer(length);
    for (; done < i; done++) out.push(text.charCodeAt(done), done);
    done = end;
    i = end;
  }
  if (out === undefined) return undefined;
  for (; done < length; done++) out.push(text.charCodeAt(done), done);
  return out.finish(length, source);
}

/** `<`, `*`, `~`, `` ` ``, and what no language writes. */
function maySplit(unit: number): boolean {
  return unit === LESS || unit === 42 || unit === 126 || unit === 96 || (unit > 127 && isOdd(unit));
}

/** Where the tags and comments that start here end; -1 when there is none. */
function tagsEnd(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === LESS) {
    const last = Math.min(text.length, end + LONGEST_TAG);
    let at = end + 1;
    while (at < last && text.charCodeAt(at) !== GREATER && text.charCodeAt(at) !== LESS) at++;
    if (text.charCodeAt(at) !== GREATER || isBlock(text, end, at)) return -1;
    end = at + 1;
  }
  return end;
}

/** Elements that end a word; the first letters of their names. */
const BLOCKS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    ("p,div,h1,h2,h3,h4,h5,h6,li,ul,ol,dl,dt,dd,td,th,tr,table,tbody,thead,br,hr,img,option,select," +
      "section,article,header,footer,nav,main,aside,form,label,button,input,title,pre,blockquote," +
      "script,style,head,body,html,link,meta,item,entry").split(","),
  ))();
const LONGEST_NAME = 10;

/** True for a tag, from `<` to `>`, that is read as a space. */
function isBlock(text: string, from: number, to: number): boolean {
  const start = text.charCodeAt(from + 1) === 47 ? from + 2 : from + 1;
  let end = start;
  while (end < to && end - start <= LONGEST_NAME && isLetter(text.charCodeAt(end))) end++;
  return BLOCKS.has(text.slice(start, end).toLowerCase());
}

/** Where a few of these signs end; many in a row are a line or a picture. */
function marksEnd(text: string, from: number): number {
  let end = from + 1;
  while (end < from + 4 && maySplit(text.charCodeAt(end)) && text.charCodeAt(end) !== LESS) end++;
  return end;
}
