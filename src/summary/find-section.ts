import levenshtein from 'damerau-levenshtein';
import type { Article, Section } from '../article/article.js';
import { slice } from '../language/span.js';
import { atOnce, eachInSteps, type Steps } from '../language/steps.js';
import { fold, type Term, termsOf } from '../language/terms.js';
import { highest } from './select.js';

/** The minimum similarity, 0 to 1, of a word to its misspelling: one letter in four may be wrong. */
const ALIKE = 0.74;
/** The share of the requested words that a heading must contain. */
const BY_HEADING = 0.6;

/** The longest request, in characters, that is read. */
const LONGEST = 300;

/**
 * Finds a section by its heading, part of the heading, or its number; null if none matches. Misspelt words match
 * similar ones.
 *
 * @example findSection(article, 'section 3') // the third
 */
export function findSection(article: Article, asked: string): Section | null {
  return sectionFinder(asked)(article);
}

/** Makes a function that finds the same section in one article after another. */
export function sectionFinder(asked: string): (article: Article) => Section | null {
  const query = asked.slice(0, LONGEST);
  const number = sectionNumber(asked);
  if (number !== null) return ({ sections }) => sections.at(number < 0 ? number : number - 1) ?? null;
  const heading = squeeze(query);
  const stems = requestedTerms(query).map(({ stem }) => stem);
  const isResembled = remembering(resembles);
  return (article) => {
    const headed = headedIn(article);
    return sameHeading(headed, heading) ?? byHeading(headed, stems, isResembled) ?? null;
  };
}

/** A section with its heading, prepared for matching. */
interface Headed {
  readonly section: Section;
  readonly heading: string;
  readonly stems: readonly string[];
}

const known = new WeakMap<Article['sections'], readonly Headed[]>();

/** The sections of an article that have a heading. Cached, because there may be thousands. */
export function headedIn(article: Article): readonly Headed[] {
  return known.get(article.sections) ?? atOnce(readHeadings(article));
}

/** Reads the headings of an article in advance, so that no query has to wait for it. */
export function* readHeadings({ text, sections }: Article): Steps<readonly Headed[]> {
  const before = known.get(sections);
  if (before) return before;
  const headed = yield* eachInSteps(sections, SLICE, (section): Headed[] => {
    if (!section.heading) return [];
    const words = slice(text, section.heading).slice(0, LONGEST);
    return [{ section, heading: squeeze(words), stems: stemsOf(words) }];
  });
  known.set(sections, headed);
  return headed;
}

/** Yields to other work after this many sections. */
const SLICE = 500;

/** All sections of some articles with the same heading as this one, ignoring case and punctuation. */
export function sectionsCalledAs(
  { article, section }: { readonly article: Article; readonly section: Section },
  articles: readonly Article[],
): { readonly article: Article; readonly section: Section }[] {
  const called = headedIn(article).find((each) => each.section === section)?.heading;
  return articles.flatMap((article) =>
    headedIn(article).flatMap(({ section, heading }) => (heading === called ? [{ article, section }] : [])),
  );
}

/** Caches the result for each pair of words. */
function remembering(ask: (a: string, b: string) => boolean): (a: string, b: string) => boolean {
  const answers = new Map<string, Map<string, boolean>>();
  return (a, b) => {
    const known = answers.get(a) ?? new Map<string, boolean>();
    answers.set(a, known);
    const answer = known.get(b) ?? ask(a, b);
    known.set(b, answer);
    return answer;
  };
}

const NUMBER = /^\W*(?:(?:the )?(?:section|part|chapter|no|nr|number)\W*)?(\d{1,4})\W*$/iu;
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ORDINAL = /^\W*(?:the )?(\w+) (?:section|part|chapter)\W*$/iu;
const OPENING =
  /^\W*(?:the )?(?:introduction|intro|opening|beginning|start|lede?)(?: (?:section|part))?\W*$/iu;

/** The number of the section asked for, from 1; -1 for the last, null if the request gives no number. */
export function sectionNumber(asked: string): number | null {
  const query = asked.slice(0, LONGEST);
  const digits = NUMBER.exec(query)?.[1];
  if (digits !== undefined) return Number(digits) || null;
  if (OPENING.test(query)) return 1;
  const ordinal = ORDINAL.exec(query)?.[1]?.toLowerCase() ?? '';
  if (ordinal === 'last') return -1;
  return ORDINALS.includes(ordinal) ? ORDINALS.indexOf(ordinal) + 1 : null;
}

const squeeze = (text: string) =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter(Boolean)
    .join(' ');

function sameHeading(headed: readonly Headed[], asked: string): Section | undefined {
  if (asked === '') return undefined;
  const similarity = similarityTo(asked);
  const likeness = ({ heading }: Headed) => similarity(heading);
  const best = highest(headed, likeness);
  return best && likeness(best) >= ALIKE ? best.section : undefined;
}

/**
 * The similarity of a text to others, 0 to 1. If the lengths, or the letters in common, show that it is below `ALIKE`,
 * the result is 0 without a comparison, whose cost is the product of the lengths.
 */
function similarityTo(a: string): (b: string) => number {
  const commonWith = charactersIn(a);
  return (b) => {
    const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
    if (least < ALIKE * most || commonWith(b) < ALIKE * most) return 0;
    return a === b ? 1 : levenshtein(a, b).similarity;
  };
}

/** The number of characters that another text has in common with this one, each counted once. */
function charactersIn(text: string): (other: string) => number {
  const places = new Map<string, number>();
  const times: number[] = [];
  for (const character of text) {
    const place = places.get(character) ?? places.size;
    places.set(character, place);
    times[place] = (times[place] ?? 0) + 1;
  }
  const left = new Int32Array(times.length);
  return (other) => {
    left.set(times);
    let common = 0;
    for (const character of other) {
      const place = places.get(character);
      if (place !== undefined && (left[place] as number)-- > 0) common += character.length;
    }
    return common;
  };
}

/** The maximum number of words in a request that are read. */
const MOST_WORDS = 40;

/** Words that ask for a section without saying which. */
const ASKING = new Set(
  'section part paragraph chapter passage bit piece heading about article summary summarise summarize text'.split(
    ' ',
  ),
);

/** The content words that identify the requested section, each form once. */
export function requestedTerms(query: string): Term[] {
  const terms = new Map<string, Term>();
  for (const term of termsOf(query.slice(0, LONGEST)))
    if (term.content && !ASKING_STEMS.has(term.stem) && !terms.has(term.stem)) terms.set(term.stem, term);
  return [...terms.values()].slice(0, MOST_WORDS);
}

const ASKING_STEMS = new Set([...ASKING].flatMap((word) => termsOf(word).map(({ stem }) => stem)));

/** Finds the heading that contains most of the words; of several, the one with the fewest other words. */
function byHeading(
  headed: readonly Headed[],
  asked: readonly string[],
  isResembled: (a: string, b: string) => boolean,
): Section | undefined {
  if (asked.length === 0) return undefined;
  const scored = headed.map(({ section, stems }) => ({
    section,
    share: shareIn(asked, stems, isResembled),
    words: stems.length,
  }));
  const best = highest(scored, ({ share, words }) => share - words / 1000);
  return best && best.share >= BY_HEADING ? best.section : undefined;
}

function stemsOf(text: string): string[] {
  return termsOf(text)
    .filter(({ content }) => content)
    .map(({ stem }) => stem);
}

function shareIn(
  asked: readonly string[],
  words: readonly string[],
  isResembled: (a: string, b: string) => boolean,
): number {
  const found = asked.filter(
    (word) => words.includes(word) || words.some((other) => mayBeMisspelt(other) && isResembled(word, other)),
  );
  return found.length / asked.length;
}

/** The minimum number of letters for a word to match another one. */
const LEAST_LETTERS = 4;

/** Excludes short words and numbers: headings contain thousands of different ones ("Day 1200"). */
function mayBeMisspelt(word: string): boolean {
  return word.length >= LEAST_LETTERS && word.charCodeAt(0) > NINE;
}

const NINE = '9'.charCodeAt(0);

/** Whether one word misspells the other, or is its beginning ("Iran", "Iranian"). */
function resembles(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < LEAST_LETTERS) return false;
  if (long.startsWith(short)) return true;
  return short.length >= 5 && long.length - short.length <= 2 && similarityTo(a)(b) >= ALIKE;
}
