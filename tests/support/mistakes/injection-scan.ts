/** Wrong options of `injectionScan()`. */
import * as djed from "../../../mod.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const scan = (options: unknown) => djed.injectionScan(options as djed.InjectionScanOptions);

/** Mistakes in `injectionScan()`. */
export const injectionScanValues: readonly Mistake[] = wrongValues(
  [
    "a family that does not exist",
    'injectionScan({ families: ["sqli"] })',
    () => scan({ families: ["sqli"] }),
    "injectionScan: families",
    'injectionScan({ families: ["sql"] })',
  ],
  [
    "a threshold in percent",
    "injectionScan({ threshold: 70 })",
    () => scan({ threshold: 70 }),
    "injectionScan: threshold must be a number from 0 to 1, got 70",
    "injectionScan({ threshold: 0.7 })",
  ],
  [
    "the surface body",
    'injectionScan({ surfaces: ["body"] })',
    () => scan({ surfaces: ["body"] }),
    "injectionScan: surfaces must be",
    'injectionScan({ surfaces: ["json"] })',
  ],
  [
    "one header that is no list",
    'injectionScan({ headers: "x-user" })',
    () => scan({ headers: "x-user" }),
    "injectionScan: headers must be",
    'injectionScan({ headers: ["x-user"] })',
  ],
  [
    "a mode that does not exist",
    'injectionScan({ mode: "monitor" })',
    () => scan({ mode: "monitor" }),
    'injectionScan: mode must be one of "enforce", "report", got "monitor"',
    'injectionScan({ mode: "report" })',
  ],
  [
    "an option in the plural",
    "injectionScan({ thresholds: 0.7 })",
    () => scan({ thresholds: 0.7 }),
    'injectionScan: unknown option "thresholds", did you mean "threshold"?',
    "injectionScan({ threshold: 0.7 })",
  ],
);
