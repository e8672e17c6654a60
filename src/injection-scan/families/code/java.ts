/**
 * Java: classes that are not for requests to name, OGNL and SpEL, gadget chains, serialised objects,
 * Spring4Shell, Struts, Fastjson, XStream, Groovy.
 *
 * @module
 */
import { type CodeRule, inBareValues, inValues, sure } from "./rule.ts";

/** The rules. */
export const JAVA: readonly CodeRule[] = /* @__PURE__ */ javaRules();

function javaRules(): readonly CodeRule[] {
  return [
    sure(
      "java-runtime",
      /getruntime\s?\(\s?\)\s?\.\s?exec|(?:java\.lang\.|new\s)\s?processbuilder\s?\(|\bruntime\.exec\s?\(\s?["']/,
    ),
    sure(
      "java-gadget",
      /\b(?:(?:instantiate|invoker|clone|chained|constant)transformer|(?:for|while|if|switch)closure|instantiatefactory|prototype(?:clone|serialization)factory|templatesimpl|jdbcrowsetimpl|annotationinvocationhandler|badattributevalueexpexception|methodclosure|convertedclosure|bcelclassloader|jndirefforwardingdatasource|c3p0\.\w{0,20}datasource|basicdatasource|propertypathfactorybean|classpathxmlapplicationcontext|filesystemxmlapplicationcontext|objectdataprovider)\b/,
    ),
    sure(
      "java-serialised",
      /(?:^|[^a-z0-9+/])(?:ro0abq|ro0abx|kztaau|cs7qaf|h4siaaaaaaaa)|aced0005|\\xac\\xed\\x00\\x05|%ac%ed%00%05|¬í/,
    ),
    sure(
      "java-ognl",
      /@ognl\.|#_memberaccess|#context\[|denymethodexecution|ognl\.ognlcontext|allowstaticmethodaccess|@java\.lang\.\w{1,24}@|\(#\w{1,16}\s?=\s?[@#("'n]|xwork2?\.methodaccessor|xwork\.methodaccessor|(?:redirect|redirectaction|action)\s?:\s?[$%]\{/,
    ),
    sure(
      "java-class-loader",
      /\bclass(?:\.|\[["']?)module(?:\.|["']?\]\.?\[?["']?)classloader|\bclass\.classloader\.|top\[["']classloader|classloader\.(?:resources|parent|url)/,
    ),
    sure(
      "java-typed-json",
      /"@type"\s?:\s?"(?:l?(?:com|org|java|javax|sun|net|br)\.|\[)|"(?:@class|javaclass|\$type)"\s?:\s?"[a-z]{2,12}\.[\w.$]{4,80}|!!(?:javax?|com|org|sun|ch|net)\.[\w.]{3,60}/,
    ),
    sure(
      "java-xml-object",
      /<(?:object|java)\s[^>]{0,40}class\s?=\s?["']java[x.]|<void\s(?:method|property|class)\s?=|<java\.(?:util\.priorityqueue|lang\.processbuilder|beans\.)|<(?:dynamic-proxy|sorted-set|tree-map)>|java\.beans\.(?:eventhandler|xmldecoder)/,
    ),
    sure(
      "groovy",
      /["'\])]\.execute\(\)(?:\.text)?|new\s+groovyshell|groovy\.(?:util\.eval|lang\.groovyshell)|@(?:groovy\.transform\.)?asttest|@grab(?:resolver|config)?\s?\(/,
    ),
    sure(
      "java-script-engine",
      /scriptenginemanager|getenginebyname\s?\(|javax\.naming\.initialcontext|java\.lang\.class\.forname|\.getclass\(\)\.(?:forname|getclassloader|getprotectiondomain)/,
    ),
    inValues(
      "java-class",
      /(?:^|[\s"'=>(@{:])java\.(?:lang|io|util|net|nio|security|beans|rmi|sql)\.(?!(?:\w{0,40}(?:exception|error)\b)|tmpdir)[a-z]{3,40}|(?:^|[\s"'=>(@{:])(?:javax\.(?:script|naming|management|el)|org\.omg\.corba|org\.apache\.commons|com\.sun\.org\.apache|com\.opensymphony\.xwork2|sun\.misc\.unsafe|org\.codehaus\.groovy|org\.springframework\.(?:context|expression|beans))(?![\w.]{0,60}(?:exception|error)\b)/,
    ),
    inValues(
      "java-odd-class",
      /\bjava\.(?:evil\.)?(?:runtime|processbuilder)\b/,
    ),
    inBareValues(
      "jsp-tag",
      /<%@\s?(?:page|include|taglib)|<jsp:(?:include|forward|usebean|scriptlet|expression|declaration)|<c:import\s/,
    ),
  ];
}
