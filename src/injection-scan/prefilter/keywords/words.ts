/**
 * The prefilter's keywords: a family is looked for in a text only where one of its own is. Lower
 * case ASCII, with broken bars between them. Ordinary prose has next to none of those that the web
 * model looks at; those named `…_RULE_WORDS` call for the exact rules alone.
 *
 * @module
 */

/** SQL that breaks out of a literal; ordinary prose has next to none of it. */
export const SQL_WORDS: string = `\
\nselect¦ and 1¦ between (¦ between 1¦ from ( ¦ in (¦ or 1¦ select ¦ set ¦" =¦" or ¦")¦' '¦\
' and¦' like¦' or¦'"¦'#¦'%¦'&¦''¦')¦'+'¦'/¦';¦'='¦'or¦'||¦) and ¦) or ¦*/¦,(select¦--¦/*¦0x¦\
1'¦1=1¦=( ¦@@¦ascii(¦benchmark(¦cast(¦char(¦chr(¦concat(¦convert(¦count(¦database(¦dbms_¦\
declare @¦delete from¦drop table¦exec ¦exec(¦from all_¦from dual¦from mast¦from mysql¦\
from pg_¦from sys¦from v$¦group by¦having ¦information_schema¦insert into¦into outfile¦\
is null¦like '¦limit (¦limit 0¦limit 1¦load_file¦not null¦null,¦order by¦pg_¦procedure¦\
randomblob¦rlike¦select *¦select(¦select*¦shutdown¦sleep(¦sp_exec¦sp_oa¦sp_pass¦sqlite_m¦\
substr¦sysdate¦union\n¦union a¦union s¦union%¦union(¦union+¦union/¦user(¦user_lock¦utl_¦\
version(¦waitfor¦where (¦where 1¦xp_¦||`;

/** Active markup. */
export const XSS_WORDS: string = `\
"<¦">¦'<¦'>¦/on¦<!-¦<%¦</¦<?¦<a ¦<an¦<aud¦<b ¦<bas¦<bod¦<but¦<det¦<div¦<emb¦<for¦<if¦<img¦\
<inp¦<li¦<m¦<ma¦<me¦<obj¦<p ¦<scr¦<se¦<st¦<svg¦<table¦<title¦<vid¦<x ¦<xml¦<xss¦=(¦=<¦><¦\
\\u00¦\\x¦alert(¦alert\`¦confirm(¦data:text¦document.¦eval(¦expression(¦fromcharcode¦href=¦\
innerhtml¦javascript:¦location.¦location=¦on=¦onclick¦onerror¦onfocus¦onload¦onmouse¦\
prompt(¦script:¦src=¦srcdoc¦style=¦vbscript¦window.`;

/** Active markup that only the exact rules look at. */
export const XSS_RULE_WORDS: string = `\
![]¦"alert¦$.get¦'alert¦(alert¦(confirm¦(eval¦(prompt¦)alert¦+alert¦,alert¦-alert¦-moz-b¦\
.apply(¦.bind(¦.call(¦.call\`¦.constructor¦.source¦/4script¦;alert¦<f o¦=alert¦=confirm¦\
=eval¦=prompt¦=~[¦?.(¦@import¦[value¦\\"¦\\'¦\\1¦adw-¦adwa¦alert ¦behavio¦constructor\`¦\
cookie¦data:,¦data:appl¦data:image/svg¦document[¦eval ¦execscript¦fetch(¦frames[¦globalthis¦\
import(¦mocha:¦msgbox¦new function¦onabort¦onactiv¦onafter¦onanim¦onaux¦onbefore¦onbegin¦\
onblur¦oncanp¦onchange¦onclose¦oncont¦oncopy¦oncue¦oncut¦ondbl¦ondrag¦ondrop¦onend¦onfilter¦\
onform¦ongot¦onhash¦oninput¦oninvalid¦onkey¦onlost¦onmessage¦onpage¦onpaste¦onplay¦\
onpointer¦onpop¦onpropert¦onready¦onrepeat¦onres¦onscroll¦onsearch¦onsecur¦onseek¦onselect¦\
onstart¦onsubmit¦ontoggle¦ontouch¦ontrans¦onunhand¦onunload¦onwebkit¦onwheel¦parent[¦script¦\
self[¦setinterval¦settimeout¦this[¦top[¦unicode-range¦url(¦window[¦|alert`;

/** Shell commands. */
export const COMMAND_WORDS: string = `\
 dir¦""¦$(¦&&¦&dir¦(1¦/sh¦; dir¦; id¦; ls¦;cat¦;dir¦;id¦;ls¦;|¦\`¦bash¦cat /¦cmd ¦cmd.¦cmd=¦\
curl ¦dir c¦echo ¦execute s¦ifconfig¦ls -¦nc -¦net local¦net user¦net view¦netstat¦ping -¦\
powershell¦reg add¦sleep 1¦sleep 5¦systeminfo¦touch /¦type %¦type c¦uname¦wget ¦whoami¦|`;

/** Climbing paths and system files. */
export const PATH_WORDS: string = `\
%00¦%0d¦%2e¦%c0¦%systemroot¦&newline¦&tab¦..%¦..../¦....\\¦../¦..0x¦..2f¦..;¦..\\¦./.¦.conf¦\
.env¦.git/¦.ht¦.ini¦.log¦.php¦.ssh¦/.¦/bin/¦/dev/¦/etc¦/home/¦/log¦/opt/¦/proc/¦/root¦/sbin¦\
/tmp¦/usr/¦/var/¦\\..¦\\win¦\\{¦boot.ini¦c:/¦c:\\¦etc%¦file:¦passwd`;

/** Template expressions. */
export const TEMPLATE_WORDS: string = `\
#{¦\${¦*{¦<#¦<%=¦@java.¦@{¦[[\${¦__builtins__¦__class__¦__globals__¦__import¦__subclasses¦\
_memberaccess¦class.forname¦config.¦freemarker¦getclass¦getruntime¦mainmodule¦process.spawn¦\
request.¦root.process¦self._¦{%¦{{¦}}`;

/** Openings of template expressions that only the exact rules look at. */
export const TEMPLATE_RULE_WORDS: string = `\
#define(¦#evaluate(¦#foreach¦#if(¦#include(¦#macro(¦#parse(¦#set (¦#set(¦%{¦.class.¦<!#¦\
<!-- #¦<!--#¦<!--esi¦<%¦<esi¦@(¦@html.raw¦@system.¦[#¦[%¦[=¦[[¦getclass¦inspect(¦{ 0¦{ 1¦\
{ 2¦{ 3¦{ 4¦{ 5¦{ 6¦{ 7¦{ 8¦{ 9¦{!!¦{$¦{'¦{0¦{1¦{2¦{3¦{4¦{5¦{6¦{7¦{8¦{9¦{=¦{eval¦{exec¦{fetch¦{if¦{include¦{math¦\
{passthru¦{php¦{phpinfo¦{popen¦{self¦{shell¦{smarty¦{system¦{var ¦~{`;

/** Server-side code. */
export const CODE_WORDS: string = `\
#set¦$$¦$_¦$a¦%{¦($¦<?php¦<esi¦<jsp¦@java¦__proto¦_get¦aaeaaad¦aced0005¦assert(¦bahbo¦bahvo¦\
base64_¦call_user¦child_process¦chmod¦classloader¦console.¦constructor¦create_func¦cs7qaf¦\
echo'¦exec'¦file_get¦fopen(¦function(¦gasv¦getruntime¦h4siaaa¦import os¦include ¦include(¦\
java.¦javax¦kztaau¦ognl¦passthru¦perl -¦php:¦phpinfo¦popen¦posix_¦print(¦process.¦\
processbuilder¦prototype¦python -¦python3¦reflection¦require(¦require_¦ro0ab¦ruby -¦runtime¦\
serializ¦shell_exec¦smarty¦subprocess¦system(¦unserialize¦velocity¦while(`;

/** Server-side code that only the exact rules look at. Words of prose come with the signs that make them code. */
export const CODE_RULE_WORDS: string = `\
!!ch.¦!!com.¦!!java¦!!js/¦!!org.¦!!perl¦!!py¦!!sun.¦!ruby¦"com.¦#context¦#this.¦$ {¦$_¦\
$globals¦$type¦\${¦%ac%ed¦%x(¦%x[¦%x{¦';$¦(\`¦(system¦)(¦+cmd¦, "|¦,"|¦->$¦-cmd¦.execute()¦\
.forname¦.jsp¦.phar¦.php.¦.php3¦.php4¦.php5¦.php6¦.php7¦.php8¦.php9¦.php8¦.phps¦.pht ¦.phtml¦.send(¦::$¦<%@¦\
<%eval¦<%execute¦<?¦<c:imp¦<cf¦<java¦<jsp¦<object¦<sorted-set¦<void¦=cmd¦=hyperlink¦=import¦\
=require¦=webservice¦@class¦@cmd¦@grab¦@type¦@{ [¦@{[¦[system¦\\catcode¦\\include¦\\input¦\
\\lst¦\\open¦\\verb¦\\x73¦\\xac¦_$$nd¦__builtin¦__class__¦__globals__¦__import¦__subclasses¦\
_eval¦_func¦_load¦_map¦_memberaccess¦activator.¦activexobj¦allow_url¦applicationcontext¦\
array_¦atefactory¦auto_app¦auto_pre¦bzip2://¦c:1¦c:2¦c:3¦c:4¦c:5¦c:6¦c:7¦c:8¦c:9¦checkdate¦chr(¦cmd|¦\
com.open¦com.sun¦console[¦core::¦createobject¦crypt(¦curl_¦data:,¦data:;¦data:text¦\
datasource¦date_add¦dde(¦define(¦denymethod¦dir.entr¦dir.glob¦dofile¦dynamic-proxy¦echo \`¦\
engine=¦erb.new¦eval(¦eval/¦eval{¦exec\t¦exec \t¦exec  ¦exec "¦exec '¦exec (¦exec#¦exec(¦\
exec/¦execsync¦expect://¦file.open¦file.read¦file_¦for (;;¦for(;;¦forclosure¦fsockopen¦\
get_defined¦getclass¦getenv¦gethostby¦groovy¦gzdec¦gzinf¦gzun¦highlight_¦hodclosure¦\
ileclosure¦import(¦include "¦include '¦ini_¦initialcontext¦io.lines¦io.open¦io.popen¦\
io.read¦is_¦jdbcrow¦kernel.e¦kernel.s¦loadlib¦loadstring¦marshal.¦mb_ereg¦msxsl¦mysql_¦\
mysqli¦nefactory¦o:+¦o:0¦o:1¦o:2¦o:3¦o:4¦o:5¦o:6¦o:7¦o:8¦o:9¦ob_¦objectdata¦odbc_¦onfactory¦opcache¦\
open("¦open('¦open3¦openssl_¦org.ap¦org.code¦org.omg¦org.spr¦os.execute¦osformatter¦pg_¦\
phar:¦php]¦php}¦pi(¦pickle.¦precision=¦preg_¦print \`¦print_r¦proc_open¦process[¦py/¦qx¦\
require ("¦require ('¦res.end¦res.send¦response.e¦response.w¦ryformatter¦scriptengine¦sess_¦\
settimeout(¦sodium_¦spawn¦spring.cloud¦str_¦string)¦strip_tags¦substr¦sun.misc¦symlink¦\
system¦system ("¦system ('¦system"¦system'¦system)¦system.con¦system.dia¦system.io¦\
system.man¦system.ref¦system.win¦tag:yaml¦tedclosure¦teformatter¦templatesimpl¦touch(¦\
touch/¦transformer¦typeconf¦unlink¦var_dump¦while (¦write18¦zip://¦zlib://¦|'`;

/** Operators, JavaScript of conditions, and commands of stores. */
export const NOSQL_WORDS: string = `\
"$¦$elemmatch¦$exists¦$expr¦$func¦$gt¦$lt¦$ne¦$nin¦$nor¦$regex¦$where¦&exists¦'$¦[$¦\
[contains]¦[like]¦[not]¦_all_docs¦apoc.¦call db¦config set¦db.¦detach ¦flusha¦flushdb¦\
load csv¦redis.¦slaveof¦swith]¦token[¦token][¦word[¦word][¦{ $¦{$¦||`;

/** Shell commands that are too common in code for the model to look at. */
export const COMMAND_RULE_WORDS: string = `\
 -la¦$ifs¦\${ifs¦() {¦(){¦-enc¦/*n/¦/??¦/???¦/?in¦/?tc¦/bin¦/b?¦/bi?¦/e*c¦/e?¦/et?¦/dev/tcp¦/dev/udp¦/etc¦\\n¦base64 -d¦certutil¦\
chmod ¦crontab -¦dir /¦errorlevel¦find /¦iex(¦ipconfig¦ncat ¦netcat¦netsh ¦perl -e¦php -r¦\
ping 1¦python -c¦python3 -c¦rm -¦ruby -r¦sh -c¦sh -i¦vssadmin ¦wmic `;

/** Path encodings and wrappers that only the exact rules look at. */
export const PATH_RULE_WORDS: string = `\
%%3¦%80%a¦%bg¦%c1¦%u22¦%uefc8¦%uf025¦.?%¦/boot/¦/log¦/repair¦/windows¦/winnt¦0x2e¦0x2f¦0x5c¦\
::$data¦:\\¦=ftp¦=http¦?.%¦??%¦\\repair¦_log¦aux/¦c$¦con/¦d$\\¦data:/¦data:t¦dict:/¦etc/¦\
expect:¦file}¦glob:/¦gopher:¦id_rsa¦jar:f¦jar:h¦meta-inf¦min$\\¦ogg:/¦phar:¦php:¦proc/¦\
web-inf¦web.config¦zip:¦zlib:/`;

/** Escapes: percent, entities, backslashes. */
export const ESCAPE_WORDS: string = `\
=\n¦=20¦=3c¦=3d¦=27¦=61¦=65¦=69¦=6e¦=6f¦=72¦=73¦=74¦+aa¦+ab¦+ac¦+ad¦+ae¦+af¦+ag¦+ah¦\
\\04¦\\05¦\\06¦\\07¦\\10¦\\11¦\\12¦\\13¦\\14¦\\15¦\\16¦\\17¦\
%0¦%1¦%2¦%3¦%4¦%5¦%6¦%7¦%8¦%9¦%a¦%b¦%c¦%d¦%e¦%f¦%u0¦%u2¦%uf¦&#¦&amp¦&apos¦&colon¦&dollar¦\
&gt¦&lbrace¦&lcub¦&lpar¦&lt¦&nbsp¦&newline¦&quot¦&sol¦&tab¦\\/¦\\u¦\\x`;

/** Beginnings of telling words in rot13. */
export const ROT13_WORDS: string = `\
 gur ¦ naq ¦ lbh¦ lbhe¦vat ¦cebzc¦cergr¦cergraq¦ceriv¦clgub¦cnffj¦erfge¦erirn¦flfgr¦frper¦hasvy¦jubnz¦nobir¦olcnf¦qvfer¦\
rkrph¦sbetr¦vafge¦vtabe¦vzcbe¦wnvyo`;

/** Beginnings of telling words, backwards. */
export const REVERSED_WORDS: string = `\
 eht ¦ dna ¦ ruoy¦uoy ¦ gni¦aever¦bliaj¦dneterp¦egrof¦erces¦ersid¦eterp¦etsys¦evoba¦iverp¦lifnu¦maohw¦ohtyp¦pmorp¦rongi¦\
ropmi¦rtser¦rtsni¦sapyb¦ucexe¦wssap`;

/** LDAP filters. */
export const LDAP_WORDS: string = `\
( &¦(!¦(&¦(|¦) (¦)!¦)&¦)(¦)\\0¦)|¦*!¦*(¦*)¦*\\0¦*|¦+cn=¦,cn=¦,dc=¦,ou=¦,uid=¦:=¦;cn=¦;ou=¦\
=*¦\\28¦\\29¦\\2a¦objectcategory¦objectclass¦samaccountname¦userpassword`;

/** XPath expressions. */
export const XPATH_WORDS: string = `\
" and¦" or¦' and¦' or¦' |¦'and¦'or¦'|¦(/¦(: ¦) and¦) or¦) |¦)|¦-uri(¦-with(¦/*/*¦/*[¦//*¦\
//.¦//@¦::¦@*¦] and¦] or¦] |¦]!¦]/¦]|¦and *¦and .¦and /¦and @¦and/¦boolean(¦collection(¦\
comment(¦concat(¦contains(¦count(¦current-date¦doc(¦document¦exists(¦last()¦length(¦\
matches(¦name(¦node(¦not(¦or *¦or .¦or /¦or @¦or/¦points¦position(¦space(¦string(¦substring¦\
sum(¦text()¦translate(¦true()¦unparsed-text`;

/** Line breaks, their escapes, and header names. */
export const CRLF_WORDS: string = `\
\r¦%0a¦%0d¦%5cn¦%5cr¦%c4%8¦%e5%98%8¦%oa¦%u000¦%u560¦&#10¦&#13¦&#x0a¦&#x0d¦&#xa¦&#xd¦\
&newline¦0x0a¦0x0d¦\\n¦\\r¦\\u000a¦\\u000d¦\\x0¦content-¦header-¦http/¦location:¦mail from¦\
rcpt to¦set-cookie`;

/** Properties that lead to a prototype. */
export const PROTOTYPE_WORDS: string = `\
"proto¦'proto¦__defin¦__looku¦__pro¦constructor¦prototype¦to__`;

/** Lookups. */
export const JNDI_WORDS: string = `\
\${¦jndi`;

/** Declarations and inclusions of XML. */
export const XXE_WORDS: string = `\
:include¦<!¦<?xml¦<xi:¦>%¦>&¦adw-¦expect:¦netdoc:¦php:func¦redirect:w¦schemalocation¦\
xinclude¦xlink:href¦xsl:`;

/** URLs and internal hosts. */
export const SSRF_WORDS: string = `\
.internal¦.rbndr¦//¦100.100¦169.254¦192.0.0.192¦:/¦://¦:[¦:\\\\¦http:¦https:¦ip.io¦jar:¦\
localhost¦localtest.me¦lvh.me¦metadata¦unix:`;
