// The projects of newcomers: for each runtime an empty folder, the commands and files of the pages,
// and how they are started. `edge` stands for the packed package.
import path from "node:path";
import { bun, deno, machineNode, node24, root } from "../../tests/runtimes/runners.mjs";

const README = "README.md";
const inModules = (file) => path.join(root, "node_modules", file);
const wrangler = inModules("wrangler/bin/wrangler.js");
/** wrangler asks a host of Cloudflare for sample data and starts without an answer. */
const QUIET = { WRANGLER_SEND_METRICS: "false", CI: "1", NEXT_TELEMETRY_DISABLED: "1" };

/** The files are the same on each version of Node, so one project checks their types. */
const nodeProject = (name, binary, types) => ({
  name,
  binary,
  types,
  install: [["npm", "edge", "hono", "@hono/node-server", "redis", ...types ? ["@types/node"] : []]],
  apps: [
    { page: README, files: ["main.mjs"], start: () => [binary, ["main.mjs"]] },
    {
      page: "docs/deploy/node.md",
      files: ["main.mjs"],
      start: () => [binary, ["main.mjs"]],
      isWhole: true,
    },
  ],
});

const dev = (port) => [node24, [wrangler, "dev", "--port", port, "--inspector-port", "0"]];

/** The projects of the short form. */
export const SHORT = [
  nodeProject("node", machineNode),
  nodeProject("node24", node24, ["node"]),
  {
    name: "bun",
    binary: bun,
    install: [["bun", "edge", "hono", "@types/bun"]],
    types: ["bun"],
    apps: [
      { page: README, files: ["main.ts"], start: (port) => [bun, ["--port", port, "main.ts"]] },
      {
        page: "docs/deploy/bun.md",
        files: ["main.ts"],
        start: () => [bun, ["main.ts"]],
        isWhole: true,
      },
    ],
  },
  {
    name: "deno, packed",
    binary: deno,
    install: [["npm", "edge", "hono"]],
    check: [deno, ["check", "main.ts"]],
    apps: [
      {
        page: README,
        files: ["main.ts"],
        start: (port) => [deno, ["serve", "--port", port, "main.ts"]],
      },
    ],
  },
  {
    name: "deno, jsr: linked to the checkout",
    binary: deno,
    install: [],
    // The deno.json of the page, with the place of the package.
    edit: (text, file) =>
      file === "deno.json" ? JSON.stringify({ ...JSON.parse(text), links: [root] }) : text,
    check: [deno, ["check", "main.ts"]],
    apps: [
      {
        page: "docs/deploy/deno-deploy.md",
        files: ["main.ts", "deno.json"],
        start: (port) => [deno, ["serve", "--port", port, "--unstable-kv", "main.ts"]],
        isWhole: true,
      },
    ],
  },
  {
    name: "workers (wrangler on Node 24)",
    binary: node24,
    install: [["npm", "edge", "hono"]],
    types: [],
    env: QUIET,
    apps: [
      { page: README, files: ["main.ts", "wrangler.jsonc"], start: dev },
      {
        page: "docs/deploy/workers.md",
        files: ["src/index.ts", "wrangler.jsonc"],
        start: dev,
        isWhole: true,
      },
    ],
  },
];

const NEXT_HANDLE = `import { Hono } from "hono";
import { handle } from "hono/vercel";
import * as djed from "@djed/edge";

const app = new Hono().basePath("/edge");
app.use(djed.protect({ rateLimit: { limit: 100, window: "1m", key: () => "everyone" } }));
app.get("/", (c) => c.text("hello from the edge\\n"));

export const GET = handle(app);
`;
const NEXT_PACKAGES = [
  "next",
  "react",
  "react-dom",
  "typescript@5.9",
  "@types/node",
  "@types/react",
];
const next = (...args) => [machineNode, ["node_modules/next/dist/bin/next", ...args]];

const VITE_SERVER = `import { serve } from "@hono/node-server";
import app from "./dist/main.js";

serve({ fetch: app.fetch, port: Number(process.env.PORT) });
`;

/** The projects of the long form only. */
export const LONG = [
  {
    name: "vite (ssr build)",
    binary: machineNode,
    install: [["npm", "edge", "hono", "@hono/node-server", "vite"]],
    types: [],
    files: {
      "vite.config.mjs":
        `export default { build: { ssr: "main.ts" }, ssr: { noExternal: true } };\n`,
      "server.mjs": VITE_SERVER,
    },
    build: [machineNode, ["node_modules/vite/bin/vite.js", "build"]],
    apps: [
      { page: README, files: ["main.ts"], start: () => [machineNode, ["server.mjs"]] },
    ],
  },
  {
    name: "next (route handlers)",
    binary: machineNode,
    install: [["npm", "edge", "hono", "@upstash/redis", ...NEXT_PACKAGES]],
    env: QUIET,
    files: {
      "app/edge/[[...route]]/route.ts": NEXT_HANDLE,
      "app/layout.tsx":
        "export default function Layout({ children }: { children: React.ReactNode }) {\n" +
        "  return <html><body>{children}</body></html>;\n}\n",
      "app/page.tsx": "export default function Page() {\n  return <p>home</p>;\n}\n",
    },
    build: next("build"),
    apps: [
      {
        page: "docs/deploy/vercel-next.md",
        files: ["app/api/[[...route]]/route.ts"],
        start: (port) => next("start", "--port", port),
        path: "/api/hello",
        says: /"hello":"edge"/,
        // Without a proxy each request has no address; the limit is then one for all.
        headers: { "x-forwarded-for": "192.0.2.1" },
      },
      {
        page: "docs/deploy/vercel-next.md",
        files: [],
        start: (port) => next("start", "--port", port),
        path: "/edge",
        isWhole: true,
      },
    ],
  },
];
