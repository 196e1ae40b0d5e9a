import type { SummaryResult } from '../library/results.js';
import { chooseArticles } from '../library/source.js';
import type { SummaryLength } from '../summary/summary.js';
import { type Articles, articleOf } from './articles.js';
import { type Card, list, note, type QuoteBlock, separated } from './card.js';
import { dateOf, headingOf, paragraphOf, titleOf } from './cite.js';
import { lengthButtons } from './section-buttons.js';
import { sectionLines, sourceLine } from './sources-card.js';

/** What a summary was asked of. */
export interface SummaryAsked {
  readonly section?: string;
  readonly source?: string;
  /** Medium unless told. */
  readonly length?: SummaryLength;
}

/** A summary, its sentences by paragraph; or which sections or articles there are. */
export function summaryCard(
  summary: SummaryResult | null,
  articles: Articles,
  asked: SummaryAsked = {},
): Card {
  if (!summary) return notFound(articles, asked);
  const article = articleOf(articles, summary.article);
  const date = dateOf(article);
  const title = separated(
    [titleOf(article), ...headingOf(article, summary), ...(date ? [[date]] : [])],
    ' · ',
  );
  if (summary.sentences.length === 0)
    return { title, blocks: [note('There is nothing in it to summarise.')] };
  const buttons = lengthButtons({
    article: article.id,
    section: summary.section,
    length: asked.length ?? 'medium',
  });
  return { title, blocks: blocksOf(summary, articles), buttons };
}

/** The title of the card names article and date, so each citation adds only what differs. */
function blocksOf({ article: id, section, sentences }: SummaryResult, articles: Articles): QuoteBlock[] {
  const article = articleOf(articles, id);
  const numbers = [...new Set(sentences.map(({ paragraph }) => paragraph))];
  return numbers.flatMap((number) => {
    const group = sentences.filter(({ paragraph }) => paragraph === number);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const within = { start: first.span.start, end: last.span.end };
    const citation = [...(section === null ? headingOf(article, first) : []), ...paragraphOf(first)];
    return { type: 'quote', article: id, within, shown: group.map(({ span }) => span), strong: [], citation };
  });
}

function notFound({ articles }: Articles, { section = '', source }: SummaryAsked): Card {
  const [first, ...others] = chooseArticles(articles, source);
  const blocks =
    first && others.length === 0
      ? [note('No section goes by that name. There is:'), ...list(sectionLines(first))]
      : [note('No article has a section of that name. There is:'), ...list(articles.map(sourceLine))];
  return { title: ['Which section is “', section.trim(), '”?'], blocks };
}
