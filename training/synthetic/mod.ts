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
import { chatRows } from "./chats/mod.ts";
import { CUSTOMERS } from "./customers.ts";
import { documentRows } from "./documents/mod.ts";
import { encodings } from "./encodings.ts";
import { EXTRACTION } from "./extraction.ts";
import { JAILBREAKS } from "./jailbreaks.ts";
import { LANGUAGE_ATTACKS } from "./languages/attacks.ts";
import { LANGUAGE_BENIGN } from "./languages/benign.ts";
import { languageRows, ordinaryRows, pleaRows, requestRows } from "./languages/mod.ts";
import { MORE_LANGUAGE_ATTACKS } from "./languages/more-attacks.ts";
import { PLANTED } from "./planted.ts";
import { deepRowsOf, type RowKind, rowsOf } from "./templates.ts";
import { talkRows } from "./talk/mod.ts";
import { TWINS } from "./twins.ts";

const own = (grammar: string, label: Row["label"], family: string, hard = false): RowKind => ({
  label,
  family,
  source: `own-${grammar}`,
  ...(hard && { hard }),
});
const attack = (grammar: string) => own(grammar, "attack", "prompt_injection");
const harmless = (grammar: string) => own(grammar, "benign", "chat", true);
const web = own("web", "benign", "web");

/** All rows. */
export function syntheticRows(): Row[] {
  const chat = rowsOf(BENIGN_CHAT, harmless("chat"), 1);
  const encoded = chat.filter((_, i) => i % 11 === 0)
    .flatMap((row) => encodings(row.text).map((text): Row => ({ ...row, text })));
  // Base64 looks like nothing else: the web model has to see a good deal of it.
  const tokens = chat.filter((_, i) => i % 3 === 0)
    .map(({ text }): Row => ({ ...web, text: btoa(encodeURI(text).slice(0, 120)) }));
  return [
    ...chat,
    ...deepRowsOf(TWINS, harmless("chat"), 3, 60),
    ...tokens,
    ...encoded,
    ...rowsOf(ATTACKS, attack("extraction"), 2),
    ...deepRowsOf(LANGUAGE_ATTACKS, attack("languages"), 21, 30),
    ...deepRowsOf(MORE_LANGUAGE_ATTACKS, attack("languages"), 23, 30),
    ...deepRowsOf(LANGUAGE_BENIGN, harmless("languages"), 22, 30),
    ...languageRows(),
    ...ordinaryRows(),
    ...pleaRows(),
    ...requestRows(),
    ...documentRows(),
    ...chatRows(),
    ...talkRows(),
    ...deepRowsOf(CUSTOMERS, harmless("chat"), 8, 14),
    ...rowsOf(BENIGN_MARKUP, web, 20),
    ...deepRowsOf(EXTRACTION, attack("extraction"), 4, 50),
    ...deepRowsOf(JAILBREAKS, attack("jailbreaks"), 5, 50),
    ...deepRowsOf(PLANTED, attack("planted"), 6, 50),
    ...rowsOf(BENIGN_VALUES, own("web", "benign", "value"), 41),
    ...rowsOf(BENIGN_WEB, web, 15),
    ...rowsOf(BENIGN_SQL, web, 41),
    ...rowsOf(BENIGN_TEMPLATES, web, 31),
    ...rowsOf(BENIGN_SIGNS, web, 16),
  ];
}
