/** The complete files for Workers, Lambda, Vercel and Next answer as pasted. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { documentationBlocks, titledBlock } from "../../../scripts/blocks.mjs";
import { onCi } from "../../../scripts/setup.mjs";
import { collect, machineNode, node24, root } from "../../runtimes/runners.mjs";
import { startWorker } from "../../support/servers/workerd.ts";
import { Projects } from "../../../scripts/test/projects.mjs";

const projects = new Projects();
before(() => projects.prepare());
after(() => projects.remove());

/** Tokens left, as a response says. */
const left = (headers: Headers) => Number(/r=(\d+)/.exec(headers.get("ratelimit")!)![1]);

const workers: [page: string, entry: string][] = [
  ["README.md", "main.ts"],
  ["docs/deploy/workers.md", "src/index.ts"],
];

describe("the files for Workers", () => {
  for (const [page, entry] of workers) {
    it(`of ${page} answer on workerd`, async (t) => {
      const folder = projects.paste(page, entry, "wrangler.jsonc");
      const config = JSON.parse(titledBlock(root, page, "wrangler.jsonc"));
      assert.equal(config.main, entry);
      const { outputFiles } = await build({
        entryPoints: [path.join(folder, entry)],
        bundle: true,
        format: "esm",
        conditions: ["workerd", "worker", "browser"],
        write: false,
        logLevel: "error",
      });
      const objects = config.durable_objects?.bindings as { name: string; class_name: string }[];
      const worker = startWorker(outputFiles[0]!.text, {
        compatibilityDate: config.compatibility_date,
        compatibilityFlags: config.compatibility_flags ?? [],
        durableObjects: Object.fromEntries(
          (objects ?? []).map(({ name, class_name: className }) => [
            name,
            { className, useSQLite: true },
          ]),
        ),
      });
      t.after(() => worker.dispose());
      const get = async (client: string) => {
        const headers = { "cf-connecting-ip": client };
        const response = await worker.dispatchFetch("http://edge/", { headers });
        assert.equal(await response.text(), "hello from the edge\n");
        return left(response.headers as unknown as Headers);
      };
      const [first, second, other] = [
        await get("192.0.2.1"),
        await get("192.0.2.1"),
        await get("192.0.2.2"),
      ];
      assert.equal(second, first - 1);
      assert.equal(other, first);
    });

    it(`of ${page} are built by wrangler`, { skip: !existsSync(node24) && !onCi }, async () => {
      const folder = projects.paste(page, entry, "wrangler.jsonc");
      const wrangler = path.join(root, "node_modules/wrangler/bin/wrangler.js");
      const { code, output } = await collect(
        node24,
        [wrangler, "deploy", "--dry-run", "--outdir", "dist"],
        { cwd: folder, env: { WRANGLER_SEND_METRICS: "false", CI: "1" } },
      );
      assert.equal(code, 0, output);
      assert.match(output, /--dry-run: exiting now/);
      assert.doesNotMatch(output, /WARNING/, output);
    });
  }
});

interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
  /** Instead of `headers`, when the event had them. */
  readonly multiValueHeaders?: Record<string, string[]>;
}

const flat = (headers: Record<string, string[]> = {}) =>
  Object.entries(headers).map(([name, values]): [string, string] => [name, values.join(", ")]);

describe("the file for Lambda", () => {
  const event = (name: string, address: string) =>
    JSON.parse(
      readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")
        .replaceAll("198.51.100.7", address),
    );
  let handler: (event: unknown, context: object) => Promise<Answer>;

  before(async () => {
    const folder = projects.paste("docs/deploy/lambda.md", "index.mjs");
    const { text } = documentationBlocks(root)
      .find(({ page, text }) => page === "docs/deploy/lambda.md" && /^npx esbuild/m.test(text))!;
    const [, ...args] = /npx (esbuild .*)/.exec(text)![1]!.split(" ");
    const esbuild = path.join(root, "node_modules/esbuild/bin/esbuild");
    const { code, output } = await collect(esbuild, args, { cwd: folder });
    assert.equal(code, 0, output);
    ({ handler } = await import(pathToFileURL(path.join(folder, "dist/index.mjs")).href));
  });

  for (const name of ["api-gateway-v1", "api-gateway-v2", "load-balancer"]) {
    it(`answers an event in the documented format (${name}) and counts per client`, async () => {
      const ask = async (address: string) => {
        const { statusCode, body, ...answer } = await handler(event(name, address), {});
        assert.equal(statusCode, 200);
        assert.equal(body, "hello from the edge\n");
        return left(new Headers(answer.headers ?? flat(answer.multiValueHeaders)));
      };
      const own = { "api-gateway-v1": 1, "api-gateway-v2": 2, "load-balancer": 3 }[name];
      const [first, second, other] = [
        await ask(`198.51.100.${own}1`),
        await ask(`198.51.100.${own}1`),
        await ask(`198.51.100.${own}2`),
      ];
      assert.equal(second, first - 1);
      assert.equal(other, first);
    });
  }
});

describe("the files for Vercel and Next", () => {
  const files: [file: string, call: string, url: string, body: string][] = [
    ["app/api/[[...route]]/route.ts", "GET", "https://edge.example/api/hello", '{"hello":"edge"}'],
    ["src/index.ts", "default.fetch", "https://edge.example/", "hello from the edge\n"],
  ];
  for (const [file, call, url, body] of files) {
    it(`answer and count per client on Vercel: ${file}`, async () => {
      const folder = projects.paste("docs/deploy/vercel-next.md", file);
      const { code, output } = await collect(
        machineNode,
        ["--import", "tsx", "--input-type=module", "--eval", asking(path.join(folder, file), call)],
        { env: { VERCEL: "1", URL_TO_ASK: url } },
      );
      assert.equal(code, 0, output);
      const answers = output.split("\n").filter((line) => line.startsWith('{"left":'))
        .map((line) => JSON.parse(line) as { left: number; text: string });
      const [first] = answers;
      const counted = answers.map(({ left }) => left);
      assert.deepEqual(counted, [first!.left, first!.left - 1, first!.left]);
      assert.ok(answers.every(({ text }) => text === body), output);
    });
  }

  /** A script that asks twice as one client and once as another, with the headers of Vercel. */
  const asking = (file: string, call: string) => `
    import * as module from ${JSON.stringify(pathToFileURL(file).href)};
    for (const client of ["192.0.2.1", "192.0.2.1", "192.0.2.2"]) {
      const headers = { "x-forwarded-for": client, "x-real-ip": client };
      const request = new Request(process.env.URL_TO_ASK, { headers });
      const response = await module.${call}(request);
      const left = Number(/r=(\\d+)/.exec(response.headers.get("ratelimit"))[1]);
      console.log(JSON.stringify({ left, text: await response.text() }));
    }`;
});
