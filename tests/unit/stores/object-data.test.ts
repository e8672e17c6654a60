import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { KeyRecord } from "../../../src/core/store/keys.ts";
import { answerQuestion, emptyAt, isEmpty, prune } from "../../../src/stores/object-data.ts";
import type { LimiterQuestion, ObjectData } from "../../../src/stores/object-data.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 1);

const empty = (): ObjectData => ({ buckets: new Map(), leases: new Map() });
const record: KeyRecord = {
  id: "abcdefgh",
  hash: "a".repeat(64),
  owner: "someone",
  scopes: [],
  start: "shop_live_abcd",
  createdAt: NOW,
};

describe("the data of a Durable Object", () => {
  it("is kept for longer than a day for a claim, so that one alarm removes most results", () => {
    const data = empty();
    answerQuestion(data, { claim: { owner: "a", lease: 60_000 } }, NOW);
    const alarm = emptyAt(data, NOW);
    answerQuestion(data, { finish: { owner: "a", result: "done", ttl: DAY } }, NOW + 60_000);
    prune(data, alarm - 1);
    assert.equal(isEmpty(data), true);
    assert.ok(alarm <= NOW + DAY + HOUR);
  });

  it("is kept until a longer result expires", () => {
    const data = empty();
    answerQuestion(data, { finish: { owner: "a", result: "done", ttl: 7 * DAY } }, NOW);
    assert.equal(emptyAt(data, NOW), NOW + 7 * DAY);
    prune(data, NOW + 7 * DAY - 1);
    assert.equal(isEmpty(data), false);
    prune(data, NOW + 7 * DAY);
    assert.equal(isEmpty(data), true);
  });

  it("is kept for ever for an API key without an end, and 30 days after an end", () => {
    const data = empty();
    answerQuestion(data, { addKey: record }, NOW);
    answerQuestion(data, { enter: { hash: record.hash } }, NOW);
    assert.equal(emptyAt(data, NOW), Infinity);
    answerQuestion(data, { revokeKey: NOW + HOUR }, NOW);
    answerQuestion(data, { enter: { hash: record.hash, until: NOW + HOUR + 30 * DAY } }, NOW);
    assert.equal(emptyAt(data, NOW), NOW + HOUR + 30 * DAY);
    prune(data, NOW + HOUR + 30 * DAY);
    assert.equal(isEmpty(data), true);
  });

  it("has one API key per id", () => {
    const data = empty();
    const enter = { hash: record.hash, alone: true };
    assert.deepEqual(answerQuestion(data, { enter }, NOW), { answer: true, changed: true });
    const other = { enter: { ...enter, hash: "b".repeat(64) } };
    assert.deepEqual(answerQuestion(data, other, NOW), { answer: false, changed: false });
    assert.deepEqual(answerQuestion(data, { read: "index" }, NOW).answer, [record.hash]);
  });

  it("refuses a question that it does not know", () => {
    const question = { later: 1 } as LimiterQuestion;
    assert.throws(() => answerQuestion(empty(), question, NOW), /unknown question/);
  });
});
