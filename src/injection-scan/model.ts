/**
 * The learned weights, decoded on first use.
 *
 * @module
 */
import { lazy } from "./lazy.ts";
import { type WebWeights, webWeights } from "./web-model.ts";
import { unpackWeights } from "./unpack.ts";
import { PROMPT_WEIGHTS } from "./weights/prompt.ts";
import { WEB_WEIGHTS } from "./weights/web.ts";

/** The weights of both models, in sixteenths of a logit. */
export interface Weights {
  readonly prompt: Int8Array;
  readonly web: WebWeights;
}

/** The weights that come with the library. */
export const modelWeights: () => Weights = /* @__PURE__ */ lazy(() => ({
  prompt: unpackWeights(PROMPT_WEIGHTS),
  web: webWeights(unpackWeights(WEB_WEIGHTS)),
}));
