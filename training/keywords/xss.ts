import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What active markup is made of; ordinary prose has next to none of it. */
export const XSS_KEYWORDS: readonly string[] = split(`
<scr¦<svg¦<img¦<if¦<a ¦<bod¦<inp¦<det¦<obj¦<emb¦<ma¦<vid¦<aud¦<for¦<but¦<st¦<li¦<me¦<bas¦<x ¦<!-¦<?¦<%
</¦"<¦'<¦><¦<se¦<an¦<title¦<xss¦<xml¦javascript:¦vbscript¦script:¦onerror¦onload¦onmouse¦onclick¦onfocus
alert(¦alert\`¦prompt(¦confirm(¦document.¦window.¦fromcharcode¦eval(¦srcdoc¦expression(¦data:text¦">¦'>
=<¦on=¦style=¦src=¦href=¦<div¦<table¦<p ¦<b ¦<m¦\\u00¦\\x¦innerhtml¦location.¦location=¦=(¦/on
`);

/** What exact rules alone look at: the model learns nothing from it. */
export const XSS_SIGNS: readonly string[] = split(`
onselect¦onsubmit¦onkey¦onblur¦onchange¦ondrag¦ondrop¦oninput¦onpaste¦oncopy¦oncut¦onpointer¦ontouch
ontoggle¦onanim¦ontrans¦onwheel¦onscroll¦onbefore¦onafter¦onhash¦onpage¦onpop¦onstart¦onend¦onbegin
onrepeat¦onres¦onabort¦oncanp¦onplay¦onmessage¦oninvalid¦onsearch¦onunload¦onwebkit¦onready¦onactiv¦ondbl
onaux¦oncont¦onunhand¦onpropert¦onform¦onfilter¦onclose¦oncue¦onseek¦ongot¦onlost¦onsecur
adw-¦adwa¦top[¦self[¦window[¦this[¦parent[¦frames[¦document[¦settimeout¦setinterval¦new function¦![]
=eval¦=alert¦=prompt¦=confirm¦(alert¦(eval¦(prompt¦(confirm¦,alert¦+alert¦-alert¦;alert¦)alert¦|alert
"alert¦'alert¦.source¦cookie¦import(¦fetch(¦/4script¦url(¦-moz-b¦behavio¦data:,¦.constructor¦\\'¦\\"
alert ¦eval ¦mocha:¦@import¦globalthis¦execscript¦msgbox¦$.get¦data:appl¦data:image/svg¦script¦=~[¦.call\`¦.call(¦.apply(¦.bind(¦?.(¦constructor\`¦unicode-range¦[value¦<f o¦\\1
`);
