import { split } from "./split.ts";

/** What server-side code is made of; ordinary prose has next to none of it. */
export const CODE_KEYWORDS: readonly string[] = /* @__PURE__ */ split(`
velocity¦smarty¦#set¦<?php¦$_¦system(¦passthru¦shell_exec¦base64_¦phpinfo¦fopen(¦file_get¦require(¦require_
include(¦include ¦assert(¦print(¦runtime¦java.¦process.¦child_process¦constructor¦__proto¦prototype¦import os
exec'¦echo'¦perl -¦python -¦python3¦ruby -¦popen¦subprocess¦console.¦function(¦chmod¦unserialize¦serializ
classloader¦processbuilder¦getruntime¦reflection¦javax¦ognl¦@java¦_get¦posix_¦call_user¦create_func¦$a¦($
$$¦%{¦<jsp¦php:¦while(¦<esi
`);
