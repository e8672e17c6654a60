/** `deno bench -A bench/deno.bench.ts`: runs the cases in `deno bench`. */
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
