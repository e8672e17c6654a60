/**
 * The learned weights, decoded on first use.
 *
 * @module
 */
import { lazy } from "../prefilter/packing/lazy.ts";
import { type WebWeights, webWeights } from "./web-model.ts";
import { unpackWeights } from "../prefilter/packing/unpack.ts";
import { PROMPT_WEIGHTS } from "./weights/prompt.ts";
import { WEB_WEIGHTS } from "./weights/web.ts";

/** The weights of the prompt model, in sixteenths of a logit. */
export const promptWeights: () => Int8Array = /* @__PURE__ */ lazy(() =>
  unpackWeights(PROMPT_WEIGHTS)
);

/** The weights of the web model, likewise. */
export const modelOfWeb: () => WebWeights = /* @__PURE__ */ lazy(() =>
  webWeights(unpackWeights(WEB_WEIGHTS))
);
