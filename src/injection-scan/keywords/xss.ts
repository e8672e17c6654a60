import { split } from "./split.ts";

/** What active markup is made of; ordinary prose has next to none of it. */
export const XSS_KEYWORDS: readonly string[] = /* @__PURE__ */ split(`
<scr¦<svg¦<img¦<if¦<a ¦<bod¦<inp¦<det¦<obj¦<emb¦<ma¦<vid¦<aud¦<for¦<but¦<st¦<li¦<me¦<bas¦<x ¦<!-¦<?¦<%
</¦"<¦'<¦><¦<se¦<an¦<title¦<xss¦<xml¦javascript:¦vbscript¦script:¦onerror¦onload¦onmouse¦onclick¦onfocus
alert(¦alert\`¦prompt(¦confirm(¦document.¦window.¦fromcharcode¦eval(¦srcdoc¦expression(¦data:text¦">¦'>
=<¦on=¦style=¦src=¦href=¦<div¦<table¦<p ¦<b ¦<m¦\\u00¦\\x¦innerhtml¦location.¦location=¦=(¦/on
`);
