import type { Sources } from '../answer/answer.js';
import { type TopicCoverage, topicCoverage, topicQuery } from '../answer/coverage.js';
import type { Article, Citation, Paragraph } from '../article/article.js';
import type { Span } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { select } from '../summary/select.js';
import { candidatesOf, type SentenceCandidate } from '../summary/sentence-candidates.js';
import { budgetOf, type SummaryLength } from '../summary/summarise.js';
import { MOST_MEMBERS, type Unit, unitsOf } from '../summary/units.js';

/** The number of paragraphs considered: those that share most with the topic. */
const LOOKED_AT = 60;
/**
 * The maximum number of characters tagged in one paragraph, and in all. A longer paragraph is read from its best
 * sentence on.
 */
const MOST_OF_ONE = 10_000;
const MOST_OF_ALL = 60_000;
/**
 * The share of the topic's words that a sentence or its paragraph must contain. Words only in a title or a heading
 * reach less than this.
 */
const ABOUT = 0.75;
/** A summary is filled up with other sentences relevant to the topic, from any sections. */
const STYLE = { enough: 1, spread: 0 };

/**
 * The sentences of all articles that say most about a topic and repeat each other least, in order of date and position;
 * empty if no article covers the topic.
 *
 * @param includes which paragraphs, by article and number from 1, may be shown
 */
export function* topicSummary(
  { articles, index }: Sources,
  topic: string,
  length: SummaryLength,
  includes: (article: Article, paragraph: number) => boolean,
): Steps<(Citation & { readonly span: Span })[]> {
  const query = topicQuery(topic, index);
  const bearing = topicCoverage(query, index);
  const among = new Set(articles);
  const hits = index
    .search([...query.stems], LOOKED_AT, (article) => among.has(article))
    .filter(({ article, paragraph }) => includes(article, paragraph.number));
  yield;
  const worths = new Map<SentenceCandidate, number>();
  const of = new Map<SentenceCandidate, Article>();
  const units: Unit[] = [];
  const parts = yield* partsToRead(hits, bearing);
  for (const article of byDate(parts.keys())) {
    for (const stretch of stretchesOf(article, parts.get(article) as Parts)) {
      yield;
      const candidates = candidatesOf(article, stretch);
      for (const candidate of candidates) of.set(candidate, article);
      for (const { head, runs } of unitsOf(article, candidates, stretch)) {
        const share = parts.get(article)?.get(head.paragraph)?.shares.get(head.span.start) ?? 0;
        if (share < ABOUT) continue;
        worths.set(head, share);
        units.push({ head, runs });
      }
    }
  }
  yield;
  const chosen = new Set(select(units, (head) => worths.get(head) ?? 0, budgetOf(length), STYLE));
  return [...of].flatMap(([candidate, { id }]) => {
    const { paragraph, section, span } = candidate;
    return chosen.has(candidate) ? [{ article: id, section, paragraph, span }] : [];
  });
}

/**
 * A paragraph, or the part of it that is read, and the relevance of its sentences to the topic, keyed by their start.
 */
interface Part {
  readonly paragraph: Paragraph;
  readonly shares: ReadonlyMap<number, number>;
}

/** Keyed by paragraph number. */
type Parts = ReadonlyMap<number, Part>;

/**
 * The parts of the paragraphs found that are read, best first, up to the limit that can be tagged while a user waits.
 */
function* partsToRead(
  hits: readonly { readonly article: Article; readonly paragraph: Paragraph }[],
  bearing: TopicCoverage,
): Steps<Map<Article, Map<number, Part>>> {
  const parts = new Map<Article, Map<number, Part>>();
  let left = MOST_OF_ALL;
  for (const { article, paragraph } of hits) {
    if (left <= 0) break;
    yield;
    const shares = bearing(article, paragraph);
    const part = partOf(paragraph, shares, Math.min(left, MOST_OF_ONE));
    if (part.sentences.length === 0) continue;
    left -= lengthOf(part);
    const byStart = new Map(paragraph.sentences.map(({ start }, at) => [start, shares[at] ?? 0]));
    const others = parts.get(article) ?? new Map<number, Part>();
    parts.set(article, others.set(paragraph.number, { paragraph: part, shares: byStart }));
  }
  return parts;
}

/** The paragraph, or some of its sentences from the best one on, preceded by as many as it may need for context. */
function partOf(paragraph: Paragraph, shares: readonly number[], most: number): Paragraph {
  const { sentences } = paragraph;
  if (lengthOf(paragraph) <= most) return paragraph;
  const best = shares.reduce((most, share, at) => (share > (shares[most] ?? 0) ? at : most), 0);
  const from = Math.max(0, best - MOST_MEMBERS);
  const start = sentences[from]?.start ?? paragraph.start;
  const to = sentences.findIndex(({ end }, at) => at >= from && end - start > most);
  const part = sentences.slice(from, to < 0 ? undefined : to);
  return { ...paragraph, start, end: part.at(-1)?.end ?? start, sentences: part };
}

function lengthOf({ start, end }: Paragraph): number {
  return end - start;
}

/** The parts with the preceding paragraphs that their sentences may depend on; adjacent ones are joined. */
function stretchesOf(article: Article, parts: Parts): Paragraph[][] {
  const stretches: Paragraph[][] = [];
  let next = 0;
  for (const [number, { paragraph }] of [...parts].sort(([a], [b]) => a - b)) {
    const whole = paragraph === article.paragraphs[number - 1];
    const from = whole ? startFor(article, number) : number;
    const joins = stretches.length > 0 && whole && from <= next;
    const before = article.paragraphs.slice((joins ? next : from) - 1, number - 1);
    if (joins) stretches.at(-1)?.push(...before, paragraph);
    else stretches.push([...before, paragraph]);
    next = whole ? number + 1 : Number.NEGATIVE_INFINITY;
  }
  return stretches;
}

/** The number of the first paragraph that a run of sentences may extend back to. */
function startFor({ paragraphs }: Article, number: number): number {
  let [from, sentences] = [number, 0];
  while (from > 1 && sentences < MOST_MEMBERS) {
    const before = paragraphs[from - 2] as Paragraph;
    if (lengthOf(before) > MOST_OF_ONE) break;
    sentences += before.sentences.length;
    from--;
  }
  return from;
}

/** Oldest first; articles without a date come before all others. */
function byDate(articles: Iterable<Article>): Article[] {
  const date = ({ published }: Article) => published?.value ?? '';
  return [...articles].sort((a, b) => date(a).localeCompare(date(b)));
}
