/**
 * The keywords of the prefilter, and what each calls for.
 *
 * @module
 */

/** What a keyword calls for: bits of a mark. */
export const Mark = {
  prompt: 1,
  web: 2,
  escape: 4,
  rot13: 8,
  reversed: 16,
  leet: 32,
  spaced: 64,
  nosql: 128,
  ldap: 256,
  xpath: 512,
  crlf: 1024,
  prototype: 2048,
  jndi: 4096,
  xxe: 8192,
  ssrf: 16384,
  breaks: 32768,
  /** Signs that mean nothing in prose, and may mean a lot in a value. */
  signs: 65536,
} as const;

/** Marks whose places matter: what they call for looks around them only. */
export const PLACED: number = /* @__PURE__ */ placedMarks();

function placedMarks(): number {
  const { crlf, breaks, signs, ...placed } = Mark;
  return Object.values(placed).reduce((marks, mark) => marks | mark, 0) & ~(crlf | breaks | signs);
}

/** Beginnings of words and phrases that an injection can hardly do without. */
const PROMPT_WORDS = /* @__PURE__ */ split(`
ignor¦disreg¦forget¦overrid¦overwrit¦bypass¦instruct¦instruc¦prompt¦jailbr¦pretend¦roleplay¦role-play
unfilter¦uncensor¦unrestrict¦restrictio¦ dan ¦ dan,¦dan mode¦developer mo¦god mode¦chatgpt¦openai
language model¦previous¦you are now¦from now on¦act as¦system me¦system:¦password¦passphrase¦secret
reveal¦verbatim¦guideline¦directive¦unethical¦immoral¦amoral¦do anything¦no longer¦<|im_¦[inst]¦<<sys
### in¦<system¦[system¦above text¦text above¦words above¦initial mess¦base64¦refuse¦comply¦obey
simulat¦hypothetic¦persona ¦confidential¦hidden me¦api key¦credential¦codeword¦code word¦an ai
stop follow¦do not follow¦censorship¦ethical¦immers¦emulat¦exfiltrat¦disobey¦your creator
repeat everything¦told you¦were told¦your rules¦execute¦repeat¦translate¦whoami¦maintenance mode
debug mode¦print everything¦import os¦os.sys¦run: ¦user: ¦assistant: ¦you will¦rm -rf¦delete_all
respond¦word for word¦your task¦your answer¦new task¦safety
olvid¦instruccion¦contrasen¦oubli¦consigne¦mot de passe¦esquec¦desconsider¦instruco¦senha¦dimentic
istruzion¦anweisung¦vergiss¦vergess¦passwort¦missacht¦negeer¦vergeet¦wachtwoord¦zignor¦instrukcj
zapomn¦haslo¦talimat¦unut¦sifre¦yok say¦goz ardi¦gormezden¦abaikan¦lupakan¦kata sandi
bo qua¦phot lo¦quen di¦huong dan¦mat khau¦he thong¦chi dan¦glom ¦losenord¦finge que¦aja como
fais semblant¦restriccion¦restricoes¦restrizion¦einschrank¦beschrank¦ograniczen¦kisitlama¦batasan
gioi han¦annul¦direttiv¦direktiv¦richtlini¦directriz¦diretriz¦aturan¦sebelumnya¦precedent¦vorherig
kurallar¦yonerge¦agis comme¦tu so als¦udawaj¦gibi davran¦berpura¦bertindak¦gia vo¦dong vai
stell dir vor¦ahora eres¦agora voce¦tu es maintenant¦du bist jetzt¦ora sei¦je bent nu¦jestes teraz
artik sen¦no sigas¦finja¦parola¦secreto¦segredo¦geheim
`);

/** What web payloads are made of; ordinary prose has next to none of it. */
const WEB_MARKS = /* @__PURE__ */ split(`
' or¦'or¦" or ¦' and¦) or ¦) and ¦ or 1¦ and 1¦1=1¦select *¦select(¦select*¦ select ¦union s¦union a¦union/
union(¦union+¦union%¦--¦/*¦*/¦sleep(¦benchmark(¦waitfor¦insert into¦drop table¦having ¦order by¦group by
information_schema¦char(¦chr(¦concat(¦0x¦@@¦xp_¦exec ¦exec(¦' like¦into outfile¦convert(¦cast(¦rlike¦';
")¦')¦'||¦||¦pg_¦sysdate¦substr¦ascii(¦count(¦null,¦delete from¦ set ¦'='¦'+'¦''¦'"¦1'¦' '¦'%¦limit 1
limit 0¦limit (¦dbms_¦procedure¦declare @¦shutdown¦like '¦'#¦'&¦'/¦ in (¦is null¦not null¦where 1¦where (
randomblob¦version(¦user(¦database(¦load_file¦ between 1¦ between (¦=( ¦,(select¦ from ( ¦" =
<scr¦<svg¦<img¦<if¦<a ¦<bod¦<inp¦<det¦<obj¦<emb¦<ma¦<vid¦<aud¦<for¦<but¦<st¦<li¦<me¦<bas¦<x ¦<!-¦<?¦<%
</¦"<¦'<¦><¦<se¦<an¦<title¦<xss¦<xml¦javascript:¦vbscript¦script:¦onerror¦onload¦onmouse¦onclick¦onfocus
alert(¦alert\`¦prompt(¦confirm(¦document.¦window.¦fromcharcode¦eval(¦srcdoc¦expression(¦data:text¦">¦'>
=<¦on=¦style=¦src=¦href=¦<div¦<table¦<p ¦<b ¦<m¦\\u00¦\\x¦innerhtml¦location.¦location=¦=(¦/on
../¦..\\¦/etc¦passwd¦\\win¦c:\\¦c:/¦boot.ini¦/proc/¦/bin/¦/var/¦/usr/¦/home/¦/root¦.php¦.ini¦.conf¦.log
.env¦.git/¦.ssh¦.ht¦..;¦/sbin¦/dev/¦/opt/¦/log¦/tmp¦..%¦..0x¦..2f¦%2e¦%c0¦%00¦\\..¦./.¦..../¦....\\
file:¦/.¦\\{¦etc%¦&newline¦&tab¦%systemroot¦%0d
;|¦&&¦\`¦$(¦|¦whoami¦cat /¦;cat¦wget ¦curl ¦nc -¦bash¦/sh¦cmd.¦cmd=¦cmd ¦powershell¦ping -¦ifconfig
netstat¦uname¦ls -¦dir c¦ dir¦; ls¦;ls¦;id¦; id¦;dir¦; dir¦&dir¦sleep 1¦sleep 5¦net user¦net view¦net local
systeminfo¦reg add¦touch /¦execute s¦""¦echo ¦type %¦type c¦(1
{{¦}}¦{%¦<%=¦#{¦*{¦@{¦\${¦<#¦[[\${¦__class__¦config.¦request.¦self._¦__import¦getclass¦freemarker
velocity¦smarty¦#set¦<?php¦$_¦system(¦passthru¦shell_exec¦base64_¦phpinfo¦fopen(¦file_get¦require(¦require_
include(¦include ¦assert(¦print(¦runtime¦java.¦process.¦child_process¦constructor¦__proto¦prototype¦import os
exec'¦echo'¦perl -¦python -¦python3¦ruby -¦popen¦subprocess¦console.¦function(¦chmod¦unserialize¦serializ
classloader¦processbuilder¦getruntime¦reflection¦javax¦ognl¦@java¦_get¦posix_¦call_user¦create_func¦$a¦($
$$¦%{¦<jsp¦php:¦while(¦<esi
`);

const ESCAPES = /* @__PURE__ */ split(`
%0¦%1¦%2¦%3¦%4¦%5¦%6¦%7¦%8¦%9¦%a¦%b¦%c¦%d¦%e¦%f¦%u0¦%uf¦%u2¦&#¦&lt¦&gt¦&quot¦&apos¦&amp¦&colon¦&tab
&newline¦&lpar¦&lbrace¦&lcub¦&dollar¦&sol¦&nbsp¦\\u¦\\x¦\\/
`);

/** Beginnings whose disguises (rot13, reversed, spaced, leet) are looked for. */
const DISGUISED = /* @__PURE__ */ split(`
ignor¦instr¦promp¦syste¦passw¦disre¦forge¦prete¦revea¦restr¦jailb¦bypas¦previ¦secre¦unfil¦pretend¦above
whoam¦execu¦impor¦pytho
`);

/** Keywords of the families that have exact rules only. */
function exactKeywords(): (readonly [string, number])[] {
  return [
    ...marked(
      Mark.nosql,
      `[$¦$where¦$ne¦$gt¦$lt¦$regex¦$or¦$and¦$in¦$nin¦$eq¦$not¦$nor¦$exists¦&exists¦$elemmatch¦$expr¦$func
    this.¦db.¦1==1¦1 == 1¦;return¦;sleep(¦'=='¦sleep(¦: /¦mapreduce`,
    ),
    ...marked(Mark.ldap, ")(¦*)¦(&¦(|¦(!¦*(¦)|¦*|"),
    ...marked(
      Mark.xpath,
      "/*[¦name()¦position()¦text()¦node()¦count(/¦string-length(¦ancestor::¦child::¦parent::¦::*¦doc(¦]|¦] |",
    ),
    ...marked(Mark.crlf, "\\r¦%5cr¦http/"),
    ...marked(Mark.breaks | Mark.crlf, "%0d¦%0a¦\\u000d¦\\u000a¦&#10¦&#13¦&#x0a¦&#xa¦&newline"),
    ["\r", Mark.crlf],
    ...marked(
      Mark.signs,
      "'¦\"¦(¦)¦=¦;¦<¦>¦*¦#¦&¦$¦\\\\¦{¦[¦^¦+¦%¦!¦~¦:/",
    ),
    ...marked(Mark.prototype, "__proto__¦constructor¦prototype"),
    ...marked(Mark.jndi, "jndi¦:-¦${"),
    ...marked(Mark.xxe, "<!¦<?xml¦xinclude¦<xi:¦xsl:"),
    ...marked(Mark.ssrf, "://¦169.254¦metadata"),
  ];
}

/** A list of keywords, written with broken bars and lines: nothing attacks with a broken bar. */
function split(list: string): readonly string[] {
  return list.split(/¦|\n */).filter((word) => word !== "");
}

function marked(mark: number, list: string): (readonly [string, number])[] {
  return split(list).map((word) => [word, mark] as const);
}

/** Every keyword with its mark. */
export function markedKeywords(): (readonly [string, number])[] {
  return [
    ...PROMPT_WORDS.map((word) => [word, Mark.prompt] as const),
    ...WEB_MARKS.map((word) => [word, Mark.web] as const),
    ...ESCAPES.map((word) => [word, Mark.escape] as const),
    ...DISGUISED.flatMap(disguises),
    ...exactKeywords(),
  ];
}

function disguises(word: string): [string, number][] {
  return [
    [[...word].map(rot13Letter).join(""), Mark.rot13],
    [[...word].reverse().join(""), Mark.reversed],
    [[...word].slice(0, 4).join(" "), Mark.spaced],
    ...leetSpellings(word.slice(0, 4)).map((leet): [string, number] => [leet, Mark.leet]),
  ];
}

function rot13Letter(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code < 110 ? code + 13 : code - 13);
}

const LEET: Readonly<Record<string, string>> = {
  o: "0",
  i: "1!|",
  e: "3",
  a: "4@",
  s: "5$",
  t: "7+",
};

/** Every spelling with at least one letter as a digit or a sign. */
function leetSpellings(word: string): string[] {
  let spellings = [""];
  for (const letter of word) {
    const signs = [letter, ...(LEET[letter] ?? "")];
    spellings = spellings.flatMap((start) => signs.map((sign) => start + sign));
  }
  return spellings.filter((spelling) => spelling !== word);
}
