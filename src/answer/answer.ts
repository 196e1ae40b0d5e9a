import type { Article, Paragraph } from '../article/article.js';
import { contains, type Span } from '../language/span.js';
import { candidatesFor, type Sources } from './candidates.js';
import { confidenceOf, doubts, MOST_CONFIDENT, thresholdOf, worthShowing } from './confidence.js';
import { asksMetadata, metadataLines } from './metadata.js';
import { partsOf } from './parts.js';
import { type Query, queryOf } from './query.js';
import { analyseQuestion } from './question.js';
import { beliefs, type Ranked, rank, reasonsFor, usualSignals, weightList } from './rank.js';
import type { Answer, Explanation, Passage, Strictness, Topic } from './result.js';
import { speakerIn } from './said.js';
import { SIGNALS } from './signals.js';
import { coverageOf, type Scope } from './view.js';
import { RANKING } from './weights.js';

export type { Sources } from './candidates.js';

const NEAREST = 3;
const WEIGHTS = {
  article: weightList(SIGNALS, RANKING.article),
  archive: weightList(SIGNALS, RANKING.archive),
};

/** How an answer is to be given. */
export interface Manner {
  /** How many passages at the most. */
  readonly limit: number;
  readonly strictness: Strictness;
  /** Whether to give the best passages as they are ranked, also those that are too unsure to show. */
  readonly ranking: boolean;
}

/** Answers a question from the articles, or abstains. */
export function answer(text: string, sources: Sources, manner: Manner): Answer {
  const about = aboutArticle(text, sources, manner.limit);
  if (about.length > 0)
    return { question: text, answered: true, confidence: MOST_CONFIDENT, passages: about, nearest: [] };
  const found = partsOf(text).map((part) => find(part, sources, manner));
  const sure = found.filter(({ confidence, threshold }) => confidence >= threshold);
  const shown = manner.ranking ? found : sure;
  return {
    question: text,
    answered: sure.length > 0,
    confidence: Math.max(0, ...(sure.length > 0 ? sure : found).map(({ confidence }) => confidence)),
    passages: inTurn(shown.map((part) => passagesOf(part, sources, manner))).slice(0, manner.limit),
    nearest: sure.length > 0 ? [] : nearestTopics(found.flatMap(({ ranked }) => ranked)),
    ...(manner.ranking && { explanation: found.map(explain) }),
  };
}

/** What was found for a question, or for a part of one. */
interface Found {
  readonly query: Query;
  readonly scope: Scope;
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
  readonly threshold: number;
}

function find(text: string, sources: Sources, { strictness }: Manner): Found {
  const query = queryOf(analyseQuestion(text), sources.index);
  const candidates = candidatesFor(query, sources);
  const { scope } = candidates;
  const ranked =
    query.terms.length === 0 ? [] : rank(query, candidates, sources.index.vocabulary, WEIGHTS[scope]);
  const confidence = confidenceOf(ranked, scope);
  return { query, scope, ranked, confidence, threshold: thresholdOf(ranked, strictness, scope) };
}

/** The passages to show: those believed in beside the first one, or the whole ranking. */
function passagesOf({ ranked, scope }: Found, sources: Sources, { limit, ranking }: Manner): Passage[] {
  const believed = beliefs(ranked);
  const usual = usualSignals(ranked);
  return (ranking ? ranked : worthShowing(ranked)).slice(0, limit).map((each, index) => {
    const { place, view } = each;
    const sentence = place.of.sentences[view.sentence] ?? place.of;
    return {
      ...citation(place.article, place.of),
      span: { start: place.of.start, end: place.of.end },
      sentence,
      speaker: speakerIn(place.article, sentence, sources.quotationsOf)?.name ?? null,
      score: believed[index] ?? 0,
      reasons: reasonsFor(each, usual, WEIGHTS[scope]),
    };
  });
}

/** The first of each list, then the second of each; a passage that was there is not taken again. */
function inTurn(lists: readonly (readonly Passage[])[]): Passage[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const taken = new Set<string>();
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? []))
    .flat()
    .filter(({ article, span }) => {
      const key = `${article} ${span.start}`;
      return !taken.has(key) && taken.add(key);
    });
}

function explain({ query, scope, ranked, confidence, threshold }: Found): Explanation {
  return {
    seeks: query.question.seeks,
    words: query.terms.map(({ word, lookFor }) => ({ word, takenFor: lookFor.slice(1) })),
    confidence,
    threshold,
    doubts: doubts(ranked, scope),
  };
}

/** Of more articles than these, "this" tells none. */
const FEW_ARTICLES = 3;

/** "Who wrote this?" and the like, answered from title, byline and dateline. */
function aboutArticle(question: string, { articles }: Sources, limit: number): Passage[] {
  const fact = asksMetadata(question);
  if (!fact || articles.length > FEW_ARTICLES) return [];
  return articles
    .flatMap((article) => metadataLines(article, fact).map((line) => ({ article, line })))
    .slice(0, limit)
    .map(({ article, line }) => linePassage(article, line));
}

function linePassage(article: Article, line: Span): Passage {
  const paragraph = article.paragraphs.find((each) => contains(each, line));
  return {
    ...citation(article, paragraph),
    span: paragraph ?? line,
    sentence: line,
    speaker: null,
    score: 1,
    reasons: [{ signal: 'states a fact about the article itself', weight: 1 }],
  };
}

function citation(article: Article, paragraph: Paragraph | undefined) {
  return {
    article: article.id,
    section: paragraph?.section ?? null,
    paragraph: paragraph?.number ?? null,
  };
}

/** The headed sections that the best candidates stand in, each once. */
function nearestTopics(ranked: readonly Ranked[]): Topic[] {
  const topics = new Map<Span, Topic>();
  for (const { place, view } of ranked) {
    const heading = place.article.sections[place.section]?.heading;
    if (!heading || coverageOf(view) === 0 || topics.has(heading)) continue;
    topics.set(heading, { ...citation(place.article, place.of), span: heading });
    if (topics.size === NEAREST) break;
  }
  return [...topics.values()];
}
