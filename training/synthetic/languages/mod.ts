import { random, type Row } from "../../models/rows.ts";
import { EAST_ASIA } from "./east-asia.ts";
import { grammarRows } from "../templates.ts";
import { GERMANIC } from "./germanic.ts";
import { NEAR_EAST } from "./near-east.ts";
import { ORDINARY_SENTENCES } from "./ordinary.ts";
import { orderRows } from "./orders.ts";
import { PLEAS } from "./pleas.ts";
import { REQUESTS } from "./requests.ts";
import { ROMANCE } from "./romance.ts";
import { SLAVIC } from "./slavic.ts";
import { SOUTH_EAST_ASIA } from "./south-east-asia.ts";
import { SOUTH_ASIA } from "./south-asia.ts";

/** Orders to a model and their twins, in more than thirty languages. */
export function languageRows(): Row[] {
  return [ROMANCE, GERMANIC, SLAVIC, NEAR_EAST, SOUTH_ASIA, EAST_ASIA, SOUTH_EAST_ASIA]
    .flatMap((languages, i) => orderRows(languages, 50 + i));
}

/** Ordinary sentences in the same languages, one to three of a language in a row. */
export function ordinaryRows(): Row[] {
  const next = random(57);
  return ORDINARY_SENTENCES.flatMap((line) => {
    const sentences = line.split("|");
    const texts = new Set(Array.from({ length: PER_LANGUAGE }, () => {
      const start = Math.floor(next() * sentences.length);
      const count = 1 + Math.floor(next() * 3);
      return sentences.concat(sentences).slice(start, start + count).join(
        next() < 0.3 ? "\n" : " ",
      );
    }));
    return Array.from(
      texts,
      (text): Row => ({ text, label: "benign", family: "chat", source: "own-mails", hard: true }),
    );
  });
}

const PER_LANGUAGE = 40;

/** Pleas and their twins, each language in equal shares. */
export function pleaRows(): Row[] {
  const source = "own-pleas";
  return PLEAS.flatMap(([attacks, harmless], i) => [
    ...grammarRows(
      attacks.split(" / "),
      {},
      { label: "attack", family: "prompt_injection", source },
      600 + i,
      70,
    ),
    ...grammarRows(
      harmless.split(" / "),
      {},
      { label: "benign", family: "chat", hard: true, source },
      700 + i,
      30,
    ),
  ]);
}

const PER_REQUESTS = 25;

/** Harmless requests, each language in equal shares. */
export function requestRows(): Row[] {
  return REQUESTS.flatMap(([frames, topics], i) =>
    grammarRows(
      frames.split(" / "),
      { topic: topics.split(" / ") },
      { label: "benign", family: "chat", hard: true, source: "own-requests" },
      800 + i,
      PER_REQUESTS,
    )
  );
}
