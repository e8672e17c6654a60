/**
 * The names of commands, by how much a name says on its own.
 *
 * @module
 */
import { lazy } from "../../prefilter/lazy.ts";

/** How much a command's name says. */
export const Name = {
  /** Not a command. */
  none: 0,
  /** A word of English too: it takes telling arguments. */
  word: 1,
  /** A tool: an attack behind a separator, when its arguments are those of a tool. */
  tool: 2,
  /** Said for no other reason than to run it. */
  strong: 3,
} as const;

const STRONG =
  `whoami ifconfig ipconfig netstat systeminfo uname wget curl nslookup chmod chown nc ncat
 netcat bash zsh ksh tcsh csh powershell pwsh certutil bitsadmin mshta rundll32 regsvr32 wmic cscript wscript
 tasklist taskkill xcopy printenv lsb_release crontab telnet tftp traceroute tracert tcpdump iptables useradd adduser
 usermod mkfifo socat lsof netsh schtasks getent ls phpinfo sysinfo dmesg lscpu nbtstat regedit bcdboot attrib icacls takeown vssadmin wevtutil iwmi
 invoke-webrequest invoke-expression iex iwr base64 xxd xargs busybox nohup setsid sqlmap msfvenom chattr calc.exe notepad.exe reboot poweroff
 get-help get-process get-childitem get-service get-content get-item get-command get-wmiobject get-host start-sleep start-process
 write-host write-output invoke-command new-object`;

const TOOL =
  `false true fold diff command pwd ps df du rm cp mv mkdir rmdir hostname passwd arp python perl ruby php node gcc cc c89 c99 g++ awk gawk mawk sed grep egrep fgrep zgrep ssh scp sftp rsync ftp sudo doas su
 git svn hg npm npx yarn pip pipx gem docker kubectl helm vi vim nano emacs ed ex tee wc tac nl od hd hexdump rev
 strings strace ltrace gdb tar gzip gunzip bzip2 zip unzip zcat bzcat xzcat dd stat env export alias unalias nice ionice timeout sh sleep
 cmd cd id dig ip ss route ifup mount umount systemctl journalctl apt apt-get aptitude dpkg yum dnf rpm brew apk pacman snap
 htop pgrep pkill killall lastlog lastlogin lastb finger md5sum sha1sum sha256sum openssl gpg mysql mysqldump psql sqlite3 mongo
 redis-cli aws gcloud az terraform ansible ansible-playbook ansible-console ansible-pull ansible-vault ansible-inventory ansible-doc
 ansible-config chef chef-client chef-run chef-shell chef-vault cscli rmt rmt-dump irb lua tclsh expect osascript java javac jjs go rustc make
 chroot nsenter unshare visudo sudoedit useradd groupadd printf uniq comm diff cmp shuf fold paste tr seq basename dirname realpath readlink
 mktemp mkswap ln chgrp at.exe whois runas reg.exe net.exe fsutil sc.exe wget.exe curl.exe ping6 mtr arping nmap masscan hydra john
 jq yq lynx w3m aria2c axel mail sendmail mutt logger wall screen tmux script nsupdate host.exe ld gcore capsh bridge column rc aa-disable perf ab xterm expr shutdown halt uudecode tty ulimit umask
 msfconsole getmac findstr`;

const WORD =
  `cat find more less head tail cut make time sort at type dir date who last w host top man file which test set help kill echo
 ping touch net reg start copy move del ren tree read eval exec print dash fish history jobs wait watch look split join info
 expand dump locate source trap users groups id uptime free service login batch service write talk finger call assoc erase path
 sc`;

const names: () => ReadonlyMap<string, number> = /* @__PURE__ */ lazy(() => {
  const map = new Map<string, number>();
  for (
    const [list, kind] of [[WORD, Name.word], [TOOL, Name.tool], [STRONG, Name.strong]] as const
  ) {
    for (const name of list.split(/\s+/)) if (!map.has(name)) map.set(name, kind);
  }
  return map;
});

/** A command's name without its folder, `.exe`, and version. */
export function baseName(word: string): string {
  const cut = Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\"));
  // `path=/bin/id` is a parameter.
  const name = cut < 0 || /^[\w-]{1,40}=/.test(word) ? word : word.slice(cut + 1);
  if (kindOf(name) !== Name.none) return name;
  const last = name.charCodeAt(name.length - 1);
  // A version ends with a digit or a stop, `.exe` and `.com` with a letter.
  if (last !== 101 && last !== 109 && last !== 46 && !(last >= 48 && last <= 57)) return name;
  const stem = name.endsWith(".exe") || name.endsWith(".com") ? name.slice(0, -4) : name;
  return /^(?:python|pip|perl|ruby|php|gcc|lua|gem)-?[\d.]+$/.test(stem)
    ? stem.replace(/[-\d.]+$/, "")
    : stem;
}

/** How much a name says; one of {@link Name}. */
export function kindOf(name: string): number {
  return names().get(name) ?? Name.none;
}

/** Commands that run what follows them. */
export const WRAPPERS: RegExp =
  /^(?:sudo|doas|nohup|strace|ltrace|time|env|exec|command|busybox|nice|setsid|xargs|eval|do|then|else|builtin|stdbuf)$/;

/** True for the name of a command, or of what runs one; `id,` in a call too. */
export function isKnown(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  const isQuoted = last === 34 || last === 39 || last === 44 || last === 96;
  const name = baseName(isQuoted ? word.replace(/[,"'`]+$/, "") : word);
  return kindOf(name) !== Name.none || WRAPPERS.test(name);
}

/** What opens a shell for someone else, or gives files away, in a document as well. */
const TOLD =
  "nc ncat netcat sh bash zsh ksh awk gawk mawk nawk python python2 python3 perl php ruby powershell pwsh iex certutil mshta " +
  "regsvr32 rundll32 socat curl wget cat tail head more type rm";
const told: () => ReadonlySet<string> = /* @__PURE__ */ lazy(() => new Set(TOLD.split(" ")));

/** True for a command, or what runs one, that counts in a document. */
export function isTold(word: string): boolean {
  const name = word.charCodeAt(0) === 47 ? word.slice(word.lastIndexOf("/") + 1) : word;
  return told().has(name) || WRAPPERS.test(name);
}
