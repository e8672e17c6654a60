/**
 * Arguments of tools that are commands or source by their names, in which syntax is no sign of an
 * attack: `command` of a shell, `old_string` of an editor.
 *
 * @module
 */
import type { Location } from "./locations.ts";

/** Names in lower case, without separators. */
const CODE: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "command",
  "commands",
  "cmd",
  "newsource",
  "patch",
  "diff",
  "filetext",
  "filecontent",
  "filecontents",
  "newstring",
  "oldstring",
  "newstr",
  "oldstr",
  "newtext",
  "oldtext",
  "regex",
  "pattern",
]);
/** Names that mean source code in a tool that writes files. */
const CONTENT: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "content",
  "contents",
  "newcontent",
  "text",
  "inserttext",
  "input",
]);
const WRITES_FILES =
  /^(?:write|edit)$|(?:write|create|edit|save|append|replace|update|insert)[a-z_-]*file|file[a-z_-]*(?:write|create|edit|save|append|replace|update)|notebook|patch|editor|edit_tool/i;

/** Whether an argument of a tool is a command or source by its name. */
export function isCodeArgument({ pointer }: Location, tool: string): boolean {
  const names = pointer.split("/");
  let last = names.length - 1;
  while (last > 0 && /^\d+$/.test(names[last])) last--;
  const name = names[last].toLowerCase().replaceAll(/[_-]/g, "");
  return CODE.has(name) || (CONTENT.has(name) && WRITES_FILES.test(tool));
}
