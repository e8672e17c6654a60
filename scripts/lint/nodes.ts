/** Questions about the nodes of a syntax tree, for the lint rules. */

/** Whether a file belongs to `src/`. */
export function isSource(filename: string): boolean {
  return /[\\/]src[\\/]/.test(filename);
}

/** The text `a.b.c` of a chain of names, or "". */
export function dotted(node: Deno.lint.Node): string {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.computed) return "";
  const object = dotted(node.object);
  return object === "" ? "" : `${object}.${dotted(node.property)}`;
}

/** Whether a node runs at import: no function around it is called later. */
export function atModuleScope(node: Deno.lint.Node): boolean {
  let inner: Deno.lint.Node = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) {
    if (isFunction(outer) && !isCalledAtOnce(outer)) return false;
    // A field is set when an instance is made, unless it is static.
    if (outer.type === "PropertyDefinition" && !outer.static && outer.value === inner) return false;
    inner = outer;
  }
  return true;
}

function isFunction(node: Deno.lint.Node): boolean {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression";
}

function isCalledAtOnce(node: Deno.lint.Node): boolean {
  const parent = parentOf(node);
  return parent?.type === "CallExpression" && parent.callee === node;
}

function parentOf(node: Deno.lint.Node): Deno.lint.Node | undefined {
  return (node as { parent?: Deno.lint.Node | null }).parent ?? undefined;
}
