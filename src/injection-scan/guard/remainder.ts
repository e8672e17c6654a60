/**
 * The texts of a request that its budget did not suffice for.
 *
 * @module
 */
import type { Location } from "../request/locations.ts";
import type { Settings } from "../engine/settings.ts";

interface Part {
  readonly location: Location;
  readonly texts: string[];
}

/**
 * Collects texts, and joins them to one text for each of the settings. One long text costs much
 * less than its parts, and most attacks in it are found, so padding does not turn the scan off.
 */
export class Remainder {
  readonly #parts = new Map<Settings, Part>();

  /** Adds one text. */
  add(text: string, settings: Settings, location: Location): void {
    const part = this.#parts.get(settings);
    if (part !== undefined) part.texts.push(text);
    else this.#parts.set(settings, { location, texts: [text] });
  }

  /** Visits all of them as texts of the whole part of the request that the first came from. */
  visit(visit: (text: string, location: Location, settings: Settings) => void): void {
    for (const [settings, { location, texts }] of this.#parts) {
      const whole = { in: location.in, pointer: "", isKey: false };
      visit(texts.join("\n"), whole, settings);
    }
  }
}
