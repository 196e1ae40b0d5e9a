import type { Article, Paragraph } from '../article/article.js';
import type { PassageIndex } from '../search/passage-index.js';
import { coversFor } from './cover.js';
import { type Query, queryOf } from './query.js';
import { analyseQuestion } from './question.js';
import { coverageOf } from './view.js';

/** What somebody wants to read about, against the articles. */
export function topicOf(words: string, index: PassageIndex): Query {
  return queryOf(analyseQuestion(words), index);
}

/** The share of a topic that each sentence of a paragraph holds, with its surroundings; 0 to 1. */
export type Bearing = (article: Article, paragraph: Paragraph) => readonly number[];

/** How much the sentences of a paragraph bear on a topic. It is asked for one paragraph after the other. */
export function bearingOn(topic: Query, index: PassageIndex): Bearing {
  const covers = coversFor(topic, index.vocabulary);
  const weights = { wide: Float64Array.from(topic.terms, ({ rarity }) => rarity) };
  const known = new Map<Paragraph, readonly number[]>();
  return (article, paragraph) => {
    const before = known.get(paragraph);
    if (before) return before;
    const { paragraphs, title, headings } = index.profile(article);
    const at = paragraph.number - 1;
    const sentences = paragraphs[at] ?? [];
    const around = {
      weights,
      paragraph: covers.ofParagraph(sentences),
      previous: covers.ofParagraph(paragraphs[at - 1]),
      title: covers.ofWords(title),
      heading: covers.ofWords(headings[paragraph.section - 1] ?? NO_WORDS),
    };
    const shares = sentences.map((sentence) => coverageOf({ ...around, cover: covers.ofSentence(sentence) }));
    known.set(paragraph, shares);
    return shares;
  };
}

const NO_WORDS = new Int32Array();
