import type { Article, Paragraph } from '../article/article.js';
import type { PassageIndex } from '../search/passage-index.js';
import type { Words } from '../search/profile.js';
import { type Query, queryOf } from './query.js';
import { analyseQuestion } from './question/question.js';
import { best, share, termCoverages } from './term-coverage.js';

/** What somebody wants to read about, against the articles. */
export function topicQuery(words: string, index: PassageIndex): Query {
  return queryOf(analyseQuestion(words), index);
}

/** What words around a sentence count beside its own, the further away the less. */
const AROUND = { paragraph: 0.85, paragraphBefore: 0.7, heading: 0.7, title: 0.6 };

const NO_WORDS: Words = new Int32Array();

/** The share of a topic that each sentence of a paragraph holds, with its surroundings; 0 to 1. */
export type TopicCoverage = (article: Article, paragraph: Paragraph) => readonly number[];

/** How much the sentences of a paragraph bear on a topic. It is worked out once for each paragraph. */
export function topicCoverage(topic: Query, index: PassageIndex): TopicCoverage {
  const coverages = termCoverages(topic, index.vocabulary);
  const weights = Float64Array.from(topic.terms, ({ idf }) => idf);
  const known = new Map<Paragraph, readonly number[]>();
  return (article, paragraph) => {
    const before = known.get(paragraph);
    if (before) return before;
    const { number, section } = paragraph;
    const { paragraphs, headings, title } = index.profile(article);
    const sentences = paragraphs[number - 1] ?? [];
    const around = [
      [coverages.ofParagraph(sentences), AROUND.paragraph],
      [coverages.ofParagraph(paragraphs[number - 2]), AROUND.paragraphBefore],
      [coverages.ofWords(headings[section - 1] ?? NO_WORDS), AROUND.heading],
      [coverages.ofWords(title), AROUND.title],
    ] as const;
    const shares = sentences.map((sentence) =>
      share(
        weights,
        around.reduce(
          (held, [{ soft }, factor]) => best(held, soft, factor),
          coverages.ofSentence(sentence).soft,
        ),
      ),
    );
    known.set(paragraph, shares);
    return shares;
  };
}
