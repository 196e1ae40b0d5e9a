import type { Sources } from '../answer/answer.js';
import { bearingOn, topicOf } from '../answer/bearing.js';
import type { Article } from '../article/article.js';
import type { Citation } from '../article/citation.js';
import type { Span } from '../language/span.js';
import { type Candidate, candidatesOf } from '../summary/candidates.js';
import { select } from '../summary/select.js';
import { budgetOf } from '../summary/summarise.js';
import type { SummaryLength } from '../summary/summary.js';
import { type Unit, unitsOf } from '../summary/units.js';

/** The paragraphs looked at: those that share most with the topic. */
const LOOKED_AT = 60;
/** What share of the topic's words a sentence must hold, or its paragraph: those of a title or a heading alone are fewer. */
const ABOUT = 0.75;
/** A summary is filled up with what else bears on the topic, from whichever sections. */
const STYLE = { enough: 1, spread: 0 };

/**
 * The sentences of all articles that say most about a topic and repeat each other least, in order of date and
 * position; none where no article speaks of it.
 *
 * @param includes which paragraphs, by article and number from 1, may be shown
 */
export function topicSummary(
  { articles, index }: Sources,
  topic: string,
  length: SummaryLength,
  includes: (article: Article, paragraph: number) => boolean,
): (Citation & { readonly span: Span })[] {
  const query = topicOf(topic, index);
  const bearing = bearingOn(query, index);
  const among = new Set(articles);
  const hits = index
    .search([...query.stems], LOOKED_AT, (article) => among.has(article))
    .filter(({ article, paragraph }) => includes(article, paragraph.number));
  const worths = new Map<Candidate, number>();
  const of = new Map<Candidate, Article>();
  const units: Unit[] = [];
  for (const article of byDate(new Set(hits.map((hit) => hit.article)))) {
    const candidates = candidatesOf(article);
    for (const candidate of candidates) of.set(candidate, article);
    for (const { paragraph } of hits.filter((hit) => hit.article === article)) {
      const own = candidates.filter((candidate) => candidate.paragraph === paragraph.number);
      const shares = bearing(article, paragraph);
      for (const [at, candidate] of own.entries()) worths.set(candidate, shares[at] ?? 0);
    }
    for (const unit of unitsOf(article, candidates))
      if ((worths.get(unit.head) ?? 0) >= ABOUT) units.push(unit);
  }
  const chosen = new Set(select(units, (head) => worths.get(head) ?? 0, budgetOf(length), STYLE));
  return [...of].flatMap(([candidate, { id }]) => {
    const { paragraph, section, span } = candidate;
    return chosen.has(candidate) ? [{ article: id, section, paragraph, span }] : [];
  });
}

/** Oldest first; those without a date before all others. */
function byDate(articles: Iterable<Article>): Article[] {
  const date = ({ published }: Article) => published?.value ?? '';
  return [...articles].sort((a, b) => date(a).localeCompare(date(b)));
}
