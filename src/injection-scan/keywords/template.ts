import { split } from "./split.ts";

/** What template expressions is made of; ordinary prose has next to none of it. */
export const TEMPLATE_KEYWORDS: readonly string[] = /* @__PURE__ */ split(`
{{¦}}¦{%¦<%=¦#{¦*{¦@{¦\${¦<#¦[[\${¦__class__¦config.¦request.¦self._¦__import¦getclass¦freemarker
`);
