/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../../core/option-hints.ts";

/** Of other scanners and guards, and a profile in place of the options. */
export const SCAN_THEIRS: TheirNames = ':write { profiles: { json: "chat" } }' +
  "|skip,exclude,ignore:register it on the paths it is for|maxSize,limit=maxBytes" +
  '|profile:write profiles: { json: "chat" }|dryRun,reportOnly:write mode: "report"';
