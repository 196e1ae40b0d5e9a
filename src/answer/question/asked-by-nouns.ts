import type { Token } from '../../language/tokens.js';
import { type Asked, asked, type Reader, typeOfNoun } from './answer-type.js';

/** A set of the words of a space-separated list. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Verbs that begin a yes-or-no question; "can't" and "won't" are two tokens. */
export const AUXILIARY = words(
  "is are was were am be do does did has have had can could will would should may might must shall 's 're isn't aren't ai ca wo",
);

export const BE = words("is are was were 's 're be been being");

/** Parts of speech. */
export const NOUN = words('NOUN PROPN');

const BEFORE_NOUN = words('DET ADJ ADV NUM PART SYM');

const POSSESSIVE = words('his her its their your our my per');

/** The last noun of the next run of nouns, after determiners, adjectives and possessives; null if there is none. */
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

/** "The total of", "the fine": a noun that is tagged as an adjective. */
function isNounBefore(tokens: readonly Token[], at: number, from: number): boolean {
  const last = tokens[at - 1];
  if (at <= from || last?.pos !== 'ADJ') return false;
  return tokens[at]?.lower === 'of' || typeOfNoun(last.lower) !== null;
}

/** "People" in "number of the people"; null if no "of" follows. */
export function afterOf(tokens: readonly Token[], noun: number | null): number | null {
  return noun !== null && tokens[noun + 1]?.lower === 'of' ? nounFrom(tokens, noun + 2) : null;
}

export const KINDS = words('kind kinds type types sort sorts form forms');

/** Nouns whose type is that of the noun after their "of". */
const OF_ANOTHER = words(
  'name names number amount quantity percentage percent proportion share portion fraction total majority',
);

/** Nouns that give the answer type and are not part of the topic. */
const SHAPING_NOUNS = words(
  'kind kinds type types sort sorts name names number amount quantity percentage percent proportion cent reason reasons year years day days date time times month list way ways meaning definition',
);

const VOTES = words('vote votes voting election elections match game final referendum poll ballot race');

export const ORDER = words('name list define provide');

const PREPOSITIONS = words(
  'of in for to on at by with about from behind between against after before during into over under',
);

/** Types that a noun gives without a question word: "death toll", "cause of the fire". */
const BARE = words('percent money count age measure duration reason speech name time');

const ENTITIES = words('person place body');

/** Keywords and commands: "death toll", "name the countries", "obama reaction to the vote". */
export function askedByNouns(reader: Reader): Asked {
  const { tokens } = reader;
  const first = tokens[0]?.lower ?? '';
  if (first === 'define') return asked(reader, 'description', { shaping: [0] });
  if (ORDER.has(first) && tokens.length > 1 && !PREPOSITIONS.has(tokens[1]?.lower ?? '')) {
    const focus = nounFrom(tokens, 1);
    const type = focus === null ? null : typeOfNoun(tokens[focus]?.lower ?? '');
    return asked(reader, type ?? 'name', { focus, shaping: [0] });
  }
  const said = tokens.findIndex(
    ({ lower }, at) => at > 0 && (/^(?:says?|said)$/u.test(lower) || typeOfNoun(lower) === 'speech'),
  );
  if (said > 0) return asked(reader, 'speech', { said });
  const noun = tokens[1]?.lower === 'of' ? 0 : nounFrom(tokens, 0);
  const word = noun === null ? '' : (tokens[noun]?.lower ?? '');
  const type = typeOfNoun(word) ?? '';
  const isOf = noun !== null && /^(?:of|for)$/u.test(tokens[noun + 1]?.lower ?? '');
  const told = BARE.has(type) || (isOf && ENTITIES.has(type));
  return (told && noun !== null && askedFor(reader, noun)) || asked(reader, 'topic');
}

/** "What city …", "which of the ships …", "what kind of plane …". */
export function askedByNoun(reader: Reader, noun: number): Asked {
  const { tokens } = reader;
  const word = tokens[noun]?.lower ?? '';
  if (KINDS.has(word) && tokens[noun + 1]?.lower === 'of')
    return asked(reader, 'name', { focus: nounFrom(tokens, noun + 2), shaping: [noun] });
  if (word === 'part' || word === 'parts')
    return asked(reader, tokens[noun + 1]?.lower === 'of' ? 'place' : 'name', { focus: noun });
  return askedFor(reader, noun) ?? asked(reader, 'name', { focus: noun });
}

/** The type that a noun gives; with "of", it may be that of the noun after it. */
export function askedFor(reader: Reader, noun: number): Asked | null {
  const { tokens } = reader;
  const word = tokens[noun]?.lower ?? '';
  const type = typeOfNoun(word);
  if (type === null) return null;
  const other = OF_ANOTHER.has(word) ? afterOf(tokens, noun) : null;
  const owner = tokens[noun - 1]?.lower === "'s" ? noun - 2 : other;
  const shaping = SHAPING_NOUNS.has(word) ? [noun] : [];
  const named = type === 'name' && owner !== null ? typeOfNoun(tokens[owner]?.lower ?? '') : null;
  const isNamed = named === 'person' || named === 'place' || named === 'body';
  const said = type === 'speech' ? noun : null;
  if (word === 'sum' || word === 'result' || word === 'results') {
    const match = tokens.some(({ lower }) => VOTES.has(lower));
    return asked(reader, match ? 'count' : type, { focus: noun });
  }
  return asked(reader, isNamed ? named : type, {
    focus: other ?? (shaping.length > 0 ? null : noun),
    shaping,
    said,
  });
}
