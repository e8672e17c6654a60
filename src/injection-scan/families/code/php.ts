/**
 * PHP: tags, request variables, calls by name, serialised objects, stream wrappers, settings.
 *
 * @module
 */
import { type CodeRule, inBareValues, inValues, sure } from "./rule.ts";

/** What may lie between a function's name and its bracket. */
const GAP = "(?:[\\s@]|/\\*[^*]{0,40}\\*/|(?:#|//)[^\\n]{0,40}\\n){0,6}";

/** Functions that run something, or that hide what is run. */
const RUNNING =
  "system|exec|passthru|shell_exec|popen|proc_open|pcntl_exec|eval|assert|create_function|base64_decode|" +
  "gzinflate|gzuncompress|gzdecode|str_rot13|call_user_func(?:_array)?|unserialize|phpinfo|ob_start|" +
  "preg_replace|file_put_contents|file_get_contents|fsockopen|pfsockopen|highlight_file|show_source|" +
  "readfile|array_map|array_filter|usort|register_shutdown_function";

/** Functions that no other language has by these names. */
const KNOWN =
  "(?:array|base64|posix|pcntl|odbc|pg|mysqli?|ob|curl|sodium|openssl|preg|ctype|mb|iconv|spl|ini|php|" +
  "proc|shell|highlight|debug|call_user|forward_static|register_shutdown|stream|socket|ftp|session|apache|" +
  "opcache|imap|ldap|xml|zlib|dba|exif|finfo|gnupg|ssh2)(?:_[a-z0-9]{1,20}){1,7}|" +
  "gz[a-z]{4,10}|escapeshell(?:arg|cmd)|" +
  "is_[a-z]{3,9}|var_dump|print_r|" +
  "var_export|get_defined_[a-z]{4,9}|get_[a-z]{3,8}(?:_[a-z]{3,8})?|" +
  "file_(?:exists|get_contents|put_contents)|move_uploaded_file|tmpfile|tempnam|fopen|fputs|fputcsv|fwrite|" +
  "symlink|readlink|chgrp|chown|chmod|unlink|touch|gethostbyname[l]?|gethostbyaddr|dns_get_record|" +
  "getenv|putenv|set_time_limit|error_reporting|ignore_user_abort|strip_tags|htmlentities|addslashes|" +
  "substr|strrev|str_replace|chr|ord|crypt|md5_file|hash_file|checkdate|date_add|date_diff|pi|func_get_args|" +
  "create_function|extract|parse_str|constant|define|dl|mail|syslog|curl_init|glob|scandir|opendir|dir";

/** The rules. */
export const PHP: readonly CodeRule[] = /* @__PURE__ */ phpRules();

function phpRules(): readonly CodeRule[] {
  return [
    sure("php-object", /(?:^|[^\w])(?:o|c):\+?\d{1,4}:\\{0,2}"[\\\w]{1,80}\\{0,2}":\d{1,4}:/),
    sure(
      "php-wrapper",
      /\b(?:php:function\s?\(|php:\/\/(?:input|filter|stdin|stdout|memory|temp|fd|output)|phar:\/\/|expect:\/\/|zip:\/\/[^\s]{1,80}#|compress\.(?:zlib|bzip2):\/\/|data:\s?(?:\/\/)?text\/(?:plain|html|php))/,
    ),
    sure(
      "php-command-tag",
      /<\?(?:php\b|=|\s)[^?>]{0,60}(?:`[^`\n]{1,60}`|\b(?:system|exec|passthru|shell_exec|popen|eval|assert|phpinfo)\s?\()/,
    ),
    inBareValues(
      "php-tag",
      /<\?\s{0,4}(?:php\b|=|(?:echo|print|system|exec|eval)\b)|<\?xml\s?:|[[{<]\\?\/?php[\]}](?!\()|<script\s[^>]{0,20}language\s?=\s?["']?php/,
    ),
    inValues(
      "php-superglobal",
      /\$\s?\{?["']?_\s?(?:get|post|request|cookie|server|files|session|env)\b|\$globals\b|\$http_(?:raw_post_data|get_vars|post_vars)/,
    ),
    inBareValues(
      "php-function",
      new RegExp(String.raw`(?<![\w.>-])(?:${RUNNING}|${KNOWN})${GAP}=?\((?![a-z]{1,16} [a-z])`),
    ),
    inBareValues(
      "php-name-call",
      /[({[]\s{0,4}["'[({]{0,3}\s{0,4}(?:system|exec|passthru|shell_exec|popen|eval|assert|phpinfo)\s{0,4}["'\])}]{1,3}(?:\s{0,4}[[{(]?\s{0,4}(?:\/\*[^*]{0,24}\*\/)?\d\s{0,4}[\]})]){0,2}\s{0,4}[\])}]{0,2}\s{0,4}\(|["'(]\w{1,8}["')]?\s?\.\s?[("']{1,2}\w{1,8}[)"']?[^(\n]{0,24}\)?\s?\(\s?["']\w|"(?:\\x[0-9a-f]{2}|\w){3,40}"\s?\(\s?\w{1,20}\s?\)/,
    ),
    // Code made of nothing but signs.
    inBareValues("php-signs", /\$_{1,8}\s?=\s?(?:\[\s?\]\s?;|@["'(])/),
    inBareValues(
      "php-setting",
      /\b(?:allow_url_(?:include|fopen)|auto_(?:prepend|append)_file)\s?=\s?\S/,
    ),
    inBareValues(
      "php-upload",
      /[\w.-]\.(?:phtml|phar|phps|pht|php[3-9]\d{0,3}|inc\.php|jspx?|aspx?\s|php[.\s]{1,16}(?:jpe?g|png|gif)?|phar\.\w{3,4})\.{0,16}\s?$|\bsess_[a-z0-9]{16,128}\b/,
    ),
  ];
}
