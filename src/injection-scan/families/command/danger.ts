/**
 * Command lines that are an attack wherever they are run: what they read, fetch, open or change.
 *
 * @module
 */
import { lazy } from "../../prefilter/lazy.ts";

/** Files that are read to show that one can. Tried on one argument. */
const TARGET =
  /(?:^|[=@:\/])\/?etc\/{1,9}(?:passwd|g?shadow|group|hosts|issue|sudoers|master)|\/proc\/(?:self|version|net|cpuinfo|\d)|\/root\/|\.ssh\/|\.aws\/|id_[rd]sa|\.bash_history|\.htpasswd|wp-config|(?:boot|win|system)\.ini|[\\/]repair[\\/]|\\sam$|system32|%(?:systemroot|windir|programfiles|comspec|userprofile)%|web\.config|\/var\/log\/(?:auth|secure|apache|nginx|httpd)|\/dev\/(?:tcp|udp)\//;

/** What is dangerous about a line, by the names it may start with. */
type Lines = readonly (readonly [names: string, pattern: RegExp])[];

/** Dangerous wherever they stand. Tried on a line of at most a few hundred characters. */
const LINES: Lines = [
  // Shells for someone else.
  ["nc ncat netcat telnet", / -\w*[elcp]\w*\b|^\w+ -?\w* ?\d+\.\d+\.\d+\.\d+ \d/],
  [
    "sh bash zsh ksh dash tcsh csh ash fish",
    / (?:-\w*i\b|-c .{0,40}(?:\/dev\/(?:tcp|udp)|wget|curl|whoami|nc |sleep|id\b|ping|cat |ls\b|uname|sh -i))/,
  ],
  ["awk gawk mawk nawk", /begin ?\{ ?(?:system|s ?=)|\/inet\/|\/bin\/(?:ba)?sh/],
  ["socat openssl mkfifo mknod xterm", /exec:|connect|tcp|\/tmp\/|-display/],
  [
    "python perl ruby php node lua tclsh jrunscript irb java",
    /socket|subprocess|os\.(?:system|popen|dup)|\bpty\b|exec\b|system|spawn|fsockopen|passthru|\/bin\/(?:ba)?sh|child_process|\/inet\/tcp|eval|open3|x\d{3,}|^\w+ -[a-z]*[ecr] .{0,60}(?:import|print|require|puts|phpinfo|sleep|readline)/,
  ],
  [
    "powershell pwsh",
    / (?:-e|-en\w*|-ec|-nop\w*|-noni\w*|-w|-windowstyle|-exec\w*|-ex|-ep|-c|-command)\b|iex|invoke|download(?:string|file)|iwr|new-object|[a-z]:\\/,
  ],
  ["iex invoke-expression iwr invoke-webrequest", /http|downloadstring|new-object|webclient/],
  // Programs that fetch or run others, and changes to accounts.
  ["certutil", /[-/](?:urlcache|decode|encode)/],
  ["bitsadmin schtasks", / \/\w/],
  ["mshta", /http|script/],
  ["regsvr32", / \/[isu]/],
  ["rundll32", /[,.]/],
  ["wmic iwmi", /create|process|useraccount|\/node|-class/],
  ["cmd", / \/[ckr]\b/],
  ["net net1", / (?:user|localgroup|group|use|share|view|start|stop|accounts)\b/],
  ["netsh", / (?:firewall|advfirewall|wlan|interface)/],
  ["reg", / (?:add|query|save|delete|export) /],
  ["vssadmin", / (?:delete|list)/],
  [
    "rm",
    / -(?:\w*[rf]\w*) (?:-\w+ )*(?:--no-preserve-root )?(?:\/(?:\*|(?:etc|var|home|usr|bin|boot|root|opt)\/?\*?)?|\*|~|\.\.?\/?\*?)$/,
  ],
  ["del erase", / (?:\/\w )+/],
  ["dd", /of=\/dev\/(?!null)/],
  [
    "echo printf cat",
    /^\w+ .{0,40}\?(?:php|=)|^\w+ .{0,100} \S{0,40}\.(?:php\d?|phtml|jspx?|aspx?|cgi)$/,
  ],
  [
    "curl wget lynx fetch aria2c tftp ftp",
    /-d ?@|--data(?:-binary|-urlencode)? ?@|-t \/etc|--post-file|-f ?\S{0,12}=@|-o ?\/(?:tmp|var|dev|etc)\/|burpcollaborator|oast|interact\.sh|webhook\.site|file:\/\/|^\w+ .{0,60}\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/,
  ],
  [
    "find gdb vi vim ex ed tar zip git man awk less nmap",
    /-perm (?:-u=s|[-/][246]000|-g=s)|^find \/etc .{0,40}passwd|!(?:whoami|sh|bash|id|pwd|cat|ls)|--checkpoint-action|-wrapper sh|-exec (?:\/bin\/)?(?:ba|da)?sh(?: -\w+)?(?: \\?)?$/,
  ],
  [
    "ls dir ll cat type",
    /^\w+ (?:-\w+ )*(?:\/(?:etc|root|proc|var\/www|home|tmp|usr\/local)?\/?\*?|c:\\?\w*\\?)$|^dir (?:\/\w )*c:/,
  ],
  ["cd", /^cd \/(?:etc|root)?$/],
  ["crontab", / -[rle]/],
  [
    "strace ltrace nohup setsid unshare busybox",
    / (?:sh|bash|whoami|ifconfig|id|nc|wget|curl|cat)\b/,
  ],
];

/** Dangerous behind a separator; on their own anyone may ask about them. */
const BOUND: Lines = [
  ["ping ping6", / -[nciw] ?\d|^\w+ (?:127\.0\.0\.1|localhost|\d+\.\d+\.\d+\.\d+)/],
];

const byName = (lines: Lines) =>
  lazy(() => {
    const map = new Map<string, RegExp[]>();
    for (const [names, pattern] of lines) {
      for (const name of names.split(" ")) map.set(name, [...map.get(name) ?? [], pattern]);
    }
    return map;
  });
const dangerous: () => ReadonlyMap<string, readonly RegExp[]> = /* @__PURE__ */ byName(LINES);
const dangerousBound: () => ReadonlyMap<string, readonly RegExp[]> = /* @__PURE__ */ byName(BOUND);

/** What says that a machine was reached, with the arguments it is asked with. */
const RECON =
  /^(?:whoami \/\w+|ifconfig (?:-a|eth\d)|ipconfig \/(?:all|displaydns|release)|netstat -\w+|uname -\w+|systeminfo \/|tasklist \/|arp -a|route print|id -\w|lsb_release -a|getent (?:passwd|shadow)|env --version|lsof -i)$/;

/** True when an argument is a file that is only read to show that one can. */
export function isTarget(arg: string): boolean {
  if (arg.length < 4) return false;
  return TARGET.test(arg) ||
    (/[?*[]/.test(arg) && /[a-z].*[a-z]|\/.*[a-z]/.test(arg) &&
      READ.some((file) => globs(arg, file)));
}

const READ = ["/etc/passwd", "/etc/shadow", "/etc/hosts", "/etc", "etc", "passwd"];
/** Programs that are named by a pattern, in either folder. */
const RUN: readonly string[] = /* @__PURE__ */ programs();

function programs(): readonly string[] {
  return ("sh bash zsh cat tac nl ls id nc ncat head tail less more echo env ps rm cp sed awk grep " +
    "find base64 xxd ping sleep touch chmod uname whoami wget curl perl php ruby node python python3 " +
    "nslookup net").split(" ");
}

/** True when a pattern of a shell names a file by all but some letters. */
export function isGlobbed(word: string): boolean {
  return word.length > 5 && word.charCodeAt(0) === 47 && /[?[*].*[a-z]|[a-z].*[?[*]/.test(word) &&
    word.indexOf("/", 1) > 0 && word.charCodeAt(1) !== 42 &&
    (READ.some((file) => globs(word, file)) ||
      RUN.some((name) => globs(word, `/bin/${name}`) || globs(word, `/usr/bin/${name}`)));
}

/** Matches a pattern with `*`, `?` and `[…]` against a name. */
function globs(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let back = 0;
  while (n < name.length) {
    const c = pattern[p];
    if (c === "*") {
      star = p++;
      back = n;
    } else if (c === "?" || c === name[n]) {
      p++;
      n++;
    } else if (c === "[" && pattern.indexOf("]", p) > 0) {
      const end = pattern.indexOf("]", p);
      const set = pattern.slice(p + 1, end);
      const negated = set[0] === "!" || set[0] === "^";
      if (set.includes(name[n]) === negated) {
        if (star < 0) return false;
        p = star + 1;
        n = ++back;
      } else {
        p = end + 1;
        n++;
      }
    } else if (star >= 0) {
      p = star + 1;
      n = ++back;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** True for a line that nobody gives a web service to run; `bound`: behind a separator. */
export function isDangerous(name: string, line: string, bound: boolean): boolean {
  const isIn = (lines: ReadonlyMap<string, readonly RegExp[]>) =>
    lines.get(name)?.some((pattern) => pattern.test(line)) === true;
  return isIn(dangerous()) || (bound && isIn(dangerousBound()));
}

/** True for a line that asks where it is run. */
export function isRecon(line: string): boolean {
  return RECON.test(line);
}
