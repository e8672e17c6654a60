/**
 * URLs that only the server could reach: cloud metadata, loopback and private addresses in any
 * notation, and schemes that read files or speak to sockets.
 *
 * Those that developers and logs are full of (loopback, private addresses, files, plainly written)
 * score below the default threshold: lower the family's to refuse them.
 *
 * @module
 */
import { originOf } from "../../views/derived.ts";
import type { View } from "../../views/views.ts";
import { type HostKind, hostKind } from "./host.ts";
import type { Hit, Structure } from "../structure.ts";

/** What a URL's slashes are followed by. */
const AUTHORITY = /[^\s\0/\\?#"'<>`|{}^]{0,255}/y;

/** Schemes that speak to sockets or wrap streams. */
const SOCKET =
  /^(?:gopher|dict|tftp|netdoc|expect|phar|php|zlib|compress\.zlib|glob|ogg|rar|ssh2(?:\.\w+)?|ldapi)$/;
/** Schemes that are fine for a public host, and speak to sockets of another. */
const SERVICE =
  /^(?:ldaps?|sftp|ftps?|ssh|smb|redis|rediss|memcached?|mysql|postgres(?:ql)?|mongodb|amqp|imaps?|pop3s?|smtps?|rtmp|rtsp|irc|telnet|acap|xri)$/;
/** Files that are read to prove that files can be read. */
const TELLING_FILE =
  /^(?:\/|localhost\/|127\.0\.0\.1\/|[a-z]:|[a-z]\|)?\/?(?:[a-z][:|]\/)?(?:etc\/(?:passwd|shadow|hosts|group|issue|hostname)|proc\/(?:self|\d|net|version|cmdline)|var\/run\/(?:docker|secrets)|run\/secrets|windows\/(?:win\.ini|system32)|winnt|boot\.ini|root\/|home\/\w+\/\.|app\/\.env)/;

/** Finds such URLs. */
export const ssrf: Structure = (view, from, to) => {
  const text = view.text.slice(from, to);
  let best: Hit | undefined;
  for (let at = text.indexOf("/"); at >= 0; at = text.indexOf("/", at + 1)) {
    // The first of a URL's slashes: after a colon, or two at the start of a word.
    const start = urlAt(text, at);
    if (start === undefined) continue;
    const hit = judge(view, text, start, from);
    if (hit !== undefined && (best === undefined || hit.score > best.score)) best = hit;
    at = Math.max(at, start.host);
  }
  const bare = bareHit(view, text, from) ?? wrapper(text, from);
  return best === undefined || (bare !== undefined && bare.score > best.score) ? bare : best;
};

interface Start {
  readonly scheme: string;
  readonly first: number;
  /** Where the host, or its user, starts. */
  readonly host: number;
  /** How many slashes; two, unless someone hopes for a lenient reader. */
  readonly slashes: string;
}

function urlAt(text: string, at: number): Start | undefined {
  const before = text.charCodeAt(at - 1);
  const isFirst = before === 58 || before === 92 || isSlash(text.charCodeAt(at + 1));
  if (before === 47 || !isFirst) return undefined;
  let end = at;
  while (end < at + 6 && isSlash(text.charCodeAt(end))) end++;
  let colon = at - 1;
  while (colon > at - 4 && isSlash(text.charCodeAt(colon))) colon--;
  const slashes = text.slice(colon + 1, end);
  if (text.charCodeAt(colon) === 58) {
    let first = colon;
    while (first > colon - 20 && isScheme(text.charCodeAt(first - 1))) first--;
    return first === colon
      ? undefined
      : { scheme: text.slice(first, colon), first, host: end, slashes };
  }
  const isWordStart = colon < 0 || /[\s"'=(,;]/.test(text.charAt(colon));
  if (!isWordStart || slashes.length < 2) return undefined;
  return { scheme: "", first: colon + 1, host: end, slashes };
}

/** Letters and digits, `+`, `-` and `.`. */
function isScheme(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 43 || code === 45 ||
    code === 46;
}

function isSlash(code: number): boolean {
  return code === 47 || code === 92;
}

function judge(view: View, text: string, url: Start, from: number): Hit | undefined {
  const { scheme, first } = url;
  const rest = text.slice(url.host, url.host + 64);
  if (scheme === "file" || scheme === "netdoc") {
    const telling = TELLING_FILE.test(rest);
    return hit("local-file", telling || scheme === "netdoc" ? 0.88 : 0.65, first, rest.length);
  }
  AUTHORITY.lastIndex = url.host;
  let authority = AUTHORITY.exec(text)![0];
  let split = false;
  // `good.com\@evil`, `good.com#@evil`, `good.com &@evil`: readers differ on where it ends.
  const after = /^(?:[\\#?]{1,2}|\s?&)@{1,2}([^\s/\\?#"'<>]{1,255})/.exec(
    text.slice(url.host + authority.length),
  );
  if (text.charCodeAt(url.host + authority.length) === 0) split = true;
  if (after !== null) {
    split = true;
    authority = `${authority}@${after[1]}`;
  }
  const user = authority.lastIndexOf("@");
  const host = authority.slice(user + 1).replace(/:\d{0,5}$/, "");
  const length = url.host - first + authority.length;
  if (SOCKET.test(scheme)) return hit("socket-scheme", 0.9, first, length);
  if (host.length === 0 || (scheme === "" && !/\.|^(?:\d{8,10}|0x[\da-f]{8})$/.test(host))) {
    return undefined;
  }
  const kind = hostKind(host);
  const tricks = split || (user > 0 && /[.@]/.test(authority.slice(0, user))) ||
    (scheme !== "" && url.slashes !== "//") || isDressed(view, first + from, length);
  return judgeHost(kind, tricks, scheme, first, length);

  function hit(rule: string, score: number, start: number, size: number): Hit {
    return { rule, score, start: from + start, end: from + Math.min(text.length, start + size) };
  }
  function judgeHost(
    { reach, odd }: HostKind,
    tricked: boolean,
    of: string,
    start: number,
    size: number,
  ): Hit | undefined {
    if (reach === "metadata") return hit("cloud-metadata", 0.95, start, size);
    if (reach === "rebinding") return hit("rebinding-name", 0.8, start, size);
    if (reach === "public") {
      if (split) return hit("split-authority", 0.8, start, size);
      return odd && /^(?:0x[\da-f]+|\d+)$/.test(host)
        ? hit("odd-address", 0.75, start, size)
        : undefined;
    }
    if (odd || tricked) return hit("odd-address", 0.85, start, size);
    if (SERVICE.test(of)) return hit("service-of-its-own", 0.65, start, size);
    return reach === "loopback"
      ? hit("loopback", 0.6, start, size)
      : hit("private-address", 0.5, start, size);
  }
}

/** Letters and digits in circles or full width, where the plain ones would do. */
const DRESSED =
  /[\u2460-\u24ff\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3002\uff61]|\ud835[\udc00-\udfff]/;

function isDressed(view: View, start: number, length: number): boolean {
  const { source, layers } = view;
  if (layers.length > 0) return source.length <= 1_024 && DRESSED.test(source);
  const end = Math.min(view.text.length, start + length);
  return DRESSED.test(source.slice(originOf(view, start), originOf(view, end)));
}

/** A host without a scheme: telling only where a value starts with it. */
const BARE =
  /^(?:[\w.-]{1,40}=)?((?:169\.254\.169\.254|100\.100\.100\.200|metadata\.google\.internal|metadata\.packet\.net|\[fd00:ec2::254\]|instance-data\.ec2\.internal)|localhost[46]?(?:\.localdomain[46]?)?(?=[:/])|host\.docker\.internal|[\w.-]{0,40}(?:localtest\.me|lvh\.me|\.nip\.io|\.xip\.io|\.rbndr\.us))(?:[:/?#]|$)/;

function bareHit(view: View, text: string, from: number): Hit | undefined {
  if (from > 0 || view.text.length > 256) return undefined;
  const match = BARE.exec(text);
  if (match === null) return undefined;
  const { reach, odd } = hostKind(match[1]);
  const end = match[0].length;
  if (reach === "metadata" || odd) return { rule: "cloud-metadata", score: 0.9, start: 0, end };
  return { rule: "loopback", score: 0.6, start: 0, end };
}

/** URLs in URLs: `jar:http://…!/`, `http://unix:/var/run/docker.sock`, `http:[::1]`. */
const WRAPPERS =
  /\bjar:(?:https?|ftp):|\burl:(?:file|jar|gopher):|unix:(?:\/|a{3})|\bhttps?:\\{0,4}(?:\[[\da-f:.]{2,45}\]|(?:127\.|0x7f|2130706433|169\.254\.|localhost\b))/;

function wrapper(text: string, from: number): Hit | undefined {
  const match = WRAPPERS.exec(text);
  if (match === null) return undefined;
  return {
    rule: "wrapped-url",
    score: 0.85,
    start: from + match.index,
    end: from + match.index + match[0].length,
  };
}
