import type { Sources } from '../answer/answer.js';
import type { Article, Section } from '../article/article.js';
import type { Located } from '../article/citation.js';
import type { Span } from '../language/span.js';
import { factsOf } from '../summary/facts.js';
import { findSection, sectionNumber } from '../summary/find-section.js';
import { summarise } from '../summary/summarise.js';
import type { KeyFacts, SummaryOptions, SummaryResult } from './results.js';
import { sectionAbout } from './section-about.js';
import { goesBy, UnknownSource } from './source.js';
import { topicSummary } from './topic-summary.js';

const WHOLE =
  /^\W*(?:(?:the )?(?:whole|entire|full|complete)(?: (?:article|story|text|thing))?|(?:the )?article|all|everything)\W*$/iu;

/**
 * Condenses a section, a whole article, or what all articles say about a topic; null where no article has such a
 * section or speaks of such a topic.
 *
 * @throws {UnknownSource} where a whole article is asked for and there are several
 */
export function summary(
  sources: Sources,
  { section: asked = '', length = 'medium', topic }: Omit<SummaryOptions, 'source'>,
): SummaryResult | null {
  if (topic !== undefined) return aboutTopic(sources, topic, asked, length);
  const found = find(sources, asked);
  if (!found) return null;
  const { article, section } = found;
  const sentences = summarise(article, { length, ...(section && { section }) });
  return {
    article: article.id,
    section: section?.number ?? null,
    topic: null,
    sentences: sentences.map(({ span, paragraph }) => ({
      article: article.id,
      section: article.paragraphs[paragraph - 1]?.section ?? null,
      paragraph,
      span,
    })),
    facts: keyFacts(sources, article, section),
  };
}

/** What is said about a topic, in one section where that is asked for. */
function aboutTopic(
  sources: Sources,
  topic: string,
  asked: string,
  length: NonNullable<SummaryOptions['length']>,
): SummaryResult | null {
  const within = isWhole(asked) ? null : find(sources, asked);
  if (!isWhole(asked) && !within) return null;
  const sentences = topicSummary(sources, topic, length, (article, paragraph) => {
    if (!within) return true;
    const { section } = within;
    return article === within.article && (!section || holds(section, paragraph));
  });
  if (sentences.length === 0) return null;
  return { article: null, section: null, topic, sentences, facts: NO_FACTS };
}

/** Nobody asks for the whole in more characters. */
const LONGEST_WHOLE = 60;

function isWhole(asked: string): boolean {
  return asked.trim() === '' || (asked.length <= LONGEST_WHOLE && WHOLE.test(asked));
}

const NO_FACTS: KeyFacts = { speakers: [], dates: [], numbers: [] };

function holds({ paragraphs }: Section, paragraph: number): boolean {
  return paragraphs.some(({ number }) => number === paragraph);
}

/** Who speaks in a section or an article, and the dates and numbers that it names. */
function keyFacts({ quotationsOf }: Sources, article: Article, section: Section | null): KeyFacts {
  const locate = (span: Span): Located => ({ article: article.id, span });
  const { paragraphs } = section ?? article;
  const { quotations, speakers } = quotationsOf(article);
  const said = quotations.filter(({ paragraph }) => !section || holds(section, paragraph));
  const speaking = new Set(said.flatMap(({ speaker }) => speaker ?? []));
  const { dates, numbers } = factsOf(article, paragraphs);
  return {
    speakers: [...speaking].flatMap((speaker) => speakers[speaker]?.name ?? []).map(locate),
    dates: dates.map(locate),
    numbers: numbers.map(locate),
  };
}

/** An article or a section: by title, by number or heading, or else by what it is about. */
function find(sources: Sources, asked: string): { article: Article; section: Section | null } | null {
  const { articles } = sources;
  if (isWhole(asked)) return { article: only(articles), section: null };
  const titled = articles.find((article) => goesBy(article, asked));
  if (titled) return { article: titled, section: null };
  for (const article of articles) {
    const section = findSection(article, asked);
    if (section) return { article, section };
  }
  return sectionNumber(asked) === null ? sectionAbout(sources, asked) : null;
}

function only(articles: readonly Article[]): Article {
  const [article, ...others] = articles;
  if (article && others.length === 0) return article;
  throw new UnknownSource(`There are ${articles.length} articles; say which one to summarise.`);
}
