import { split } from "./split.ts";

/** Those of the prompt keywords that ordinary texts use as well: one alone is no reason to look. */
export const PROMPT_HINTS: ReadonlySet<string> = /* @__PURE__ */ new Set(split(`
act as¦you will¦roleplay¦role-play¦translate¦respond¦an ai¦secret¦previous¦password¦no longer¦reveal¦repeat
simulat¦persona ¦hypothetic¦refuse¦obey¦guideline¦immers¦verbatim¦comply¦ethical¦told you¦precedent
richtlini¦parola¦secreto¦your answer¦your task¦overrid¦credential¦confidential¦directive¦emulat¦user: ¦precedent
`));
