import { random, type Row } from "./rows.ts";

/** One word of an attack for this many words of a harmless text. */
const SPACING = 5;
/** The source of such rows. */
export const SPRINKLED_SOURCE = "sprinkled";
/** Pages are at most this long. */
const PAGE = 3_000;

/**
 * Harmless texts with words of attacks strewn in at random, and pages made of several: single words
 * say little, it is their order that makes an attack, and a long page has many of them.
 */
export function sprinkled(rows: readonly Row[], count: number): Row[] {
  const next = random(77);
  const benign = rows.filter(({ label, family, text }) =>
    label === "benign" && PROSE.has(family) && text.length > 30 && text.length < PAGE
  );
  const attacks = rows.filter(({ label, family }) =>
    label === "attack" && family === "prompt_injection"
  );
  if (benign.length === 0 || attacks.length === 0) return [];
  const any = (list: readonly Row[]) => list[Math.floor(next() * list.length)].text;
  return Array.from({ length: count }, (_, i): Row => {
    const words = any(benign).split(" ");
    for (let parts = i % 4; parts > 0; parts--) words.push("\n", ...any(benign).split(" "));
    const strange = any(attacks).split(/\s+/);
    for (let at = Math.floor(next() * SPACING); at < words.length;) {
      words.splice(at, next() < 0.5 ? 1 : 0, strange[Math.floor(next() * strange.length)]);
      at += 2 + Math.floor(next() * 2 * SPACING);
      if (next() < 0.3) strange.splice(0, strange.length, ...any(attacks).split(/\s+/));
    }
    const text = words.join(" ").slice(0, PAGE);
    return { text, label: "benign", family: "chat", source: SPRINKLED_SOURCE };
  });
}

const PROSE: ReadonlySet<string> = new Set(["chat", "roleplay", "markdown", "prose"]);
