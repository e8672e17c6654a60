/**
 * Random bodies: JSON, forms and text, valid and broken.
 *
 * @module
 */
import type { Random } from "./random.ts";
import { suspectText } from "./requests.ts";

/** A body and its content type. */
export interface Body {
  readonly type?: string;
  readonly text: string;
}

const JSON_TYPES = ["application/json", "application/json", "application/json; charset=utf-8"];
const ODD_TYPES = ["text/plain", "application/problem+json", "application/octet-stream", "odd", ""];
const FORM = "application/x-www-form-urlencoded";
const BROKEN = ["{", "", "[1,]", '{"id":1e999}', "\ud800", "null", '"text"', '{"a":1}{}'];
const BOUNDARY = "----boundary42";

/** Makes a body for a path; most are what its route expects. */
export function bodyOf(random: Random, path: string): Body {
  const kind = random.next();
  if (kind < 0.03) return { type: random.of(ODD_TYPES), text: suspectText(random) };
  if (kind < 0.06) return { text: JSON.stringify(orderOf(random)) };
  if (path === "/form" ? kind < 0.85 : kind < 0.15) return formOf(random);
  if (kind < 0.2) return { type: "text/plain", text: proseOf(random) };
  if (kind < 0.28) return { type: random.of(JSON_TYPES), text: random.of(BROKEN) };
  if (kind < 0.36) return { type: random.of(JSON_TYPES), text: JSON.stringify(chatOf(random)) };
  return { type: random.of(JSON_TYPES), text: JSON.stringify(orderOf(random)) };
}

/** An order as `/orders` expects it, or with a few faults. */
function orderOf(random: Random): unknown {
  const items = Array.from({ length: random.below(6) }, (_, i) => ({
    sku: `sku-${i}`,
    count: random.chance(0.95) ? 1 + random.below(5) : random.of<unknown>([-1, "2", null, 1.5]),
    price: 19.95,
  }));
  const order: Record<string, unknown> = {
    id: random.chance(0.95) ? `order-${random.below(1_000)}` : random.of<unknown>([7, null, ""]),
    customer: { name: "Ada Lovelace", email: "ada@example.com" },
    items,
  };
  if (random.chance(0.3)) order.note = random.chance(0.4) ? suspectText(random) : proseOf(random);
  if (random.chance(0.05)) order.extra = [{ deep: [[{ x: suspectText(random) }]] }];
  if (random.chance(0.03)) delete order.customer;
  if (random.chance(0.02)) order.padding = "x".repeat(random.below(20_000));
  return order;
}

function chatOf(random: Random): unknown {
  const text = random.chance(0.6) ? suspectText(random) : proseOf(random);
  return random.of<unknown>([
    { message: text },
    { model: "gpt-4o", messages: [{ role: "user", content: text }] },
    { messages: [{ role: "system", content: "Be short." }, { role: "tool", content: text }] },
    { query: `{ user(id: "${random.below(9)}") { name } }`, variables: { text } },
    [{ jsonrpc: "2.0", id: 1, method: "tools/call", params: { arguments: { text } } }],
  ]);
}

function formOf(random: Random): Body {
  const fields: [string, string][] = [
    ["name", random.chance(0.8) ? "Ada Lovelace" : suspectText(random)],
    ["age", random.chance(0.8) ? String(random.below(90)) : random.of(["old", "", "-3", "1e1"])],
  ];
  if (random.chance(0.3)) fields.push(["tags", "a"], ["tags", "b"]);
  if (random.chance(0.1)) fields.push(["extra", proseOf(random)]);
  if (random.chance(0.6)) return { type: FORM, text: new URLSearchParams(fields).toString() };
  if (random.chance(0.1)) return { type: FORM, text: random.of(["%", "a=%zz", "&&=", "a=b=c"]) };
  const parts = fields.map(([name, value]) =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  );
  const end = random.chance(0.9) ? `--${BOUNDARY}--\r\n` : "";
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, text: parts.join("") + end };
}

function proseOf(random: Random): string {
  const sentence = "The committee met on Tuesday to discuss the café's rent (4.5% up); we'll see. ";
  return sentence.repeat(1 + random.below(20)).slice(0, 1 + random.below(1_200));
}
