import type { Acronym } from '../language/acronyms.js';
import { knownNamesIn, type NameFound } from '../language/known-names.js';
import { stem } from '../language/terms.js';
import { type RelationKind, relatedTo, waysToSay } from '../language/word-relations.js';
import { type Direction, directionOf, generalRarity, rowOf } from '../language/word-vectors.js';
import type { PassageIndex } from '../search/passage-index.js';
import type { Vocabulary, Word } from '../search/vocabulary.js';
import type { Question, QuestionTerm } from './question/question.js';

/** A word of the question, looked up in the articles. */
export interface QueryTerm extends QuestionTerm {
  /** The stems to look for: its own or, if that does not occur in the articles, those that it may misspell. */
  readonly lookFor: readonly string[];
  /** The numbers of these stems in the vocabulary. */
  readonly numbers: ReadonlySet<number>;
  /** The stems of related words, keyed by their numbers. */
  readonly related: ReadonlyMap<number, RelatedStem>;
  /** Its row in the word vectors. */
  readonly row: number;
  /** Its general rarity, 0 to 1. */
  readonly general: number;
  /** Its rarity in the articles (idf). */
  readonly idf: number;
}

/** A question, looked up in the articles. */
export interface Query {
  readonly question: Question;
  readonly terms: readonly QueryTerm[];
  /** All stems to look for. */
  readonly stems: ReadonlySet<string>;
  /** The stems to look for and those of words with the same meaning, for the search of an archive. */
  readonly searched: ReadonlySet<string>;
  /** The word that names the kind of thing asked for. */
  readonly focus: QueryTerm | null;
  /** The rarity of a word that does not occur in the articles (idf): no word is rarer. */
  readonly rarest: number;
  readonly direction: Direction;
}

/** The stem of no word. */
const NO_WORD = '';

/** The maximum number of misspelt words that are corrected in one question, because guessing is expensive. */
const MOST_GUESSED = 12;

/**
 * Looks up a question's words in the articles.
 *
 * @param acronyms the acronyms that the articles explain, if these are few
 */
export function queryOf(question: Question, index: PassageIndex, acronyms: readonly Acronym[] = []): Query {
  const spelled = acronyms.filter(({ short, long }) => isMeant(question, short, long));
  const names = knownNamesIn(question.terms);
  let guesses = MOST_GUESSED;
  const terms = question.terms.map((term, at): QueryTerm => {
    const known = index.knows(term.stem);
    const others = known || guesses-- <= 0 ? [] : index.similar(term.word);
    const related = relatedStems(term.word, index.vocabulary);
    relateNames(related, at, names, index.vocabulary);
    relateWays(related, term.word, question.answerType === 'person', index.vocabulary);
    for (const acronym of spelled) relateAcronym(related, term.word, acronym, index);
    const lookFor = [term.stem, ...(term.compound === null ? [] : [term.compound]), ...others];
    return {
      ...term,
      name: term.name || index.isName(term.word),
      lookFor,
      numbers: new Set(lookFor.flatMap((stem) => index.vocabulary.stem(stem) ?? [])),
      related,
      row: rowOf(term.word),
      general: generalRarity(term.word),
      idf: index.idf(others[0] ?? term.stem),
    };
  });
  const stems = new Set(terms.flatMap(({ lookFor }) => lookFor));
  return {
    question,
    terms,
    stems,
    searched: new Set([...stems, ...terms.flatMap((term) => sameMeaning(term, index.vocabulary))]),
    focus: terms.find(({ focus }) => focus) ?? null,
    rarest: index.idf(NO_WORD),
    direction: directionOf(terms.map(({ row, general, weight }) => [row, weight * (0.1 + general)])),
  };
}

/** The minimum worth of a synonym that means the same in most of its uses. */
const MEANS_THE_SAME = 0.6;
const SAME_KINDS: ReadonlySet<RelationKind> = new Set(['form', 'name', 'synonym']);

function sameMeaning({ related }: QueryTerm, { stems }: Vocabulary): string[] {
  return [...related].flatMap(([number, { kind, worth }]) =>
    SAME_KINDS.has(kind) && worth > MEANS_THE_SAME ? [stems[number] as string] : [],
  );
}

/** "United Kingdom" means "Britain" as a whole: each of its words is related to the other names that are one word. */
function relateNames(
  related: Map<number, RelatedStem>,
  at: number,
  found: readonly NameFound[],
  vocabulary: Vocabulary,
): void {
  for (const { start, end, names } of found) {
    if (at < start || at >= end) continue;
    for (const { words, worth } of names) {
      const number = words.length === 1 ? vocabulary.contentWord(words[0] as string) : undefined;
      if (number === undefined) continue;
      related.set((vocabulary.words[number] as Word).stem, { kind: 'name', worth: WORTH.name * worth });
    }
  }
}

/** "Who runs it?" is answered by its president, "who criticized it?" by who condemned it. */
function relateWays(
  related: Map<number, RelatedStem>,
  word: string,
  asksPerson: boolean,
  { stem: numberOf }: Vocabulary,
): void {
  for (const other of waysToSay(word, asksPerson)) {
    const number = numberOf(stem(other));
    if (number === undefined || (related.get(number)?.worth ?? 0) >= WORTH.similar) continue;
    related.set(number, { kind: 'similar', worth: WORTH.similar });
  }
}

/** Whether a question contains an acronym or its expansion. A single word of the expansion is not enough. */
function isMeant({ terms }: Question, short: string, long: readonly string[]): boolean {
  return (
    terms.some(({ word }) => word === short) || terms.filter(({ word }) => long.includes(word)).length > 1
  );
}

/**
 * "JCPOA" means "Joint Comprehensive Plan of Action"; it is related to the word of these that occurs in the fewest
 * paragraphs.
 */
function relateAcronym(
  related: Map<number, RelatedStem>,
  word: string,
  { short, long }: Acronym,
  { vocabulary, frequency }: PassageIndex,
): void {
  const numberOf = (other: string) => vocabulary.words[vocabulary.contentWord(other) ?? -1]?.stem;
  const held = long.flatMap((each) => {
    const number = numberOf(each);
    return number === undefined ? [] : [{ number, count: frequency(vocabulary.stems[number] as string) }];
  });
  const [telling] = held.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const other = word === short ? telling?.number : long.includes(word) ? numberOf(short) : undefined;
  if (other !== undefined) related.set(other, { kind: 'name', worth: WORTH.name });
}

/** The worth of a related word as a replacement, by relation. */
const WORTH: Readonly<Record<RelationKind, number>> = {
  form: 1,
  name: 0.9,
  synonym: 0.9,
  derivation: 0.85,
  similar: 0.6,
  hyponym: 0.7,
  hypernym: 0.6,
  cause: 0.6,
  entailment: 0.6,
  antonym: 0.5,
};

/** How the words of a stem are related to a term, and their worth as its replacement. */
export interface RelatedStem {
  readonly kind: RelationKind;
  readonly worth: number;
}

/** "Born" asks about a birth. As a form of "bear" it would be related to everything held or endured. */
const RELATED_AS: ReadonlyMap<string, string> = new Map([['born', 'birth']]);

function relatedStems(word: string, vocabulary: Vocabulary): Map<number, RelatedStem> {
  const stems = new Map<number, RelatedStem>();
  for (const { word: other, kind, worth } of relatedTo(RELATED_AS.get(word) ?? word)) {
    const number = vocabulary.stem(stem(other));
    if (number === undefined) continue;
    const related = { kind, worth: WORTH[kind] * Math.sqrt(worth) };
    if (related.worth > (stems.get(number)?.worth ?? 0)) stems.set(number, related);
  }
  return stems;
}

/** Kinds of match between a word and a term, from none to the same word. */
export const MATCHES: readonly string[] = [
  'none',
  'likeness from 0.3',
  'likeness from 0.4',
  'likeness from 0.5',
  'likeness from 0.6',
  'likeness from 0.7',
  'wider or narrower',
  'antonym',
  'synonym',
  'same start',
  'name',
  'same',
];

/** The matches by relation, as indices into `MATCHES`. */
export const Match = { wider: 6, antonym: 7, synonym: 8, sameStart: 9, name: 10, same: 11 } as const;

const MATCH_OF: Readonly<Record<RelationKind, number>> = {
  form: Match.same,
  name: Match.name,
  synonym: Match.synonym,
  derivation: Match.synonym,
  antonym: Match.antonym,
  similar: Match.wider,
  hyponym: Match.wider,
  hypernym: Match.wider,
  cause: Match.wider,
  entailment: Match.wider,
};

/** A relation worth less than this says no more than likeness. */
const RELATED = 0.4;
/** The minimum worth of a name that means the same; a capital, as a name of its country, is below it. */
const NAMED = 0.6;
const LIKENESSES = [0.3, 0.4, 0.5, 0.6, 0.7];

/** Likeness up to which nothing follows, for words and for names. Different names are often used alike. */
const UNLIKE = 0.35;
const UNLIKE_NAME = 0.7;
const STANDS_IN = { alike: 0.9, nameAlike: 0.6, sameStart: 0.7 };
/**
 * The number of initial letters that related words have in common: "Russia" and "Russian", "nominated" and
 * "nomination".
 */
const SAME_START = { least: 4, enough: 6 };

/** The match between a word of the articles and a term of a question. */
export interface WordMatch {
  /**
   * How well it can replace the term: 1 for the same word, less for similar use or a common beginning, 0 for no
   * relation.
   */
  readonly worth: number;
  /** The kind of match: an index into `MATCHES`. */
  readonly match: number;
}

const SAME: WordMatch = { worth: 1, match: Match.same };
/** Shared results of worth 0, by kind of match. Nearly all words have one, so no new objects are made for them. */
const WORTHLESS: readonly WordMatch[] = MATCHES.map((_, match) => ({ worth: 0, match }));

/**
 * Compares a word of the articles with a term.
 *
 * @param alike the likeness of their use, -1 to 1
 */
export function compareWithTerm(term: QueryTerm, word: Word, alike: number): WordMatch {
  if (term.numbers.has(word.stem)) return SAME;
  const related = term.related.get(word.stem);
  const sameStart = startsAlike(term.word, word.text);
  const use = term.name
    ? STANDS_IN.nameAlike * above(UNLIKE_NAME, alike)
    : STANDS_IN.alike * above(UNLIKE, alike);
  const worth = Math.max(use, related?.worth ?? 0, sameStart ? STANDS_IN.sameStart : 0);
  const match = matchOf(related, sameStart, alike);
  return worth === 0 ? (WORTHLESS[match] as WordMatch) : { worth, match };
}

function matchOf(related: RelatedStem | undefined, sameStart: boolean, alike: number): number {
  const match = related ? MATCH_OF[related.kind] : 0;
  if (match === Match.same || (match === Match.name && (related?.worth ?? 0) >= NAMED)) return match;
  if (sameStart) return Match.sameStart;
  if (related && related.worth >= RELATED) return match === Match.name ? Match.wider : match;
  let level = 0;
  while (alike >= (LIKENESSES[level] as number)) level++;
  return level;
}

/** The part of a share above a threshold, rescaled to 0 to 1. */
function above(threshold: number, share: number): number {
  return share > threshold ? (share - threshold) / (1 - threshold) : 0;
}

function startsAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SAME_START.least || /^\d/u.test(a)) return false;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  return same >= SAME_START.least && same >= Math.min(SAME_START.enough, shorter);
}
