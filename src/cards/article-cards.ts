import type { Article } from '../article/article.js';
import { chooseArticles } from '../library/find-article.js';
import type { Citation, KeyFacts, SummaryResult } from '../library/results.js';
import type { SummaryLength } from '../summary/summarise.js';
import { lengthButtons, PAGE_ROOM, pageOf, paging, type SummaryPlace, summaryButtons } from './buttons.js';
import {
  type Articles,
  articleOf,
  type Block,
  type Card,
  type Line,
  list,
  note,
  type QuoteBlock,
  separated,
} from './card.js';
import { cite, dateOf, headingOf, paragraphOf, titleOf } from './cite.js';
import { ROW_BUTTONS } from './limits.js';
import { ABOUT } from './shown-words.js';

/** The scope and length of the requested summary. */
interface SummaryAsked {
  readonly section?: string;
  readonly topic?: string;
  readonly source?: string;
  /** Medium if omitted. */
  readonly length?: SummaryLength;
}

/** A summary, its sentences grouped by paragraph, or the list of sections or articles to choose from. */
export function summaryCard(
  summary: SummaryResult | null,
  articles: Articles,
  asked: SummaryAsked = {},
): Card {
  if (!summary) return notFound(articles, asked);
  if (summary.article === null) return topicCard(summary, articles, asked);
  const article = articleOf(articles, summary.article);
  const date = dateOf(article);
  const title = separated(
    [titleOf(article), ...headingOf(article, summary), ...(date ? [[date]] : [])],
    ' · ',
  );
  if (summary.sentences.length === 0)
    return { title, blocks: [note('There is nothing in it to summarise.')] };
  const blocks = blocksOf(summary.sentences, (first) => [
    ...(summary.section === null ? headingOf(article, first) : []),
    ...paragraphOf(first),
  ]);
  const { section } = summary;
  const buttons = lengthButtons(asked.length, (length) => ({
    type: 'resize',
    article: article.id,
    section,
    length,
  }));
  return { title, blocks: [...blocks, ...factBlocks(summary.facts)], buttons };
}

/** A summary of sentences from several articles, each with a complete citation. */
function topicCard({ topic, sentences }: SummaryResult, articles: Articles, asked: SummaryAsked): Card {
  const cited = (first: Citation) => cite(articleOf(articles, first.article), first, null);
  const words = topic ?? '';
  const [source] = asked.source === undefined ? [] : chooseArticles(articles.articles, asked.source);
  // A custom id has no room for both a section and the topic.
  const buttons = asked.section
    ? []
    : lengthButtons(asked.length, (length) => ({
        type: 'topic',
        topic: words,
        ...(source && { source: source.id }),
        length,
      }));
  return { title: aboutTitle(words), blocks: blocksOf(sentences, cited), buttons };
}

function aboutTitle(topic: string): Line {
  return [ABOUT.before, topic, ABOUT.after];
}

type Sentences = SummaryResult['sentences'];

/** One block per paragraph. */
function blocksOf(sentences: Sentences, citationOf: (first: Citation) => readonly Line[]): QuoteBlock[] {
  const groups = new Map<string, Sentences[number][]>();
  for (const sentence of sentences) {
    const key = `${sentence.paragraph} ${sentence.article}`;
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const within = { start: first.span.start, end: last.span.end };
    const shown = group.map(({ span }) => span);
    return { type: 'quote', article: first.article, within, shown, strong: [], citation: citationOf(first) };
  });
}

/** A longer list of facts is hard to take in. */
const MOST_FACTS = 6;

function factBlocks({ speakers, dates, numbers }: KeyFacts): Block[] {
  const items = [
    ['Who speaks: ', speakers] as const,
    ['Dates: ', dates] as const,
    ['Numbers: ', numbers] as const,
  ].flatMap(([label, facts]) =>
    facts.length === 0
      ? []
      : [
          [
            label,
            ...separated(
              facts.slice(0, MOST_FACTS).map((fact) => [fact]),
              ' · ',
            ),
          ],
        ],
  );
  return items.length > 0 ? [note('It names:'), ...list(items)] : [];
}

function notFound({ articles }: Articles, { section = '', topic, source }: SummaryAsked): Card {
  if (topic !== undefined)
    return {
      title: aboutTitle(topic.trim()),
      blocks: [note('The articles say nothing about this. There is:'), ...list(articles.map(sourceLine))],
    };
  const [first, ...others] = chooseArticles(articles, source);
  if (section.trim() === '')
    return {
      title: ['Which article?'],
      blocks: [
        note('A summary is of one article, or of a topic. There is:'),
        ...list(articles.map(sourceLine)),
      ],
    };
  const blocks =
    first && others.length === 0
      ? [note('No section goes by that name. There is:'), ...list(sectionLines(first))]
      : [note('No article has a section of that name. There is:'), ...list(articles.map(sourceLine))];
  return { title: ['Which section is “', section.trim(), '”?'], blocks };
}

/**
 * The list of articles, each with its sections; one page of it or all.
 *
 * @param own the ids of a server's own articles; the others are the operator's
 */
export function sourcesCard(
  { articles }: Articles,
  pageNumber?: number,
  own: ReadonlySet<string> = new Set(),
): Card {
  const page = pageOf(articles, pageNumber ?? 1, pageNumber === undefined ? () => 0 : sizeOf);
  const { footer, buttons } = paging(page, (number) => ({ type: 'sources', page: number }));
  return {
    title: [articles.length === 1 ? '1 article' : `${articles.length} articles`],
    blocks: page.items.flatMap((article) => [
      note(...sourceLine(article), ...(own.has(article.id) ? [" · this server's own"] : [])),
      ...list(sectionLines(article)),
    ]),
    ...(footer && { footer }),
    buttons: [
      ...buttons,
      ...summaryButtons(page.items.slice(0, ROW_BUTTONS).map((article) => ({ article, section: null }))),
    ],
  };
}

/** Asks which of several sections to summarise. */
export function whichCard(asked: string, places: readonly SummaryPlace[]): Card {
  const shown = places.slice(0, MOST_OFFERED);
  return {
    title: ['Which “', asked.trim(), '”?'],
    blocks: [
      note('Several sections are called that. Which one?'),
      ...list(
        shown.map(({ article, section }) =>
          separated([titleOf(article), [`section ${section}`], ...datesOf(article)], ' · '),
        ),
      ),
    ],
    buttons: summaryButtons(shown),
  };
}

/** The number of buttons that fill two rows. */
const MOST_OFFERED = 10;

function datesOf(article: Article): Line[] {
  const date = dateOf(article);
  return date ? [[date]] : [];
}

/** The maximum number of articles per page. */
const PER_PAGE = 5;
/** The approximate length of author, date and id, in characters. */
const CREDITS = 120;

function sizeOf({ title, sections }: Article): number {
  const words = [title, ...sections.map(({ heading }) => heading)].flatMap((span) => span ?? []);
  const characters = words.reduce((sum, { start, end }) => sum + end - start, CREDITS);
  return Math.max(Math.floor(PAGE_ROOM / PER_PAGE), characters);
}

/** The title, author and date of an article, and the id to refer to it by. */
function sourceLine(article: Article): Line {
  const { id, title, author } = article;
  const date = dateOf(article);
  const parts = [titleOf(article), ...(author ? [[author.value]] : []), ...(date ? [[date]] : [])];
  return separated([...parts, ...(title ? [[`source: ${id}`]] : [])], ' · ');
}

/** The headings of an article, or the number of a section without one. */
function sectionLines({ id, sections }: Article): Line[] {
  return sections.map(({ number, heading }) => [
    `${number}. `,
    heading ? { article: id, span: heading } : '(opening)',
  ]);
}
