/**
 * The one pass over every text: which families have something to look at, and where. Clean text
 * ends here.
 *
 * @module
 */
import { type Automaton, buildAutomaton, ROW_BITS } from "./automaton.ts";
import { lazy } from "./lazy.ts";

/** What a keyword calls for: bits of a mark. */
export const Mark = {
  prompt: 1,
  web: 2,
  escape: 4,
  rot13: 8,
  reversed: 16,
  leet: 32,
  spaced: 64,
  nosql: 128,
  ldap: 256,
  xpath: 512,
  crlf: 1024,
  prototype: 2048,
  jndi: 4096,
  xxe: 8192,
  ssrf: 16384,
  breaks: 32768,
} as const;

/** Marks whose places matter: the models look around them. */
export const PLACED: number = Mark.prompt | Mark.web;

/** Beginnings of English and other Latin words that an injection can hardly do without. */
const PROMPT_WORDS =
  "ignor disreg forget overrid overwrit bypass instruct instruc prompt jailbr pretend roleplay role-play " +
  "unfilter uncensor unrestrict restrictio dan developer mo god mode chatgpt openai language model previous " +
  "you are now from now on act as system me system: password passphrase secret reveal verbatim guideline " +
  "execute repeat translate whoami maintenance mode debug mode print everything import os os.sys run: conversation " +
  "user: assistant: you will rm -rf delete_all respond word for word respon your task your answer new task safety " +
  "directive unethical immoral amoral do anything no longer <|im_ [inst] <<sys ### in <system [system " +
  "above text text above words above initial mess base64 refuse comply obey simulat hypothetic persona " +
  "confidential hidden me api key credential codeword code word an ai rules stop follow do not follow " +
  "censorship ethical immers emulat exfiltrat disobey your creator repeat everything told you were told " +
  // Spanish, French, Portuguese, Italian, German, Dutch, Polish, Turkish, Indonesian, Vietnamese, Swedish
  "olvid instruccion contrasen oubli consigne mot de passe esquec desconsider instruco senha dimentic " +
  "istruzion anweisung vergiss vergess passwort missacht negeer vergeet wachtwoord zignor instrukcj zapomn " +
  "haslo talimat unut sifre yok say goz ardi gormezden abaikan lupakan instruksi kata sandi bo qua phot lo quen di " +
  "huong dan mat khau he thong chi dan ignorera glom instruktion losenord finge que aja como fais semblant " +
  "restriccion restricoes restrizion einschrank beschrank ograniczen kisitlama batasan gioi han omite annul " +
  "direttiv direktiv richtlini directriz diretriz aturan sebelumnya sistem regole precedent anterior precedenti " +
  "vorherig kurallar kural yonerge agis comme tu so als udawaj gibi davran berpura bertindak gia vo dong vai " +
  "stell dir vor ahora eres agora voce tu es maintenant du bist jetzt ora sei je bent nu jestes teraz artik sen " +
  "no sigas finja parola secreto segredo geheim";

/** The words above that hold a space: kept whole when the list is split. */
const PHRASES = [
  "developer mo",
  "god mode",
  "language model",
  "you are now",
  "from now on",
  "act as",
  "system me",
  "do anything",
  "no longer",
  "maintenance mode",
  "debug mode",
  "print everything",
  "import os",
  "you will",
  "rm -rf",
  "word for word",
  "your task",
  "your answer",
  "new task",
  "### in",
  "above text",
  "text above",
  "words above",
  "initial mess",
  "hidden me",
  "api key",
  "code word",
  "an ai",
  "stop follow",
  "do not follow",
  "your creator",
  "repeat everything",
  "told you",
  "were told",
  "mot de passe",
  "yok say",
  "goz ardi",
  "kata sandi",
  "bo qua",
  "phot lo",
  "quen di",
  "huong dan",
  "mat khau",
  "he thong",
  "chi dan",
  "finge que",
  "aja como",
  "fais semblant",
  "gioi han",
  "agis comme",
  "tu so als",
  "gibi davran",
  "gia vo",
  "dong vai",
  "stell dir vor",
  "ahora eres",
  "agora voce",
  "tu es maintenant",
  "du bist jetzt",
  "ora sei",
  "je bent nu",
  "jestes teraz",
  "artik sen",
  "no sigas",
];

/** What web payloads are made of; ordinary prose has next to none of it. */
const WEB_MARKS: readonly string[] = [
  // SQL
  ..."' or|'or|\" or|' and|\" and|) or|) and| or 1| and 1|1=1|select |select(|select*|union|--|/*|*/|sleep(|benchmark(|"
    .split("|").filter(Boolean),
  ..."waitfor|insert into|drop table|having |order by|group by|information_schema|char(|chr(|concat(|0x|@@|xp_|exec |exec("
    .split("|"),
  ..."' like|into outfile|convert(|cast(|rlike|';|\";|')|\")|'||||pg_|sysdate|substr|ascii(|count(|null,|delete from|update "
    .split("|").filter(Boolean),
  ..."'='|'+'|''|'\"|1'|' '|'%| limit |dbms_|procedure|declare |shutdown|like '|'#|'&|'/|in (|is null|not null|where |randomblob"
    .split("|"),
  // Markup
  ..."<scr|<svg|<img|<ifr|<a |<bod|<inp|<det|<obj|<emb|<mat|<vid|<aud|<for|<but|<sty|<lin|<met|<bas|<x |<!-|<?|<%|</|\"<|'<|><"
    .split("|"),
  ..."javascript|vbscript|onerror|onload|onmouse|onclick|onfocus|alert(|alert`|prompt(|confirm(|document.|window.|fromcharcode"
    .split("|"),
  ..."eval(|srcdoc|expression(|data:text|\">|'>|=<|on=| on|style=|src=|href=|<div|<table|<p |<b |<m|\\u00|\\x|innerhtml|location"
    .split("|").filter((s) => s !== " on"),
  // Shell and paths
  ..."../|..\\|/etc/|passwd|\\win|c:\\|c:/|boot.ini|/proc/|/bin/|/var/|/usr/|/home/|/root|.php|.ini|.conf|.log|.env|.git/|.ssh|.ht|..;"
    .split("|"),
  ..."; |;|&&|`|$(|${|| |>|whoami|cat |wget |curl |nc |bash|/sh|cmd|powershell|ping |ifconfig|netstat|uname|ls -|dir |ls |; id|sleep "
    .split("|").filter((s) => s !== "" && s !== " " && s !== ">" && s !== ";" && s !== "; "),
  "|",
  "\\{",
  "etc%",
  "&newline",
  "&tab",
  "script:",
  "=(",
  "/on",
  "(1",
  "eval",
  "exec",
  "execute ",
  "between ",
  "limit",
  "<st",
  "<if",
  "<se",
  "<an",
  "<ma",
  "<li",
  "<me",
  "<title",
  "<xss",
  "<xml",
  "/sbin",
  "/dev/",
  "/opt/",
  "/log",
  "/tmp",
  "type ",
  "net ",
  "reg add",
  "touch ",
  "; ls",
  ";ls",
  ";id",
  ";dir",
  "; dir",
  "&dir",
  "echo",
  '""',
  "%systemroot",
  "%0d",
  "..%",
  "..0x",
  "..2f",
  "%2e",
  "%c0",
  "%00",
  "\\..",
  "./.",
  "....",
  "file:",
  "/.",
  "net user",
  "systeminfo",
  // Templates and code
  ..."{{|}}|{%|<%=|#{|*{|@{|${|<#|[[${|__class__|config.|request.|self.|__import|getclass|freemarker|velocity|smarty|#set"
    .split("|"),
  ..."<?php|$_|system(|passthru|shell_exec|base64_|phpinfo|fopen(|file_get|require|include|assert(|print(|runtime|java.|process."
    .split("|"),
  ..."child_process|constructor|__proto|prototype|import |exec'|echo |perl |python|ruby |popen|subprocess|console.|function|chmod"
    .split("|"),
  ..."unserialize|serializ|classloader|processbuilder|getruntime|reflection|javax|ognl|@java|_get|posix_|call_user|create_func"
    .split("|"),
  "$a",
  "($",
  "$$",
  "::",
  "%{",
  "<jsp",
  "php:",
  "while(",
];

const ESCAPES = [
  ..."0123456789abcdef".split("").map((digit) => "%" + digit),
  "%u0",
  "&#",
  "&lt",
  "&gt",
  "&quot",
  "&apos",
  "&amp",
  "&colon",
  "&tab",
  "&newline",
  "&lpar",
  "&lbrace",
  "&lcub",
  "&dollar",
  "&sol",
  "&nbsp",
  "\\u",
  "\\x",
  "\\/",
];

/** Beginnings whose disguises (rot13, reversed, spaced, leet) are looked for. */
const DISGUISED =
  "ignor instr promp syste passw disre forge prete revea restr jailb bypas previ secre unfil pretend above whoam execu impor pytho"
    .split(" ");

const EXACT: readonly (readonly [string, number])[] = [
  ["[$", Mark.nosql],
  ["$where", Mark.nosql],
  ["$ne", Mark.nosql],
  ["$gt", Mark.nosql],
  ["$lt", Mark.nosql],
  ["$regex", Mark.nosql],
  ["$or", Mark.nosql],
  ["$and", Mark.nosql],
  ["$in", Mark.nosql],
  ["$nin", Mark.nosql],
  ["$eq", Mark.nosql],
  ["$not", Mark.nosql],
  ["$nor", Mark.nosql],
  ["$exists", Mark.nosql],
  ["&exists", Mark.nosql],
  ["$elemmatch", Mark.nosql],
  ["$expr", Mark.nosql],
  ["$func", Mark.nosql],
  ["this.", Mark.nosql],
  ["db.", Mark.nosql],
  ["1==1", Mark.nosql],
  ["'=='", Mark.nosql],
  ["sleep(", Mark.nosql],
  [": /", Mark.nosql],
  ["mapreduce", Mark.nosql],
  [")(", Mark.ldap],
  ["*)", Mark.ldap],
  ["(&", Mark.ldap],
  ["(|", Mark.ldap],
  ["(!", Mark.ldap],
  ["*(", Mark.ldap],
  [")|", Mark.ldap],
  ["*|", Mark.ldap],
  ["/*[", Mark.xpath],
  ["//", Mark.xpath],
  ["name()", Mark.xpath],
  ["position()", Mark.xpath],
  ["text()", Mark.xpath],
  ["node()", Mark.xpath],
  ["count(/", Mark.xpath],
  ["string-length(", Mark.xpath],
  ["ancestor::", Mark.xpath],
  ["child::", Mark.xpath],
  ["parent::", Mark.xpath],
  ["document(", Mark.xpath],
  ["]|", Mark.xpath],
  ["'] |", Mark.xpath],
  ["\r", Mark.crlf],
  ["%0d", Mark.crlf | Mark.breaks],
  ["%0a", Mark.crlf | Mark.breaks],
  ["\\u000d", Mark.breaks],
  ["\\u000a", Mark.breaks],
  ["&#10", Mark.breaks],
  ["&#13", Mark.breaks],
  ["&#x0a", Mark.breaks],
  ["&#xa", Mark.breaks],
  ["&newline", Mark.breaks],
  ["\\r", Mark.crlf],
  ["\\n", Mark.crlf],
  ["\n", Mark.crlf],
  ["http/", Mark.crlf],
  ["__proto__", Mark.prototype],
  ["constructor", Mark.prototype],
  ["prototype", Mark.prototype],
  ["jndi", Mark.jndi],
  [":-", Mark.jndi],
  ["${", Mark.jndi],
  ["<!", Mark.xxe],
  ["<?xml", Mark.xxe],
  ["xinclude", Mark.xxe],
  ["<xi:", Mark.xxe],
  ["://", Mark.ssrf],
];

/** The automaton of all keywords. Characters that no keyword needs apart share a class. */
const prefilterAutomaton: () => Automaton = lazy(() =>
  buildAutomaton([
    ...promptWords().map((word) => [word, Mark.prompt] as const),
    ...WEB_MARKS.map((word) => [word, Mark.web] as const),
    ...ESCAPES.map((word) => [word, Mark.escape] as const),
    ...DISGUISED.flatMap(disguises),
    ...EXACT,
  ], ["2689", "\r\n", "`^~", "+,", "?!"])
);

function promptWords(): string[] {
  let rest = PROMPT_WORDS;
  for (const phrase of PHRASES) rest = rest.replace(phrase, "");
  return [...rest.split(" ").filter((word) => word.length > 2), ...PHRASES];
}

function disguises(word: string): [string, number][] {
  return [
    [[...word].map(rot13Letter).join(""), Mark.rot13],
    [[...word].reverse().join(""), Mark.reversed],
    [[...word].slice(0, 4).join(" "), Mark.spaced],
    ...leetSpellings(word.slice(0, 4)).map((leet): [string, number] => [leet, Mark.leet]),
  ];
}

function rot13Letter(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code < 110 ? code + 13 : code - 13);
}

const LEET: Readonly<Record<string, string>> = {
  o: "0",
  i: "1!|",
  e: "3",
  a: "4@",
  s: "5$",
  t: "7+",
};

/** Every spelling with at least one letter as a digit or a sign. */
function leetSpellings(word: string): string[] {
  let spellings = [""];
  for (const letter of word) {
    const signs = [letter, ...(LEET[letter] ?? "")];
    spellings = spellings.flatMap((start) => signs.map((sign) => start + sign));
  }
  return spellings.filter((spelling) => spelling !== word);
}

/** What one pass found. */
export interface Sweep {
  /** The union of all marks. */
  marks: number;
  /** True when every character is ASCII. */
  ascii: boolean;
  /** Places of prompt and web marks: `position, mark` by turns, in order. */
  places: number[];
  /** Runs of 16 and more base64 or hex digits: `start, end` by turns. */
  runs: number[];
}

const MIN_RUN = 16;

/** The characters that base64 and base64url use. */
const IN_RUN = runTable();

function runTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_") {
    table[c.charCodeAt(0)] = 1;
  }
  return table;
}

/** Sweeps a text once. */
export function sweep(text: string): Sweep {
  const { classOf, next, firstAccepting, marks: markOf } = prefilterAutomaton();
  const { length } = text;
  const places: number[] = [];
  const runs: number[] = [];
  let marks = 0;
  let seen = 0;
  let state = 0;
  let runStart = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    seen |= unit;
    if (unit > 127) {
      state = 0;
      if (i - runStart >= MIN_RUN) runs.push(runStart, i);
      runStart = i + 1;
      continue;
    }
    state = next[(state << ROW_BITS) | classOf[unit]];
    if (IN_RUN[unit] === 0) {
      if (i - runStart >= MIN_RUN) runs.push(runStart, i);
      runStart = i + 1;
    }
    if (state >= firstAccepting) {
      const mark = markOf[state - firstAccepting];
      marks |= mark;
      if ((mark & PLACED) !== 0) places.push(i, mark & PLACED);
    }
  }
  if (length - runStart >= MIN_RUN) runs.push(runStart, length);
  return { marks, ascii: seen < 128, places, runs };
}
