import type { Row } from "../../models/rows.ts";
import { grammarRows } from "../templates.ts";
import { CHAT_ATTACKS } from "./attacks.ts";
import { ORDINARY, ORDINARY_SLOTS } from "./ordinary.ts";
import { CHAT_SLOTS } from "./slots.ts";
import { CHAT_TWINS } from "./twins.ts";

/** Attacks in chats, harmless chats in the same forms, and ordinary texts of strange shape. */
export function chatRows(): Row[] {
  const family = "prompt_injection";
  const chat = { label: "benign", family: "chat", hard: true } as const;
  const slots = { ...CHAT_SLOTS, ...ORDINARY_SLOTS };
  return [
    ...grammarRows(
      CHAT_ATTACKS,
      CHAT_SLOTS,
      { label: "attack", family, source: "own-model" },
      81,
      4_500,
    ),
    ...grammarRows(CHAT_TWINS, CHAT_SLOTS, { ...chat, source: "own-model" }, 82, 4_500),
    ...grammarRows(ORDINARY, slots, { ...chat, source: "own-ordinary" }, 83, 4_000),
  ];
}
