import type { Article, Located, Paragraph } from '../article/article.js';
import { contains, type Span } from '../language/span.js';
import { atOnce, type Steps } from '../language/steps.js';
import { acronymsOf, type Corpus, candidatesFor } from './candidates.js';
import {
  confidenceOf,
  doubts,
  MOST_CONFIDENT,
  mostCovered,
  outcomeOf,
  thresholdOf,
  worthShowing,
} from './confidence.js';
import type { Scope } from './feature-context.js';
import type { Taken } from './follow-up.js';
import { asksMetadata, metadataLines } from './metadata.js';
import type { Model } from './model.js';
import { nearer, together } from './near.js';
import { presenceOf } from './presence.js';
import { type Query, queryOf } from './query.js';
import { analyseQuestion, partsOf, type Question } from './question/question.js';
import { averageFeatures, beliefs, type Ranked, rank, reasonsFor } from './rank.js';
import type { Answer, Explanation, Intent, Outcome, Passage, Strictness } from './result.js';
import { onlySpeakerIn } from './speaker-lookup.js';

/** The articles and the model that answers are made from. */
export interface Sources extends Corpus {
  /** The learned weights. */
  readonly model: Model;
}

/** How to answer. */
export interface Manner {
  /** The maximum number of passages. */
  readonly limit: number;
  readonly strictness: Strictness;
  /** Whether to give the closest passages if it is uncertain that they answer. */
  readonly closest: boolean;
  /** Whether to give the whole ranking, including passages too uncertain to show, and an explanation. */
  readonly explain: boolean;
}

/** An answer to a question that asks for passages. */
type Given = Omit<Answer, 'intent'>;

/** Answers a question from the articles, gives the closest passages, or says that there is nothing. */
export function answer(text: string, sources: Sources, manner: Manner, taken?: Taken): Given {
  return atOnce(answerInSteps(text, sources, manner, taken));
}

/** `answer` in steps. The parts of a compound question are looked up and ranked separately. */
export function* answerInSteps(text: string, sources: Sources, manner: Manner, taken?: Taken): Steps<Given> {
  const about = aboutArticle(text, sources, manner.limit);
  if (about.length > 0)
    return {
      question: text,
      outcome: 'answer',
      answered: true,
      confidence: MOST_CONFIDENT,
      passages: about,
      about: [],
    };
  const found: Found[] = [];
  if (taken && taken.kind !== 'plain') found.push(yield* findAfter(taken, sources, manner));
  else
    for (const part of partsOf(text)) {
      yield;
      const question = analyseQuestion(part);
      const find = taken
        ? findAfter({ ...taken, question }, sources, manner)
        : findAlone(question, sources, manner);
      found.push(yield* find);
    }
  yield;
  const outcome = OUTCOMES.find((each) => found.some((part) => part.outcome === each)) ?? 'nothing';
  const best = found.filter((part) => part.outcome === outcome);
  // A part that may be unanswered is still shown, after the answered ones.
  const shown = manner.explain
    ? found
    : OUTCOMES.flatMap((each) => (each === 'nothing' ? [] : found.filter((part) => part.outcome === each)));
  return {
    question: text,
    outcome,
    answered: outcome === 'answer',
    confidence: Math.max(0, ...best.map(({ confidence }) => confidence)),
    passages: inTurn(shown.map((part) => passagesOf(part, sources, manner))).slice(0, manner.limit),
    about: outcome === 'nothing' ? titlesOf(sources.articles) : [],
    ...(outcome === 'nothing' && { known: found.flatMap((part) => knownIn(part, sources)) }),
    ...(manner.explain && { explanation: found.map(explanationOf) }),
  };
}

/** The question's words that occur in the articles. */
function knownIn({ query }: Found, { index }: Sources): string[] {
  return query.terms.filter(({ stem }) => index.knows(stem)).map(({ word }) => word);
}

/** Best first. */
const OUTCOMES: readonly Outcome[] = ['answer', 'closest', 'nothing'];

/** The maximum number of titles given for a question that nothing answers. */
const MOST_TITLES = 3;

/** The titles of the first articles. */
export function titlesOf(articles: readonly Article[]): Located[] {
  const titles: Located[] = [];
  for (const { id, title } of articles) {
    if (titles.length === MOST_TITLES) break;
    if (title) titles.push({ article: id, span: title });
  }
  return titles;
}

/** The result for a question or for a part of one. */
interface Found {
  readonly query: Query;
  /** The weights for one article, or for an archive. */
  readonly model: Model[Scope];
  readonly ranked: readonly Ranked[];
  readonly outcome: Outcome;
  readonly confidence: number;
  readonly presence: number;
  readonly threshold: number;
}

function* findAlone(
  question: Question,
  sources: Sources,
  { strictness, closest }: Manner,
  taken?: Taken,
): Steps<Found> {
  const query = queryOf(question, sources.index, acronymsOf(sources, question));
  const candidates = candidatesFor(query, sources);
  const model = sources.model[candidates.scope];
  yield;
  const alone =
    query.terms.length === 0 ? [] : rank(query, candidates, sources.index.vocabulary, model.ranking);
  const ranked = taken ? nearer(alone, taken) : alone;
  const confidence = confidenceOf(ranked, model.confidence);
  const carries = (taken?.terms.length ?? 0) > 0;
  const threshold = thresholdOf(ranked, candidates.scope, strictness, carries);
  const presence = presenceOf(ranked, model.presence);
  const outcome = outcomeOf(
    candidates.scope,
    { presence, covered: mostCovered(ranked), confidence },
    threshold,
  );
  const shown = outcome === 'closest' && !closest ? 'nothing' : outcome;
  return { query, model, ranked, outcome: shown, confidence, presence, threshold };
}

/** Finds what answers a follow-up: in the article shown last, and in all articles. */
function* findAfter(taken: Taken, sources: Sources, manner: Manner): Steps<Found> {
  const { kind, question, shown } = taken;
  const all = yield* findAlone(question, sources, manner, taken);
  const last = sources.articles.filter(({ id }) => id === shown?.article);
  if (last.length === 0 || last.length === sources.articles.length) return all;
  yield;
  const inLast = yield* findAlone(question, { ...sources, articles: last }, manner, taken);
  const ranked = together(kind, inLast, all);
  return { ...(ranked[0]?.candidate.article.id === shown?.article ? inLast : all), ranked };
}

/** The maximum number of passages shown if none is certain to answer. */
const MOST_CLOSEST = 3;

/** The passages to show: the first and others that are likely enough, the closest few, or the whole ranking. */
function passagesOf({ ranked, outcome, model }: Found, sources: Sources, manner: Manner): Passage[] {
  const { limit, explain } = manner;
  const believed = beliefs(ranked);
  const usual = explain ? averageFeatures(ranked) : [];
  const shown = outcome === 'answer' ? worthShowing(ranked) : ranked.slice(0, MOST_CLOSEST);
  return (explain ? ranked : shown).slice(0, limit).map((each, index) => {
    const { candidate, context } = each;
    const sentence = candidate.of.sentences[context.sentence] ?? candidate.of;
    return {
      ...citation(candidate.article, candidate.of),
      span: { start: candidate.of.start, end: candidate.of.end },
      sentence,
      speaker: onlySpeakerIn(candidate.article, sentence, sources.quotationsOf)?.name ?? null,
      score: believed[index] ?? 0,
      reasons: explain ? reasonsFor(each, usual, model.ranking.weights) : [],
    };
  });
}

/** The first of each list, then the second of each, and so on, without duplicates. */
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

function explanationOf({ query, model, ranked, confidence, presence, threshold }: Found): Explanation {
  return {
    answerType: query.question.answerType,
    words: query.terms.map(({ word, lookFor }) => ({ word, takenFor: lookFor.slice(1) })),
    confidence,
    presence,
    threshold,
    doubts: doubts(ranked, model.confidence),
  };
}

/** With more articles than this, "this" is ambiguous. */
const FEW_ARTICLES = 3;

/** "Who wrote this?" and similar questions, answered from title, byline and dateline. */
function aboutArticle(question: string, { articles }: Sources, limit: number): Passage[] {
  const fact = asksMetadata(question);
  if (!fact || articles.length > FEW_ARTICLES) return [];
  return articles
    .flatMap((article) => metadataLines(article, fact).map((line) => ({ article, line })))
    .slice(0, limit)
    .map(({ article, line }) => linePassage(article, line));
}

/** A line about the article (title, byline, date) or one of its sentences, as a passage. */
export function linePassage(article: Article, line: Span): Passage {
  const paragraph = article.paragraphs.find((each) => contains(each, line));
  return {
    ...citation(article, paragraph),
    span: paragraph ?? line,
    sentence: line,
    speaker: null,
    score: 1,
    reasons: [{ feature: 'states a fact about the article itself', weight: 1 }],
  };
}

function citation(article: Article, paragraph: Paragraph | undefined) {
  return {
    article: article.id,
    section: paragraph?.section ?? null,
    paragraph: paragraph?.number ?? null,
  };
}

/** An answer made of these passages; its outcome is `nothing` if there are none. */
export function answered(question: string, intent: Intent, passages: readonly Passage[]): Answer {
  const found = passages.length > 0;
  return {
    question,
    intent,
    outcome: found ? 'answer' : 'nothing',
    answered: found,
    confidence: found ? MOST_CONFIDENT : 0,
    passages,
    about: [],
  };
}
