/**
 * Checks of the options of `tracing()` that are functions or objects of OpenTelemetry.
 *
 * @module
 */
import type { TextMapPropagator } from "../core/trace/otel.ts";
import { show } from "../core/option-hints.ts";
import type { OptionChecks } from "../core/options.ts";

type Propagator = "w3c" | "none" | TextMapPropagator | undefined;

/** Checks the sampler, the exporter and `trust`. */
export function checkFunctions(
  checks: OptionChecks,
  options: { readonly sampler?: unknown; readonly exporter?: unknown; readonly trust?: unknown },
): void {
  const { sampler, exporter } = options;
  checkFunction(checks, "sampler", sampler, samplerHere(sampler));
  checkFunction(checks, "exporter", exporter, exporterHere(exporter));
  checks.optionalFunction("trust", options.trust);
}

function checkFunction(checks: OptionChecks, option: string, value: unknown, hint: string): void {
  if (value === undefined || typeof value === "function") return;
  throw checks.error(option, "a function", value, hint);
}

function samplerHere(sampler: unknown): string {
  const share = typeof sampler === "number" && sampler >= 0 && sampler <= 1 ? sampler : 0.1;
  return `; write probability(${share})`;
}

function exporterHere(exporter: unknown): string {
  return `; write otlp(${typeof exporter === "string" ? `{ url: ${show(exporter)} }` : ""})`;
}

/** Checks the option `propagator`. */
export function checkedPropagator(
  checks: OptionChecks,
  propagator: Propagator,
): Propagator {
  if (propagator === null || typeof propagator !== "object") {
    return checks.oneOf("propagator", propagator, [undefined, "w3c", "none"]);
  }
  const { extract, inject } = propagator;
  if (typeof extract === "function" && typeof inject === "function") return propagator;
  throw checks.error("propagator", `"w3c", "none" or a propagator for OpenTelemetry`, propagator);
}
