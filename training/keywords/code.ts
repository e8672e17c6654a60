import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What server-side code is made of; ordinary prose has next to none of it. */
export const CODE_KEYWORDS: readonly string[] = split(`
velocity¦smarty¦#set¦<?php¦$_¦system(¦passthru¦shell_exec¦base64_¦phpinfo¦fopen(¦file_get¦require(¦require_
include(¦include ¦assert(¦print(¦runtime¦java.¦process.¦child_process¦constructor¦__proto¦prototype¦import os
exec'¦echo'¦perl -¦python -¦python3¦ruby -¦popen¦subprocess¦console.¦function(¦chmod¦unserialize¦serializ
classloader¦processbuilder¦getruntime¦reflection¦javax¦ognl¦@java¦_get¦posix_¦call_user¦create_func¦$a¦($
$$¦%{¦<jsp¦php:¦while(¦<esi¦ro0ab¦kztaau¦cs7qaf¦aced0005¦aaeaaad¦gasv¦bahbo¦bahvo¦h4siaaa
`);

/** What calls for the exact rules alone. Words of prose come with the signs that make them code. */
export const CODE_SIGNS: readonly string[] = split(`
<?¦php]¦php}¦phar:¦expect://¦data:text¦data:,¦data:;¦zip://¦zlib://¦bzip2://¦eval(¦eval{¦eval/¦exec(¦exec/¦exec#¦exec\t¦exec \t¦exec "
exec '¦exec  ¦exec (¦system"¦system'¦system)¦(system¦[system¦system ('¦system ("¦)(¦$_¦\${¦$ {¦->$¦::$¦o:0¦o:1¦o:2¦o:3¦o:4¦o:5¦o:7¦\\xac
transformer¦forclosure¦ileclosure¦hodclosure¦tedclosure¦atefactory¦nefactory¦onfactory¦datasource¦jdbcrow¦templatesimpl¦@type
@class¦$type¦!!java¦!!py¦!!com.¦!!org.¦!!sun.¦!!ch.¦!!js/¦!!perl¦!ruby¦<void¦<object¦<java¦org.omg¦org.ap¦org.spr¦org.code¦"com.
com.sun¦com.open¦sun.misc¦.execute()¦groovy¦scriptengine¦initialcontext¦.forname¦getclass¦applicationcontext¦_$$nd
=require¦require ('¦require ("¦_load¦import(¦while (¦for(;;¦for (;;¦console[¦process[¦response.w¦response.e¦res.end¦res.send
settimeout(¦__import¦__builtin¦pickle.¦\nsystem\n¦py/¦tag:yaml¦kernel.e¦kernel.s¦io.popen¦io.open¦io.read¦open3¦_eval¦.send(
erb.new¦%x{¦%x(¦%x[¦marshal.¦file.read¦file.open¦dir.glob¦dir.entr¦@{[¦@{ [¦qx¦core::¦loadstring¦dofile¦io.lines¦objectdata
system.dia¦system.io¦system.win¦system.con¦system.man¦system.ref¦osformatter¦ryformatter¦teformatter¦activator.¦createobject
msxsl¦write18¦\\input¦\\include¦\\lst¦\\open¦\\verb¦\\catcode¦=cmd¦+cmd¦-cmd¦@cmd¦|'¦dde(¦=webservice¦=import¦=hyperlink¦sess_
.php3¦.php4¦.php5¦.php7¦.php8¦.phps¦.php.¦.phtml¦.phar¦.pht ¦.jsp¦is_¦_func¦_map¦array_¦curl_¦openssl_¦preg_¦ob_¦ini_¦mysql_¦mysqli
pg_¦odbc_¦gzinf¦gzun¦gzdec¦str_¦substr¦chr(¦touch(¦touch/¦crypt(¦unlink¦symlink¦gethostby¦checkdate¦date_add¦pi(¦define(¦getenv
allow_url¦auto_pre¦auto_app¦opcache¦engine=¦precision=¦$globals¦spring.cloud¦sodium_¦print_r¦var_dump¦get_defined¦file_
strip_tags¦__class__¦__globals__¦__subclasses¦string)¦\\x73¦execsync¦<jsp¦<%@¦<c:imp¦spawn¦#this.¦proc_open¦c:1¦c:2¦c:3¦c:4¦c:5¦c:7¦o:+¦_memberaccess¦<sorted-set¦dynamic-proxy¦@grab¦,"|¦, "|
os.execute¦loadlib¦typeconf¦fsockopen¦highlight_¦<%eval¦<%execute¦open('¦open("¦cmd|¦mb_ereg¦#context¦denymethod¦%ac%ed¦activexobj¦<cf¦(\`¦print \`¦echo \`¦include '¦include "¦';$
`);
