/**
 * What an attack that only the weights see is called: the family whose keywords it has most of.
 *
 * @module
 */
import type { Family } from "../families/registry.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import type { Sweep } from "../prefilter/prefilter.ts";

/** The families that the web model learnt, and the marks of their keywords. */
const LEARNT: readonly (readonly [Family, number])[] = /* @__PURE__ */ learnt();

function learnt(): readonly (readonly [Family, number])[] {
  return [
    ["xss", Mark.xss],
    ["sql", Mark.sql],
    ["path", Mark.path],
    ["template", Mark.template],
    ["command", Mark.command],
  ];
}

/** The family with the most keywords; without any, markup or SQL by its signs. */
export function likelyFamily({ marks, places }: Sweep): Family {
  let likely: Family = (marks & Mark.angle) !== 0 ? "xss" : "sql";
  let most = 0;
  for (const [family, mark] of LEARNT) {
    if ((marks & mark) === 0) continue;
    let count = 0;
    for (let p = 1; p < places.length; p += 2) if ((places[p] & mark) !== 0) count++;
    if (count <= most) continue;
    most = count;
    likely = family;
  }
  return likely;
}
