import type { Row } from "../../models/rows.ts";
import { grammarRows } from "../templates.ts";
import { PAPER_SLOTS, PAPERS } from "./papers.ts";
import { REPORT_SLOTS, REPORTS, ROLE_SLOTS, ROLES } from "./reports.ts";

/** Harmless texts about attacks, roles and prompts; passages of contracts, manuals and mails. */
export function talkRows(): Row[] {
  const chat = { label: "benign", family: "chat", hard: true } as const;
  return [
    ...grammarRows(REPORTS, REPORT_SLOTS, { ...chat, source: "own-reports" }, 91, 3_000),
    ...grammarRows(ROLES, ROLE_SLOTS, { ...chat, source: "own-roles" }, 92, 3_000),
    ...grammarRows(PAPERS, PAPER_SLOTS, { ...chat, source: "own-papers" }, 93, 3_000),
  ];
}
