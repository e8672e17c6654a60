/**
 * What a climbing path is after: the files that attackers read, by system.
 *
 * The lists are tried on paths that were resolved, in lower case, with plain slashes.
 *
 * @module
 */

/** A list, written with broken bars, as one alternation. */
function alternation(before: string, list: string, after: string): RegExp {
  return new RegExp(`${before}(?:${list.replace(/\s*\n\s*/g, "").replaceAll("¦", "|")})${after}`);
}

/** Files that no web page is served from: climbing to one of them is an attack wherever it stands. */
const CORE = /* @__PURE__ */ alternation(
  "(?:^|/)",
  `etc/(?:passwd|g?shadow|group|hosts|issue|motd|sudoers|fstab|crontab|hostname|resolv\\.conf|mtab|
    master\\.passwd|inetd|my\\.cnf|ssh/|mysql/|apache|httpd|nginx/|php|security/|profile|exports)¦
  proc/(?:self|version|cmdline|cpuinfo|net/|mounts|\\d)¦
  (?:boot|win|system)\\.ini¦windows/(?:win|system|repair|panther)¦winnt/¦system32/¦sysnative/¦
  inetpub/¦web-inf/¦meta-inf/¦\\.ssh/¦id_[rd]sa¦\\.aws/¦\\.htpasswd¦\\.bash_history¦
  var/(?:log|adm|spool|run/secrets|mail)/¦wp-config\\.php¦root/\\.¦usr/local/(?:apache|etc|php)¦
  {file}¦(?:apache|httpd|nginx)2?/(?:logs?|conf)/`,
  "",
);

/** What a value that climbs is after, beside those. */
const SOFT = /* @__PURE__ */ alternation(
  "(?:^|/)",
  `(?:etc|proc|root|winnt|windows|usr|s?bin|boot|sys|dev/(?:null|tcp|shm)|program files[^/]*)/¦\\.env(?:\\.|$)¦\\.git/¦\\.svn/¦
  \\.ht¦\\.\\w+rc$¦(?:access|error)[_.-]?log¦logs?/[^/]*log¦autoexec¦global\\.asa¦web\\.config¦
  (?:database|secrets|credentials)\\.(?:ya?ml|json)$¦(?:config|settings|conf|database|db)(?:\\.\\w+)?\\.(?:php|inc|asp|jsp|py|rb|pl|cfm)¦(?:users?|connect)(?:\\.\\w+)?\\.(?:php|inc|asp)¦
  \\w+\\.(?:passwd|htpasswd|pem|ppk|kdbx|mdb|sqlite|bak)$¦(?:httpd|php|apache\\d?|my|nginx)\\.(?:conf|ini|cnf)`,
  "",
);

/** System files by their absolute path: attacks when a value is nothing else. */
const ABSOLUTE = /* @__PURE__ */ alternation(
  "^(?:file:)?/*(?:[a-z]:|[a-z]\\$|volumes/[^/]*|private)?/?",
  `etc/(?:[^/]*(?:passwd|shadow|sudoers|group)|hosts|hostname|issue|motd|v?fstab|mtab|[uw]tmp|rpc$|apt/|crontab|anacrontab|cron|at\\.|resolv|inittab|x?inetd|services|
    protocols|profile|bash|zsh|environment|shells|securetty|login|ssh|ssl|pki|my(?:sql|\\.cnf)|maria|postgres|mongo|redis|apache|httpd|nginx|
    lighttpd|php|tomcat|squid|samba|smb|vsftpd|proftp|pure-?ftpd|wu-ftpd|ftp|security|pam|ldap|openldap|exports|network|sysctl|r?syslog|logrotate|
    init|rc|default/|postfix|exim|sendmail|mail|aliases|bind|named|dhcp|snmp|cups|x11|modules|lilo|grub|ld\\.so|host\\.|nsswitch|
    [a-z]*(?:release|version)$|sysconfig|kubernetes|docker|webmin|chrootusers|clam|firewall|ipsec|openvpn|krb5|lsb|updatedb|wget)¦
  proc/[^/]¦root/¦boot/(?:grub|loader)¦sys/(?:class|kernel)¦dev/(?:mem|tcp|sd)¦
  var/(?:log/(?:auth|secure|message|syslog|kern|mail|cron|apache|httpd|nginx|lighttpd|mysql|maria|postgres|proftp|vsftp|xferlog|[buw]tmp|[a-z-]*(?:https?|ftp|smtp|telnet)d|pop|qmail|yum|spooler|acct|
    lastlog|faillog|boot|dmesg|daemon|debug|dpkg|exim|squid|tomcat|cups|redis|php|ftp|sshd|audit|news|samba|[^/]*(?:access|error)[_.-]?log)|adm|spool|lp/|run/(?:secrets|docker|utmp|[\\w/-]+\\.pid)|saf|mail|cron|db|nm|cpanel|lib/(?:mysql|pgsql|php)|(?:local/|www/)(?:www/)?(?:html/)?
    (?:logs?|conf|apache\\d?|httpd)/|apache\\d?/|mysql)¦
  usr/(?:adm|spool|lib/(?:cron|security)|pkgsrc|ports/|sbin/(?:pure|apache)|
    (?:local/)?(?:etc/|apache\\d?|httpd|php\\d?/|www/|pure|cpanel|mysql|nginx|lib/php|share/tomcat))¦
  opt/(?:lampp|xampp|apache|httpd|nginx|tomcat|bitnami)¦
  home/[^/]*/(?:\\.|apache|httpd|php|conf/|public_html/[^/]*config)¦home/(?:apache|httpd|bin/)¦
  (?:boot|win|system|my)\\.(?:ini|cnf)¦autoexec\\.bat¦config\\.sys¦pagefile\\.sys¦
  windows/(?:win\\.ini|system(?:32|\\.ini|/)|repair|php|panther|debug|my\\.ini)¦winnt/¦inetpub/¦
  program files[^/]*/(?:apache|mysql|php|xampp|filezilla|wamp|iis)¦documents and settings/¦
  (?:apache|php|mysql|xampp|wamp|appserv|wwwroot|netserver)\\d?/[^/]*/?(?:bin|conf|logs?|data|php|sessions|htdocs|mysql|apache|\\w*\\.(?:ini|cnf|conf|log))`,
  "",
);

/** The same of web servers, wherever they lie. */
const SERVER_FILE = /* @__PURE__ */ alternation(
  "/",
  `(?:httpd|php|apache\\d?|my|nginx|proftpd|vhosts|lighttpd|vsftpd|pure-ftpd|grub)\\.(?:conf|ini|cnf)(?:\\W|$)¦
  (?:access|error|ssl_error|suexec|php_error|mail|auth|syslog)[_.-]? ?logs?(?:\\W|$)¦logs/[^/]*log(?:$|\\W)¦(?:master|etc|web|ftp)\\.passwd¦
  repair/(?:sam|system)$¦(?:con|aux|nul|prn)/(?:con|aux|nul|prn)(?:/|$)¦admin\\$/¦
  [a-z]\\$/(?:windows|winnt|boot\\.ini|.*ntuser\\.dat)¦web-inf/¦meta-inf/(?:context|maven)¦\\.(?:ssh|aws|kube|docker|gnupg|git|svn|hg|bash_history|htpasswd|htaccess|pgpass|netrc|mysql_history|env)(?:[/.]|$)¦
  id_(?:rsa|dsa|ed25519|ecdsa)(?:\\.|$)¦wp-config\\.php¦web\\.config$¦boot\\.ini¦system32/`,
  "",
);

/** Files that are a secret by their name alone. */
const SECRET_NAME = /* @__PURE__ */ alternation(
  "^",
  `(?:\\./)*(?:wp-config\\.(?:php|bak|txt|old)¦wp-config[._-]php\\.\\w+¦\\.ht(?:passwd|access)¦\\.env(?:\\.(?:local|prod|production|bak|dev))?$¦
  \\.git/(?:config|head|index)¦\\.ssh/¦\\.aws/¦\\.bash_history¦\\.mysql_history¦boot\\.ini¦win\\.ini¦web-inf\\.?/¦
  config\\.inc\\.php¦id_rsa¦etc/(?:passwd|shadow|hosts|group)¦proc/self/¦windows/(?:win\\.ini|system32/)¦root/\\.¦passwd$¦web\\.config)`,
  "",
);

/** A hidden file or folder at the root: only well-known ones are there to be asked for. */
const HIDDEN = /^\/(?:@fs\/)?\.(?!well-known)[a-z]{2}/;

/** Logs of programs, facts of the machine, and configuration that tutorials name: no secrets. */
const PUBLIC =
  /^\/(?:var\/log\/(?:syslog|(?:app|my-?app|service)\/[\w-]{1,40}\.log)|proc\/(?:cpuinfo|meminfo|loadavg|uptime)|etc\/nginx\/(?:nginx\.conf|(?:sites-(?:available|enabled)|conf\.d)\/[\w.-]{1,60}))$/;

/** A source file in a folder of a project. */
const SOURCE =
  /\w\/[\w.@-]{1,60}(?:\.(?:[cm]?[jt]sx?|s?css|md|json|vue|py|rs|go|java|rb|[ch]|png|jpe?g|gif|svg|webp|ico|woff2?|html?|ya?ml|toml)|\/[\w@-]{1,40}|(?<=^[\w@-]{1,40}\/[\w@-]{1,40}))$/;

/** True for a system file that gives no secret away. */
export function isPublicFile(path: string): boolean {
  return PUBLIC.test(path);
}

/** True for what one source file imports of another. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) && !/config|secret|credential|settings|\/\./.test(path);
}

/** True for what is an attack wherever a path climbs to it. */
export function isCoreTarget(path: string): boolean {
  return path.length > 5 && CORE.test(path);
}

/** True for what a value climbs to for no good reason. */
export function isSoftTarget(path: string): boolean {
  return SOFT.test(path);
}

/** True for a system or server file that a whole value names. */
export function isSystemFile(path: string): boolean {
  return ABSOLUTE.test(path) || SERVER_FILE.test(path) || HIDDEN.test(path) ||
    SECRET_NAME.test(path);
}
