/**
 * What a name means in an expression.
 *
 * @module
 */

/** Reaches the host: enough by itself. */
export const reach = 1;
/** Runs or reads something when it is called. */
export const call = 2;
/** A filter that calls the function it is given by name. */
export const applies = 3;
/** An object that shows secrets when the expression is nothing but that. */
export const root = 4;
/** Prints what follows: what follows counts. */
export const verb = 5;
/** A filter that computes. */
export const computes = 6;
/** A constant. */
export const constant = 7;
/** A built-in of Freemarker that reaches out: `"…"?new()`. */
export const builtIn = 8;
