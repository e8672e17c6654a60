import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { apiKeys } from "../../../src/api-keys/mod.ts";
import { bindingStore } from "../../../src/stores/binding.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import { isWorkers } from "../../../src/core/platform.ts";
import { appWith, ask } from "./app.ts";

describe("the options of apiKeys()", () => {
  const wrong: [name: string, options: unknown, message: RegExp][] = [
    ["an unknown one", { prefx: "a" }, /unknown option "prefx", did you mean "prefix"\?/],
    ["one of another library", { defaultPrefix: "a" }, /this is "prefix" here/],
    ["a text", "shop_live", /write \{ prefix: "shop_live" \}/],
    ["a prefix with a space", { prefix: "a b" }, /prefix must be letters, digits and single/],
    ["a prefix that ends in _", { prefix: "shop_" }, /prefix must be letters/],
    ["an empty pepper", { pepper: "" }, /pepper must be a text or \(c\) => text, got ""/],
    ["a number as pepper", { pepper: 5 }, /pepper must be .*, got number/],
    ["a long cache", { cache: "2m" }, /cache must be a duration.* from 0 to 60000 ms/],
    ["no time for the store", { storeTimeout: 0 }, /storeTimeout must be a duration/],
    ["a clock without now()", { clock: {} }, /clock must be an object with now\(\)/],
    ["a store of nothing", { store: {} }, /store must be \{ find, put, list, revoke \}/],
    [
      "a store that keeps no keys",
      { store: bindingStore({ limit: () => Promise.resolve({ success: true }) }) },
      /store must be .* or a store that keeps keys/,
    ],
    [
      "a client of Redis",
      { store: { connect() {}, get() {} } },
      /write redisStore\(\{ client \}\)/,
    ],
  ];
  for (const store of [null, false, "", 0]) {
    wrong.push([`a store that is ${JSON.stringify(store)}`, { store }, /store must be \{ find/]);
  }
  for (const [name, options, message] of wrong) {
    it(`reject ${name}`, () => {
      assert.throws(() => apiKeys(options as never), message);
    });
  }

  it("of guard() are checked when it is made", () => {
    const keys = apiKeys({ store: memoryStore() });
    assert.throws(() => keys.guard({ scope: ["a"] } as never), /this is "scopes" here/);
    assert.throws(() => keys.guard({ scopes: "a" as never }), /write \["a"\]/);
    assert.throws(() => keys.guard({ scopes: ['a"b'] }), /scopes must be texts without/);
    assert.throws(() => keys.guard({ mode: "off" as never }), /mode must be one of/);
    const context = { req: {}, json() {} };
    assert.throws(() => keys.guard(context as never), /app\.use\(djed\.apiKeys\(/);
  });

  it("need a store on Workers; elsewhere keys are in memory without one", async () => {
    const keys = apiKeys();
    if (isWorkers()) {
      await assert.rejects(keys.create({ owner: "ann" }), /give a store: on Workers/);
      return;
    }
    const { key } = await keys.create({ owner: "ann" });
    assert.match(key, /^djed_live_/);
    assert.equal((await ask(appWith(keys), key)).status, 200);
  });

  it("take a memoryStore(), and all apiKeys() with it have the same keys", async () => {
    const store = memoryStore();
    const { key } = await apiKeys({ store }).create({ owner: "ann" });
    assert.equal((await ask(appWith(apiKeys({ store })), key)).status, 200);
    assert.equal((await ask(appWith(apiKeys({ store: memoryStore() })), key)).status, 401);
  });
});
