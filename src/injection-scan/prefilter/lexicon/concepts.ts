/**
 * The concepts that prompt injections are made of. Words of every language map to these few, so
 * that a rule written once over concepts speaks all the languages of the lexicon.
 *
 * @module
 */

/** Every concept, in the order of their numbers. */
export const CONCEPTS = [
  /** rules on, my order, operating system: words of other concepts that mean something harmless */
  "topic",
  /** ignore, forget, override */
  "ignore",
  /** previous, above, all, your */
  "prior",
  /** instructions, rules, guidelines */
  "instruction",
  /** reveal, print, repeat, what is */
  "reveal",
  /** system, hidden, initial, internal */
  "system",
  /** prompt */
  "prompt",
  /** password, secret, api key */
  "secret",
  /** you, your */
  "you",
  /** DAN, jailbroken, developer mode */
  "persona",
  /** pretend, act as, from now on you are */
  "pretend",
  /** restrictions, filters, ethics */
  "limit",
  /** without, no longer, free from */
  "without",
  /** ChatGPT, language model, assistant */
  "model",
  /** illegal, harmful, malware */
  "harm",
  /** must answer, obey, stay in character */
  "comply",
  /** refuse, apologise, disclaimer */
  "refuse",
  /** new, instead, from now on */
  "new",
  /** the text above, everything before */
  "above",
  /** you were told, you were given */
  "told",
  /** chat markup: <|im_start|>, [INST], ### system */
  "delimiter",
  /** base64, rot13, backwards, emoji */
  "encode",
  /** call the tool, run the command, send an email */
  "tool",
  /** urgent, immediately, lives depend on it */
  "urgent",
  /** administrator, developer, OpenAI staff */
  "authority",
  /** what is, explain, detect, prevent: talk about attacks */
  "discuss",
  /** not, never, do not */
  "not",
  /** follow, remember, adhere */
  "follow",
  /** run, execute, evaluate */
  "run",
  /** os.system, rm -rf, whoami */
  "shell",
] as const;

/** The name of a concept. */
export type Concept = typeof CONCEPTS[number];

/**
 * Words of one language: for each concept a list separated by `|`, or an array where a word holds a
 * `|` itself; a trailing `*` marks a stem.
 */
export type Lexicon = Readonly<Partial<Record<Concept, string | readonly string[]>>>;

/** The number of a concept. */
export function conceptId(concept: Concept): number {
  return CONCEPTS.indexOf(concept);
}
