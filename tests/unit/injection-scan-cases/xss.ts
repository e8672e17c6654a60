import type { FamilyCases } from "./mod.ts";

/** xss: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(document.cookie)</script>',
    '<a href="javascript:alert(1)">x</a>',
    "<body onload=alert('xss')>",
    "javascript:alert(1)",
    '<iframe src="javascript:alert(1)">',
    "<details open ontoggle=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<input autofocus onfocus=alert(1)>",
    "<math><a xlink:href=javascript:alert(1)>",
    "' onmouseover='alert(1)",
  ],
  twins: [
    "<p>Hello <b>world</b></p>",
    "a < b and c > d",
    "<3 you all",
    "I love JavaScript, and so does the script writer",
    "See <https://example.com/docs>",
    '<div class="card"><h2>Title</h2></div>',
    "Put it on. Load the car. Click here.",
  ],
};
