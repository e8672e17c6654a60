/**
 * NoSQL injection: query operators where a value was expected, and JavaScript that ends a literal
 * and goes on in a `$where`, a map or a reduce; commands of document, graph and key-value stores.
 *
 * @module
 */
import { type Hit, patternStructure, type Structure } from "../structure.ts";
import { Mark } from "../../prefilter/keywords/marks.ts";
import { isValue } from "../../models/shape.ts";
import { findJavaScript } from "./javascript.ts";
import { findOperator } from "./operators.ts";

/** Finds operators as keys, JavaScript conditions, and commands. */
export const nosql: Structure = (view, from, to) => {
  const { text, found } = view;
  const isMarked = (found.marks & Mark.nosql) !== 0;
  if (isMarked || text.includes("$")) {
    const operator = findOperator(text, from, to);
    if (operator !== undefined) return operator;
  }
  const command = isMarked ? findField(text, from, to) ?? commands(view, from, to) : undefined;
  return command ?? (isValue(text) ? findJavaScript(text) : undefined);
};

function findField(text: string, from: number, to: number): Hit | undefined {
  const field = FIELD.exec(text.slice(from, to));
  if (field === null) return undefined;
  const start = from + field.index;
  return { rule: "query-operator", score: 0.85, start, end: start + field[0].length };
}

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
