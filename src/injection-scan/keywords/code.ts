import { split } from "./split.ts";

/** What server-side code is made of; ordinary prose has next to none of it. */
export const CODE_KEYWORDS: readonly string[] = /* @__PURE__ */ split(`
velocity¦smarty¦#set¦<?php¦$_¦system(¦passthru¦shell_exec¦base64_¦phpinfo¦fopen(¦file_get¦require(¦require_
include(¦include ¦assert(¦print(¦runtime¦java.¦process.¦child_process¦constructor¦__proto¦prototype¦import os
exec'¦echo'¦perl -¦python -¦python3¦ruby -¦popen¦subprocess¦console.¦function(¦chmod¦unserialize¦serializ
classloader¦processbuilder¦getruntime¦reflection¦javax¦ognl¦@java¦_get¦posix_¦call_user¦create_func¦$a¦($
$$¦%{¦<jsp¦php:¦while(¦<esi¦ro0ab¦kztaau¦cs7qaf¦aced0005¦aaeaaad¦gasv¦bahbo¦bahvo¦h4siaaa
`);

/** What calls for the exact rules alone. */
export const CODE_SIGNS: readonly string[] = /* @__PURE__ */ split(`
<?¦php]¦php}¦phar:¦expect:¦data:¦zip:¦zlib:¦eval¦exec¦system¦)(¦](¦}(¦$_¦\${¦$ {¦->$¦::$¦o:¦:{
\\xac¦transformer¦closure¦factory¦datasource¦@type¦@class¦$type¦!!¦!ruby¦<void¦<object¦org.¦com.
.execute()¦groovy¦scriptengine¦initialcontext¦.forname¦getclass¦applicationcontext¦_$$nd¦require¦binding¦_load
import(¦while¦for(;;¦for (;;¦console[¦process[¦response.¦res.¦settimeout¦__import¦__builtin¦pickle¦\nsystem\n¦py/
!!python¦tag:yaml¦os.system¦os.popen¦kernel.¦io.¦open3¦_eval¦.send(¦erb.new¦%x¦marshal¦file.¦dir.¦@{[
@@{[¦@{ [¦qx¦core::¦loadstring¦dofile¦objectdata¦system.¦formatter¦activator¦createobject¦msxsl¦write18¦\\input
\\include¦\\lst¦\\open¦\\verb¦\\catcode¦=cmd¦+cmd¦-cmd¦@cmd¦|'¦dde(¦webservice¦importxml¦=import¦hyperlink¦sess_¦.php¦.pht¦.phar
.jsp¦is_¦_func¦_map¦array_¦curl_¦openssl_¦preg_¦ob_¦ini_¦mysql¦pg_¦odbc_¦gz¦str_¦substr¦chr(¦touch¦crypt¦unlink¦symlink
gethostby¦checkdate¦date_add¦pi(¦define¦getenv¦allow_url¦auto_p¦opcache¦engine=¦precision=¦globals¦spring.cloud
sodium¦print_r¦var_dump¦get_defined¦file_¦strip_tags¦__class__¦__globals__¦__subclasses¦string)¦\\x73¦execsync
`);
