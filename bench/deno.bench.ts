/** `deno bench -A bench/deno.bench.ts`: the cases in Deno's own tool, one after the other. */
import { cases } from "./cases.ts";

for (const { name, group, baseline, setup } of cases) {
  const call = await setup();
  Deno.bench({
    name,
    group,
    baseline: baseline === undefined,
    async fn() {
      await call();
    },
  });
}
