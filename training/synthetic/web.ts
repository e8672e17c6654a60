/**
 * Rows for the web model, made from templates and generators, the same every time.
 */
import type { Row } from "../models/rows.ts";
import { BENIGN_MARKUP } from "./benign-markup.ts";
import { BENIGN_QUOTES } from "./benign-quotes.ts";
import { BENIGN_SIGNS } from "./benign-signs.ts";
import { BENIGN_SQL } from "./benign-sql.ts";
import { BENIGN_TEMPLATES } from "./benign-templates.ts";
import { BENIGN_VALUES } from "./benign-values.ts";
import { BENIGN_WEB } from "./benign-web.ts";
import { rowsOf } from "./templates.ts";
import { SQL_BREAK_OUTS } from "./web-attacks.ts";
import { valueRows } from "./values/mod.ts";

/** Rows of each template. */
const ROWS_OF_A_TEMPLATE = 60;
/** Values of each kind. */
const VALUES_OF_A_KIND = 60;

const LISTS: Readonly<Record<string, readonly string[]>> = {
  markup: BENIGN_MARKUP,
  quotes: BENIGN_QUOTES,
  signs: BENIGN_SIGNS,
  sql: BENIGN_SQL,
  templates: BENIGN_TEMPLATES,
  values: BENIGN_VALUES,
  web: BENIGN_WEB,
};

/** All of them; each template and each generator is a kind of its own. */
export function webRows(): Row[] {
  const lists = Object.entries(LISTS).flatMap(([list, templates], i) =>
    rowsOf(
      templates,
      { label: "benign", family: "web", source: "own-web", list },
      61 + i,
      ROWS_OF_A_TEMPLATE,
    )
  );
  const attacks = { label: "attack", family: "sqli", source: "own-web-attacks" } as const;
  return [
    ...lists,
    ...valueRows(VALUES_OF_A_KIND),
    ...rowsOf(SQL_BREAK_OUTS, attacks, 71, ROWS_OF_A_TEMPLATE),
  ];
}
