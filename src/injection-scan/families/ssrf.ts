/**
 * URLs that only the server could reach: cloud metadata, loopback and private addresses in any
 * notation, and schemes that read files or speak to sockets.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/**
 * Finds such URLs. Those that developers and logs are full of (loopback, private addresses, files)
 * score below the default threshold: lower the family's to refuse them.
 */
export const ssrf: Structure = /* @__PURE__ */ patternStructure(
  ["://", "//", "169.254", "metadata"],
  12,
  64,
  [
    {
      rule: "cloud-metadata",
      score: 0.95,
      pattern:
        /169\.254\.169\.254|metadata\.google\.internal|100\.100\.100\.200|0xa9fea9fe|2852039166|::ffff:a9fe/,
    },
    {
      rule: "socket-scheme",
      score: 0.9,
      pattern: /\b(?:gopher|dict|tftp|ldapi?|sftp|jar|netdoc|expect|phar|php):\/\//,
    },
    { rule: "local-file", score: 0.65, pattern: /\bfile:\/{2,3}/ },
    {
      rule: "loopback",
      score: 0.6,
      pattern:
        /:\/\/(?:[^/\s]{0,40}@)?(?:localhost|127\.\d|0\.0\.0\.0|0(?::|\/|$)|\[::\]?1?|\[0:|0x7f|2130706433|017700|[\w-]{1,30}\.(?:nip|xip|sslip)\.io|localtest\.me)/,
    },
    {
      rule: "private-address",
      score: 0.5,
      pattern:
        /:\/\/(?:[^/\s]{0,40}@)?(?:10\.\d{1,3}\.\d|192\.168\.\d|172\.(?:1[6-9]|2\d|3[01])\.\d|0x[\da-f]{8}\b|\d{8,10}(?:[:/]|$))/,
    },
  ],
);
