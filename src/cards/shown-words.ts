/** The text before and after the user's words in the title of a card. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** For the titles of answers, quotations on a topic, summaries of a topic, and timelines, in this order. */
export const NOTHING: Surroundings = { before: '', after: '' };
export const TOPIC: Surroundings = { before: ' on “', after: '”' };
export const ABOUT: Surroundings = { before: 'About “', after: '”' };
export const TIMELINE: Surroundings = { before: 'Timeline of “', after: '”' };

const HEADING = /^### \*\*(?<title>[^\n]*)\*\*(?:\n-# Taken as: (?<taken>[^\n]*))?$/u;

/**
 * Words as a title shows them, on one line and without invisible characters. The user's words are normalised to this
 * form before they are used, so that they can be read back from a message.
 */
export function asShown(words: string): string {
  return visible(onOneLine(words)).trim();
}

/**
 * A title as the heading of a message. Because of the bold markers, Discord does not treat a "#" at its end as part of
 * the heading's marker.
 *
 * @param taken the question as it was understood, shown below
 */
export function heading(title: string, taken?: string): string {
  return `### **${title}**${taken === undefined ? '' : `\n-# Taken as: ${taken}`}`;
}

/**
 * The user's words, read from the heading of a message: the text between the surroundings. There are several readings
 * if the words' own direction marks cannot be distinguished from those that were added.
 */
export function typedWords(headingText: string, { before, after }: Surroundings): string[] {
  const title = HEADING.exec(headingText)?.groups?.title ?? '';
  const start = title.indexOf(before);
  if (start < 0 || !title.endsWith(after)) return [];
  return bare(title.slice(start + before.length, title.length - after.length));
}

/**
 * The question as it was understood, read from the heading of a message, in all possible readings; empty if it is no
 * follow-up.
 */
export function takenWords(headingText: string): string[] {
  const taken = HEADING.exec(headingText)?.groups?.taken;
  return taken === undefined ? [] : bare(taken);
}

/** Removes what was added around and inside words so that Discord shows them unchanged. */
function bare(shown: string): string[] {
  return withoutIsolate(shown).map((words) => words.replace(/\\(.)/gsu, '$1'));
}

const CLOSERS = /[\u202c\u2069]*$/u;

/** The words inside isolates, in all possible readings; words without isolates unchanged. */
function withoutIsolate(shown: string): string[] {
  const [closers = ''] = CLOSERS.exec(shown) ?? [];
  const inside = Array.from({ length: closers.length + 1 }, (_, count) =>
    shown.slice(1, shown.length - count),
  );
  return [shown, ...inside].filter((words) => isolated(words) === shown);
}

const ISOLATES = /[\u2066-\u2068]/u;
const EMBEDDINGS = /[\u202a\u202b\u202d\u202e]/u;
const [POP_EMBEDDING, POP_ISOLATE, FIRST_STRONG_ISOLATE] = ['\u202c', '\u2069', '\u2068'];
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Right-to-left letters and all direction controls. */
const TURNING =
  /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The characters that close the embeddings, overrides and isolates (Unicode Annex 9) that a text leaves open, so that
 * it does not affect what follows it. Empty if it leaves nothing open.
 *
 * @example closers('\u202eabc') // '\u202c'
 */
export function closers(text: string): string {
  const open: string[] = [];
  for (const [control] of text.matchAll(CONTROL)) {
    if (ISOLATES.test(control)) open.push(POP_ISOLATE);
    else if (EMBEDDINGS.test(control)) open.push(POP_EMBEDDING);
    else if (control === POP_EMBEDDING) popEmbedding(open);
    else popIsolate(open);
  }
  return open.reverse().join('');
}

function popEmbedding(open: string[]): void {
  if (open.at(-1) === POP_EMBEDDING) open.pop();
}

/** The end of an isolate also ends the embeddings inside it. */
function popIsolate(open: string[]): void {
  const isolate = open.lastIndexOf(POP_ISOLATE);
  if (isolate >= 0) open.length = isolate;
}

/** Words in an isolate, so that their direction does not affect the text beside them; unchanged if they need none. */
export function isolated(words: string): string {
  if (!TURNING.test(words)) return words;
  const opened = FIRST_STRONG_ISOLATE + words;
  return opened + closers(opened);
}

/**
 * A text that is safe to display: control characters, which a terminal would obey, become their symbols (U+2400 and
 * following), and lone surrogates, which cannot be encoded, become U+FFFD. Tabs are kept.
 */
export function visible(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cs}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xd800) return '\ufffd';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}

/** A text with spaces in place of line breaks. */
export function onOneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]\s*/gu, ' ');
}
