import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";

/** What template expressions is made of; ordinary prose has next to none of it. */
export const TEMPLATE_KEYWORDS: readonly string[] = split(`
{{¦}}¦{%¦<%=¦#{¦*{¦@{¦\${¦<#¦[[\${¦__class__¦config.¦request.¦self._¦__import¦getclass¦class.forname¦getruntime¦__globals__¦__builtins__¦__subclasses¦process.spawn¦mainmodule¦_memberaccess¦@java.¦root.process
freemarker
`);

/** Openings that call for the exact rules alone: the model has nothing to say about them. */
export const TEMPLATE_OPENINGS: readonly string[] = split(`
<%¦%{¦~{¦[[¦[=¦[%¦[#¦@(¦{$¦{=¦{'¦{0¦{1¦{2¦{3¦{4¦{5¦{7¦{ 0¦{ 1¦{ 2¦{ 3¦{ 4¦{ 5¦{ 7¦{!!¦{php¦{if¦{system¦{exec¦{eval¦{fetch¦{include¦{var ¦{self¦{smarty¦{math
{passthru¦{shell¦{popen¦{phpinfo¦#set(¦#set (¦#foreach¦#evaluate(¦#include(¦#parse(¦#if(¦#macro(¦#define(¦<esi¦<!--esi¦<!#¦<!--#¦<!-- #
getclass¦.class.¦inspect(¦@system.¦@html.raw
`);
