import type { Article } from '../../src/article/article.js';
import { type Span, slice } from '../../src/language/span.js';
import { termsOf } from '../../src/language/terms.js';

/** Chooses the sentence of a paragraph that covers most of a question. */
export type ChooseSentence = (question: string, article: Article, paragraph: number) => Span | undefined;

/** Chooses by the question's stems without function words, weighted by rarity in the articles' paragraphs (idf). */
export function chooseByCoverage(articles: readonly Article[]): ChooseSentence {
  const frequencies = new Map<string, number>();
  let paragraphs = 0;
  for (const article of articles) {
    for (const paragraph of article.paragraphs) {
      paragraphs += 1;
      for (const stem of stemsOf(slice(article.text, paragraph)))
        frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
    }
  }
  const rarity = (stem: string) => {
    const frequency = frequencies.get(stem) ?? 0;
    return Math.log(1 + (paragraphs - frequency + 0.5) / (frequency + 0.5));
  };
  const stemsIn = rememberStems();
  return (question, article, at) => {
    const asked = [...stemsOf(question)];
    let [best, most]: [Span | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
    for (const sentence of article.paragraphs[at]?.sentences ?? []) {
      const held = stemsIn(article, sentence);
      const covered = asked.reduce((sum, stem) => sum + (held.has(stem) ? rarity(stem) : 0), 0);
      if (covered > most) [best, most] = [sentence, covered];
    }
    return best;
  };
}

function rememberStems(): (article: Article, sentence: Span) => ReadonlySet<string> {
  const known = new WeakMap<Span, ReadonlySet<string>>();
  return (article, sentence) => {
    const stems = known.get(sentence) ?? stemsOf(slice(article.text, sentence));
    known.set(sentence, stems);
    return stems;
  };
}

function stemsOf(text: string): Set<string> {
  return new Set(termsOf(text).flatMap(({ stem, content }) => (content ? [stem] : [])));
}
