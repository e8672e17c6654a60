/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../../core/option-hints.ts";

/** Of opossum and caches. */
export const STALE_THEIRS: TheirNames =
  "=maxAge|ttl,cacheTTL=maxAge|max,cacheSize=maxEntries|maxSize=maxBytes|cacheGetKey=key";
