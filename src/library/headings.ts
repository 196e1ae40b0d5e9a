import type { Sources } from '../answer/answer.js';
import type { Article, Section } from '../article/article.js';
import { slice } from '../language/span.js';
import { atOnce, eachInSteps, type Steps } from '../language/steps.js';
import { fold, stem, termsOf } from '../language/terms.js';
import { isClose, push } from '../quotation/entities.js';
import { headedIn, readHeadings } from '../summary/find-section.js';
import { summary } from './article-summary.js';

/** A section of an article, or the whole article if there is no section. */
export interface SectionOrArticle {
  readonly article: Article;
  readonly section: Section | null;
}

/** The sections and articles of a library, keyed by heading or title, and these grouped by their number of words. */
interface Names {
  readonly byName: ReadonlyMap<string, SectionOrArticle>;
  readonly byLength: ReadonlyMap<number, readonly string[]>;
}

/** The longest heading, in characters, that is looked up. */
const LONGEST = 300;

/** The section or article with this heading or title, ignoring case, punctuation and determiners ("the"). */
export function findByHeading(
  words: string,
  { articles }: Pick<Sources, 'articles'>,
): SectionOrArticle | null {
  return words.length > LONGEST ? null : (namesIn(articles).byName.get(squeezed(words)) ?? null);
}

/**
 * The section or article whose heading or title this may misspell. A word that occurs in the articles is not a
 * misspelling.
 */
export function findByMisspeltHeading(words: string, { articles, index }: Sources): SectionOrArticle | null {
  if (words.length > LONGEST) return null;
  const typed = squeezed(words).split(' ');
  const { byName, byLength } = namesIn(articles);
  const misspelt = typed.map((word) => !index.knows(stem(word)));
  const most = Math.ceil(typed.length / 3);
  if (!misspelt.includes(true)) return null;
  const name = byLength.get(typed.length)?.find((each) => {
    let wrong = 0;
    return each.split(' ').every((word, at) => {
      if (word === typed[at]) return true;
      wrong++;
      return wrong <= most && misspelt[at] === true && isClose(word, typed[at] ?? '');
    });
  });
  return name === undefined ? null : (byName.get(name) ?? null);
}

/** "The flood article", "the section on costs": the rest is the topic. */
const KIND =
  /^(?:the |that |this |your )?(?:(?:article|story|piece|section|part|chapter|report|paragraphs?) (?:on|about|of|called|titled|named) )?(.+?)(?: (?:article|story|piece|section|part|chapter|report))?$/iu;

/** The section or article meant by a name, a part of the name, or its topic; null if none fits. */
export function findByName(words: string, sources: Sources): SectionOrArticle | null {
  const { articles } = sources;
  const inner = KIND.exec(words)?.[1] ?? words;
  const named = [words, inner].map(
    (each) => findByHeading(each, sources) ?? findByMisspeltHeading(each, sources),
  );
  const [only, ...others] = articles;
  return (
    named.find((found) => found !== null) ??
    titled(inner, articles) ??
    (only && others.length === 0 ? within(only, words, sources) : headed(inner, articles))
  );
}

/** Finds a section as `summary` does: by number, heading or content. */
function within(article: Article, words: string, sources: Sources): SectionOrArticle | null {
  const found = atOnce(summary({ ...sources, articles: [article] }, { section: words }));
  return found && { article, section: article.sections[(found.section ?? 0) - 1] ?? null };
}

function titled(words: string, articles: readonly Article[]): SectionOrArticle | null {
  const wanted = contentStems(words);
  const article = articles.find((each) => holds(titleStems(each), wanted));
  return article ? { article, section: null } : null;
}

function headed(words: string, articles: readonly Article[]): SectionOrArticle | null {
  const wanted = contentStems(words);
  for (const article of articles) {
    const found = headedIn(article).find(({ stems }) => holds(stems, wanted));
    if (found) return { article, section: found.section };
  }
  return null;
}

/** Whether all wanted stems are contained; false if none are wanted. */
function holds(held: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length > 0 && wanted.every((each) => held.includes(each));
}

const ofTitles = new WeakMap<Article, readonly string[]>();

/** The stems of the content words of a title. */
export function titleStems(article: Article): readonly string[] {
  const { text, title } = article;
  const stems = ofTitles.get(article) ?? (title ? contentStems(slice(text, title)) : []);
  ofTitles.set(article, stems);
  return stems;
}

function contentStems(words: string): string[] {
  return termsOf(words.slice(0, LONGEST)).flatMap((term) => (term.content ? [term.stem] : []));
}

const ofLibraries = new WeakMap<readonly Article[], Names>();
const ofArticles = new WeakMap<Article, readonly (readonly [string, SectionOrArticle])[]>();

/** A name refers to the first that has it. A heading that is not unique is distinguished by the title after it. */
function namesIn(articles: readonly Article[]): Names {
  return ofLibraries.get(articles) ?? atOnce(indexHeadings(articles));
}

/** Indexes all titles and headings in advance, so that no query has to wait for it. */
export function* indexHeadings(articles: readonly Article[]): Steps<Names> {
  const byName = new Map<string, SectionOrArticle>();
  const byLength = new Map<number, string[]>();
  let read = 0;
  for (const article of articles) {
    if (++read % SLICE === 0) yield;
    titleStems(article);
    yield* readHeadings(article);
    for (const [name, named] of yield* readNames(article)) {
      if (++read % SLICE === 0) yield;
      if (byName.has(name)) continue;
      byName.set(name, named);
      push(byLength, name.split(' ').length, name);
    }
  }
  const names = { byName, byLength };
  ofLibraries.set(articles, names);
  return names;
}

/** The form of a heading or title under which it is looked up. */
export function headingKey(words: string): string {
  return squeezed(words.slice(0, LONGEST));
}

/** The keys (`headingKey`) of an article's title and headings, each with what it names. */
export function headingKeysOf(article: Article): readonly (readonly [string, SectionOrArticle])[] {
  return ofArticles.get(article) ?? atOnce(readNames(article));
}

function* readNames(article: Article): Steps<readonly (readonly [string, SectionOrArticle])[]> {
  const known = ofArticles.get(article);
  if (known) return known;
  const { id, text, title, sections } = article;
  const whole = title ? squeezed(slice(text, title).slice(0, LONGEST)) : '';
  const behind = whole || squeezed(id);
  const headings = yield* eachInSteps(sections, SLICE, (section): [string, SectionOrArticle][] => {
    const heading = section.heading ? squeezed(slice(text, section.heading).slice(0, LONGEST)) : '';
    const named = { article, section };
    return heading === ''
      ? []
      : [
          [heading, named],
          [`${heading} ${behind}`, named],
        ];
  });
  const names: [string, SectionOrArticle][] = whole
    ? [[whole, { article, section: null }], ...headings]
    : headings;
  ofArticles.set(article, names);
  return names;
}

/** Yields to other work after this many names or sections. */
const SLICE = 500;

const ARTICLES = new Set(['the', 'a', 'an']);

/** The words, folded, without punctuation and determiners; empty if nothing else remains. */
function squeezed(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .join(' ');
}
