import { specifyFamily } from "../../support/exact-rules.ts";

/** Spellings of `../` that some server takes for it. */
const CLIMBS =
  "../ ..\\ ....// ....\\\\ ..;/ %2e%2e%2f %252e%252e%252f ..%c0%af ..%c1%9c ..%5c ..%255c ..%u2215 ..%bg%qf " +
  "%c0%ae%c0%ae/ ..%00/ ..0x2f .%2e/ ..\\/ ／．．";

specifyFamily("path", {
  attacks: {
    "a climb to a system file in any spelling": CLIMBS.split(" ").map((it) =>
      `${it.repeat(4)}etc/passwd`
    ),
    "paths that servers cut off": ["/..;/manager/html", "/foo/..;/..;/bar", "../../x%00.jpg"],
    "shares of this machine": [
      "\\\\::1\\d$\\users\\anna\\ntuser.dat",
      "\\\\127.0.0.1\\c$\\windows\\win.ini",
      "\\\\localhost\\admin$\\system32",
    ],
    "files by URL, and wrappers": [
      "file:///etc/passwd",
      "file:///c:/windows/win.ini",
      "php://filter/convert.base64-encode/resource=a",
      "data://text/plain;base64,PD9waHA=",
      "data:text/plain,<?php phpinfo(); ?>",
      "zip://shell.jpg%23payload.php",
      "expect://id",
      "jar:http://evil.example!/x",
      "compress.zlib://x.gz",
      "gopher://127.0.0.1:25/_x",
      "dict://127.0.0.1:11211/stat",
    ],
    "what a process knows of itself": [
      "/proc/self/environ",
      "/proc/self/fd/3",
      "../../proc/self/maps",
    ],
    "reserved names and streams of Windows": ["/con/con", "c:\\aux\\nul", "index.php::$DATA"],
    "files of systems": [
      "/windows/repair/sam",
      "%SYSTEMROOT%\\repair\\SAM",
      "/etc/ssh/sshd_config",
      "/etc/cron.d/x",
      "../../app/config/database.yml",
      "/var/run/secrets/kubernetes.io/serviceaccount/token",
    ],
  },
  harmless: {
    "paths of Windows and shares": [
      "C:\\Users\\Anna\\Documents\\report.docx",
      "D:\\Fotos\\Urlaub 2023\\IMG_0001.JPG",
      "\\\\fileserver\\share\\Team\\plan.xlsx",
      "\\\\192.168.1.10\\media\\Filme",
      "\\\\server\\c$\\Users\\anna\\Desktop",
    ],
    "paths of Unix": [
      "/home/anna/projects/app/src/main.rs",
      "/usr/local/bin/node",
      "/etc/archive.service",
      "/etc/customer/onyx.conf",
      "/private/var/run/report/saffron.sock",
      "/var/run/app/web.sock",
      "/var/log/violet.conf",
      "/var/log/host/silver.log",
      "C:\\Windows\\winter\\meadow.txt",
      "/var/log/app/server.log",
      "The config is in /etc/nginx/nginx.conf, reload after a change.",
    ],
    "relative imports": [
      "../lib/util.ts",
      "../../../forest/file.png",
      "../../../maple/name",
      "../../head/file",
      "../../components/Button.tsx",
      'import x from "../../lib/util";',
    ],
    "three dots for what was left out": [
      ".../fabric/cli",
      "https://.../a.gif",
      "a/.../b",
      "see .../plugins/tools/... and .../internal/tools/...",
    ],
    "URLs of files and data": [
      "data:text/plain;charset=utf-8,hello%20world",
      "data:image/png;base64,iVBORw0KGgo=",
      "file:///Users/anna/index.html",
      "zip://archive.zip",
      ".env.example",
    ],
    "documents that name wrappers and climb in code": [
      `${"Audit what the page reads before anything is changed in it, please. ".repeat(5)}\n` +
      "- check `php://input`\n- StandardOutput=file:/var/log/service.log\n- repeat('../', 5) gives ../../../../../\n",
    ],
  },
});
