/**
 * Lint rules for the files of `src/`:
 *
 * - `module-scope`: no side effects at import. No timer, I/O, clock, random number, environment
 *   read or top-level `await`, and no `let`, which would be global state. Workers refuse most of
 *   these, and a store may be constructed at module scope on every runtime.
 * - `no-code-from-text`: no `eval`, no `new Function`.
 */
import { atModuleScope, dotted, isSource } from "./nodes.ts";

/** Calls with effects, or with a result that changes. */
const ACTS = new Set([
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "fetch",
  "Date",
  "Date.now",
  "performance.now",
  "Math.random",
]);
const ACTING_OBJECTS = /^(crypto|console|process|Deno|Bun|localStorage|caches)\./;

const house: Deno.lint.Plugin = {
  name: "house",
  rules: {
    "module-scope": {
      create(context) {
        if (!isSource(context.filename)) return {};
        const report = (node: Deno.lint.Node, what: string) =>
          context.report({ node, message: `${what} at module scope: nothing happens at import` });
        return {
          CallExpression(node) {
            const name = dotted(node.callee);
            if ((ACTS.has(name) || ACTING_OBJECTS.test(name)) && atModuleScope(node)) {
              report(node, `${name}()`);
            }
          },
          NewExpression(node) {
            const name = dotted(node.callee);
            const readsTheClock = name === "Date" && node.arguments.length === 0;
            if ((readsTheClock || name === "WebSocket") && atModuleScope(node)) {
              report(node, `new ${name}()`);
            }
          },
          MemberExpression(node) {
            if (dotted(node) === "process.env" && atModuleScope(node)) report(node, "process.env");
          },
          AwaitExpression(node) {
            if (atModuleScope(node)) report(node, "await");
          },
          "Program > VariableDeclaration[kind!='const']"(node: Deno.lint.VariableDeclaration) {
            report(node, node.kind);
          },
        };
      },
    },
    "no-code-from-text": {
      create(context) {
        if (!isSource(context.filename)) return {};
        const refuse = (node: Deno.lint.CallExpression | Deno.lint.NewExpression) => {
          const name = dotted(node.callee).replace(/^globalThis\./, "");
          if (name !== "eval" && name !== "Function") return;
          context.report({ node, message: `${name} makes code from text: Workers refuse it` });
        };
        return { CallExpression: refuse, NewExpression: refuse };
      },
    },
  },
};

export default house;
