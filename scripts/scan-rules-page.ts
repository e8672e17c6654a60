import { PROMPT_RULES } from "../src/injection-scan/models/prompt-rules.ts";

const START = /<!-- prompt rules:[^>]*-->\n/;
const END = "<!-- end -->";

/** The page with a current table of prompt rules. */
export function withPromptRules(page: string): string {
  const start = START.exec(page);
  const end = page.indexOf(END);
  if (start === null || end < 0) throw new Error("no place for the table of prompt rules");
  const from = start.index + start[0].length;
  return `${page.slice(0, from)}\n${promptRuleRows().join("\n")}\n\n${page.slice(end)}`;
}

/** The rows of the table, without the padding of the page's layout. */
export function promptRuleRows(): string[] {
  return [
    "| rule | points | words | needs |",
    "| --- | --- | --- | --- |",
    ...PROMPT_RULES.map(({ id, points, within, needs, semantic }) =>
      `| \`${id}\` | ${points} | ${within} | ${needs.join(", ")}${semantic ? " **S**" : ""} |`
    ),
  ];
}
