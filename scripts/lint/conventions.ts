/**
 * Lint rules for the conventions of `src/`. An exception is a comment above the line, with its
 * reason: `// deno-lint-ignore conventions/no-any -- reason`.
 *
 * - `hash-private`: private members are `#private`, because `private` ends with compilation.
 * - `readonly-options`: every property of an exported `…Options` type is `readonly`.
 * - `no-any`: no `any`. Callbacks of users take an `EdgeContext`.
 * - `option-checks`: the result of `optionChecks()` is called `checks`, and is made in a function.
 * - `option-names`: the names given to `known()` are tied to the type of the options, by
 *   `satisfies Record<keyof XOptions, 1>`.
 * - `promise-test`: `isThenable()` is the only test for promises.
 * - `time-budget`: `within()` is the only time budget; no other `Promise.race`.
 */
import { atModuleScope, isSource } from "./nodes.ts";

const plugin: Deno.lint.Plugin = {
  name: "conventions",
  rules: {
    "hash-private": rule((report, filename) => {
      // These rooms of the injection scanner are still to be made.
      if (/[\\/]src[\\/]injection-scan[\\/](?:families|models)[\\/]/.test(filename)) return {};
      const member = (node: { accessibility?: string } & Deno.lint.Node) => {
        const { accessibility } = node;
        if (accessibility === "private" || accessibility === "protected") {
          report(node, `${accessibility}: write #name`);
        }
      };
      return { PropertyDefinition: member, MethodDefinition: member };
    }),
    "readonly-options": rule((report) => {
      const properties = (name: string, members: readonly Deno.lint.Node[]) => {
        if (!name.endsWith("Options")) return;
        for (const member of members) {
          if (member.type !== "TSPropertySignature" || member.readonly) continue;
          report(member, `a property of ${name} must be readonly`);
        }
      };
      return {
        "ExportNamedDeclaration > TSInterfaceDeclaration"(node: Deno.lint.TSInterfaceDeclaration) {
          properties(node.id.name, node.body.body);
        },
        "ExportNamedDeclaration > TSTypeAliasDeclaration"(node: Deno.lint.TSTypeAliasDeclaration) {
          const { typeAnnotation: type } = node;
          if (type.type === "TSTypeLiteral") properties(node.id.name, type.members);
        },
      };
    }),
    "no-any": rule((report) => ({
      TSAnyKeyword: (node) => report(node, "any: write unknown, EdgeContext or a type parameter"),
    })),
    "option-checks": rule((report) => ({
      VariableDeclarator({ id, init }) {
        if (!isCallOf(init, "optionChecks")) return;
        if (id.type === "Identifier" && id.name !== "checks") {
          report(id, `${id.name}: option checks are called checks`);
        }
      },
      CallExpression(node) {
        if (isCallOf(node, "optionChecks") && atModuleScope(node)) {
          report(node, "option checks are made in the factory, not at module scope");
        }
      },
      Identifier(node) {
        const type = node.typeAnnotation?.typeAnnotation;
        if (type?.type !== "TSTypeReference" || node.name === "checks") return;
        if (type.typeName.type === "Identifier" && type.typeName.name === "OptionChecks") {
          report(node, `${node.name}: option checks are called checks`);
        }
      },
    })),
    "option-names": rule((report) => {
      const untied = new Set<string>();
      // A list with a spread is made from other names.
      const isUntied = (node: Deno.lint.Node | null) =>
        node?.type === "ArrayExpression" &&
        !node.elements.some((element) => element?.type === "SpreadElement");
      return {
        "Program > VariableDeclaration > VariableDeclarator"(node: Deno.lint.VariableDeclarator) {
          if (node.id.type === "Identifier" && isUntied(node.init)) untied.add(node.id.name);
        },
        "CallExpression:exit"(node: Deno.lint.CallExpression) {
          const { callee } = node;
          const called = callee.type === "MemberExpression" ? callee.property : callee;
          if (called.type !== "Identifier" || called.name !== "known") return;
          const names = node.arguments[1];
          if (names === undefined) return;
          if (isUntied(names) || (names.type === "Identifier" && untied.has(names.name))) {
            report(names, "tie the names to the type: satisfies Record<keyof XOptions, 1>");
          }
        },
      };
    }),
    "promise-test": rule((report, filename) => {
      if (/[\\/]core[\\/]thenable\.ts$/.test(filename)) return {};
      return {
        UnaryExpression({ operator, argument }) {
          const member = argument.type === "MemberExpression" ? argument.property : undefined;
          if (operator === "typeof" && member?.type === "Identifier" && member.name === "then") {
            report(argument, "use isThenable()");
          }
        },
        BinaryExpression({ operator, right }) {
          if (
            operator === "instanceof" && right.type === "Identifier" && right.name === "Promise"
          ) {
            report(right, "use isThenable()");
          }
        },
      };
    }),
    "time-budget": rule((report, filename) => {
      if (/[\\/]core[\\/]within\.ts$/.test(filename)) return {};
      return {
        MemberExpression(node) {
          const { object, property } = node;
          if (object.type !== "Identifier" || object.name !== "Promise") return;
          if (property.type === "Identifier" && property.name === "race") {
            report(node, "Promise.race: use within()");
          }
        },
      };
    }),
  },
};

export default plugin;

type Report = (node: Deno.lint.Node, message: string) => void;

/** A rule for the files of `src/`. */
function rule(
  visitor: (report: Report, filename: string) => Deno.lint.LintVisitor,
): Deno.lint.Rule {
  return {
    create(context) {
      if (!isSource(context.filename)) return {};
      return visitor((node, message) => context.report({ node, message }), context.filename);
    },
  };
}

function isCallOf(node: Deno.lint.Node | null, name: string): boolean {
  return node?.type === "CallExpression" && node.callee.type === "Identifier" &&
    node.callee.name === name;
}
