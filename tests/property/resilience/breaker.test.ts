import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { runSchedule, scheduleArbitrary } from "./breaker-schedule.ts";

describe("a breaker under any schedule of calls, lost results and clock steps", () => {
  it("keeps its promises", () => {
    fc.assert(
      fc.property(scheduleArbitrary, (schedule) => {
        assert.equal(runSchedule(schedule), "");
      }),
      { numRuns: 300 },
    );
  });
});
