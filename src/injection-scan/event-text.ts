/**
 * The text of a streamed answer: of server-sent events the strings of their JSON, each by its place,
 * because a model's words come in fragments between JSON; of anything else the text itself.
 *
 * @module
 */
import { visitJson } from "./locations.ts";

/** Takes a fragment of the text at a place. */
export type TakeText = (place: string, text: string) => void;

/** An event longer than this is read as plain text. */
const MAX_LINE = 65_536;

/** Reads lines of server-sent events. */
export class EventText {
  private readonly takeText: TakeText;
  private line = "";

  constructor(takeText: TakeText) {
    this.takeText = takeText;
  }

  /** Takes the next piece of the stream. */
  take(piece: string): void {
    const lines = (this.line + piece).split("\n");
    this.line = lines.pop()!;
    for (const line of lines) this.takeLine(line);
    if (this.line.length > MAX_LINE) {
      this.takeLine(this.line);
      this.line = "";
    }
  }

  private takeLine(line: string): void {
    if (!line.startsWith("data:")) return;
    const data = line.slice(5).trim();
    const value = parse(data);
    if (value === undefined) return this.takeText("", `${data}\n`);
    visitJson(value, (text, { pointer, isKey }) => {
      if (!isKey) this.takeText(pointer, text);
      return true;
    });
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
