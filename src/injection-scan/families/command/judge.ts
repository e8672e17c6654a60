/**
 * Whether a command, where it stands, is an attack.
 *
 * @module
 */
import { isDangerous, isGlobbed, isRecon, isTarget } from "./danger.ts";
import { Lead } from "./leads.ts";
import { baseName, isTold, kindOf, Name, WRAPPERS } from "./names.ts";
import type { Command } from "./read.ts";
import {
  inSentence,
  isCodeSpan,
  isNoise,
  isProse,
  isQuotedInSentence,
  LIST,
  namesCommand,
  REGEXP,
} from "./talk.ts";

type Before = "nothing" | "sign" | "word" | "words";

/** What is known of the text around its commands; found out when it is asked for. */
export class Setting {
  /** What the command before feeds to this one: `"fetch"`, `"decode"`, or nothing. */
  feeds: "" | "fetch" | "decode" = "";
  /** True for a value. */
  readonly value: boolean;
  readonly #text: string;
  #table: boolean | undefined;
  #before: Before | undefined;
  #plain: boolean | undefined;

  constructor(text: string, value: boolean) {
    this.#text = text;
    this.value = value;
  }

  /** True when the text is a table: its bars separate cells. */
  get table(): boolean {
    return this.#table ??= this.value && isTable(this.#text);
  }

  /** What stands before the first separator: nothing, one word, words. */
  get before(): Before {
    return this.#before ??= this.value ? beforeSeparator(this.#text) : "words";
  }

  /** True when the text starts with a command itself: what follows is the rest of a command line. */
  get plain(): boolean {
    return this.#plain ??= this.value && PLAIN.test(this.#text);
  }

  /** Says that the text starts with a command. */
  startsPlain(): void {
    this.#plain = true;
  }
}

function isTable(text: string): boolean {
  return LIST.test(text) || REGEXP.test(text) ||
    (text.match(/(?<!\|)\|(?!\|)/g)?.length ?? 0) > 2;
}

function beforeSeparator(text: string): Before {
  const at = text.search(/[;|&\n`]|\$\(|\\n|%0[ad]/);
  const before = text.slice(0, at < 0 ? 0 : at).replace(/^[\s"'`()[\]{}+$]+|[\s"'`)\]}+*]+$/g, "");
  if (before === "") return "nothing";
  if (/\s/.test(before)) return "words";
  // Placeholders: `x;id`, `test|id`.
  const isTight = !/\s/.test(text.charAt(at - 1) + text.charAt(at + 1));
  return /^[a-z]{2,}$/.test(before) && !(isTight && PLACEHOLDER.test(before)) ? "word" : "sign";
}

const PLACEHOLDER = /^(?:test|foo|bar|localhost|abc|aaa+|xxx+)$/;

/** What a command line starts with, beside commands. */
const PLAIN =
  /^\s*(?:#!|echo ["']|\$\s|#\s|\w+=["']?(?:\$\(|`|<\()|(?:for|while|if|until|case|function|return|let|const|var|def|import|class|public|private|select|package|using)\s|<\?(?:php)?\s*\n|\[\s|\.\/|~\/|%%?(?!0[ad])\w+\s|\$@|"[\w:-]+"\s?:\s?"[\w.\/])/;

/** The score of a command; 0 for none. */
export function judge(text: string, lead: number, read: Command, setting: Setting): number {
  const { words } = read;
  // The rest is a comment.
  const comment = words.findIndex((word, k) => k > 0 && word.startsWith("#"));
  if (comment > 0) words.length = comment;
  const count = words.length;
  // `&sort=head id` is a parameter.
  if (/^[\w-]+=/.test(words[0] ?? "") && text.charCodeAt(read.start - 1) === 38) return 0;
  const wrapped = unwrap(words);
  const first = words[0] ?? "";
  // `call('id', shell=true)`
  const name = baseName(lead === Lead.call ? first.replace(/[,"'`]+$/, "") : first);
  if (words.length === 0 || words[0].startsWith("#")) return 0;
  const kind = kindOf(name);
  const args = words.slice(1);
  const fed = setting.feeds;
  setting.feeds = feeds(text, read, name, args);
  // In a document a name alone says nothing, and most command lines are shown to be typed.
  if (!setting.value && (args.length === 0 || !isTold(name))) return 0;
  if (setting.value && isGlobbed(words[0] ?? "")) return 0.85;
  if (kind === Name.none) {
    return setting.value && args.some((arg) => isGlobbed(arg)) && lead !== Lead.start ? 0.8 : 0;
  }
  if (
    setting.value && read.tricks > 0 && (count > 1 || (kind > Name.word && name.length > 2))
  ) return isNoise(text, name, args) ? 0 : 0.85;
  if (lead === Lead.start) {
    if (setting.value && (read.words.length < count || startsPlain(text, read, kind, args))) {
      setting.startsPlain();
    }
  }
  const line = [name, ...args].join(" ").slice(0, 400);
  if (fed !== "" && setting.value && isShell(name) && args.every((arg) => arg.startsWith("-"))) {
    return 0.85;
  }
  const isBound = lead !== Lead.start && lead !== Lead.line;
  if (isDangerous(name, line, isBound)) return isBound ? 0.9 : setting.value ? 0.8 : 0;
  if (args.some(isTarget) && !READS_KEYS.test(name)) {
    if (isBound) return isQuotedInSentence(text, read) ? 0 : 0.9;
    return setting.value && !isProse(args) ? 0.8 : 0;
  }
  if (!setting.value) return 0;
  if (lead === Lead.substitution && setting.before !== "nothing" && inSentence(text, read.end)) {
    return 0;
  }
  if (isRecon(line) && (!setting.plain || lead <= Lead.separator)) return 0.8;
  if (wrapped && kind === Name.strong && lead === Lead.start) return 0.75;
  if (lead === Lead.start && kind === Name.strong && args.length === 0) {
    return /^(?:whoami|ifconfig|ipconfig|systeminfo|uname|netstat)\s?[;&|]/.test(text) ? 0.75 : 0;
  }
  if (lead === Lead.start) {
    return read.braced && args.some((arg) => tells(arg, kind, name)) ? 0.8 : 0;
  }
  return judgeValue(text, lead, read, setting, name, kind, args);
}

function judgeValue(
  text: string,
  lead: number,
  read: Command,
  setting: Setting,
  name: string,
  kind: number,
  args: readonly string[],
): number {
  const prose = isProse(args);
  const telling = (read.redirects && lead !== Lead.line) ||
    args.slice(0, 3).some((arg) => tells(arg, kind, name));
  if (lead === Lead.line && (setting.before === "word" || setting.before === "words")) return 0;
  if (lead === Lead.call) {
    return setting.plain ? 0 : kind === Name.strong || telling || args.length < 2 ? 0.85 : 0;
  }
  if (setting.plain || prose || isNoise(text, name, args)) return 0;
  const bare = args.length === 0;
  // `printf (x)` is a call.
  if (bare && kind !== Name.strong && /^\s?\(/.test(text.slice(read.end, read.end + 2))) return 0;
  if (lead === Lead.substitution) {
    if (text.charCodeAt(read.end) === 41 && /[.[({;,]/.test(text.charAt(read.end + 1) || " ")) {
      return 0;
    }
    if (text.charCodeAt(read.start - 1) === 96) {
      if (setting.before === "words") return 0;
      if (isCodeSpan(text, read, setting.before)) return 0;
    }
    if (setting.before === "words" && !bare) return 0;
    if (read.tricks > 0) return 0.85;
    if (setting.before === "nothing" && text.charCodeAt(read.start - 2) === 60) return 0.8;
    const isWhole = setting.before === "nothing" && read.end + 1 === text.length;
    const isTicked = text.charCodeAt(read.start - 1) === 96;
    return kind === Name.strong || telling ||
        (bare ? (isTicked ? TICKED : BARE).test(name) : isWhole && name === "echo")
      ? 0.85
      : 0;
  }
  // `| 'expect'` is an alternative of a type.
  if (bare && kind !== Name.strong) {
    if (
      /^['"]/.test(text.charAt(read.start)) &&
      /(?:["'\w)]\s?\|\||[^|]\||^\|)\s?$/.test(text.slice(0, read.start))
    ) {
      return 0;
    }
  }
  const doubled = /(?:&&|\|\||;)\s*$/.test(text.slice(Math.max(0, read.start - 4), read.start));
  if (setting.table && (!doubled || kind !== Name.strong)) return 0;
  if (bare && setting.before === "words" && namesCommand(text, read.start)) return 0;
  const opens = setting.before === "nothing" || setting.before === "sign";
  if (kind === Name.strong) return bare || telling || (opens && args.length < 3) ? 0.85 : 0;
  if (telling) return setting.before === "words" && kind === Name.word ? 0 : 0.8;
  if (!bare) {
    const isWhole = setting.before === "nothing" && read.end === text.length;
    // `example.com;cat flag`
    if (opens && doubled && args.length === 1 && read.end === text.length && READS.test(name)) {
      return text.charCodeAt(read.start - 1) > 32 ? 0.8 : 0;
    }
    return (name === "echo" && (opens || (setting.before === "word" && doubled))) ||
        (isWhole && kind === Name.tool && (args.length === 1 || OPERATES.test(name)))
      ? 0.8
      : 0;
  }
  // Two letters on a line are variables of a formula, such as `(ab)` or `n(nl)`.
  const isTool = kind === Name.tool && (lead !== Lead.line || name.length > 2);
  if (setting.before === "nothing") return isTool || BARE.test(name) ? 0.8 : 0;
  if (!SHORT.test(name)) return 0;
  const tight = text.charCodeAt(read.start - 1) > 32;
  if (setting.before === "sign") return doubled || tight ? 0.8 : name === "id" ? 0.75 : 0;
  return setting.before === "word" && doubled &&
      (tight || text.charCodeAt(read.start - 2) !== 59)
    ? 0.8
    : 0;
}

/** Tools of operators, whose subcommands are words. */
const OPERATES =
  /^(?:docker|kubectl|helm|aws|az|gcloud|git|npm|apt|apt-get|yum|systemctl|service|mysql|psql)$/;

const READS = /^(?:cat|tac|nl|head|tail|more|less|type|ls|dir)$/;

/** Those that nobody sets as code on their own. */
const TICKED = /^(?:id|env|uptime|dir)$/;

/** Words of English that are run without arguments. */
const BARE = /^(?:id|dir|env|set|date|who|w|uptime)$/;
/** The same, behind something else. */
const SHORT = /^(?:id|dir|env|pwd|ps|hostname|cmd|sh|df)$/;

/** What is told which key to use. */
const READS_KEYS = /^(?:ssh|scp|sftp|rsync|ssh-\w+)$/;

/** Takes wrappers off; true when there was one. */
function unwrap(words: string[]): boolean {
  let wrapped = false;
  for (let k = 0; k < 3 && words.length > 1 && WRAPPERS.test(words[0]); k++) {
    const word = words.shift()!;
    while (words.length > 1 && /^-/.test(words[0])) words.shift();
    // `env --version`: nothing is left to be run but the wrapper itself.
    if (words[0].startsWith("-")) {
      words.unshift(word);
      return wrapped;
    }
    wrapped ||= word !== "sudo" && word !== "doas" && word !== "time" && word !== "xargs";
  }
  while (words.length > 1 && /^\w+=/.test(words[0])) words.shift();
  return wrapped;
}

function isShell(name: string): boolean {
  return /^(?:ba|z|k|da|a|tc|c|fi)?sh$|^(?:python|perl|ruby|php|node)$/.test(name);
}

/** What a command puts into the pipe behind it. */
function feeds(
  text: string,
  read: Command,
  name: string,
  args: readonly string[],
): Setting["feeds"] {
  if (text.charCodeAt(read.end) !== 124 || text.charCodeAt(read.end + 1) === 124) return "";
  if (name === "curl" || name === "wget" || name === "fetch" || name === "lynx") return "fetch";
  if (
    /^(?:rev|xxd|uudecode|printf|echo|tr|cat|openssl|gunzip|zcat|whoami|ifconfig|hex)$/.test(name)
  ) return "decode";
  return name === "base64" || (name === "sed" && args.length > 0) ? "decode" : "";
}

/** True when a value starts like a command line: what follows its separators belongs to it. */
function startsPlain(text: string, read: Command, kind: number, args: readonly string[]): boolean {
  if (read.start > 2) return false;
  const next = text.charCodeAt(read.end);
  const piped = next === 124 && text.charCodeAt(read.end + 1) !== 124;
  return read.redirects || args.some((arg) => tells(arg, kind, "")) ||
    (args.length > 0 && kind > Name.word) ||
    (args.length === 0 && read.words[0] !== "test" &&
      (piped || next === 96 || next === 36 || next === 60));
}

/** True when an argument is one of a command. */
function tells(arg: string, kind: number, name: string): boolean {
  if (/^\d+(?:\.\d+)?[smh]?$/.test(arg)) {
    return kind === Name.strong || /^(?:sleep|ping|kill|timeout|at|expr)$/.test(name);
  }
  return TELLING.test(arg);
}

const TELLING =
  /^(?:\.$|--?[a-z?]|\/[\w?*.]|\/$|~\/|\.\.?[\\/]|[a-z]:[\\/]|\$[\w{(]|%\w+%|(?:\d{1,3}\.){3}\d|[a-z+.-]+:\/\/|\.(?:env|git|ssh|aws|ht|bash|npmrc)|[\w.\/-]*\*|[^\s]*[\\/][\w.*?]|[\w.*?-]+\.(?:txt|php|ya?ml|rb|jar|sh|py|pl|exe|bat|ps1|log|conf|ini|html?|js|zip|gz|com|net|org|io|example|test|local)$|-\d|localhost$|aux$|[\w.-]+@[\w.-]+$)/;
