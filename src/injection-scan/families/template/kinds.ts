/**
 * What kind of expression it is: decided by its opening.
 *
 * @module
 */

export const none = 0;
/** `{{ }}` and `${{ }}`. */
export const mustache = 1;
/** `{% %}` and `[% %]`. */
export const statement = 2;
/** `${ }`, `#{ }`, `*{ }`, `@{ }`, `%{ }`, `~{ }`. */
export const brace = 3;
/** `<% %>`. */
export const erb = 4;
/** `<#if >`, `[#if ]`. */
export const directive = 5;
/** `[[ ]]` and `[= ]`. */
export const square = 6;
/** `@( )`, `#set( )`. */
export const paren = 7;
/** `{$name}`, `{php}`, `{7*7}`. */
export const single = 8;
/** `$name.call()`, as Velocity has it without braces. */
export const reference = 9;
