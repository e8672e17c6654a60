/**
 * What is before the text that is read: the first symbol of a sentence.
 *
 * @module
 */

/** Nothing: the query puts a number, or a whole expression, there. */
export const start = 94; // ^
/** Something that is not looked at. */
export const inside = 126; // ~
/** A quote after something like a name, or after nothing. */
export const value = 113; // q
/** A quote after a few digits. */
export const digits = 100; // d
/** A quote after several words. */
export const words = 81; // Q
/** A quote that ends a string which the text itself began. */
export const closing = 114; // r
