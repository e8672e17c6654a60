import { split } from "./split.ts";

/** What shell commands is made of; ordinary prose has next to none of it. */
export const COMMAND_KEYWORDS: readonly string[] = /* @__PURE__ */ split(`
;|¦&&¦\`¦$(¦|¦whoami¦cat /¦;cat¦wget ¦curl ¦nc -¦bash¦/sh¦cmd.¦cmd=¦cmd ¦powershell¦ping -¦ifconfig
netstat¦uname¦ls -¦dir c¦ dir¦; ls¦;ls¦;id¦; id¦;dir¦; dir¦&dir¦sleep 1¦sleep 5¦net user¦net view¦net local
systeminfo¦reg add¦touch /¦execute s¦""¦echo ¦type %¦type c¦(1
`);
