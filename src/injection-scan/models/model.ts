/**
 * The learned weights, decoded on first use.
 *
 * @module
 */
import { lazy } from "../prefilter/packing/lazy.ts";
import { type WebWeights, webWeights } from "./web-model.ts";
import { unpackWeights } from "../prefilter/packing/unpack.ts";
import { WEB_WEIGHTS } from "./weights/web.ts";

/** The weights of the web model, in sixteenths of a logit. */
export const modelOfWeb: () => WebWeights = /* @__PURE__ */ lazy(() =>
  webWeights(unpackWeights(WEB_WEIGHTS))
);
