/**
 * The parts of a scan that can be turned off.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";

/** The parts of a scan that can be turned off, to measure or to save time. All are on. */
export interface ScanLayers {
  /** Undo encodings (percent, entities, escapes, base64, hex, rot13, reversed, leet, spaced). */
  readonly decode?: boolean | undefined;
  /** Rules over concepts of prompts. */
  readonly rules?: boolean | undefined;
  /** Of those, the semantic ones: social engineering, urgency, claimed authority. */
  readonly semantics?: boolean | undefined;
  /** The learned weights. */
  readonly model?: boolean | undefined;
  /** The exact rules of the web families. */
  readonly structure?: boolean | undefined;
}

const ALL_LAYERS: Required<ScanLayers> = {
  decode: true,
  rules: true,
  semantics: true,
  model: true,
  structure: true,
};
/** Checks and completes layers. `factory` is named in messages. */
export function layersOf(layers: ScanLayers | undefined, factory: string): Required<ScanLayers> {
  const complete: { -readonly [Name in keyof ScanLayers]-?: boolean } = { ...ALL_LAYERS };
  if (layers === undefined) return complete;
  const checks = optionChecks(factory);
  checks.known(layers, Object.keys(ALL_LAYERS));
  for (const name of Object.keys(complete) as (keyof ScanLayers)[]) {
    const own = layers[name];
    if (own !== undefined) complete[name] = checks.oneOf(`layers.${name}`, own, [true, false]);
  }
  return complete;
}
