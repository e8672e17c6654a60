// `npm pack` and `npm publish` of the checkout: refused, because its files are not what npm users
// need. Node does not run TypeScript in node_modules.
console.error(
  "The checkout is not the npm package. `npm run pack` builds it: dist/djed-edge-<version>.tgz.",
);
process.exitCode = 1;
