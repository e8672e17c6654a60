// The suite on its five runners: Node 20, Node 24, Deno without permissions, Bun, workerd.
import { runners, runSuite } from "../../tests/runtimes/runners.mjs";
import { missing } from "./jobs.mjs";

export function suiteJobs() {
  return runners.map((runner) => ({ name: `suite: ${runner.name}`, run: () => run(runner) }));
}

async function run(runner) {
  const result = await runSuite(runner);
  if (result.missing) return missing(`${result.missing} is missing`);
  const { passed, skipped, version, output } = result;
  // A runner that ran no test, or exited with an error, has failed whatever it counted.
  const failed = result.ok ? 0 : Math.max(1, result.failed);
  return { passed, failed, skipped, note: version, output };
}
