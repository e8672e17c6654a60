/**
 * Receives a form: text fields are collected, and files are passed on as they arrive.
 *
 * @module
 */
import { Collector } from "../core/body/collect.ts";
import { inspectFile } from "../core/files/inspect.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { FileBody } from "./file-body.ts";
import { MultipartReader } from "./multipart/reader.ts";
import type { PartHead } from "./multipart/part-head.ts";
import type { UploadsSettings } from "./options.ts";
import { malformed, refusedBy, tooLarge, wrongType } from "./refusals.ts";
import type { OpenForm } from "./source.ts";
import type { UploadedFile, Uploads } from "./types.ts";

/** Time for `onFile()` to remove a file whose stream has failed, before the refusal, in ms. */
const CLEANUP_MS = 1_000;

/** One form, and the files of it that are stored. */
export class Form implements Uploads {
  readonly files: UploadedFile[] = [];
  readonly fields: URLSearchParams = new URLSearchParams();
  readonly #reader: MultipartReader;
  readonly #settings: UploadsSettings;
  readonly #c: EdgeContext;
  #fieldCount = 0;
  #fieldBytes = 0;

  constructor(c: EdgeContext, { source, boundary }: OpenForm, settings: UploadsSettings) {
    this.#c = c;
    this.#reader = new MultipartReader(source, boundary);
    this.#settings = settings;
  }

  /**
   * Reads the form to its end.
   *
   * @throws {RefusedUpload} Or the error of `onFile()`.
   */
  async receive(): Promise<void> {
    for (let head; (head = await this.#next()) !== undefined;) {
      if (head.filename === undefined) await this.#receiveField(head.name);
      else await this.#receiveFile(head, head.filename);
    }
  }

  async #next(): Promise<PartHead | undefined> {
    try {
      return await this.#reader.next();
    } catch (error) {
      throw refusedBy(error);
    }
  }

  async #receiveField(name: string): Promise<void> {
    this.#countField(name);
    const value = new Collector();
    for (let chunk; (chunk = await this.#read()) !== undefined;) {
      this.#addFieldBytes(chunk.length);
      value.add(chunk, Infinity);
    }
    this.fields.append(name, textOf(value.bytes));
  }

  async #read(): Promise<Uint8Array | undefined> {
    try {
      return await this.#reader.read();
    } catch (error) {
      throw refusedBy(error);
    }
  }

  /** A file input in which nothing was chosen counts too, so that their number is limited. */
  #countField(name: string): void {
    const { maxFields } = this.#settings;
    this.#fieldCount++;
    if (this.#fieldCount > maxFields) {
      throw tooLarge(`The form has more than ${maxFields} fields`, "too-many");
    }
    this.#addFieldBytes(new TextEncoder().encode(name).length);
  }

  #addFieldBytes(size: number): void {
    const { maxFieldBytes } = this.#settings;
    this.#fieldBytes += size;
    if (this.#fieldBytes > maxFieldBytes) {
      throw tooLarge(`The fields of the form are longer than ${maxFieldBytes} bytes`);
    }
  }

  async #receiveFile({ name: field, type = "" }: PartHead, filename: string): Promise<void> {
    const { types, maxFiles, maxFileBytes, onFile } = this.#settings;
    const body = new FileBody(this.#reader, maxFileBytes);
    const head = await body.readHead();
    if (filename === "" && head.length === 0) return this.#countField(field);
    const index = this.files.length;
    if (index >= maxFiles) throw tooLarge(`The form has more than ${maxFiles} files`, "too-many");
    const { fault, ...inspected } = inspectFile(filename, type, head, types);
    if (fault !== undefined) throw wrongType(fault, index, types.listed);
    const info = { field, ...inspected };
    const work = settle(() => onFile(body.stream(), info, this.#c));
    const result = await this.#stored(work, body);
    await body.finish();
    this.files.push({ ...info, size: body.size, result });
  }

  /** Waits for the result of `onFile()`, unless the file cannot be read to its end. */
  async #stored(work: Promise<unknown>, body: FileBody): Promise<unknown> {
    try {
      return await body.unlessItFails(work);
    } catch (error) {
      const settled = work.then(ignore, ignore);
      defer(this.#c, settled);
      await within(CLEANUP_MS, settled, undefined);
      throw error;
    }
  }
}

/** Calls a function; what it throws becomes a rejection. */
async function settle(call: () => unknown): Promise<unknown> {
  return await call();
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed("A field of the form is not UTF-8");
  }
}

function ignore(): void {}
