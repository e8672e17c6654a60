import type { Row } from "../../models/rows.ts";
import { EAST_ASIA } from "./east-asia.ts";
import { GERMANIC } from "./germanic.ts";
import { NEAR_EAST } from "./near-east.ts";
import { orderRows } from "./orders.ts";
import { ROMANCE } from "./romance.ts";
import { SLAVIC } from "./slavic.ts";
import { SOUTH_EAST_ASIA } from "./south-east-asia.ts";
import { SOUTH_ASIA } from "./south-asia.ts";

/** Orders to a model and their twins, in more than thirty languages. */
export function languageRows(): Row[] {
  return [ROMANCE, GERMANIC, SLAVIC, NEAR_EAST, SOUTH_ASIA, EAST_ASIA, SOUTH_EAST_ASIA]
    .flatMap((languages, i) => orderRows(languages, 50 + i));
}
