// The long mode of the round trips of compress(): random bodies, chunks and clients. Exits with 1
// and the smallest request that it found.
//
//   node --import tsx scripts/fuzz-compress.ts [runs] [seed]
import process from "node:process";
import fc from "fast-check";
import { roundTrip, roundTrips } from "../tests/support/compress-round-trips.ts";

const BATCH = 1_000;
const runs = Number(process.argv[2] ?? 100_000);
const first = Number(process.argv[3] ?? Date.now() % 1_000_000);
let unhandled = 0;
process.on("unhandledRejection", (reason) => {
  unhandled++;
  console.log(reason);
});

console.log(`from seed ${first}`);
for (let done = 0; done < runs; done += BATCH) {
  const seed = first + done / BATCH;
  const result = await fc.check(
    fc.asyncProperty(roundTrips, async (trip) => {
      const { sent, received } = await roundTrip(trip);
      if (sent !== received) throw new Error("another body was received");
    }),
    { numRuns: Math.min(BATCH, runs - done), seed },
  );
  if (result.failed || unhandled > 0) {
    console.log(fc.defaultReportMessage(result) ?? `${unhandled} unhandled rejections`);
    process.exit(1);
  }
}
console.log(`${runs} bodies, 0 differences, 0 unhandled rejections`);
