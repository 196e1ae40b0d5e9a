import type { Article, Paragraph } from '../article/article.js';
import { type Acronym, acronymsIn } from '../language/acronyms.js';
import { NO_ROW, rowOf } from '../language/word-vectors.js';
import { type Hit, type PassageIndex, type StemWeights, upTo } from '../search/passage-index.js';
import type { CandidateParagraph, Scope } from './feature-context.js';
import type { Query } from './query.js';
import type { Question } from './question/question.js';
import { namesSpeaker, type QuotationsOf, speakerIn } from './speaker-lookup.js';

/** The articles that are searched, with their index and quotations. */
export interface Corpus {
  /** The articles to answer from. */
  readonly articles: readonly Article[];
  /** An index that contains at least their paragraphs. */
  readonly index: PassageIndex;
  readonly quotationsOf: QuotationsOf;
}

/** A paragraph that may answer. */
export interface Candidate extends CandidateParagraph {
  readonly article: Article;
  readonly of: Paragraph;
  /** The score from the index; 0 if it was not searched. */
  readonly score: number;
}

export interface Candidates {
  readonly scope: Scope;
  readonly places: readonly Candidate[];
}

/** Up to this many paragraphs, all are ranked; several articles become an archive sooner than one. */
const RANK_ALL = { one: 150, several: 60 };
/**
 * The number of paragraphs of an archive to search for, and how far around the best one others of its article are
 * added.
 */
const SEARCHED = 28;
const NEAR_BEST = 12;
/** The maximum number of sentences ranked, however few paragraphs contain them: several times the usual number. */
const MOST_SENTENCES = 2_000;

/** With more articles, no acronyms are looked up. */
const FEW_ARTICLES = 5;
/** The maximum number of characters of an article that are read for acronyms, which are explained early. */
const LONGEST_EXPLAINED = 100_000;

/** Words of 3 to 6 letters may be acronyms. */
const ACRONYM = /^\p{L}{3,6}$/u;

/**
 * The acronyms that the articles explain, if these are few. Also the acronyms of the question that no article contains,
 * if a name in one has matching capitals ("JCPOA").
 */
export function acronymsOf({ articles, index }: Corpus, { terms }: Question): readonly Acronym[] {
  if (articles.length > FEW_ARTICLES) return [];
  // Reading an article for acronyms takes as long as everything else, so it is only done for words that are otherwise
  // unknown.
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

/**
 * The candidate paragraphs: all if there are few; otherwise those of the archive that share most with the question, and
 * those around the best of them.
 */
export function candidatesFor(query: Query, corpus: Corpus): Candidates {
  const { articles } = corpus;
  const { count, sentences } = gathered(articles);
  return count <= (articles.length === 1 ? RANK_ALL.one : RANK_ALL.several) && sentences <= MOST_SENTENCES
    ? { scope: 'article', places: allOf(query, corpus) }
    : { scope: 'archive', places: searched(query, corpus) };
}

/** Facts about a list of articles, cached because every question needs them and an archive has thousands. */
interface Gathered {
  /** The number of paragraphs. */
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

/**
 * The scores of an article's paragraphs. The last result is cached, because they are requested one by one with the same
 * weights.
 */
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
 * The paragraphs around the best hit that are not hits themselves. Often the search finds words next to the answer,
 * which is itself worded differently.
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
