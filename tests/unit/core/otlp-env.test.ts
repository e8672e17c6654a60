import { afterEach, beforeEach, describe, it } from "node:test";
import assert from "node:assert/strict";
import { environmentResource, otlpEnvironment, parsePairs } from "../../../src/core/otlp-env.ts";
import type { OtlpOverrides, OtlpSignal } from "../../../src/core/otlp-env.ts";

type Variables = Record<string, string>;

const envOf = (variables: Variables) => (name: string): string | undefined => variables[name];
const targetOf = (signal: OtlpSignal, variables: Variables = {}, given: OtlpOverrides = {}) =>
  otlpEnvironment(signal)(envOf(variables), given);

/** Warnings during a test. */
let warnings: string[] = [];
const { warn } = console;
beforeEach(() => {
  warnings = [];
  console.warn = (message: string) => void warnings.push(message);
});
afterEach(() => {
  console.warn = warn;
});

for (const signal of ["traces", "metrics"] as const) {
  const own = `OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_`;

  describe(`the OTLP environment of ${signal}`, () => {
    it("is the collector of this machine, without headers, by default", () => {
      assert.deepEqual(targetOf(signal), {
        url: `http://localhost:4318/v1/${signal}`,
        headers: {},
        timeoutMs: 10_000,
      });
    });

    it("appends the path of the signal to the general endpoint", () => {
      for (
        const [endpoint, url] of Object.entries({
          "http://collector:4318": `http://collector:4318/v1/${signal}`,
          "http://collector:4318/": `http://collector:4318/v1/${signal}`,
          "https://otel.test/base": `https://otel.test/base/v1/${signal}`,
          "https://otel.test/base/": `https://otel.test/base/v1/${signal}`,
          "https://otel.test/?key=k": `https://otel.test/v1/${signal}?key=k`,
        })
      ) {
        assert.equal(targetOf(signal, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }).url, url);
      }
    });

    it("uses the endpoint of the signal without any change", () => {
      const variables = {
        [own + "ENDPOINT"]: "http://own:1/x",
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://general:2",
      };
      assert.equal(targetOf(signal, variables).url, "http://own:1/x");
    });

    it("ignores the variables of the other signal", () => {
      const other = `OTEL_EXPORTER_OTLP_${signal === "traces" ? "METRICS" : "TRACES"}_`;
      const variables = {
        [other + "ENDPOINT"]: "http://other",
        [other + "HEADERS"]: "x-other=1",
        [other + "TIMEOUT"]: "1",
      };
      assert.deepEqual(targetOf(signal, variables), targetOf(signal));
    });

    it("merges headers by name, and those of the signal win", () => {
      const variables = {
        OTEL_EXPORTER_OTLP_HEADERS: "x-team=a,X-Key=general",
        [own + "HEADERS"]: "x-key=own,x-more=1",
      };
      assert.deepEqual(targetOf(signal, variables).headers, {
        "x-key": "own",
        "x-more": "1",
        "x-team": "a",
      });
    });

    it("decodes header values and trims the space around names and values", () => {
      const variables = {
        OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20YTpi%3D, x-team = t ",
      };
      assert.deepEqual(targetOf(signal, variables).headers, {
        "authorization": "Basic YTpi=",
        "x-team": "t",
      });
    });

    it("leaves out what cannot be a header, and warns once without the value", () => {
      const variables = { OTEL_EXPORTER_OTLP_HEADERS: "bad name=s3cret,x-a=b%0Ac,x-key=k" };
      assert.deepEqual(targetOf(signal, variables).headers, { "x-key": "k" });
      assert.equal(warnings.length, 1);
      assert.match(
        warnings[0],
        /^@djed\/edge OTEL_EXPORTER_OTLP_HEADERS: "bad name" cannot be sent/,
      );
      assert.equal(warnings[0].includes("s3cret"), false);
    });

    it("takes the timeout of the signal, else the general one, in milliseconds", () => {
      const variables: Variables = { OTEL_EXPORTER_OTLP_TIMEOUT: "2000" };
      assert.equal(targetOf(signal, variables).timeoutMs, 2_000);
      variables[own + "TIMEOUT"] = "500";
      assert.equal(targetOf(signal, variables).timeoutMs, 500);
    });

    it("waits no longer than ten seconds, whatever the environment says", () => {
      assert.equal(targetOf(signal, { OTEL_EXPORTER_OTLP_TIMEOUT: "60000" }).timeoutMs, 10_000);
    });

    it("ignores a timeout that is not a positive number, with one warning", () => {
      const read = otlpEnvironment(signal);
      for (const timeout of ["soon", "-1", "0", "NaN"]) {
        const env = envOf({ [own + "TIMEOUT"]: timeout, OTEL_EXPORTER_OTLP_TIMEOUT: "300" });
        assert.equal(read(env, {}).timeoutMs, 300);
      }
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /_TIMEOUT must be a positive number of milliseconds, got "soon"/);
    });

    it("names the variable of an endpoint that is not a URL", () => {
      for (const name of ["OTEL_EXPORTER_OTLP_ENDPOINT", own + "ENDPOINT"]) {
        for (const endpoint of ["collector", "collector:4317", "grpc://collector:4317"]) {
          assert.throws(
            () => targetOf(signal, { [name]: endpoint }),
            new TypeError(`${name} must be a full http or https URL, got "${endpoint}"`),
          );
        }
      }
    });

    it("is overridden by the options", () => {
      const variables = {
        [own + "ENDPOINT"]: "http://env",
        OTEL_EXPORTER_OTLP_HEADERS: "x-env=1",
      };
      const given = { url: "http://option", headers: { "x-option": "1" } };
      const { url, headers } = targetOf(signal, variables, given);
      assert.deepEqual({ url, headers }, given);
    });
  });
}

describe("the resource of the environment", () => {
  it("has a service name in any case", () => {
    assert.deepEqual(environmentResource(envOf({})), { "service.name": "unknown_service" });
  });

  it("takes attributes from OTEL_RESOURCE_ATTRIBUTES, the name from OTEL_SERVICE_NAME first", () => {
    const variables: Variables = {
      OTEL_RESOURCE_ATTRIBUTES: "service.name=a,deployment.environment.name=prod%2Ceu",
    };
    assert.deepEqual(environmentResource(envOf(variables)), {
      "service.name": "a",
      "deployment.environment.name": "prod,eu",
    });
    variables.OTEL_SERVICE_NAME = "b";
    assert.equal(environmentResource(envOf(variables))["service.name"], "b");
  });
});

describe("a list of pairs", () => {
  it("keeps a value with a broken escape as it is, and skips what is not a pair", () => {
    assert.deepEqual(parsePairs("a=%zz,=x,b,c=1"), [["a", "%zz"], ["c", "1"]]);
  });
});
