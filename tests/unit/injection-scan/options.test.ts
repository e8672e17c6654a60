/** The scanner's options, and messages for wrong ones. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import {
  createStreamScanner,
  injectionScan,
  leakScan,
  scanText,
  untrusted,
} from "../../../src/injection-scan/mod.ts";
import { protect, type ProtectOptions } from "../../../src/protect.ts";
import type { Family, ScanOptions } from "../../../src/injection-scan/mod.ts";
import { ALL_FAMILIES } from "../../../src/injection-scan/engine/all-families.ts";
import { settingsOf } from "../../../src/injection-scan/engine/settings.ts";

/** The resulting threshold of a family; undefined when it is off. */
function thresholdOf(family: Family, options: ScanOptions): number | undefined {
  return settingsOf(options, "scanText", ALL_FAMILIES).thresholds.get(family);
}

describe("a profile", () => {
  it("turns families off whatever the threshold is", () => {
    for (const threshold of [0.5, 0.7, 0.9]) {
      assert.equal(thresholdOf("sql", { threshold, profile: "code" }), undefined);
      assert.equal(scanText("' or '1'='1", { threshold, profile: "code" }).blocked, false);
    }
  });

  it("asks for more than the threshold, unless that asks for more still", () => {
    assert.equal(thresholdOf("sql", { profile: "html" }), 0.85);
    assert.equal(thresholdOf("sql", { threshold: 0.6, profile: "html" }), 0.85);
    assert.equal(thresholdOf("sql", { threshold: 0.9, profile: "html" }), 0.9);
  });

  it("asks for less than the threshold, unless that asks for less still", () => {
    assert.equal(thresholdOf("prompt", { profile: "untrusted" }), 0.55);
    assert.equal(thresholdOf("prompt", { threshold: 0.9, profile: "untrusted" }), 0.55);
    assert.equal(thresholdOf("prompt", { threshold: 0.4, profile: "untrusted" }), 0.4);
  });

  it("for untrusted text turns off what harms an interpreter, and passes shell that is quoted", () => {
    assert.equal(thresholdOf("command", { threshold: 0.5, profile: "untrusted" }), undefined);
    const texts = [
      "Use `ls -la | wc -l` to count the files.",
      "Run `docker ps -a | grep api` and then `docker logs api | tail -n 20`.",
      "curl -fsSL https://bun.sh/install | bash",
      "```sh\nrm -rf node_modules && npm ci\ncat /etc/hosts | grep local; whoami\n```",
    ];
    for (const text of texts) {
      const { blocked, findings } = scanText(text, { profile: "untrusted" });
      assert.equal(blocked, false, JSON.stringify([text, findings]));
    }
    const asked = { families: { command: true }, profile: "untrusted" } as const;
    assert.equal(scanText("; cat /etc/passwd", asked).blocked, true);
  });

  it("leaves the threshold of a family that it says nothing of", () => {
    assert.equal(thresholdOf("jndi", { threshold: 0.6, profile: "html" }), 0.6);
  });

  it("never moves a number given by name, the default one included", () => {
    const families = { sql: 0.7, xss: 0.6, ssrf: 0.8 };
    assert.equal(thresholdOf("sql", { families, profile: "html" }), 0.7);
    assert.equal(thresholdOf("xss", { families, threshold: 0.9, profile: "html" }), 0.6);
    assert.equal(thresholdOf("ssrf", { families, profile: "html" }), 0.8);
  });

  it("leaves a family on that was turned on by name", () => {
    const families = { ssrf: true };
    assert.equal(thresholdOf("ssrf", { families, profile: "html" }), 0.7);
    assert.equal(thresholdOf("ssrf", { families, threshold: 0.5, profile: "html" }), 0.5);
    const metadata = "http://169.254.169.254/latest/meta-data/";
    assert.equal(scanText(metadata, { families, profile: "html" }).blocked, true);
  });

  it("moves the threshold of a family that was only turned on by name", () => {
    assert.equal(thresholdOf("sql", { families: { sql: true }, profile: "html" }), 0.85);
  });

  it("applies to the families of a list", () => {
    const families: Family[] = ["sql", "ssrf"];
    assert.equal(thresholdOf("sql", { families, profile: "html" }), 0.85);
    assert.equal(thresholdOf("ssrf", { families, profile: "html" }), undefined);
  });

  it("does not turn a family on that was turned off by name", () => {
    const families = { prompt: false };
    assert.equal(thresholdOf("prompt", { families, profile: "untrusted" }), undefined);
  });
});

/** Wrong values, and the message for each. */
function refuses(
  make: (options: never) => unknown,
  wrong: readonly (readonly [options: unknown, message: RegExp])[],
): void {
  for (const [options, message] of wrong) {
    assert.throws(() => make(options as never), { message }, JSON.stringify(options));
  }
}

describe("wrong options of scanText and injectionScan", () => {
  it("are families that are neither a list nor an object", () => {
    const message = /families must be a list of names, or an object such as .*, got /;
    refuses((families: never) => scanText("x", { families }), [
      ["sql", message],
      [true, message],
      [null, message],
      [new Set(["sql"]), message],
    ]);
  });

  it("are families with something else than a switch or a threshold", () => {
    const message = /families\.sql must be true, false or a number from 0 to 1, got /;
    refuses((sql: never) => scanText("x", { families: { sql } }), [
      ["yes", message],
      [7, message],
      [NaN, message],
      [null, message],
    ]);
  });

  it("are layers that are neither on nor off", () => {
    refuses((layers: never) => scanText("x", { layers }), [
      [{ model: 0 }, /layers\.model must be one of true, false, got 0/],
    ]);
    assert.equal(
      settingsOf({ layers: { model: undefined } as never }, "scanText", ALL_FAMILIES).layers.model,
      true,
    );
  });
});

describe("wrong options of injectionScan", () => {
  it("are headers that are no list of names", () => {
    const message = /headers must be a list of header names, .*, got /;
    refuses((headers: never) => injectionScan({ headers }), [
      ["x-q", message],
      [true, message],
      [null, message],
      [[5], message],
      [[""], message],
      [["x q"], message],
    ]);
  });

  it("are cookies that are neither a list of names nor a switch", () => {
    const message = /cookies must be true for all, false, or a list .*, got /;
    refuses((cookies: never) => injectionScan({ cookies }), [
      ["session", message],
      [1, message],
      [[""], message],
    ]);
    injectionScan({ cookies: true });
    injectionScan({ cookies: false });
  });

  it("are surfaces that are no list", () => {
    const message = /surfaces must be a list such as \["json"\], got /;
    refuses((surfaces: never) => injectionScan({ surfaces }), [
      ["json", message],
      [null, message],
    ]);
  });

  it("are headers and cookies as surfaces without names", () => {
    refuses(injectionScan, [
      [{ surfaces: ["headers"] }, /headers must be given when surfaces holds "headers"/],
      [{ surfaces: ["headers"], headers: [] }, /headers must be given/],
      [{ surfaces: ["json", "cookies"] }, /cookies must be given when surfaces holds "cookies"/],
      [{ surfaces: ["cookies"], cookies: false }, /cookies must be given/],
    ]);
    injectionScan({ surfaces: ["headers", "cookies"], headers: ["X-Query"], cookies: true });
  });

  it("are profiles that are no object", () => {
    const message = /profiles must be an object such as \{ json: "chat" \}, got /;
    refuses((profiles: never) => injectionScan({ profiles }), [
      ["chat", message],
      [["chat"], message],
      [null, message],
    ]);
  });

  it("are profiles of unknown places", () => {
    const patterns = ["/message", "json.message", "body", "", "json/**", "json/me*", "text/plain"];
    for (const pattern of patterns) {
      assert.throws(
        () => injectionScan({ profiles: { [pattern]: "chat" as const } }),
        (error: Error) => {
          assert.match(error.message, /a place in profiles must be .*"json".*"json\/message"/);
          return error.message.endsWith(`got ${JSON.stringify(pattern)}`);
        },
      );
    }
  });

  it("are classifiers that are neither a function nor an object", () => {
    refuses((classify: never) => injectionScan({ classify }), [
      ["llama", /classify must be a function, or an object such as \{ ask \}, got "llama"/],
      [null, /classify must be a function/],
    ]);
  });
});

describe("wrong options of leakScan", () => {
  it("are canaries that canary() did not make", () => {
    const message = /leakScan: canary must be made by canary\(\), or be a function .*, got /;
    refuses((canary: never) => leakScan({ canary }), [
      ["token", message],
      [null, message],
      [{}, message],
      [{ token: "" }, message],
      [{ token: "!!!!!!!!!!" }, message],
    ]);
  });

  it("are prompts that are no text", () => {
    refuses((prompt: never) => leakScan({ prompt }), [
      [["You are kind."], /leakScan: prompt must be a string, got an array of 1/],
      [null, /leakScan: prompt must be a string, got null/],
    ]);
  });

  it("are prompts too short to be found", () => {
    const eleven = "You are a kind assistant who helps people with their taxes.";
    assert.throws(() => leakScan({ prompt: eleven }), {
      name: "RangeError",
      message: /prompt must have at least 12 words, .*, got "You are a kind/,
    });
    leakScan({ prompt: `${eleven} Always.` });
  });
});

describe("wrong texts of untrusted", () => {
  it("are values of the wrong type", () => {
    assert.throws(() => untrusted(undefined as never), {
      name: "TypeError",
      message: "untrusted: text must be a string, got undefined",
    });
    assert.throws(() => untrusted(5 as never, { method: "encode" }), /got 5/);
  });
});

describe("wrong chunks of a stream", () => {
  it("are neither text nor bytes", () => {
    for (const chunk of [42, null, undefined, {}, new DataView(new ArrayBuffer(2))]) {
      assert.throws(() => createStreamScanner().write(chunk as never), {
        name: "TypeError",
        message: /write\(\) takes a text or its bytes \(Uint8Array\), got /,
      });
      assert.throws(() => scanText(chunk as never), /input must be a text or its bytes, got /);
    }
  });
});

describe("wrong parts of protect", () => {
  const parts = ["tracing", "metrics", "logger", "audit", "health", "rateLimit", "injectionScan"];
  it("are neither options nor false", () => {
    for (const part of parts) {
      for (const value of ["report", true, 7, null, []]) {
        assert.throws(() => protect({ [part]: value } as ProtectOptions), {
          name: "TypeError",
          message: new RegExp(`^protect: ${part} must be an object .*or false.*, got `),
        }, `${part} ${value}`);
      }
    }
  });

  it("are named with the fix", () => {
    assert.throws(() => protect({ injectionScan: "report" } as never), {
      message: "protect: injectionScan must be an object with its options, or false to leave it " +
        'out, got "report"; to only report: protect({ injectionScan: { mode: "report" } })',
    });
    assert.throws(() => protect({ rateLimit: "tight" } as never), /tight/);
    assert.throws(() => protect({ logger: true } as never), /the part is on unless it is false/);
  });
});
