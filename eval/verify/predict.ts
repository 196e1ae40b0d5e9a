import { buildArticle } from '../../src/article/build.js';
import type { Span } from '../../src/language/span.js';
import { atOnce } from '../../src/language/steps.js';
import { findQuotations } from '../../src/quotation/find.js';
import { indexPassages } from '../../src/search/passage-index.js';
import type { SpeakerVerdict, Verdict } from '../../src/verify/verdict.js';
import { makeCorpus, verifyClaim } from '../../src/verify/verify.js';
import type { GoldArticle } from './gold.js';

/** A line of a file of predictions. */
export interface Prediction {
  /** The check's id. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly speaker_verdict: SpeakerVerdict | null;
}

/** The verdicts on the checks of an article, each as one quotation compared with this article alone. */
export function predict({ id, text, checks }: GoldArticle): Prediction[] {
  const paragraphs: Span[] = Array.from(text.matchAll(/\S.*/gu), ({ 0: line, index }) => ({
    start: index,
    end: index + line.trimEnd().length,
  }));
  const facts = { title: null, author: null, published: null, year: null, url: null };
  const article = buildArticle(id, { text, ...facts, sections: [{ heading: null, paragraphs }] });
  const quotations = findQuotations(article);
  const corpus = makeCorpus({
    articles: [article],
    index: indexPassages([article]),
    quotationsOf: () => quotations,
  });
  return checks.map(({ id, quotation, speaker }) => {
    const whole = { span: { start: 0, end: quotation.length }, by: null };
    const verified = atOnce(verifyClaim(quotation, whole, speaker, corpus));
    return { id, verdict: verified.verdict, speaker_verdict: verified.speaker };
  });
}
