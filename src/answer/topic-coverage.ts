import type { Article, Paragraph } from '../article/article.js';
import type { PassageIndex } from '../search/passage-index.js';
import type { SentenceProfile, Words } from '../search/profile.js';
import { type Query, queryOf } from './query.js';
import { analyseQuestion } from './question/question.js';
import { type Held, raise, remember, share, termCoverages } from './term-coverage.js';

/** A topic to read about, as a query to the articles. */
export function topicQuery(words: string, index: PassageIndex): Query {
  return queryOf(analyseQuestion(words), index);
}

/** The weights of words around a sentence, relative to its own; more distant ones count less. */
const AROUND = { paragraph: 0.85, paragraphBefore: 0.7, heading: 0.7, title: 0.6 };

const NO_WORDS: Words = new Int32Array();

/** The share of a topic that each sentence of a paragraph covers, including its surroundings; 0 to 1. */
export type TopicCoverage = (article: Article, paragraph: Paragraph) => readonly number[];

/** How relevant the sentences of a paragraph are to a topic. Computed once for each paragraph. */
export function topicCoverage(topic: Query, index: PassageIndex): TopicCoverage {
  const { standsFor } = termCoverages(topic, index.vocabulary);
  const weights = Float64Array.from(topic.terms, ({ idf }) => idf);
  const known = new Map<Paragraph, readonly number[]>();
  // Writes into existing arrays, because a paragraph may have thousands of sentences.
  const hold = (held: Float64Array, words: Words, factor = 1) => {
    for (const word of words) raise(held, standsFor(word) ?? NOTHING, factor);
  };
  const ofParagraph = remember((sentences: readonly SentenceProfile[]) => {
    const held = new Float64Array(weights.length);
    for (const { words } of sentences) hold(held, words);
    return held;
  });
  const around = new Float64Array(weights.length);
  const held = new Float64Array(weights.length);
  return (article, paragraph) => {
    const before = known.get(paragraph);
    if (before) return before;
    const { number, section } = paragraph;
    const { paragraphs, headings, title } = index.profile(article);
    const sentences = paragraphs[number - 1] ?? [];
    around.fill(0);
    raise(around, ofParagraph(sentences), AROUND.paragraph);
    raise(around, ofParagraph(paragraphs[number - 2] ?? []), AROUND.paragraphBefore);
    hold(around, headings[section - 1] ?? NO_WORDS, AROUND.heading);
    hold(around, title, AROUND.title);
    const shares = sentences.map(({ words }) => {
      held.set(around);
      hold(held, words);
      return share(weights, held);
    });
    known.set(paragraph, shares);
    return shares;
  };
}

const NOTHING: Held = [];
