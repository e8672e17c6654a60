import { isPromptAttack } from "../models/plant.ts";
import type { Row } from "../models/rows.ts";

/** A row that was scanned by a scanner that had not seen its source. */
export interface Scored {
  readonly row: Row;
  /** The highest score of the prompt family, and of the others. */
  readonly prompt: number;
  readonly web: number;
}

/** A share with its 95 % interval (Wilson). */
export interface Share {
  readonly name: string;
  readonly rows: number;
  readonly hits: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The figures that the documentation quotes: nothing of the rows themselves. */
export interface Results {
  readonly threshold: number;
  /** Ordinary texts refused: all, and by class. Documents, hard texts and code apart. */
  readonly alarms: readonly Share[];
  readonly classes: readonly Share[];
  readonly documents: readonly Share[];
  /** Attacks found, and at which share of ordinary texts refused. */
  readonly recall: readonly Share[];
  readonly sources: readonly Share[];
  readonly curves: readonly Curve[];
  readonly needles: readonly Share[];
  readonly ablations: readonly Ablation[];
  readonly credits: readonly Credit[];
}

/** Recall at each share of false alarms. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly fpr: number; readonly recall: number }[];
}

/** The shares that are found without a part of the model, at equal false alarms. */
export interface Ablation {
  readonly name: string;
  readonly all: number;
  readonly languages: number;
  readonly indirect: number;
  readonly hard: number;
}

/** A source that the models were trained on. */
export interface Credit {
  readonly repo: string;
  readonly licence: string;
  readonly rows: number;
}

export const THRESHOLD = 0.7;
/** The threshold of the profile `untrusted`. */
const UNTRUSTED = 0.55;

/** Texts in the syntax of attacks: code, SQL, shells, security pages. */
const CODE: ReadonlySet<string> = new Set([
  "code",
  "sql",
  "shell",
  "security_docs",
  "markdown_code",
  "sql_prose",
]);
/** Texts that only their role tells from a takeover. */
const ROLES: ReadonlySet<string> = new Set(["system_prompt", "agent_rules"]);

export type Kind = "ordinary" | "generated" | "hard" | "role" | "code" | "document";

export function kindOf(row: Row): Kind {
  if (ROLES.has(row.family)) return "role";
  if (row.long || row.text.length >= 4_000) return "document";
  if (CODE.has(row.family)) return "code";
  if (row.hard) return "hard";
  return row.family === "gen" ? "generated" : "ordinary";
}

export function isForeign({ lang }: Row): boolean {
  return lang !== undefined && !/^en/i.test(lang);
}

const isRefused = ({ prompt, web }: Scored): boolean => Math.max(prompt, web) >= THRESHOLD;

/** The share of hits, rounded as it is printed. */
export function share(name: string, hits: number, rows: number): Share {
  const z = 1.96;
  const p = rows === 0 ? 0 : hits / rows;
  const n = Math.max(rows, 1);
  const middle = p + z * z / (2 * n);
  const spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const divisor = 1 + z * z / n;
  const round = (x: number) => Math.round(Math.min(1, Math.max(0, x)) * 1e5) / 1e5;
  const [low, high] = [round((middle - spread) / divisor), round((middle + spread) / divisor)];
  return { name, rows, hits, share: round(p), low: rows === 0 ? 0 : low, high };
}

function refusedOf(name: string, rows: readonly Scored[]): Share {
  return share(name, rows.filter(isRefused).length, rows.length);
}

function refusedUntrusted(name: string, rows: readonly Scored[]): Share {
  return share(name, rows.filter(({ prompt }) => prompt >= UNTRUSTED).length, rows.length);
}

/** The figures of harmless texts. */
export function alarms(scored: readonly Scored[]) {
  const benign = scored.filter(({ row }) => row.label === "benign");
  const of = (kind: Kind) => benign.filter(({ row }) => kindOf(row) === kind);
  const documents = of("document").filter(({ row }) => !row.hard);
  const size = (name: string, from: number, to: number) =>
    refusedOf(
      name,
      documents.filter(({ row: { text } }) => text.length >= from && text.length < to),
    );
  const classes = new Map<string, Scored[]>();
  for (const one of [...of("ordinary"), ...of("generated"), ...of("code")]) {
    const list = classes.get(one.row.family);
    if (list === undefined) classes.set(one.row.family, [one]);
    else list.push(one);
  }
  return {
    alarms: [
      refusedOf("ordinary", of("ordinary")),
      refusedOf("generated values", of("generated")),
      refusedOf("code, SQL, shell, security pages", of("code")),
      refusedOf("hard: adversarial-looking, act-as", of("hard")),
      refusedOf("system prompts and agent rules, without their role", of("role")),
      refusedUntrusted("ordinary, profile `untrusted`", of("ordinary")),
      refusedUntrusted("documents, profile `untrusted`", documents),
    ],
    classes: [...classes].map(([name, rows]) => refusedOf(name, rows))
      .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1)),
    documents: [
      size("4 to 8 KB", 4_000, 8_000),
      size("8 to 16 KB", 8_000, 16_000),
      size("16 KB and more", 16_000, Infinity),
      size("all", 4_000, Infinity),
    ],
  };
}

const WEB_FAMILIES: Readonly<Record<string, string>> = {
  sqli: "SQL injection",
  xss: "cross-site scripting",
  path_traversal: "path traversal",
  cmdi: "command injection",
  ssti: "template injection",
  crlf: "header injection",
};

/** The figures of attacks. */
export function recall(scored: readonly Scored[]) {
  const attacks = scored.filter(({ row }) => row.label === "attack");
  const prompts = attacks.filter(({ row }) => isPromptAttack(row));
  const found = (name: string, rows: readonly Scored[], threshold: number) =>
    share(name, rows.filter(({ prompt }) => prompt >= threshold).length, rows.length);
  const direct = prompts.filter(({ row }) => row.family !== "prompt_indirect");
  const indirect = prompts.filter(({ row }) => row.family === "prompt_indirect");
  const web = Object.entries(WEB_FAMILIES).map(([family, name]) => {
    const rows = attacks.filter(({ row }) => row.family === family);
    return share(name, rows.filter((one) => one.web >= THRESHOLD).length, rows.length);
  });
  const sources = [...new Set(prompts.map(({ row }) => row.source))].sort();
  return {
    recall: [
      found("prompt injection", prompts, THRESHOLD),
      found("direct, English", direct.filter(({ row }) => !isForeign(row)), THRESHOLD),
      found("other languages", prompts.filter(({ row }) => isForeign(row)), THRESHOLD),
      found("orders in documents", indirect, THRESHOLD),
      found("orders in documents, profile `untrusted`", indirect, UNTRUSTED),
      ...web.filter(({ rows }) => rows > 0),
    ],
    sources: sources.map((source) =>
      found(source, prompts.filter(({ row }) => row.source === source), THRESHOLD)
    ),
  };
}

const RATES = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2];

/** Recall of prompt attacks along the share of ordinary texts refused. */
export function curve(name: string, scored: readonly Scored[], attacks: readonly Scored[]): Curve {
  const good = scored.filter(({ row }) => row.label === "benign" && kindOf(row) === "ordinary")
    .map(({ prompt }) => prompt).sort((a, b) => b - a);
  return {
    name,
    points: RATES.map((fpr) => ({ fpr, recall: recallAt(attacks, thresholdAt(good, fpr)) })),
  };
}

/** The threshold that this share of scores passes; scores are descending. */
export function thresholdAt(scores: readonly number[], rate: number): number {
  return Math.max(1e-9, scores[Math.floor(scores.length * rate)] + 1e-9);
}

export function recallAt(attacks: readonly Scored[], threshold: number): number {
  const hits = attacks.filter(({ prompt }) => prompt >= threshold).length;
  return Math.round(1e4 * hits / Math.max(1, attacks.length)) / 1e4;
}

/** The repositories of the rows, their licences, and how many rows each has. */
export function credits(rows: readonly Row[]): Credit[] {
  const counts = new Map<string, Credit>();
  for (const { repo = "", licence = "", source } of rows) {
    const isOwn = repo === "" || repo.startsWith("own generator");
    const name = isOwn ? `own generator: ${source.replace(/-dev\d*$/, "")}` : repo;
    const before = counts.get(name);
    counts.set(name, { repo: name, licence, rows: (before?.rows ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.rows - a.rows || (a.repo < b.repo ? -1 : 1));
}
