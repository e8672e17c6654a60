/**
 * Requests as plans: small, replayable, and of any size. `§` in a repeated text is the number of
 * the repetition, in base 36.
 *
 * @module
 */

/** A text: its beginning, its repeated unit, and its end. */
export interface Text {
  readonly head: string;
  readonly unit: string;
  readonly times: number;
  readonly tail: string;
}

/** A request. */
export interface Plan {
  readonly method: string;
  readonly path: Text;
  readonly query: Text;
  readonly headers: readonly (readonly [name: string, value: Text])[];
  readonly type: string;
  readonly body: Text | undefined;
  /** How many bytes each chunk of the body has; 0 is one chunk. */
  readonly chunk: number;
}

/** Maximum sizes of a line and of all headers, as servers have them. */
const MAX_LINE = 8_192;
const MAX_HEADERS = 15_000;
const MAX_BODY = 130_000;
/** Smallest share of the body in one chunk, because the cost of a chunk is the platform's. */
const MAX_CHUNKS = 2_000;

/** A text of plain characters. */
export function plain(head: string, unit = "", times = 0, tail = ""): Text {
  return { head, unit, times, tail };
}

/** The text written out. */
export function written({ head, unit, times, tail }: Text): string {
  if (!unit.includes("§")) return head + unit.repeat(times) + tail;
  let text = head;
  for (let i = 0; i < times; i++) text += unit.replaceAll("§", i.toString(36));
  return text + tail;
}

/** A request that can be sent repeatedly. */
export interface Prepared {
  readonly bytes: number;
  make(): Request;
}

/** The request of a plan; undefined when it is too large, or a server would refuse it. */
export function prepare(plan: Plan): Prepared | undefined {
  const url = `http://localhost/${written(plan.path)}${
    plan.query.head + plan.query.unit === "" ? "" : `?${written(plan.query)}`
  }`;
  const headers = plan.headers.map(([name, value]) => [name, written(value)] as [string, string]);
  if (plan.type !== "") headers.push(["content-type", plan.type]);
  const body = plan.body === undefined
    ? undefined
    : new TextEncoder().encode(written(plan.body).toWellFormed());
  const size = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  const isTooLarge = url.length > MAX_LINE || size > MAX_HEADERS ||
    (body?.length ?? 0) > MAX_BODY ||
    (plan.chunk > 0 && (body?.length ?? 0) / plan.chunk > MAX_CHUNKS);
  if (isTooLarge) return undefined;
  const make = () => {
    const init = { method: plan.method, headers, duplex: "half" };
    const stream = body && plan.chunk > 0 ? chunks(body, plan.chunk) : body;
    return new Request(url, { ...init, body: stream } as RequestInit);
  };
  try {
    make();
  } catch {
    return undefined;
  }
  return { bytes: url.length + size + (body?.length ?? 0), make };
}

function chunks(body: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= body.length) return controller.close();
      controller.enqueue(body.slice(at, at + size));
      at += size;
    },
  }, { highWaterMark: 0 });
}

/** The same request with `factor` times as many repetitions. */
export function scaled(plan: Plan, factor: number): Plan {
  const grow = (text: Text) => ({ ...text, times: Math.round(text.times * factor) });
  return {
    ...plan,
    path: grow(plan.path),
    query: grow(plan.query),
    headers: plan.headers.map(([name, value]) => [name, grow(value)] as const),
    body: plan.body && grow(plan.body),
  };
}

/** An everyday request of the same size in each of its parts. */
export function ordinary(plan: Plan): Plan {
  const sized = (text: Text, unit: string): Text => plain("", unit, written(text).length);
  return {
    ...plan,
    path: sized(plan.path, "a"),
    query: plan.query.unit === "" ? plan.query : plain("q=", "a", written(plan.query).length),
    headers: plan.headers.map(([, value], i) => [`x-plain-${i}`, sized(value, "a")] as const),
    body: plan.body && plain('{"text":"', "word ", written(plan.body).length / 5 | 0, '"}'),
    type: plan.body === undefined ? "" : "application/json",
  };
}
