/** Callback options of uploads(). */
import { uploads } from "../../../src/uploads/mod.ts";
import type { UploadsOptions } from "../../../src/uploads/mod.ts";
import { file, FORM_TYPE, formOf } from "../forms.ts";
import { appBehind, failuresOf, OBSERVED, statusOf } from "./case.ts";
import type { CallbackCase } from "./case.ts";

/** A form of two files; with `maxFiles: 1` it is refused when the first was stored. */
function sent(
  option: string,
  status: number,
  make: (callback: any) => Partial<UploadsOptions>,
): CallbackCase {
  return {
    options: [option],
    counts: OBSERVED,
    answers: [status],
    async drive(callback) {
      const guard = uploads({ onFile() {}, ...make(callback) });
      const body = formOf([file("a", "a", "1"), file("b", "b", "2")]);
      const headers = { "content-type": FORM_TYPE };
      return {
        status: await statusOf(appBehind(guard), "/", { method: "POST", body, headers }),
        failures: await failuresOf(guard),
      };
    },
  };
}

/** The cases. */
export const uploadCases: readonly CallbackCase[] = [
  sent("UploadsOptions.onDecision", 200, (onDecision) => ({ onDecision })),
  sent("UploadsOptions.onDiscard", 413, (onDiscard) => ({ onDiscard, maxFiles: 1 })),
];
