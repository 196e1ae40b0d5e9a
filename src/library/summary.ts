import type { Sources } from '../answer/answer.js';
import type { Article, Located, Section } from '../article/article.js';
import type { Span } from '../language/span.js';
import { sectionFinder, sectionNumber } from '../summary/find-section.js';
import { condensedOf } from './condensed.js';
import type { KeyFacts, SummaryOptions, SummaryResult } from './results.js';
import { sectionAbout } from './section-about.js';
import { articleCalled } from './source.js';
import { topicSummary } from './topic-summary.js';

const WHOLE =
  /^\W*(?:(?:the )?(?:whole|entire|full|complete)(?: (?:article|story|text|thing))?|(?:the )?article|all|everything)\W*$/iu;

/**
 * Summarises a section, a whole article, or what all articles say about a topic. Null if there is no such section or
 * topic, or if a whole article is asked for and there are several.
 */
export function summary(
  sources: Sources,
  { section: asked = '', length = 'medium', topic }: Omit<SummaryOptions, 'source'>,
): SummaryResult | null {
  if (topic !== undefined) return aboutTopic(sources, topic, asked, length);
  const found = find(sources, asked);
  if (!found) return null;
  const { article, section } = found;
  const { whole, sections } = condensedOf(article).summaries;
  const sentences = (section ? sections[section.number - 1] : whole)?.[length] ?? [];
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

/** A summary of a topic, limited to one section if one is given. */
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
    return article === within.article && (!section || sectionOf(article, paragraph) === section.number);
  });
  if (sentences.length === 0) return null;
  return { article: null, section: null, topic, sentences, facts: NO_FACTS };
}

/** The longest request, in characters, for a whole article. */
const LONGEST_WHOLE = 60;

function isWhole(asked: string): boolean {
  return asked.trim() === '' || (asked.length <= LONGEST_WHOLE && WHOLE.test(asked));
}

const NO_FACTS: KeyFacts = { speakers: [], dates: [], numbers: [] };

function sectionOf({ paragraphs }: Article, paragraph: number): number | undefined {
  return paragraphs[paragraph - 1]?.section;
}

/** The speakers of a section or an article, and the dates and numbers that it names. */
function keyFacts({ quotationsOf }: Sources, article: Article, section: Section | null): KeyFacts {
  const locate = (span: Span): Located => ({ article: article.id, span });
  const { quotations, speakers } = quotationsOf(article);
  const said = quotations.filter(
    ({ paragraph }) => !section || sectionOf(article, paragraph) === section.number,
  );
  const speaking = new Set(said.flatMap(({ speaker }) => speaker ?? []));
  const { whole, sections } = condensedOf(article).facts;
  const { dates, numbers } = (section ? sections[section.number - 1] : whole) ?? { dates: [], numbers: [] };
  return {
    speakers: [...speaking].flatMap((speaker) => speakers[speaker]?.name ?? []).map(locate),
    dates: dates.map(locate),
    numbers: numbers.map(locate),
  };
}

/** Finds an article or a section: by title, by number or heading, or by topic. */
function find(sources: Sources, asked: string): { article: Article; section: Section | null } | null {
  const { articles } = sources;
  if (isWhole(asked)) {
    const [only, ...others] = articles;
    return only && others.length === 0 ? { article: only, section: null } : null;
  }
  const titled = articleCalled(articles, asked);
  if (titled) return { article: titled, section: null };
  const find = sectionFinder(asked);
  for (const article of articles) {
    const section = find(article);
    if (section) return { article, section };
  }
  return sectionNumber(asked) === null ? sectionAbout(sources, asked) : null;
}
