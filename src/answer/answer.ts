import type { Article, Paragraph } from '../article/article.js';
import { contains, type Span } from '../language/span.js';
import type { PassageIndex } from '../search/passage-index.js';
import { confidenceOf, MOST_CONFIDENT, THRESHOLD, worthShowing } from './confidence.js';
import { asksMetadata, metadataLines } from './metadata.js';
import { analyseQuestion, type Question } from './question.js';
import { type Candidate, rank } from './rank.js';
import type { Answer, Passage, Topic } from './result.js';
import { namesSpeaker, type QuotationsOf, speakerIn } from './said.js';
import { type WeightedTerm, weighTerms } from './weigh.js';

/** What answering draws on. */
export interface Sources {
  /** The articles to answer from. */
  readonly articles: readonly Article[];
  /** An index that holds at least their paragraphs. */
  readonly index: PassageIndex;
  readonly quotationsOf: QuotationsOf;
}

/** From this many paragraphs on, only those that the index finds are ranked. */
const RANK_ALL = 60;
const RANKED_OF_MANY = 40;
const NEAREST = 3;

/** How an answer is to be given. */
export interface Manner {
  /** How many passages at the most. */
  readonly limit: number;
  /** Whether to give the best passages as they are ranked, also those that are too unsure to show. */
  readonly ranking: boolean;
}

/** Answers a question from the articles, or abstains. */
export function answer(text: string, sources: Sources, { limit, ranking }: Manner): Answer {
  const question = analyseQuestion(text);
  const about = aboutArticle(question, sources, limit);
  if (about.length > 0) return answered(text, MOST_CONFIDENT, about);
  const terms = weighTerms(question, sources.index);
  const ranked = rank(question, terms, candidates(terms, sources), quotesAsked(question, sources));
  const confidence = confidenceOf(question, ranked);
  const sure = confidence >= THRESHOLD;
  if (!sure && !ranking) return abstained(text, confidence, ranked);
  const shown = (ranking ? ranked : worthShowing(question, ranked)).slice(0, limit);
  const passages = shown.map((candidate) => passage(candidate, sources));
  return sure ? answered(text, confidence, passages) : { ...abstained(text, confidence, ranked), passages };
}

function answered(question: string, confidence: number, passages: readonly Passage[]): Answer {
  return { question, answered: true, confidence, passages, nearest: [] };
}

function abstained(question: string, confidence: number, ranked: readonly Candidate[]): Answer {
  return { question, answered: false, confidence, passages: [], nearest: nearestTopics(ranked) };
}

function candidates(terms: readonly WeightedTerm[], { articles, index }: Sources) {
  const few = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0) <= RANK_ALL;
  if (few)
    return articles.flatMap((article) => article.paragraphs.map((paragraph) => ({ article, paragraph })));
  const among = new Set(articles);
  const stems = terms.flatMap((term) => term.stems);
  return index.search(stems, RANKED_OF_MANY, (article) => among.has(article));
}

/** "Who wrote this?" and the like, answered from title, byline and dateline. */
function aboutArticle(question: Question, { articles }: Sources, limit: number): Passage[] {
  const fact = asksMetadata(question.text);
  if (!fact || articles.length > limit) return [];
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

function passage({ article, paragraph, sentence, score, reasons }: Candidate, sources: Sources): Passage {
  const speaker = speakerIn(article, sentence, sources.quotationsOf)?.name ?? null;
  const span = { start: paragraph.start, end: paragraph.end };
  return { ...citation(article, paragraph), span, sentence, speaker, score, reasons };
}

function citation(article: Article, paragraph: Paragraph | undefined) {
  return {
    article: article.id,
    section: paragraph?.section ?? null,
    paragraph: paragraph?.number ?? null,
  };
}

function quotesAsked(question: Question, { quotationsOf }: Sources) {
  return (article: Article, sentence: Span): boolean => {
    if (question.kind !== 'said') return false;
    const speaker = speakerIn(article, sentence, quotationsOf);
    return speaker !== null && namesSpeaker(question, article, speaker);
  };
}

/** The headed sections that the best candidates stand in, each once. */
function nearestTopics(ranked: readonly Candidate[]): Topic[] {
  const topics = new Map<Span, Topic>();
  for (const { article, paragraph, coverage } of ranked) {
    const heading = article.sections[paragraph.section - 1]?.heading;
    if (!heading || coverage === 0 || topics.has(heading)) continue;
    topics.set(heading, { ...citation(article, paragraph), span: heading });
    if (topics.size === NEAREST) break;
  }
  return [...topics.values()];
}
