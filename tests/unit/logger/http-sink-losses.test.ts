import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { httpSink, logger } from "../../../src/logger/mod.ts";

describe("a server that does not take the lines of httpSink()", () => {
  it("is one line on the console, and no line is dropped that may still be sent", async () => {
    let status = 404;
    let posts = 0;
    const fetch = () => {
      posts++;
      return Promise.resolve(new Response(null, { status }));
    };
    const sink = httpSink({ url: "http://logs.test/", fetch });
    const log = logger({ sinks: [sink] });
    const app = new Hono().use(log);
    const { error } = console;
    const errors: string[] = [];
    console.error = (text: string) => void errors.push(text);
    try {
      for (let batch = 0; batch < 2; batch++) {
        // The first line opens a window of a second, the others are taken in silence.
        for (let line = 0; line < 3; line++) await app.request("/");
        await new Promise((resolve) => setTimeout(resolve, 1_100));
      }
    } finally {
      console.error = error;
    }
    assert.ok(posts >= 2);
    assert.equal(errors.length, 1);
    assert.equal(log.stats().dropped_total, 0);
    status = 200;
    await sink.flush();
  });
});
