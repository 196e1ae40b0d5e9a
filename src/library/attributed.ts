import type { Sources } from '../answer/answer.js';
import { speakersIn } from '../answer/speaker-lookup.js';
import type { Passage } from './results.js';
import { articleWithId } from './source.js';

/** Adds to each passage the speakers whose words it quotes, as far as the text names them. */
export function attributed(
  passages: readonly Passage[],
  { articles, quotationsOf }: Pick<Sources, 'articles' | 'quotationsOf'>,
): Passage[] {
  return passages.map((passage) => {
    const article = articleWithId(articles, passage.article);
    const speakers = article ? speakersIn(article, passage.span, quotationsOf) : [];
    return speakers.length > 0 ? { ...passage, speakers: speakers.map(({ name }) => name) } : passage;
  });
}
