import type { FamilyCases } from "./mod.ts";

/** crlf: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "x%0d%0aSet-Cookie: a=b",
    "foo\r\nSet-Cookie: session=1",
    "%0d%0a%0d%0a<script>alert(1)</script>",
    "a%0aLocation:%20http://evil.example",
    "bar\r\nGET /admin HTTP/1.1\r\nHost: x",
  ],
  twins: [
    "first line\nsecond line",
    "Dear all,\r\n\r\nthe location is the same.\r\n",
    "a\r\nb",
  ],
};
