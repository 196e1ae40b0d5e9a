import type { Sources } from '../answer/answer.js';
import { topicCoverage, topicQuery } from '../answer/coverage.js';
import { onlySpeakerIn } from '../answer/speaker-lookup.js';
import type { Article, Paragraph } from '../article/article.js';
import { firstBehind, type Span } from '../language/span.js';
import { eachInSteps, type Steps } from '../language/steps.js';
import { push } from '../quotation/entities.js';
import { upToCharacters } from '../search/passage-index.js';
import { articleWithId } from './find-article.js';
import { isWithin, type Period } from './period.js';
import { quotes } from './quotes.js';
import { wordsKeys } from './reports.js';
import type { TimelineEntry, TimelineResult } from './results.js';

/** The number of paragraphs considered, those that share most with the topic, and the maximum of their characters. */
const LOOKED_AT = 300;
const MOST_CHARACTERS = 300_000;
/** The share of the topic's words that a sentence and its surroundings must contain. */
const ABOUT = 0.75;

/** What was said and reported on a topic, or by the speaker that it names, in order of date. */
export function* timeline(topic: string, sources: Sources, period: Period | null): Steps<TimelineResult> {
  const { speaker, quotations } = yield* quotes(sources, { speaker: topic });
  const said = yield* eachInSteps(
    quotations,
    SLICE,
    ({ article: id, paragraph, pieces: [first] }): Found[] => {
      const article = articleWithId(sources.articles, id);
      const place = article?.paragraphs[(paragraph ?? 0) - 1];
      const sentence = place && first && place.sentences[firstBehind(place.sentences, first.start)];
      return article && sentence ? [{ article, paragraph: place, sentence }] : [];
    },
  );
  const found = speaker && said.length > 0 ? said : yield* reportedOn(topic, sources);
  yield;
  const dated = found.filter(({ article }) => !period || isWithin(article, period));
  const entries = yield* inOrder(dated, sources);
  return { topic, speaker: found === said ? speaker : null, entries, period };
}

/** Yields to other work after this many sentences, and after this many paragraphs that are read. */
const SLICE = 1000;
const FEW = 50;

/** A sentence of a timeline with its place. */
interface Found {
  readonly article: Article;
  readonly paragraph: Paragraph;
  readonly sentence: Span;
}

/** The most relevant sentence of each paragraph, if it is relevant to the topic at all. */
function* reportedOn(topic: string, { articles, index }: Sources): Steps<Found[]> {
  const query = topicQuery(topic, index);
  const bearing = topicCoverage(query, index);
  const among = new Set(articles);
  const hits = index.search([...query.stems], LOOKED_AT, (article) => among.has(article));
  return yield* eachInSteps(upToCharacters(hits, MOST_CHARACTERS), FEW, ({ article, paragraph }): Found[] => {
    const shares = bearing(article, paragraph);
    const best = Math.max(...shares);
    const sentence = paragraph.sentences[shares.indexOf(best)];
    return sentence && best >= ABOUT ? [{ article, paragraph, sentence }] : [];
  });
}

/** By date, then in text order; entries without a date come last. Each wording is listed once. */
function* inOrder(found: readonly Found[], { quotationsOf }: Sources): Steps<TimelineEntry[]> {
  const dayOf = ({ article }: Found) => article.published?.value ?? LAST;
  const sorted = [...found].sort(
    (a, b) =>
      byCodeUnits(dayOf(a), dayOf(b)) ||
      byCodeUnits(a.article.id, b.article.id) ||
      a.sentence.start - b.sentence.start,
  );
  const keyOf = wordsKeys();
  const same = new Map<string, Found[]>();
  for (const [at, each] of sorted.entries()) {
    if (at % SLICE === 0) yield;
    push(same, keyOf(each.article.text, each.sentence), each);
  }
  return yield* eachInSteps([...same.values()], SLICE, ([first, ...others]): TimelineEntry[] => {
    if (!first) return [];
    const { article, sentence } = first;
    const name = onlySpeakerIn(article, sentence, quotationsOf)?.name;
    return [
      {
        ...placeOf(first),
        speaker: name ? { article: article.id, span: name } : null,
        day: article.published?.value ?? null,
        also: others.filter((each) => each.article !== article).map(placeOf),
      },
    ];
  });
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Sorts after every date. */
const LAST = '9999-99-99';

function placeOf({ article, paragraph: { section, number }, sentence }: Found) {
  return { article: article.id, section, paragraph: number, sentence };
}
