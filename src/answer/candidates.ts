import type { Article, Paragraph } from '../article/article.js';
import { type Acronym, acronymsIn } from '../language/acronyms.js';
import { NO_ROW, rowOf } from '../language/word-vectors.js';
import { type Hit, type PassageIndex, type StemWeights, upTo } from '../search/passage-index.js';
import type { CandidateParagraph, Scope } from './feature-context.js';
import type { Query } from './query.js';
import type { Question } from './question/question.js';
import { namesSpeaker, type QuotationsOf, speakerIn } from './speaker-lookup.js';

/** The articles that a question is asked of, with what was made of them. */
export interface Corpus {
  /** The articles to answer from. */
  readonly articles: readonly Article[];
  /** An index that holds at least their paragraphs. */
  readonly index: PassageIndex;
  readonly quotationsOf: QuotationsOf;
}

/** A paragraph that may answer. */
export interface Candidate extends CandidateParagraph {
  readonly article: Article;
  readonly of: Paragraph;
  /** The score of the index; 0 where it was not asked. */
  readonly score: number;
}

export interface Candidates {
  readonly scope: Scope;
  readonly places: readonly Candidate[];
}

/** Up to this many paragraphs, all are ranked; several articles are an archive sooner than one. */
const RANK_ALL = { one: 150, several: 60 };
/** So many of an archive's are searched for; and of the best one's article those that stand so near to it. */
const SEARCHED = 28;
const NEAR_BEST = 12;
/** Sentences that are ranked, however few paragraphs they stand in: several times as many as those usually have. */
const MOST_SENTENCES = 2_000;

/** Of more articles, no acronyms are looked up. */
const FEW_ARTICLES = 5;
/** Acronyms are explained early; no more of an article is read for them, in characters. */
const LONGEST_EXPLAINED = 100_000;

/** Words that an acronym may be, in letters. */
const ACRONYM = /^\p{L}{3,6}$/u;

/**
 * The acronyms that the articles explain, where these are few; and those of the question that no article holds, but a
 * name in one has for its capitals ("JCPOA").
 */
export function acronymsOf({ articles, index }: Corpus, { terms }: Question): readonly Acronym[] {
  if (articles.length > FEW_ARTICLES) return [];
  // To read an article for acronyms takes as long as all else: it is done for what is no word.
  const asked = terms.flatMap(({ word, stem }) =>
    ACRONYM.test(word) && rowOf(word) === NO_ROW && !index.knows(stem) ? [word.toUpperCase()] : [],
  );
  return articles.flatMap((article) => {
    const text = article.text.slice(0, LONGEST_EXPLAINED);
    if (asked.length > 0) return acronymsIn(`${text}\n${asked.join(' ')}`);
    const found = explained.get(article) ?? acronymsIn(text);
    explained.set(article, found);
    return found;
  });
}

const explained = new WeakMap<Article, readonly Acronym[]>();

/** The paragraphs that may answer: all where there are few, or those of an archive that share most with the question and those around the best of them. */
export function candidatesFor(query: Query, corpus: Corpus): Candidates {
  const { articles } = corpus;
  const { count, sentences } = gathered(articles);
  return count <= (articles.length === 1 ? RANK_ALL.one : RANK_ALL.several) && sentences <= MOST_SENTENCES
    ? { scope: 'article', places: allOf(query, corpus) }
    : { scope: 'archive', places: searched(query, corpus) };
}

/** What is asked of articles as a whole, for each question anew; an archive has thousands. */
interface Gathered {
  /** How many paragraphs they have. */
  readonly count: number;
  readonly sentences: number;
  readonly all: ReadonlySet<Article>;
}

const known = new WeakMap<readonly Article[], Gathered>();

function gathered(articles: readonly Article[]): Gathered {
  const before = known.get(articles);
  if (before) return before;
  const count = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  const sentences = articles.reduce((sum, { paragraphs }) => sum + sentencesIn(paragraphs), 0);
  const made = { count, sentences, all: new Set(articles) };
  known.set(articles, made);
  return made;
}

function sentencesIn(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { sentences }) => sum + sentences.length, 0);
}

function allOf(query: Query, corpus: Corpus): Candidate[] {
  return corpus.articles.flatMap((article) => {
    const scores = scoresOf(article, corpus.index);
    return article.paragraphs.map((paragraph, at) => {
      const bm25 = (weights: StemWeights) => scores(weights)[at] as number;
      return placeOf(query, corpus, { article, paragraph }, { ...NOT_SEARCHED, bm25 });
    });
  });
}

const NOT_SEARCHED = { score: 0, found: 0, foundArticle: 0 };

/** The scores of an article's paragraphs, which are asked for one after the other with the same weights. */
function scoresOf(article: Article, index: PassageIndex): (weights: StemWeights) => Float64Array {
  let last: { readonly weights: StemWeights; readonly scores: Float64Array } | undefined;
  return (weights) => {
    if (last?.weights !== weights) last = { weights, scores: index.scores(article, weights) };
    return last.scores;
  };
}

function searched(query: Query, corpus: Corpus): Candidate[] {
  const { articles, index } = corpus;
  const { all } = gathered(articles);
  const stems = [...query.searched];
  const found = index.search(stems, SEARCHED, (article) => all.has(article));
  const hits = upTo(
    [...found, ...nearBest(found, stems, index)],
    MOST_SENTENCES,
    ({ sentences }) => sentences.length,
  );
  const best = Math.max(...hits.map(({ score }) => score));
  const bestArticle = Math.max(...hits.map(({ articleScore }) => articleScore));
  return hits.map(({ score, articleScore, ...where }) =>
    placeOf(query, corpus, where, {
      score,
      found: score / best,
      foundArticle: articleScore / bestArticle,
      bm25: () => score,
    }),
  );
}

/**
 * The paragraphs around the best hit that are no hits themselves. Often the article that answers is found by what
 * stands beside the answer, which says it in other words.
 */
function nearBest([best, ...others]: readonly Hit[], stems: readonly string[], index: PassageIndex): Hit[] {
  if (!best) return [];
  const { article, articleScore } = best;
  const at = best.paragraph.number - 1;
  const near = { first: Math.max(0, at - NEAR_BEST), end: at + NEAR_BEST + 1 };
  const weights = new Map(stems.map((stem) => [stem, index.idf(stem)]));
  const scores = index.scores(article, weights, near);
  const known = new Set([best, ...others].map(({ paragraph }) => paragraph));
  return article.paragraphs
    .slice(near.first, near.end)
    .filter((paragraph) => !known.has(paragraph))
    .map((paragraph) => ({
      article,
      paragraph,
      score: scores[paragraph.number - 1] as number,
      articleScore,
    }));
}

function placeOf(
  { question, stems }: Query,
  { index, quotationsOf }: Corpus,
  { article, paragraph }: { readonly article: Article; readonly paragraph: Paragraph },
  found: Pick<Candidate, 'score' | 'found' | 'foundArticle' | 'bm25'>,
): Candidate {
  const named = question.speech?.speaker ?? [];
  const asked = named.length > 0 ? new Set(named.map(({ stem }) => stem)) : stems;
  return {
    ...found,
    article,
    of: paragraph,
    profile: index.profile(article),
    paragraph: paragraph.number - 1,
    section: paragraph.section - 1,
    quotesAsked: (at) => {
      const sentence = paragraph.sentences[at];
      if (!question.speech || !sentence) return false;
      const speaker = speakerIn(article, sentence, quotationsOf);
      return speaker !== null && namesSpeaker(asked, article, speaker);
    },
  };
}
