/**
 * What may not follow a line break in a value: headers, requests, commands, lines of a log.
 *
 * @module
 */

/** A rule about the line after a break. */
export interface BreakRule {
  /** Its name. */
  readonly rule: string;
  /** How sure it is. */
  readonly score: number;
  /** What the line after the break starts with. */
  readonly pattern: RegExp;
  /** The text before must be one word, or nothing. */
  readonly word?: true;
  /** Nothing stands before. */
  readonly first?: true;
  /** False: not in the text of a link that shares or mails something. */
  readonly message?: false;
  /** The break must be a double one. */
  readonly twice?: true;
  /** The sign after the name must not have been encoded: whoever encodes all of it sends text. */
  readonly plain?: true;
}

/** Headers that nobody has in a message of theirs. */
const TELLING =
  "(?:set-cookie2?|content-(?:length|disposition|encoding|security-policy)|transfer-encoding|remote-addr|refresh|" +
  "access-control-[a-z-]{4,24}|x-[a-z]{2,12}-[a-z-]{2,24}|" +
  "proxy-[a-z-]{4,20}|www-authenticate|strict-[a-z-]{4,24}|etag|mime-version|content-transfer-encoding)";
/** Headers whose names people use for lines of their own, with a value that only a protocol gives them. */
const COMMON_WITH_VALUE =
  "(?:location|refresh|referer|origin)\\s?:\\s?<?(?:https?:/|//?[\\w.]|javascript:|data:)|host\\s?:\\s?[\\w-]+(?:\\.[\\w-]+)+(?::\\d+)?\\s*(?:[\\r\\n]|$)|" +
  "link\\s?:\\s?<|status\\s?:\\s?\\d{3}\\b|content-?type\\s?:\\s?[a-z]+/|(?:content)?length:\\s?\\d|cookie\\s?:\\s?[\\w-]+=|authorization\\s?:\\s?(?:basic|bearer)|" +
  "connection\\s?:\\s?(?:close|keep)|cache-control\\s?:\\s?[a-z-]+|user-agent\\s?:\\s?\\S+/|x-[a-z][a-z-]{1,24}\\s?:\\s?\\S";
const MAIL = "(?:b?cc|to|from|reply-to|subject|sender|return-path|x-priority)";
const METHOD =
  "(?:get|post|put|head|delete|options|patch|trace|connect|propfind|mkcol|copy|move|lock|unlock|track)";
const ADDRESS = "[^\\s@:]{0,40}<?[\\w.+%-]{1,40}@[\\w-]{1,40}\\.";
/** Commands of stores and mail servers, each with what must follow it. */
const COMMAND =
  "(?:(?:set|add|replace|append|prepend|cas) \\S{1,60} \\d{1,10} \\d{1,10} \\d{1,8}|" +
  "flush_?all\\b|flushdb\\b|stats (?:items|slabs)\\b|config (?:set|get|rewrite) ?\\S|(?:slaveof|replicaof) \\S{1,60} \\w|" +
  "bgsave\\b|eval ['\"]|module load|\\*\\d{1,3}\\s*[\\r\\n]{1,2}\\s*\\$\\d{1,4}|\\$\\d{1,4}\\s*[\\r\\n]|" +
  "privmsg [#&\\w]|(?:lpush|rpush|sadd|hset|zadd) \\S|uid=0\\b)";
/** The end of a line of a protocol. */
const EOL = "\\s{0,2}(?:[\\r\\n]|$)";
/** Lines of SMTP and IMAP that are nothing else. */
const MAIL_COMMAND =
  /* @__PURE__ */ (() =>
    `(?:(?:helo|ehlo) [\\w.\\[\\]:-]{1,60}${EOL}|mail from ?:|rcpt to ?:|(?:vrfy|expn) \\S{1,60}${EOL}|starttls${EOL}|` +
    "auth (?:plain|login|cram-md5|xoauth2|ntlm)\\b|" +
    '[a-z]{1,3}\\d{1,4} (?:login \\S{1,40} \\S{1,40}\\s{0,2}(?:[\\r\\n]|$)|(?:select|examine|delete|create|subscribe|rename) (?:inbox|")|' +
    `(?:fetch|copy|store) \\d|(?:append|status) \\S{1,60} \\(|(?:search|sort) (?:charset|all|uid|text|from|subject)\\b|(?:list|lsub) "|` +
    `authenticate (?:plain|login)|uid (?:fetch|copy|store|search) |(?:capability|logout|noop|expunge|starttls|idle|check|close)${EOL})|` +
    `[a-z] (?:fetch|store|copy) [\\d:,*]{1,12} [+(-]?[a-z])`)();
/** Lines of SMTP, POP3 and FTP that are words too: as all that follows a break at the start. */
const MAIL_LINE =
  /* @__PURE__ */ (() =>
    `(?:(?:data|rset|quit|noop|stat|list|pasv|\\.)${EOL}|(?:retr|dele|uidl|top|list) \\d{1,6}(?: \\d{1,6})?${EOL})`)();
/** Words that are commands too, as whole lines. */
const COMMAND_LINE =
  "(?:(?:gets?|delete|incr|decr|auth|select|del|user|pass|cwd|dele|retr|stor|list|port|set|append) " +
  "[^\\s]{1,60}(?: [^\\s]{1,40})?|save|shutdown|quit|data|rset|pasv|stats)\\s{0,2}[\\r\\n]|(?:join|part|kick|mode) [#&]\\w";
const LEVEL =
  "(?:info|warn(?:ing)?|error|debug|fatal|critical|notice|trace|alert|emerg(?:ency)?|severe|success|audit)";
const LOG =
  /* @__PURE__ */ (() =>
    `(?:[\\[(<]?\\d{4}[-/]\\d\\d[-/]\\d\\d[t\\s]\\d\\d:\\d\\d|\\d\\d/[a-z]{3}/\\d{4}[:\\s]|\\[?${LEVEL}\\]?\\s?[:|\\]-]|\\[${LEVEL}\\b|${LEVEL}\\s{1,3}[\\[(\\w.]{1,40}\\s?[:\\]-]|` +
    "(?:mon|tue|wed|thu|fri|sat|sun)?,?\\s?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) {1,2}\\d{1,2} \\d\\d:\\d\\d|" +
    '(?:\\d{1,3}\\.){3}\\d{1,3}\\s-\\s|"?level"?[=:]|<\\d{1,3}>\\d?\\s?[a-z\\d]|\\d\\d:\\d\\d:\\d\\d[.,\\s]|\\[\\d{1,2}/[a-z]{3}/)')();

const starts = (source: string): RegExp => new RegExp(`^(?:${source})`);

/** After a break that was encoded. */
export const ENCODED_RULES: readonly BreakRule[] = /* @__PURE__ */ encodedRules();

function encodedRules(): readonly BreakRule[] {
  return [
    { rule: "encoded-header", score: 0.93, pattern: starts(`${TELLING}\\s{0,2}:`) },
    { rule: "encoded-header", score: 0.9, pattern: starts(COMMON_WITH_VALUE), message: false },
    {
      rule: "encoded-message",
      score: 0.92,
      pattern: starts(`http/\\d|${METHOD}\\s\\S{1,80}\\shttp/\\d`),
    },
    {
      rule: "encoded-markup",
      score: 0.85,
      pattern: starts("<(?:!doctype|html|head|body|script|svg|img|iframe|meta)"),
    },
    { rule: "encoded-mail-header", score: 0.9, pattern: starts(`bcc\\s?:\\s?${ADDRESS}`) },
    {
      rule: "encoded-mail-header",
      score: 0.88,
      pattern: starts(`${MAIL}\\s?:\\s?\\S`),
      message: false,
      plain: true,
    },
    {
      rule: "encoded-mail-header",
      score: 0.88,
      pattern: starts(`${MAIL}\\s?:\\s?${ADDRESS}`),
      message: false,
    },
    { rule: "encoded-command", score: 0.9, pattern: starts(COMMAND), message: false },
    { rule: "encoded-command", score: 0.92, pattern: starts(MAIL_COMMAND) },
    {
      rule: "encoded-command",
      score: 0.85,
      pattern: starts(MAIL_LINE),
      message: false,
      first: true,
    },
    {
      rule: "encoded-command",
      score: 0.85,
      pattern: starts(COMMAND_LINE),
      message: false,
      word: true,
    },
    { rule: "encoded-log-line", score: 0.85, pattern: starts(LOG), message: false },
    {
      rule: "encoded-header",
      score: 0.85,
      pattern: starts("[a-z][a-z\\d]{1,20}(?:-[a-z\\d]{1,20}){1,4}\\s?:\\s?\\S"),
      message: false,
      word: true,
    },
    {
      rule: "encoded-header",
      score: 0.8,
      pattern: starts("[a-z][\\w-]{0,30}\\s?[:=](?!//)\\s?[^\\s]"),
      message: false,
      word: true,
      plain: true,
    },
  ];
}

/** After a raw break in a value of one word. */
export const RAW_RULES: readonly BreakRule[] = /* @__PURE__ */ rawRules();

function rawRules(): readonly BreakRule[] {
  return [
    { rule: "raw-header", score: 0.88, pattern: starts(`${TELLING}[\\s\\r\\n]{0,4}:`) },
    { rule: "raw-header", score: 0.82, pattern: starts(COMMON_WITH_VALUE) },
    {
      rule: "raw-header",
      score: 0.8,
      pattern: starts("[a-z][a-z\\d]{1,20}(?:-[a-z\\d]{1,20}){1,4}:\\S[^\\r\\n]{0,60}$"),
    },
    {
      rule: "raw-message",
      score: 0.88,
      pattern: starts(`http/\\d(?:\\.\\d)? \\d{3}|${METHOD}\\s\\S{1,80}\\shttp/\\d`),
    },
    {
      rule: "raw-markup",
      score: 0.8,
      pattern: starts("<(?:html|head|body|script|svg|iframe|meta)"),
      twice: true,
    },
    {
      rule: "raw-mail-header",
      score: 0.82,
      pattern: starts(
        `${MAIL}\\s?:\\s?${ADDRESS}`,
      ),
    },
    { rule: "raw-command", score: 0.85, pattern: starts(`${COMMAND}|${MAIL_COMMAND}`) },
    // A second parameter: `test` + line break + `next=more`.
    { rule: "raw-parameter", score: 0.75, pattern: starts("(?:[a-z]{2,20})?=[a-z\\d]{1,20}\\s*$") },
  ];
}

/** After a raw break that a value starts with. */
export const FIRST_RULES: readonly BreakRule[] = /* @__PURE__ */ firstRules();

function firstRules(): readonly BreakRule[] {
  return [{
    rule: "raw-command",
    score: 0.82,
    pattern: starts(`${COMMAND}|${MAIL_COMMAND}|${MAIL_LINE}`),
  }];
}

/** After a raw break in a value that is an address before it. */
export const ADDRESS_RULES: readonly BreakRule[] = /* @__PURE__ */ addressRules();

function addressRules(): readonly BreakRule[] {
  return [{
    rule: "raw-mail-header",
    score: 0.82,
    pattern: starts("(?:subject|to|from|b?cc|reply-to)\\s?:\\s?\\S[^\\r\\n]{0,80}\\s*$"),
  }];
}

/** After a raw break that no system writes. */
export const ODD_RULES: readonly BreakRule[] = /* @__PURE__ */ oddRules();

function oddRules(): readonly BreakRule[] {
  return [
    {
      rule: "lone-return-header",
      score: 0.85,
      pattern: starts("[a-z][\\w-]{1,30}[\\s\\r\\n]{0,4}:\\s?[^\\s/\\\\]"),
    },
    { rule: "lone-return-header", score: 0.8, pattern: starts("[a-z][\\w-]{1,30}=\\S") },
  ];
}
