/**
 * The scan of one request, text by text.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { askAll, MAX_QUESTIONS } from "./classify.ts";
import type { Location } from "./locations.ts";
import type { GuardSettings } from "./options.ts";
import type { InjectionScanResult, LocatedFinding } from "./result.ts";
import type { Finding } from "./search.ts";
import { Remainder } from "./remainder.ts";
import { RepeatedTexts } from "./repeated.ts";
import { scanWith } from "./scanner.ts";
import type { ScanResult } from "./window.ts";
import { budgetOf, Work } from "./work.ts";

const MAX_FINDINGS = 32;
/** No more of a text than this is given to the classifier. */
const MAX_QUESTION = 8_192;

/** A text that the classifier may be asked about. */
interface Doubt {
  readonly text: string;
  readonly score: number;
  readonly blocked: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Collects what the scanner says of each text of a request. */
export class RequestScan {
  /** True once the request is to be refused. */
  blocked = false;
  /** Bytes scanned so far. */
  scannedBytes = 0;
  /** True when something was left out. */
  truncated = false;
  /** True when the classifier did not answer, or not with what it was asked for. */
  classifierFailed = false;

  private readonly c: EdgeContext;
  private readonly settings: GuardSettings;
  private findings: LocatedFinding[] = [];
  private doubts: Doubt[] = [];
  private readonly work: Work;
  private readonly texts: RepeatedTexts;
  private readonly remainder = new Remainder();
  private classified: InjectionScanResult["classified"];

  constructor(c: EdgeContext, settings: GuardSettings) {
    this.c = c;
    this.settings = settings;
    this.work = new Work(budgetOf(settings.maxBytes));
    this.texts = new RepeatedTexts(this.work);
  }

  /** Scans one text; false when the verdict stands and no more texts are wanted. */
  visit = (text: string, location: Location): boolean => {
    const settings = this.settings.settingsAt(location);
    if (this.work.isSpent) this.remainder.add(text, settings, location);
    else this.take(text, location, this.texts.scan(text, settings));
    return !this.blocked || this.settings.report;
  };

  /** True when the budget did not suffice for every text, and nothing is known that refuses it. */
  get isUnfinished(): boolean {
    return this.work.isSpent && !this.blocked;
  }

  /** Scans the texts that the budget did not suffice for as one, with a quarter of the budget. */
  scanRemainder(): void {
    const work = new Work(budgetOf(this.settings.maxBytes) / 4);
    this.remainder.visit((text, location, settings) => {
      this.take(text, location, scanWith(text, settings, work));
    });
  }

  /** True when there are texts in the grey zone, and a classifier to ask. */
  get inDoubt(): boolean {
    return !this.blocked && this.doubts.length > 0;
  }

  /** Asks the classifier about the grey zone; its answers decide. */
  async settle(): Promise<void> {
    const classify = this.settings.classify!;
    const doubts = this.doubts.sort((a, b) => b.score - a.score).slice(0, MAX_QUESTIONS);
    const texts = doubts.map((doubt) => doubt.text.slice(0, MAX_QUESTION));
    const answers = await askAll(classify, texts, this.c);
    // Doubts that there was no question for keep the scanner's own verdict.
    this.blocked = this.doubts.slice(MAX_QUESTIONS).some((doubt) => doubt.blocked);
    answers.forEach((answer, i) => this.conclude(doubts[i], answer));
  }

  /** The verdict on the request so far. */
  result(): InjectionScanResult {
    const findings = this.findings.sort((a, b) => b.score - a.score);
    const { blocked, scannedBytes, truncated, classified } = this;
    const score = findings.length === 0 ? 0 : findings[0].score;
    return { score, blocked, findings, scannedBytes, truncated, ...(classified && { classified }) };
  }

  private take(text: string, location: Location, result: ScanResult): void {
    this.scannedBytes += result.scannedBytes;
    this.truncated ||= result.truncated;
    if (result.findings.length > 0) this.weigh(text, location, result);
  }

  private weigh(text: string, location: Location, result: ScanResult): void {
    const { classify } = this.settings;
    if (result.blocked && this.isAllowed(location)) return;
    const isGrey = classify !== undefined && result.score >= classify.from &&
      result.score < classify.to;
    const isKept = this.findings.length < MAX_FINDINGS;
    if (!isGrey) this.blocked ||= result.blocked;
    if (!isGrey && !isKept) return;
    const findings = located(result.findings, location);
    if (isKept) this.findings.push(...findings);
    if (isGrey) {
      this.doubts.push({ text, score: result.score, blocked: result.blocked, findings });
    }
  }

  private conclude(doubt: Doubt, answer: number | undefined): void {
    const { failMode } = this.settings.classify!;
    if (answer === undefined) {
      this.classifierFailed = true;
      if (this.classified !== "attack") this.classified = "failed";
      this.blocked ||= failMode === "closed" || (failMode === "verdict" && doubt.blocked);
      return;
    }
    const isAttack = answer >= 0.5;
    this.blocked ||= isAttack;
    if (isAttack) this.classified = "attack";
    else {
      this.classified ??= "harmless";
      this.findings = this.findings.filter((finding) => !doubt.findings.includes(finding));
    }
  }

  private isAllowed(location: Location): boolean {
    const { allow } = this.settings;
    return allow !== undefined && allow.askNow(location, this.c) === true;
  }
}

function located(findings: readonly Finding[], location: Location): LocatedFinding[] {
  const { in: surface, pointer, isKey } = location;
  return findings.map((finding) => ({ ...finding, in: surface, pointer, isKey }));
}
