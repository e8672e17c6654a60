/**
 * The sampler of the environment.
 *
 * Source: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 *
 * @module
 */
import type { ReadEnv } from "../core/otlp-env.ts";
import { warnOnce } from "../core/once.ts";
import { show } from "../core/options.ts";
import { alwaysOff, alwaysOn, parentBased, probability } from "./sampler.ts";
import type { Sampler } from "./sampler.ts";

const PREFIX = "parentbased_";

/**
 * Makes the sampler that `OTEL_TRACES_SAMPLER` names, with the share of `OTEL_TRACES_SAMPLER_ARG`.
 * Returns undefined without the variable, and for a name that is not known, which is warned of.
 */
export function environmentSampler(env: ReadEnv): Sampler | undefined {
  const name = env("OTEL_TRACES_SAMPLER")?.trim().toLowerCase();
  if (name === undefined) return undefined;
  const root = rootSampler(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name, env);
  if (root === undefined) {
    warnOnce(
      `tracing: OTEL_TRACES_SAMPLER must be always_on, always_off or traceidratio, also with ` +
        `parentbased_ before it, got ${show(name)}; every new trace is recorded`,
    );
    return undefined;
  }
  return name.startsWith(PREFIX) ? parentBased(root) : root;
}

function rootSampler(name: string, env: ReadEnv): Sampler | undefined {
  switch (name) {
    case "always_on":
      return alwaysOn();
    case "always_off":
      return alwaysOff();
    case "traceidratio":
      return probability(shareOf(env("OTEL_TRACES_SAMPLER_ARG")));
    default:
      return undefined;
  }
}

function shareOf(text: string | undefined): number {
  if (text === undefined || text.trim() === "") return 1;
  const share = Number(text);
  if (share >= 0 && share <= 1) return share;
  warnOnce(
    `tracing: OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, got ${show(text)}; ` +
      "every new trace is recorded",
  );
  return 1;
}
