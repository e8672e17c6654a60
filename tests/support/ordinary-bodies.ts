/**
 * Bodies of a given size as real clients send them, generated without files or randomness, so that
 * every runtime scans the same ones.
 *
 * @module
 */

/** A body and its content type. */
export interface OrdinaryBody {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = "application/json";
const NAMES = "Anna Müller|José García|Li Wei|Olga Иванова|Sam O'Brien|Nguyễn Văn An".split("|");
const CITIES = "Berlin|São Paulo|Łódź|東京|Zürich|St. John's".split("|");
const PROSE =
  "The committee met on Tuesday to discuss the budget for next year. Most members agreed that the " +
  "library needs a new roof, but nobody wanted to say who should pay for it; “we'll see”, said the " +
  "chair. Prices rose by 4.5% (2023: 3.1%), and the café's rent went up as well. ";
const MARKDOWN =
  "## Install\n\nRun `npm install` and then:\n\n```sh\nnpm test -- --watch\n```\n\n" +
  "See [the guide](https://example.com/docs/guide?lang=en#start) for *more* options & settings.\n\n";
const CODE =
  'export async function load(id: string): Promise<User | undefined> {\n  const rows = await db.query("' +
  'SELECT id, name FROM users WHERE id = $1", [id]);\n  if (rows.length === 0) return undefined;\n' +
  "  return { ...rows[0], tags: (rows[0].tags ?? []).filter((t) => t !== '') };\n}\n\n";
const HTML =
  '<div class="card"><h2>News &amp; views</h2><p>Prices start at <b>&euro;12</b> — read ' +
  '<a href="/news/2024?page=2&amp;sort=asc">more</a>.</p><img src="/i/1.png" alt="A hill"></div>\n';
const LOG = '192.168.1.20 - - [10/Oct/2024:13:55:36 +0000] "GET /api/v1/items?id=42&sort=-name ' +
  'HTTP/1.1" 200 2326 "https://example.com/start" "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0"';
const CHAT = [
  "Can you explain how the event loop works? I read that setTimeout(fn, 0) isn't immediate.",
  "Sure! The call stack runs first; then microtasks (`Promise.then`), and then timers.\n\n1. sync " +
  "code\n2. microtasks\n3. timers",
  "Thanks :) what about `await`? And please keep your answers short, I'm new to this.",
  "`await` pauses the function. Here is an example:\n\n```js\nconst x = await get();\n```",
];

/** Every kind of body, each of about `bytes` bytes. */
export function ordinaryBodies(bytes: number): OrdinaryBody[] {
  const json = (name: string, item: (i: number) => unknown, wrap = "items") => ({
    name,
    type: JSON_TYPE,
    body: jsonOf(wrap, item, bytes),
  });
  const text = (name: string, unit: string, type = "text/plain") => ({
    name,
    type,
    body: repeated(unit, bytes),
  });
  return [
    text("prose", PROSE),
    json("one long string", () => repeated(PROSE, bytes - 1_024), ""),
    json("records", record),
    json("flat numbers and names", (i) => [i, i * 1.5, NAMES[i % 6], i % 2 === 0, null]),
    json("chat", (i) => ({ role: i % 2 ? "assistant" : "user", content: CHAT[i % 4] }), "messages"),
    json("short chat", (i) => ({ role: "user", content: ["ok", "yes!", "why?", "lol :)"][i % 4] })),
    json("source files", (i) => ({ path: `src/users/load-${i}.ts`, text: repeated(CODE, 4_000) })),
    json("lines of code", (i) => CODE.split("\n")[i % 6]),
    json("cells", (i) => `${NAMES[i % 6]} ${i}`),
    json("markup", (i) => ({ id: i, html: HTML })),
    json("log lines", (i) => `${LOG} ${i}`),
    json("images", (i) => ({ name: `photo ${i}.png`, data: base64(12_000, i) })),
    json("tokens", (i) => ({ id: uuid(i), hash: base64(44, i), key: hex(64, i) })),
    json("links", (i) => `https://example.com/a/${i}?q=caf%C3%A9%20${i}&ref=%2Fhome&utm_source=x`),
    json("translations", (i) => ({
      de: "Möchten Sie fortfahren?",
      fr: "Voulez-vous continuer ?",
      ru: "Хотите продолжить?",
      ja: "続行しますか？",
      ar: "هل تريد المتابعة؟",
      key: `dialog.continue.${i}`,
    })),
    json("filters", (i) => ({ field: "price", op: [">=", "<", "=", "!="][i % 4], value: `${i}` })),
    json("emoji", (i) => `${["👍", "🎉 great!", "❤️", "😀😀"][i % 4]} ${i}`),
    json("escaped JSON", (i) => JSON.stringify({ event: "click", at: { x: i, y: 2 } })),
    text("markdown", MARKDOWN),
    text("csv", '2024-05-01,"Müller, Anna",12.50,EUR,paid\n', "text/csv"),
    text("xml", '<item id="4"><name>Tea &amp; milk</name><price>3.20</price></item>\n', "text/xml"),
    text("code", CODE),
    {
      name: "form",
      type: "application/x-www-form-urlencoded",
      body: repeated("name=Anna+M%C3%BCller&street=Main+St.+12&note=please+ring+twice%21&", bytes),
    },
  ];
}

function record(i: number): unknown {
  return {
    id: uuid(i),
    name: NAMES[i % 6],
    email: `user.${i}+news@example.co.uk`,
    address: { street: `${i} King's Road`, city: CITIES[i % 6], zip: `${10_000 + i}` },
    tags: ["new", "b2b", "R&D"],
    createdAt: "2024-05-01T12:00:00.000Z",
    price: `€ ${i},50`,
    active: true,
  };
}

function jsonOf(wrap: string, item: (i: number) => unknown, bytes: number): string {
  if (wrap === "") return JSON.stringify({ text: item(0) });
  const items: string[] = [];
  for (let size = wrap.length + 8, i = 0;; i++) {
    const next = JSON.stringify(item(i));
    size += byteLength(next) + 1;
    if (size > bytes) break;
    items.push(next);
  }
  return `{"${wrap}":[${items.join(",")}]}`;
}

function repeated(unit: string, bytes: number): string {
  return unit.repeat(Math.floor(bytes / byteLength(unit)));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function hex(length: number, seed: number): string {
  let [text, state] = ["", seed + 1];
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += state.toString(16).padStart(8, "0");
  }
  return text.slice(0, length);
}

function base64(length: number, seed: number): string {
  const bytes = hex(length * 2, seed).match(/../g)!.map((byte) => parseInt(byte, 16));
  return btoa(String.fromCharCode(...bytes)).slice(0, length);
}

function uuid(seed: number): string {
  return hex(32, seed).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
