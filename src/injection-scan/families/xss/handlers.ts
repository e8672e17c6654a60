/**
 * Event handler attributes: `on` and how the names of events begin, those of the HTML Standard, of
 * SVG, of pointer, animation, transition, media and clipboard events, and of old browsers.
 *
 * @module
 */

const HANDLER =
  /^on(?:abort|activate|after|animation|auxclick|bad|before|begin|blur|bounce|cached|cancel|canplay|cell|change|check|click|close|command|complete|connect|content|context|control|copy|cue|cut|data|dbl|deactivate|device|domnode|drag|drop|duration|emptied|enc|end|enter|error|exit|fenced|filter|finish|focus|form|freeze|full|gamepad|gesture|got|hash|help|input|install|interest|invalid|key|lang|layout|load|lose|lost|mark|media|message|mouse|move|moz|ms|mute|nomatch|obsolete|offline|online|open|orientation|outofsync|page|paint|paste|pause|play|pointer|pop|press|progress|property|rate|ready|redo|rejection|repeat|reset|resize|resume|reverse|row|scroll|search|security|seek|select|show|size|slot|snap|speech|stalled|start|stop|storage|submit|suspend|sync|time|toggle|touch|track|transition|undo|unhandled|unload|url|valuechange|volume|wait|webkit|wheel|zoom)[a-z]{0,32}$/;

/** True for the name of an event handler that browsers know, or knew. */
export function isHandler(name: string): boolean {
  return HANDLER.test(name);
}

/** True for any name that is shaped like an event handler's. */
export function looksLikeHandler(name: string): boolean {
  return /^on[a-z]{3,40}$/.test(name);
}

/**
 * The name of a handler before what old parsers let follow it: `onload!#$%&()*~+-_.,:;?@[` ran as
 * `onload`. Undefined when there is no such name.
 */
export function handlerWithin(name: string): string | undefined {
  const match = /^(on[a-z]{3,24})[^a-z0-9$:_.-][^a-z0-9]{2}/.exec(name);
  return match !== null && isHandler(match[1]) ? match[1] : undefined;
}
