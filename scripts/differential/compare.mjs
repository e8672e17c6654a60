// Compares two lists of steps, and shows how two steps differ.

const LONGEST_VALUE = 400;

/** The steps that differ, each with its number and both forms. */
export function differences(there, here) {
  const found = [];
  for (let i = 0; i < Math.max(there.length, here.length); i++) {
    if (there[i] !== here[i]) found.push({ number: i + 1, there: there[i], here: here[i] });
  }
  return found;
}

/** A difference, as text: the requests of the step, and each value that differs. */
export function shown({ number, there, here }) {
  if (there === undefined || here === undefined) {
    return `\nstep ${number} exists only ${here === undefined ? "there" : "here"}`;
  }
  const before = JSON.parse(there);
  const now = JSON.parse(here);
  const lines = [`\nstep ${number}, ${now.app}`];
  for (const { request } of now.requests) {
    const { method, url, headers, body, client } = request;
    lines.push(`  ${method} ${url} from ${client}`);
    for (const [name, value] of headers) lines.push(`    ${name}: ${value}`);
    if (body) lines.push(`    ${short(body.text)}`);
  }
  for (const [place, a, b] of leavesThatDiffer("", before, now)) {
    lines.push(`  ${place}`, `  - ${short(a)}`, `  + ${short(b)}`);
  }
  return lines.join("\n");
}

/** Pairs of values at the same place that differ. Log lines and spans are compared as JSON. */
function leavesThatDiffer(place, a, b) {
  const [left, right] = [parsed(a), parsed(b)];
  if (JSON.stringify(left) === JSON.stringify(right)) {
    return a === b || JSON.stringify(a) === JSON.stringify(b) ? [] : [[place, a, b]];
  }
  if (typeof left === "string" && typeof right === "string" && left.includes("\n")) {
    return linesThatDiffer(place, left, right);
  }
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) {
    return [[place, left, right]];
  }
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const within = keys.flatMap((key) => leavesThatDiffer(`${place}.${key}`, left[key], right[key]));
  return within.length > 0 ? within : [[place, left, right]];
}

/** Lines of an exposition that only one of two texts has, at most a few. */
function linesThatDiffer(place, a, b) {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const only = (these, others) => these.filter((line) => !others.includes(line)).slice(0, 3);
  const pair = [only(left, right).join("\n    "), only(right, left).join("\n    ")];
  // The same lines in another order differ too.
  return [pair[0] === pair[1] ? [place, a, b] : [place, ...pair]];
}

function parsed(value) {
  if (typeof value !== "string" || !/^[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function short(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
