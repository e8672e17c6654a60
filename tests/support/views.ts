import { ALL_FAMILIES } from "../../src/injection-scan/engine/all-families.ts";
import { settingsOf } from "../../src/injection-scan/engine/settings.ts";
import { Work } from "../../src/injection-scan/prefilter/work.ts";
import { eachView as eachViewOf, type View } from "../../src/injection-scan/views/views.ts";

const { families } = ALL_FAMILIES;
const { matcher } = settingsOf({ families }, "tests", ALL_FAMILIES);

/** Visits each view of a text, with the keywords of all families and no budget. */
export function eachView(text: string, decode: boolean, visit: (view: View) => void): void {
  const look = (view: View): boolean => {
    visit(view);
    return false;
  };
  eachViewOf(text, { decode, words: true }, { look }, matcher(), new Work(Infinity));
}
