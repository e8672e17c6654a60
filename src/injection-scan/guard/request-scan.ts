/**
 * Scans one request, text by text.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import { classifyAll, MAX_CLASSIFIED } from "./classify.ts";
import type { Location } from "../request/locations.ts";
import type { InjectionScanSettings } from "./options.ts";
import type { InjectionScanResult, LocatedFinding } from "./result.ts";
import type { Finding } from "../engine/search.ts";
import { Remainder } from "./remainder.ts";
import { RepeatedTexts } from "../engine/repeated.ts";
import { scanWith } from "../engine/scanner.ts";
import type { ScanResult } from "../engine/window.ts";
import { budgetOf, Work } from "../prefilter/work.ts";

const MAX_FINDINGS = 32;
/** Maximum length of a text that is passed to the classifier. */
const MAX_CLASSIFIED_LENGTH = 8_192;

/** A text in the grey zone, which the classifier may be called with. */
interface Doubt {
  readonly text: string;
  readonly score: number;
  readonly blocked: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Collects the findings of all texts of a request. */
export class RequestScan {
  /** Whether the request is to be refused. */
  blocked = false;
  /** Number of bytes scanned so far. */
  scannedBytes = 0;
  /** Whether some texts were not scanned individually. */
  truncated = false;
  /** Whether the classifier failed or returned an invalid answer. */
  classifierFailed = false;

  readonly #c: EdgeContext;
  readonly #settings: InjectionScanSettings;
  #findings: LocatedFinding[] = [];
  #doubts: Doubt[] = [];
  readonly #work: Work;
  readonly #texts: RepeatedTexts;
  readonly #remainder = new Remainder();
  #classified: InjectionScanResult["classified"];

  constructor(c: EdgeContext, settings: InjectionScanSettings) {
    this.#c = c;
    this.#settings = settings;
    this.#work = new Work(budgetOf(settings.maxBytes));
    this.#texts = new RepeatedTexts(this.#work);
  }

  /** Scans one text. Returns false when the verdict is final and no more texts are needed. */
  visit = (text: string, location: Location): boolean => {
    const settings = this.#settings.settingsAt(location);
    if (this.#work.isSpent) this.#remainder.add(text, settings, location);
    else this.#take(text, location, this.#texts.scan(text, settings));
    return !this.blocked || this.#settings.report;
  };

  /** Whether the budget was used up before all texts were scanned, without a refusal so far. */
  get isUnfinished(): boolean {
    return this.#work.isSpent && !this.blocked;
  }

  /** Scans the remaining texts as one, with a quarter of the budget. */
  scanRemainder(): void {
    const work = new Work(budgetOf(this.#settings.maxBytes) / 4);
    this.#remainder.visit((text, location, settings) => {
      this.#take(text, location, scanWith(text, settings, work));
    });
  }

  /** Whether there are texts in the grey zone, and a classifier. */
  get inDoubt(): boolean {
    return !this.blocked && this.#doubts.length > 0;
  }

  /** Lets the classifier decide about the texts in the grey zone. */
  async settle(): Promise<void> {
    const classify = this.#settings.classify!;
    const doubts = this.#doubts.sort((a, b) => b.score - a.score).slice(0, MAX_CLASSIFIED);
    const texts = doubts.map((doubt) => doubt.text.slice(0, MAX_CLASSIFIED_LENGTH));
    const answers = await classifyAll(classify, texts, this.#c);
    // Texts beyond the maximum keep the verdict of the scanner.
    this.blocked = this.#doubts.slice(MAX_CLASSIFIED).some((doubt) => doubt.blocked);
    answers.forEach((answer, i) => this.#conclude(doubts[i], answer));
  }

  /** Returns the result so far. */
  result(): InjectionScanResult {
    const findings = this.#findings.sort((a, b) => b.score - a.score);
    const { blocked, scannedBytes, truncated } = this;
    const classified = this.#classified;
    const score = findings.length === 0 ? 0 : findings[0].score;
    return { score, blocked, findings, scannedBytes, truncated, ...(classified && { classified }) };
  }

  #take(text: string, location: Location, result: ScanResult): void {
    this.scannedBytes += result.scannedBytes;
    this.truncated ||= result.truncated;
    if (result.findings.length > 0) this.#weigh(text, location, result);
  }

  #weigh(text: string, location: Location, result: ScanResult): void {
    const { classify } = this.#settings;
    if (result.blocked && this.#isAllowed(location)) return;
    const isGrey = classify !== undefined && result.score >= classify.from &&
      result.score < classify.to;
    const isKept = this.#findings.length < MAX_FINDINGS;
    if (!isGrey) this.blocked ||= result.blocked;
    if (!isGrey && !isKept) return;
    const findings = located(result.findings, location);
    if (isKept) this.#findings.push(...findings);
    if (isGrey) {
      this.#doubts.push({ text, score: result.score, blocked: result.blocked, findings });
    }
  }

  #conclude(doubt: Doubt, answer: number | undefined): void {
    const { failMode } = this.#settings.classify!;
    if (answer === undefined) {
      this.classifierFailed = true;
      if (this.#classified !== "attack") this.#classified = "failed";
      this.blocked ||= failMode === "closed" || (failMode === "verdict" && doubt.blocked);
      return;
    }
    const isAttack = answer >= 0.5;
    this.blocked ||= isAttack;
    if (isAttack) this.#classified = "attack";
    else {
      this.#classified ??= "harmless";
      this.#findings = this.#findings.filter((finding) => !doubt.findings.includes(finding));
    }
  }

  #isAllowed(location: Location): boolean {
    const { allow } = this.#settings;
    return allow !== undefined && allow.askNow(location, this.#c) === true;
  }
}

function located(findings: readonly Finding[], location: Location): LocatedFinding[] {
  const { in: surface, pointer, isKey } = location;
  return findings.map((finding) => ({ ...finding, in: surface, pointer, isKey }));
}
