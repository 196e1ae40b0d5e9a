/** What stands around the words that somebody typed, in the title of a card. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** In the titles of answers, of quotations on a topic, of summaries about one, and of timelines. */
export const NOTHING: Surroundings = { before: '', after: '' };
export const TOPIC: Surroundings = { before: ' on “', after: '”' };
export const ABOUT: Surroundings = { before: 'About “', after: '”' };
export const TIMELINE: Surroundings = { before: 'Timeline of “', after: '”' };

const HEADING = /^### \*\*(?<title>[^\n]*)\*\*(?:\n-# Taken as: (?<taken>[^\n]*))?$/u;

/**
 * Words as a title shows them, on one line and without what cannot be seen: what was typed is put into this form
 * before it is used, so that it can be read back from a message.
 */
export function asShown(words: string): string {
  return visible(onOneLine(words)).trim();
}

/**
 * A title as the heading of a message. The bold marks keep Discord from taking a "#" at its end for a part of its mark.
 *
 * @param taken the question as it was taken, which stands below it
 */
export function heading(title: string, taken?: string): string {
  return `### **${title}**${taken === undefined ? '' : `\n-# Taken as: ${taken}`}`;
}

/**
 * What somebody may have typed, read from the heading of a message: what stands within its surroundings. Several readings
 * where the words' own marks of direction cannot be told from those that were put around them.
 */
export function typedWords(headingText: string, { before, after }: Surroundings): string[] {
  const title = HEADING.exec(headingText)?.groups?.title ?? '';
  const start = title.indexOf(before);
  if (start < 0 || !title.endsWith(after)) return [];
  return bare(title.slice(start + before.length, title.length - after.length));
}

/** As which question the one in the heading of a message was taken, in the readings there are; none where it stands by itself. */
export function takenWords(headingText: string): string[] {
  const taken = HEADING.exec(headingText)?.groups?.taken;
  return taken === undefined ? [] : bare(taken);
}

/** Takes off what was put around and into words so that Discord shows them as they are. */
function bare(shown: string): string[] {
  return withoutIsolate(shown).map((words) => words.replace(/\\(.)/gsu, '$1'));
}

const CLOSERS = /[\u202c\u2069]*$/u;

/** What is set apart as this is; words that need not be are as they are shown. */
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
/** Letters written from right to left, and every control of direction. */
const TURNING =
  /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The characters that close what a text leaves open of embeddings, overrides and isolates (Unicode Annex 9), so that
 * it does not turn what follows it. Nothing where it leaves nothing open.
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

/** The end of an isolate ends the embeddings inside it. */
function popIsolate(open: string[]): void {
  const isolate = open.lastIndexOf(POP_ISOLATE);
  if (isolate >= 0) open.length = isolate;
}

/** Words set apart, so that their direction does not turn what stands beside them; words that turn nothing as they are. */
export function isolated(words: string): string {
  if (!TURNING.test(words)) return words;
  const opened = FIRST_STRONG_ISOLATE + words;
  return opened + closers(opened);
}

/**
 * A text with what cannot be sent to a screen shown in its stead: control characters as their pictures (U+2400 and
 * on), for a terminal would obey them, and half a surrogate pair, which no encoding can carry, as U+FFFD. A tab stays.
 */
export function visible(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cs}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xd800) return '\ufffd';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}

/** A text with blanks in the place of line breaks. */
export function onOneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]\s*/gu, ' ');
}
