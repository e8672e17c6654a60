/** The function that is passed to `corsPolicy()`. */
import { corsPolicy } from "../../../src/security-headers/mod.ts";
import { ANSWERED, appBehind, failuresOf, statusOf } from "./case.ts";
import type { CallbackCase } from "./case.ts";

/** Cases of `corsPolicy()`: a request of an origin that the function decides about. */
export const securityHeadersCases: readonly CallbackCase[] = [
  {
    options: ["CorsPolicyOptions.origins"],
    counts: ANSWERED,
    async drive(callback) {
      const policy = corsPolicy({ origins: callback });
      const headers = { origin: "https://a.test" };
      const status = await statusOf(appBehind(policy), "/", { headers });
      return { status, failures: await failuresOf(policy) };
    },
  },
];
