// The long mode of the differential test, which compares compiled schemas with valibot itself.
// Exits with 1 and a reproducible difference.
//
//   node --import tsx scripts/fuzz-validate.ts [million] [seed]
import process from "node:process";
import { compareWithValibot } from "../tests/property/validate/differential.ts";

const SCHEMAS_PER_SEED = 2_000;
const wanted = Number(process.argv[2] ?? 1) * 1_000_000;
let seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
let comparisons = 0;
let accepted = 0;

console.log(`from seed ${seed}`);
while (comparisons < wanted) {
  const result = compareWithValibot(seed, SCHEMAS_PER_SEED);
  comparisons += result.comparisons;
  accepted += result.accepted;
  if (result.difference !== undefined) {
    console.log(result.difference);
    process.exit(1);
  }
  seed++;
}
console.log(`${comparisons} comparisons, ${accepted} accepted, 0 differences, up to seed ${seed}`);
