import { random, type Row } from "../rows.ts";

/** Rows of each template of a list; the same every time. */
const PER_TEMPLATE = 14;

/** Fills each `[a|b|c]` slot of a template with one of its choices. */
function fill(template: string, next: () => number): string {
  return template.replace(/\[([^\[\]]*)\]/g, (_, list: string) => {
    const options = list.split("|");
    return options[Math.floor(next() * options.length)];
  });
}

/** What the rows of a list of templates are. */
export interface RowKind {
  readonly label: Row["label"];
  readonly family: string;
  readonly hard?: boolean;
}

/** Makes the rows of a list of templates. `seed` keeps lists apart: one more line in one changes no other. */
export function rowsOf(templates: readonly string[], kind: RowKind, seed: number): Row[] {
  const next = random(seed);
  return templates.flatMap((template) =>
    Array.from(
      { length: PER_TEMPLATE },
      (): Row => ({ text: fill(template, next), source: "own", ...kind }),
    )
  );
}
