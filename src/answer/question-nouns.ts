import type { Token } from '../language/tokens.js';
import { typeOfNoun } from './focus-nouns.js';

/** The words of a list, apart by spaces. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Verbs that begin a question to be answered by yes or no; "can't" and "won't" come in two. */
export const AUXILIARY = words(
  "is are was were am be do does did has have had can could will would should may might must shall 's 're isn't aren't ai ca wo",
);

export const BE = words("is are was were 's 're be been being");

/** Parts of speech. */
export const NOUN = words('NOUN PROPN');

const BEFORE_NOUN = words('DET ADJ ADV NUM PART SYM');

const POSSESSIVE = words('his her its their your our my per');

/** The last noun of the first run of nouns from here on, behind articles, adjectives, possessors; null where none is. */
export function nounFrom(tokens: readonly Token[], from: number): number | null {
  let at = from;
  const isNoun = (index: number) => NOUN.has(tokens[index]?.pos ?? '');
  const isBefore = (index: number) => {
    const { pos = '', lower = '' } = tokens[index] ?? {};
    if (pos === 'VERB') return lower.endsWith('ing') && isNoun(index + 1);
    return BEFORE_NOUN.has(pos) || (lower === 'of' ? index === from : POSSESSIVE.has(lower));
  };
  while (isBefore(at) && !AUXILIARY.has(tokens[at]?.lower ?? '')) at++;
  if (!isNoun(at)) return isNounBefore(tokens, at, from) ? at - 1 : null;
  for (let next = at + 1; next < tokens.length; next++) {
    if (isNoun(next)) at = next;
    else if (!/^(?:PART|ADJ)$/u.test(tokens[next]?.pos ?? '')) break;
  }
  return at;
}

/** "The total of", "the fine": a noun that the tagger takes for an adjective. */
function isNounBefore(tokens: readonly Token[], at: number, from: number): boolean {
  const last = tokens[at - 1];
  if (at <= from || last?.pos !== 'ADJ') return false;
  return tokens[at]?.lower === 'of' || typeOfNoun(last.lower) !== null;
}

/** "People" in "number of the people"; null where no "of" follows. */
export function afterOf(tokens: readonly Token[], noun: number | null): number | null {
  return noun !== null && tokens[noun + 1]?.lower === 'of' ? nounFrom(tokens, noun + 2) : null;
}
