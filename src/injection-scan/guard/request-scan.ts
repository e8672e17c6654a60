/**
 * Scans one request, text by text.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import { routeOf } from "../../core/request/route.ts";
import { classifyAll, MAX_CLASSIFIED } from "./classify.ts";
import type { Location } from "../request/locations.ts";
import { forbiddenRole } from "../request/forbidden-role.ts";
import type { InjectionScanSettings } from "./options.ts";
import type { InjectionScanResult, LocatedFinding, Verdict } from "./result.ts";
import { located } from "./judge.ts";
import { isForModel } from "../request/model/place.ts";
import { Remainder } from "./remainder.ts";
import type { Settings } from "../engine/settings.ts";
import { isPlainValue } from "../engine/plain-value.ts";
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

/** The order of findings in a result. */
const ORDER: Readonly<Record<Verdict, number>> = { enforced: 0, reported: 1, below: 2 };

/** Collects the findings of all texts of a request. */
export class RequestScan {
  /** Whether the request is to be refused. */
  blocked = false;
  /** Number of bytes scanned so far. */
  scannedBytes = 0;
  /** Whether some texts were not scanned individually. */
  truncated = false;
  /** Whether a text was one of a body for a model. */
  reachesModel = false;
  /** The pointer of the first message with a role that is not allowed. */
  role: string | undefined;
  /** Whether the classifier failed or returned an invalid answer. */
  classifierFailed = false;

  readonly #c: EdgeContext;
  readonly #settings: InjectionScanSettings;
  #findings: LocatedFinding[] = [];
  #doubts: Doubt[] = [];
  readonly #work: Work;
  readonly #texts: RepeatedTexts;
  /** The text of JSON that was not taken last: it is not looked at twice. */
  #odd: string | undefined;
  #remainder: Remainder | undefined;
  #classified: InjectionScanResult["classified"];

  constructor(c: EdgeContext, settings: InjectionScanSettings) {
    this.#c = c;
    this.#settings = settings;
    this.#work = new Work(budgetOf(settings.maxBytes));
    this.#texts = new RepeatedTexts(this.#work);
  }

  /** Scans one text. Returns false when the verdict is final and no more texts are needed. */
  visit = (text: string, location: Location, isOdd = false): boolean => {
    const { settingsAt, roles, report } = this.#settings;
    const { kind } = location;
    if (isForModel(kind)) this.reachesModel = true;
    if (roles !== undefined) this.role ??= forbiddenRole(text, location, roles);
    const settings = settingsAt(location);
    if (this.#work.isSpent) (this.#remainder ??= new Remainder()).add(text, settings, location);
    else if (!isOdd && isPlainValue(text, settings)) this.#onPlain(text);
    else this.#scan(text, location, settings);
    return report || !(this.blocked || this.role !== undefined);
  };

  /** Takes a plain text of JSON whose kind is unknown. Returns false if it has to be visited. */
  takePlain(text: string): boolean {
    if (text === this.#odd) return false;
    if (this.#work.isSpent || !isPlainValue(text, this.#settings.jsonSettings!)) {
      this.#odd = text;
      return false;
    }
    this.#onPlain(text);
    return true;
  }

  /** In a secret, only exact rules find something. */
  #scan(text: string, location: Location, settings: Settings): void {
    const result = this.#texts.scan(text, settings);
    const exact = result.findings.length === 0
      ? undefined
      : this.#settings.secretSettingsAt(location, text);
    if (exact === undefined) this.#take(text, location, settings, result);
    else this.#take(text, location, exact, this.#texts.scan(text, exact));
  }

  #onPlain(text: string): void {
    this.#work.onPlain();
    this.scannedBytes += text.length;
    this.truncated ||= this.#work.isSpent;
  }

  /** Whether the budget was used up before all texts were scanned, without a refusal so far. */
  get isUnfinished(): boolean {
    return this.#work.isSpent && !this.blocked;
  }

  /** Scans the remaining texts as one, with a quarter of the budget. */
  scanRemainder(): void {
    const work = new Work(budgetOf(this.#settings.maxBytes) / 4);
    this.#remainder?.visit((text, location, settings) => {
      this.#take(text, location, settings, scanWith(text, settings, work), work);
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
    const findings = this.#findings.length === 0 ? [] : this.#findings
      .sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || b.score - a.score)
      .slice(0, MAX_FINDINGS);
    const classified = this.#classified;
    return {
      score: highest(findings),
      blocked: this.blocked,
      findings,
      scannedBytes: this.scannedBytes,
      truncated: this.truncated,
      ...(classified && { classified }),
    };
  }

  #take(
    text: string,
    location: Location,
    settings: Settings,
    result: ScanResult,
    work?: Work,
  ): void {
    this.scannedBytes += result.scannedBytes;
    this.truncated ||= result.truncated;
    if (result.findings.length > 0) this.#weigh(text, location, settings, result, work);
  }

  #weigh(
    text: string,
    location: Location,
    settings: Settings,
    result: ScanResult,
    work: Work | undefined,
  ): void {
    if (result.blocked && this.#isAllowed(location)) return;
    const findings = this.#judged(text, location, settings, result, work);
    const score = highest(findings);
    const { classify } = this.#settings;
    const isGrey = classify !== undefined && score >= classify.from && score < classify.to;
    const blocked = findings.some(({ verdict }) => verdict === "enforced");
    if (!isGrey) this.blocked ||= blocked;
    this.#keep(findings);
    if (isGrey) this.#doubts.push({ text, score, blocked, findings });
  }

  #judged(
    text: string,
    location: Location,
    settings: Settings,
    { blocked, findings }: ScanResult,
    work: Work | undefined,
  ): readonly LocatedFinding[] {
    if (!blocked) return findings.map((found) => located(found, location, "below"));
    return this.#settings.judge.judge({
      findings,
      settings,
      location,
      route: () => routeOf(this.#c),
      rescan: (others) =>
        (work === undefined ? this.#texts.scan(text, others) : scanWith(text, others, work))
          .findings,
    });
  }

  /** Keeps findings: the first ones, and the first of each verdict. */
  #keep(findings: readonly LocatedFinding[]): void {
    const kept = this.#findings;
    const isWanted = kept.length < MAX_FINDINGS ||
      findings.some((found) => !kept.some(({ verdict }) => verdict === found.verdict));
    if (isWanted) kept.push(...findings);
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
    const isOfDoubt = (found: LocatedFinding) => doubt.findings.includes(found);
    if (isAttack) {
      this.#classified = "attack";
      this.#findings = this.#findings.map((found) =>
        isOfDoubt(found) ? { ...found, verdict: "enforced" } : found
      );
    } else {
      this.#classified ??= "harmless";
      this.#findings = this.#findings.filter((found) => !isOfDoubt(found));
    }
  }

  #isAllowed(location: Location): boolean {
    return this.#settings.allow.callback?.askNow(location, this.#c) === true;
  }
}

function highest(findings: readonly LocatedFinding[]): number {
  return findings.reduce((score, found) => Math.max(score, found.score), 0);
}
