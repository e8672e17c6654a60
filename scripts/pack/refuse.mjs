// `npm pack` and `npm publish` of the checkout: refused, because its files are not what npm users
// need. Node does not run TypeScript in node_modules.
//
// npm runs `prepack` before `npm run pack` too, which is the command that builds the package; it
// calls that "run", and "run-script" before npm 11.
if (!/^run(-script)?$/.test(process.env.npm_command ?? "")) {
  console.error(
    "The checkout is not the npm package. `npm run pack` builds it: dist/djed-edge-<version>.tgz.",
  );
  process.exitCode = 1;
}
