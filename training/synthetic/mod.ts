/**
 * Rows of our own making, made from templates, the same every time.
 */
import type { Row } from "../models/rows.ts";
import { ATTACKS } from "./attacks.ts";
import { BENIGN_CHAT } from "./benign-chat.ts";
import { BENIGN_SIGNS } from "./benign-signs.ts";
import { BENIGN_SQL } from "./benign-sql.ts";
import { BENIGN_TEMPLATES } from "./benign-templates.ts";
import { BENIGN_MARKUP } from "./benign-markup.ts";
import { BENIGN_VALUES } from "./benign-values.ts";
import { BENIGN_WEB } from "./benign-web.ts";
import { CUSTOMERS } from "./customers.ts";
import { encodings } from "./encodings.ts";
import { EXTRACTION } from "./extraction.ts";
import { JAILBREAKS } from "./jailbreaks.ts";
import { LANGUAGE_ATTACKS } from "./languages/attacks.ts";
import { LANGUAGE_BENIGN } from "./languages/benign.ts";
import { languageRows } from "./languages/mod.ts";
import { MORE_LANGUAGE_ATTACKS } from "./languages/more-attacks.ts";
import { PLANTED } from "./planted.ts";
import { deepRowsOf, rowsOf } from "./templates.ts";
import { TWINS } from "./twins.ts";

/** All rows. */
export function syntheticRows(): Row[] {
  const chat = rowsOf(BENIGN_CHAT, { label: "benign", family: "chat", hard: true }, 1);
  const twins = deepRowsOf(TWINS, { label: "benign", family: "chat", hard: true }, 3, 60);
  const encoded = chat.filter((_, i) => i % 11 === 0)
    .flatMap((row) => encodings(row.text).map((text): Row => ({ ...row, text })));
  // Base64 looks like nothing else: the web model has to see a good deal of it.
  const tokens = chat.filter((_, i) => i % 3 === 0)
    .map((row): Row => ({ ...row, family: "web", text: btoa(encodeURI(row.text).slice(0, 120)) }));
  return [
    ...chat,
    ...twins,
    ...tokens,
    ...encoded,
    ...rowsOf(ATTACKS, { label: "attack", family: "prompt_injection" }, 2),
    ...deepRowsOf(LANGUAGE_ATTACKS, { label: "attack", family: "prompt_injection" }, 21, 30),
    ...deepRowsOf(MORE_LANGUAGE_ATTACKS, { label: "attack", family: "prompt_injection" }, 23, 30),
    ...deepRowsOf(LANGUAGE_BENIGN, { label: "benign", family: "chat", hard: true }, 22, 30),
    ...languageRows(),
    ...deepRowsOf(CUSTOMERS, { label: "benign", family: "chat", hard: true }, 8, 14),
    ...rowsOf(BENIGN_MARKUP, { label: "benign", family: "web" }, 20),
    ...deepRowsOf(EXTRACTION, { label: "attack", family: "prompt_injection" }, 4, 50),
    ...deepRowsOf(JAILBREAKS, { label: "attack", family: "prompt_injection" }, 5, 50),
    ...deepRowsOf(PLANTED, { label: "attack", family: "prompt_injection" }, 6, 50),
    ...rowsOf(BENIGN_VALUES, { label: "benign", family: "value" }, 41),
    ...rowsOf(BENIGN_WEB, { label: "benign", family: "web" }, 15),
    ...rowsOf(BENIGN_SQL, { label: "benign", family: "web" }, 41),
    ...rowsOf(BENIGN_TEMPLATES, { label: "benign", family: "web" }, 31),
    ...rowsOf(BENIGN_SIGNS, { label: "benign", family: "web" }, 16),
  ];
}
