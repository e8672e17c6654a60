import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What shell commands is made of; ordinary prose has next to none of it. */
export const COMMAND_KEYWORDS: readonly string[] = split(`
;|¦&&¦\`¦$(¦|¦whoami¦cat /¦;cat¦wget ¦curl ¦nc -¦bash¦/sh¦cmd.¦cmd=¦cmd ¦powershell¦ping -¦ifconfig
netstat¦uname¦ls -¦dir c¦ dir¦; ls¦;ls¦;id¦; id¦;dir¦; dir¦&dir¦sleep 1¦sleep 5¦net user¦net view¦net local
systeminfo¦reg add¦touch /¦execute s¦""¦echo ¦type %¦type c¦(1
`);

/** What the exact rules look at besides: too common in code for the model to look at. */
export const COMMAND_SYNTAX: readonly string[] = split(`
find /¦sh -c¦sh -i¦rm -¦/dev/tcp¦/dev/udp¦/???¦perl -e¦python -c¦python3 -c¦ruby -r¦php -r¦netsh ¦ipconfig¦crontab -¦vssadmin ¦ -la¦errorlevel¦certutil¦netcat¦-enc¦iex(¦dir /¦ping 1¦wmic ¦/bin¦/etc¦ncat ¦() {¦(){¦chmod ¦base64 -d¦$\{ifs¦$ifs¦\\n
`);
