/**
 * NoSQL injection: query operators where a value was expected, and JavaScript that ends a literal
 * and goes on in a `$where`, a map or a reduce; commands of document, graph and key-value stores.
 *
 * @module
 */
import { patternStructure, type Structure } from "../structure.ts";
import { isValue } from "../../models/web-model.ts";
import { findJavaScript } from "./javascript.ts";
import { findOperator } from "./operators.ts";

/** Finds operators as keys, JavaScript conditions, and commands. */
export const nosql: Structure = (view, from, to) => {
  const operator = findOperator(view.text, from, to);
  if (operator !== undefined) return operator;
  const field = FIELD.exec(view.text.slice(from, to));
  if (field !== null) {
    const start = from + field.index;
    return { rule: "query-operator", score: 0.85, start, end: start + field[0].length };
  }
  return commands(view, from, to) ?? (isValue(view.text) ? findJavaScript(view.text) : undefined);
};

/** What an object mapper takes for an operator on a secret: `password[not]=`, `[token][contains]=`. */
const FIELD =
  /(?:passw(?:or)?d|pwd|token|secret|otp|pin)\]?\[(?:not|ne|gte?|lte?|n?in|notin|i?like|notlike|contains|startswith|endswith|i?regexp?|exists|equals)\](?:\[|=|$)/;

/** Commands that mean what they say in any text. */
const commands = /* @__PURE__ */ patternStructure(
  [
    "db.",
    "call db",
    "detach",
    "load csv",
    "apoc.",
    "redis.",
    "$where",
    "flush",
    "config set",
    "slaveof",
    "eval ",
    "_all_docs",
  ],
  24,
  72,
  [
    {
      rule: "mongo-shell",
      score: 0.85,
      pattern:
        /(?:^|[;'"}&|({\s])db\.(?:[\w]{1,30}\.(?:insert(?:one|many)?|drop|remove|update(?:one|many)?|delete(?:one|many)|mapreduce|find(?:one)?|count|aggregate)|dropdatabase|getcollectionnames|getcollection|shutdownserver|admincommand|eval|createuser|runcommand|getname)\s?\(/,
    },
    {
      rule: "javascript-where",
      score: 0.9,
      pattern: /\$where["']?\s?[:=]\s?["'`(]?\s?(?:["'`]|function|this|\d|\()/,
    },
    {
      rule: "graph-command",
      score: 0.88,
      pattern:
        /\bdetach\s{1,4}delete\s{1,4}\w|\bload\s{1,4}csv\s{1,4}(?:with\s{1,4}headers\s{1,4})?from\s{1,4}["']|\bcall\s{1,4}(?:apoc|db|dbms)\.\w/,
    },
    {
      rule: "store-command",
      score: 0.85,
      pattern:
        /\bredis\.p?call\(|[\r\n]\s?(?:flushall|flushdb|config set|slaveof|eval ["'])|(?:^|\/)_users\/_all_docs|\$\d{1,3}\r\nflushall/,
    },
  ],
);
