import { memoryClaims } from "../../src/stores/memory-claims.ts";
import { claimClock, claimContract } from "./claims.ts";

claimContract("memoryClaims", {
  make: () => ({ store: memoryClaims() }),
  wait: (ms) => void claimClock.advance(ms),
});
