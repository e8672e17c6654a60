import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What climbing paths and system files is made of; ordinary prose has next to none of it. */
export const PATH_KEYWORDS: readonly string[] = split(`
../¦..\\¦/etc¦passwd¦\\win¦c:\\¦c:/¦boot.ini¦/proc/¦/bin/¦/var/¦/usr/¦/home/¦/root¦.php¦.ini¦.conf¦.log
.env¦.git/¦.ssh¦.ht¦..;¦/sbin¦/dev/¦/opt/¦/log¦/tmp¦..%¦..0x¦..2f¦%2e¦%c0¦%00¦\\..¦./.¦..../¦....\\
file:¦/.¦\\{¦etc%¦&newline¦&tab¦%systemroot¦%0d
`);

/** What the exact rules look at besides. */
export const PATH_SYNTAX: readonly string[] = split(`
0x2e¦0x2f¦0x5c¦%u22¦%uf025¦%uefc8¦%c1¦%80%a¦%%3¦%bg¦?.%¦.?%¦??%
php:¦zip:¦phar:¦expect:¦web-inf¦meta-inf¦/boot/¦::$data¦web.config¦:\\¦/log¦_log¦etc/¦proc/¦id_rsa¦file}¦gopher:¦dict:/¦ogg:/¦glob:/¦jar:h¦jar:f¦zlib:/¦c$¦d$\\¦min$\\¦/windows¦/winnt¦con/¦aux/¦/repair¦\\repair¦data:t¦data:/¦=http¦=ftp
`);
