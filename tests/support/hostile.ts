/** Values that throw when they are read, as errors and results of callbacks. */

function fail(): never {
  throw new Error("hostile getter");
}

/** An object whose members throw when they are read. */
export function unreadable(): Record<string, unknown> {
  return Object.defineProperties({}, {
    then: { get: fail, enumerable: true },
    name: { get: fail, enumerable: true },
    message: { get: fail, enumerable: true },
    stack: { get: fail, enumerable: true },
    status: { get: fail, enumerable: true },
    toString: { get: fail, enumerable: true },
    toJSON: { get: fail, enumerable: true },
  });
}

/** A proxy that throws whenever it is used. */
export function hostileProxy(target: object = {}): object {
  const traps = ["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor", "set"];
  return new Proxy(target, Object.fromEntries(traps.map((trap) => [trap, fail])));
}

/** Errors that are hard to print. */
export function hostileErrors(): Record<string, unknown> {
  const circular = new Error("circular");
  circular.cause = circular;
  const getters = new Error("getters");
  // The stack first: Node 20 formats it, from name and message, when it is replaced.
  for (const name of ["stack", "name", "message", "cause", "constructor"]) {
    Object.defineProperty(getters, name, { get: fail });
  }
  return {
    "whose getters throw": getters,
    "that is its own cause": circular,
    "that is a proxy": hostileProxy(new Error("proxy")),
    "with members of the wrong type": Object.assign(new Error(""), {
      name: {},
      message: 7n,
      stack: Symbol("stack"),
    }),
    "without a prototype": Object.create(null),
    "that cannot be text": { toString: fail },
    "that is no object": undefined,
  };
}
