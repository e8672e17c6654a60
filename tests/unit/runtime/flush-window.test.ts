import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { BatchWindow, flushWindow } from "../../../src/runtime/flush-window.ts";

const T = 1_800_000_000_000;

describe("a batch window", () => {
  const opened = () => {
    const window = new BatchWindow({ lostAfterMs: 3_000, keepsProcess: false });
    void window.open(1, T);
    return window;
  };

  it("is open from its beginning until it is closed", () => {
    const window = new BatchWindow({ lostAfterMs: 3_000, keepsProcess: false });
    assert.equal(window.isOpen(T), false);
    void window.open(1, T);
    assert.equal(window.isOpen(T), true);
    window.close();
    assert.equal(window.isOpen(T), false);
  });

  it("is given up when its request may have been cut off", () => {
    const window = opened();
    assert.equal(window.isOpen(T + 2_999), true);
    assert.equal(window.isOpen(T + 3_000), false);
  });

  it("is given up when the clock has stepped back behind its beginning", () => {
    assert.equal(opened().isOpen(T - 1), false);
  });

  it("resolves at its end", async () => {
    await new BatchWindow({ lostAfterMs: 3_000, keepsProcess: true }).open(5, T);
  });
});

describe("a flush window", () => {
  // Its own timer does not keep the process alive, and Node then ends the run of all files.
  let alive: ReturnType<typeof setInterval>;
  before(() => void (alive = setInterval(() => {}, 1_000)));
  after(() => clearInterval(alive));

  it("runs one flush for all that arm it, and another one after that", async () => {
    let flushes = 0;
    const window = flushWindow(5, () => Promise.resolve(void flushes++));
    const armed = window.arm(undefined);
    assert.equal(window.arm(undefined), undefined);
    await armed;
    assert.equal(flushes, 1);
    await window.arm(undefined);
    assert.equal(flushes, 2);
  });

  it("joins a flush that is in progress", async () => {
    const releases: (() => void)[] = [];
    const window = flushWindow(5, () => new Promise<void>((resolve) => releases.push(resolve)));
    const both = [window.flush(undefined), window.flush(undefined)];
    assert.equal(releases.length, 1);
    releases[0]();
    await Promise.all(both);
  });
});
