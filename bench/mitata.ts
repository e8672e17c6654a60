/** `node --import tsx bench/mitata.ts`: runs the cases in mitata, on Node, Bun or Deno. */
import { bench, group, run } from "mitata";
import { cases, groupsOf } from "./cases.ts";

for (const [name, list] of groupsOf(cases)) {
  const calls = await Promise.all(list.map(async (one) => [one, await one.setup()] as const));
  group(name, () => {
    for (const [one, call] of calls) bench(one.name, call).baseline(one.baseline === undefined);
  });
}
await run();
