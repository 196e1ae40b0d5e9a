import { answer, type Sources } from '../answer/answer.js';
import { bearingOn, topicOf } from '../answer/bearing.js';
import type { Passage } from '../answer/result.js';
import { sentencesOf } from '../language/sentences.js';
import { type Span, slice } from '../language/span.js';
import type { Steps } from '../language/steps.js';
import { termsOf } from '../language/terms.js';
import { analyse } from '../language/tokens.js';
import type { CheckedSentence } from './results.js';

/** What share of a sentence's content words a passage must hold to bear on it, and how many words that takes. */
const BEARING = 0.5;
const LEAST_WORDS = 2;

/**
 * The sentences of a text that is no article, each with the passage that bears on it most, if one does. Whether what it
 * says is true is for the reader to judge. One step for each sentence: a message has many.
 *
 * @param limit sentences that are looked up, the first of them; all unless told
 */
export function* check(text: string, sources: Sources, limit?: number): Steps<CheckedSentence[]> {
  const checked: CheckedSentence[] = [];
  for (const span of sentencesIn(text)) {
    if (checked.length === limit) break;
    const words = slice(text, span);
    if (contentWords(words) === 0) continue;
    yield;
    checked.push({ span, passage: passageOn(words, sources) });
  }
  return checked;
}

function sentencesIn(text: string): Span[] {
  return sentencesOf(text, analyse(text), { start: 0, end: text.length });
}

function contentWords(words: string): number {
  return new Set(termsOf(words).flatMap(({ stem, content }) => (content ? [stem] : []))).size;
}

function passageOn(sentence: string, sources: Sources): Passage | null {
  if (contentWords(sentence) < LEAST_WORDS) return null;
  const manner = { limit: 1, strictness: 'balanced', closest: true, ranking: true } as const;
  const [passage] = answer(sentence, sources, manner).passages;
  const article = sources.articles.find(({ id }) => id === passage?.article);
  const paragraph = article?.paragraphs[(passage?.paragraph ?? 0) - 1];
  if (!passage || !article || !paragraph) return null;
  const at = paragraph.sentences.findIndex(({ start }) => start === passage.sentence.start);
  const bearing = bearingOn(topicOf(sentence, sources.index), sources.index)(article, paragraph);
  return (bearing[at] ?? 0) >= BEARING ? passage : null;
}
