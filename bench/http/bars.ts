/**
 * The highest cost that each variant may have, as a multiple of the no-op.
 *
 * @module
 */
import { NOISE } from "./results.ts";
import type { Cost } from "./results.ts";

/** A bar and, if there is one, the lower cost that is aimed at. */
export interface Bar {
  readonly most: number;
  readonly stretch?: number;
}

/** Bars by variant and runtime. */
export const bars: Readonly<Record<string, Readonly<Record<string, Bar>>>> = {
  "GET, whole stack": {
    node: { most: 1.65, stretch: 1.45 },
    node24: { most: 1.5, stretch: 1.4 },
    bun: { most: 2.3, stretch: 1.8 },
    deno: { most: 2.4, stretch: 1.9 },
    workerd: { most: 1.35, stretch: 1.15 },
  },
  "POST 1 KB, whole stack and validate": {
    node: { most: 1.9 },
    node24: { most: 1.9 },
    bun: { most: 2.5 },
    deno: { most: 2.5 },
    workerd: { most: 2 },
  },
  "429 of rateLimit": {
    node: { most: 1.05 },
    node24: { most: 1.05 },
    bun: { most: 1.2 },
    deno: { most: 1.5 },
    workerd: { most: 1.1 },
  },
  "429 through protect()": {
    node: { most: 1.35 },
    node24: { most: 1.35 },
    bun: { most: 1.9 },
    deno: { most: 2.4 },
    workerd: { most: 1.4 },
  },
  "GET, rateLimit": { node: { most: 1.2 } },
  "GET, injectionScan": { node: { most: 1.08 } },
  "GET, tracing 1 %": { node: { most: 1.05 } },
  "GET, metrics": { node: { most: 1.05 } },
  "GET, logger": { node: { most: 1.1 } },
};

/**
 * Says whether a bar was reached. One that is missed by less than the noise of a shared machine is
 * shown with the spread.
 */
export function verdictOf({ ratio, spread: [low, high] }: Cost, { most, stretch }: Bar): string {
  if (stretch !== undefined && ratio <= stretch) return "reached, and the stretch";
  if (ratio <= most) return "reached";
  const spread = `${low.toFixed(2)} to ${high.toFixed(2)}`;
  return ratio <= most * (1 + NOISE) ? `within 5 %: ${spread}` : `**missed**: ${spread}`;
}
