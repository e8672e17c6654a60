import type { Row } from "../../models/rows.ts";
import { grammarRows } from "../templates.ts";
import { CARRIERS } from "./carriers.ts";
import { INDIRECT_SLOTS } from "./indirect.ts";
import { PEOPLE_SLOTS } from "./people.ts";

/** Orders to a model in documents and tool results; what people write in the same places. */
export function documentRows(): Row[] {
  const attack = { label: "attack", family: "prompt_injection", source: "own-indirect" } as const;
  const benign = { label: "benign", family: "chat", hard: true, source: "own-indirect" } as const;
  return [
    ...grammarRows(CARRIERS, INDIRECT_SLOTS, attack, 71, 5_000),
    ...grammarRows(CARRIERS, PEOPLE_SLOTS, benign, 72, 5_000),
  ];
}
