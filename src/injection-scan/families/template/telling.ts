/**
 * What texts in quotes say within a template expression.
 *
 * @module
 */
import { split } from "../../prefilter/keywords/split.ts";
import { isGiven } from "./names.ts";

/** Parts of texts that are aimed at the host. */
const TELLING: readonly string[] = /* @__PURE__ */ split(
  "java.lang¦java.io.¦java.util.¦java.net.¦javax.script¦freemarker.template.¦child_process¦/etc/passwd¦" +
    "/etc/shadow¦/etc/hosts¦xwork.¦\\x5f¦\\137\\137¦\\u005f¦process.mainmodule¦global.process¦org.apache.¦" +
    "org.springframework.¦/bin/sh¦/bin/bash¦$ifs¦${ifs}¦cmd.exe¦c:\\win¦wget ¦curl ¦nslookup ¦" +
    ".getclass(¦getruntime¦__import__¦return require¦return process¦/proc/self¦/dev/tcp¦<?php",
);

const DUNDER = /__[a-z]{2,20}__/;

/** True when a text by itself is aimed at the host. */
export function tells(content: string): boolean {
  if (content.length < 4) return false;
  return DUNDER.test(content) || TELLING.some((part) => content.includes(part));
}

/** True when a text put together from pieces names what its author would not write out. */
export function runsAsIs(built: string): boolean {
  return DUNDER.test(built) || isGiven(built);
}

const INCLUDES = /^(?:include|extends|source|fetch|import|parse|use|require|load|file|from)$/;
const OUTSIDE =
  /^(?:\/(?:etc|proc|var|root|home|tmp|usr|dev)\/|file:|https?:|ftp:|php:|data:|(?:\.\.\/){2}|[a-z]:\\)/;

/** True when a statement includes what lies outside of the application's templates. */
export function namesFromOutside(statement: string, content: string): boolean {
  return INCLUDES.test(statement) && OUTSIDE.test(content);
}
