/** Harmless values of parameters: they keep the web model quiet, and say nothing about prompts. */
export const BENIGN_VALUES: readonly string[] = [
  `$([this|document|window|".item"|'#cat'|"li:first"|id|el]).[hide()|show()|text()|ready(start)|on('click', f)|addClass('a')|slideUp(200)][;|]`,
  `[regex|re|pattern|matcher].[exec|test|match](['|"][abc|x1|foo bar]['|"])`,
  `[/usr/bin|/usr/local/bin|/opt/app/bin]/[env|env node|node|python3|git|ffmpeg]`,
  `https://shop.example/?[page|doc|view]=[php-filters|data|about.txt|ftp-settings|profile|hosts-guide]`,
  `[/|/docs/|/help/][cron|apache|hosts|ssh|proc|log|aws|docker]/[root-causes|conf-talks|eu-1|keys|guide|self-check|config-page]`,
  `[%3B|%26|a%2F|%7C|%25][%20|b%2F|][semicolon|and more|c|T|discount]`,
  `[50|32|100|7.5]%[|%] [off|of users|loss|cotton|sure], [25|32|10]%[|%] [of users|back|more|tax]`,
  `[%F0%9F%98%80|%C3%A9t%C3%A9|%E2%82%AC80|%u00e9l%u00e8ve|na%C3%AFve][ hosts|| per issue| %C3%A0 Paris]`,
  `[shell|index|config|wp-login].php is the [backend|main file|entry point], [ping|curl|wget] [fails|says no|100% loss]`,
  `[the|a] [cat|shell|host|tail] of [Mr. Passwd|the comet|my friend] [sat on the root|is 5/10|and others]`,
  `/.well-known/[security.txt|acme-challenge/abc|openid-configuration|assetlinks.json|change-password]`,
  `[C|D|E]:\\[Program Files|Projects|Users\\Ann|Data|work]\\[Paint|App|Git|web|repair]\\[paint.exe|bin\\git.exe|readme.txt|setup.log|app.config.md|invoice.pdf]`,
  `<img src=['|"][../|../../|/][img|assets|images]/[logo|a|photo].png['|"]>`,
  `[a|page|q]=[1|x|shoes]&[id|cat]=[2|5]&[sort|order|host]=[date|name|asc|x]&[type|view|limit]=[less|grid|20]`,
  `[@|#|~]{[/login|/home|/users/1|/cart]}[|(id=1)| and back]`,
  `[/login|/home|/users/1|/cart|/cron|/orders/42]`,
];
