import { specifyFamily } from "../../support/exact-rules.ts";

specifyFamily("prototype", {
  attacks: {
    "keys in brackets": [
      "__proto__[admin]=1",
      "a[__proto__][b]=1",
      "constructor[prototype][x]=1",
      "__proto__%5Bx%5D=1",
      "%5f%5fproto%5f%5f[x]=1",
    ],
    "paths with dots": [
      "__proto__.admin=1",
      "a.constructor.prototype.b=1",
      "user.__proto__.isAdmin",
      "a.b.__proto__.c",
    ],
    "keys of JSON": [
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '["__proto__"]',
    ],
    "names that a filter puts together": [
      "__pro__proto__to__[x]=1",
      "constconstructorructor[prototype][x]=1",
    ],
    "accessors": ["__defineGetter__", "__lookupGetter__", "x.__defineSetter__('a',b)"],
  },
  harmless: {
    "the words": [
      "constructor",
      "$.constructor.name",
      '{"constructor":"Ferrari"}',
      "standings.constructor.name",
      "prototype.pdf",
      "How does __proto__ work in JavaScript?",
      "function Foo() {}; Foo.prototype.bar = 1;",
    ],
  },
});
