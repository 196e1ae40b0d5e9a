import levenshtein from 'damerau-levenshtein';
import type { Article, Section } from '../article/article.js';
import { slice } from '../language/span.js';
import { fold, termsOf } from '../language/terms.js';
import { highest } from './select.js';

/** How alike two words must be to pass for one another, 0 to 1: one letter in four may be wrong. */
const ALIKE = 0.74;
/** The share of the words asked for that a heading, or else a section's text, must hold. */
const BY_HEADING = 0.6;
const BY_CONTENT = 0.5;

/** Nobody asks for a section in more characters. */
const LONGEST = 300;

/**
 * The section that somebody means by its heading, by part of it, by its number or by what it is about; null where
 * none fits. Misspelt words are taken for what they resemble.
 *
 * @example findSection(article, 'section 3') // the third
 * @example findSection(article, 'the part about sanctions') // the one that says most about them
 */
export function findSection(article: Article, asked: string): Section | null {
  const query = asked.slice(0, LONGEST);
  const number = numberIn(query);
  if (number !== null) return article.sections.at(number < 0 ? number : number - 1) ?? null;
  return sameHeading(article, query) ?? byHeading(article, query) ?? byContent(article, query);
}

const NUMBER = /^\W*(?:(?:the )?(?:section|part|chapter|no|nr|number)\W*)?(\d{1,4})\W*$/iu;
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ORDINAL = /^\W*(?:the )?(\w+) (?:section|part|chapter)\W*$/iu;
const OPENING =
  /^\W*(?:the )?(?:introduction|intro|opening|beginning|start|lede?)(?: (?:section|part))?\W*$/iu;

/** The number asked for, from 1; -1 for the last. */
function numberIn(query: string): number | null {
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

function headingOf(article: Article, { heading }: Section): string {
  return heading ? slice(article.text, heading) : '';
}

function sameHeading(article: Article, query: string): Section | undefined {
  const asked = squeeze(query);
  if (asked === '') return undefined;
  const likeness = (section: Section) => similarity(asked, squeeze(headingOf(article, section)));
  const best = highest(article.sections, likeness);
  return best && likeness(best) >= ALIKE ? best : undefined;
}

/** 0 to 1; 0 without a look where the lengths alone say that it is below `ALIKE`, for its cost is their product. */
function similarity(a: string, b: string): number {
  const lengths = [a.length, b.length];
  return Math.min(...lengths) < ALIKE * Math.max(...lengths) ? 0 : levenshtein(a, b).similarity;
}

/** Nobody asks for a section in more words. */
const MOST_WORDS = 40;

/** Words that ask for a section and say nothing of which. */
const ASKING = new Set(
  'section part paragraph chapter passage bit piece heading about article summary summarise summarize text'.split(
    ' ',
  ),
);

function askedFor(query: string): string[] {
  return [
    ...new Set(
      termsOf(query)
        .filter(({ content }) => content)
        .map(({ stem }) => stem),
    ),
  ]
    .filter((stem) => !ASKING_STEMS.has(stem))
    .slice(0, MOST_WORDS);
}

const ASKING_STEMS = new Set([...ASKING].flatMap((word) => termsOf(word).map(({ stem }) => stem)));

/** Most of the words stand in the heading; of several such headings the one with the fewest other words. */
function byHeading(article: Article, query: string): Section | undefined {
  const asked = askedFor(query);
  if (asked.length === 0) return undefined;
  const scored = article.sections.map((section) => {
    const words = stemsOf(headingOf(article, section));
    return { section, share: shareIn(asked, words), words: words.length };
  });
  const best = highest(scored, ({ share, words }) => share - words / 1000);
  return best && best.share >= BY_HEADING ? best.section : undefined;
}

/** The section whose words cover the query best, and most densely where several do. */
function byContent(article: Article, query: string): Section | null {
  const asked = askedFor(query);
  if (asked.length === 0) return null;
  const scored = article.sections.map((section) => {
    const body = section.paragraphs.map((paragraph) => slice(article.text, paragraph)).join('\n');
    const words = stemsOf(`${headingOf(article, section)}\n${body}`);
    const hits = words.filter((word) => asked.includes(word)).length;
    return { section, share: shareIn(asked, words), density: hits / Math.sqrt(words.length || 1) };
  });
  const best = highest(scored, ({ share, density }) => share + density / 10);
  return best && best.share >= BY_CONTENT ? best.section : null;
}

function stemsOf(text: string): string[] {
  return termsOf(text)
    .filter(({ content }) => content)
    .map(({ stem }) => stem);
}

function shareIn(asked: readonly string[], words: readonly string[]): number {
  const known = new Set(words);
  const found = asked.filter((word) => known.has(word) || [...known].some((other) => resembles(word, other)));
  return found.length / asked.length;
}

/** Misspelt, or one the beginning of the other ("Iran", "Iranian"). */
function resembles(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4) return false;
  if (long.startsWith(short)) return true;
  return short.length >= 5 && long.length - short.length <= 2 && similarity(a, b) >= ALIKE;
}
