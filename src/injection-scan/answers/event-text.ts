/**
 * The text of a streamed answer. Of server-sent events and of lines of JSON it is the strings of
 * their JSON, joined by place, because a model's words come in fragments.
 *
 * @module
 */
import { visitJson } from "../request/json-walk.ts";

/** Takes a fragment of the text at a place. */
export type TakeText = (place: string, text: string) => void;

/** An event longer than this is read as plain text. */
const MAX_LINE = 65_536;
/** More pieces than this are joined, so that small ones take little more memory than their text. */
const MAX_PIECES = 1_024;

/** Reads lines of server-sent events and of JSON. */
export class EventText {
  readonly #takeText: TakeText;
  /** The line that has not ended, in pieces: to join them at each one would take square time. */
  #pieces: string[] = [];
  #length = 0;

  constructor(takeText: TakeText) {
    this.#takeText = takeText;
  }

  /** Takes the next piece of the stream. */
  take(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (piece.includes("\n")) {
      const lines = this.#rest().split("\n");
      this.#keep(lines.pop()!);
      for (const line of lines) this.#takeLine(line);
    }
    if (this.#length > MAX_LINE) this.#takeLine(this.#rest());
    else if (this.#pieces.length > MAX_PIECES) this.#keep(this.#rest());
  }

  /** Returns the unfinished line and drops it. */
  #rest(): string {
    const rest = this.#pieces.join("");
    this.#keep("");
    return rest;
  }

  #keep(line: string): void {
    this.#pieces = line === "" ? [] : [line];
    this.#length = line.length;
  }

  #takeLine(line: string): void {
    const isEvent = line.startsWith("data:");
    // Streams of JSON lines come without `data:`, and under many content types.
    if (!isEvent && !/^\s*[[{]/.test(line)) return;
    const data = isEvent ? line.slice(5).trim() : line;
    const value = parse(data);
    if (value === undefined) return isEvent ? this.#takeText("", `${data}\n`) : undefined;
    visitJson(value, (text, { pointer, isKey }) => {
      if (!isKey) this.#takeText(pointer, text);
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
