import type { FamilyCases } from "./mod.ts";

/** template: hand-written. */
export const cases: FamilyCases = {
  pairs: [],
  attacks: [
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{{''.__class__.__mro__[1].__subclasses__()}}",
    "{{config.__class__.__init__.__globals__['os'].popen('id').read()}}",
    "${T(java.lang.Runtime).getRuntime().exec('id')}",
    '<!--#exec cmd="ls" -->',
  ],
  twins: [
    "Dear {{name}},",
    "${user.name}",
    "#1 choice",
    "{ a: 1 }",
    "100% {sure}",
  ],
};
