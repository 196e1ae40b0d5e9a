import type { Article } from '../../src/article/article.js';
import { buildArticle } from '../../src/article/build.js';
import { type Span, slice } from '../../src/language/span.js';
import { findQuotations } from '../../src/quotation/find.js';
import type { Quotation } from '../../src/quotation/quotation.js';
import type { GoldArticle, GoldQuote } from './gold.js';

/** A predicted quotation: in the form of the set, with how its speaker was found. */
export interface PredictedQuote extends GoldQuote {
  readonly cue_start: number | null;
  readonly cue_end: number | null;
  /** Whether no mention of the speaker belongs to it. */
  readonly floating: boolean;
}

/** A line of a file of predictions. */
export interface Prediction {
  /** The article's id. */
  readonly id: string;
  readonly quotes: readonly PredictedQuote[];
}

/** The quotations that the library finds in a document of a set. */
export function predict(document: GoldArticle): Prediction {
  const article = articleOf(document);
  const { quotations, speakers } = findQuotations(article);
  const quotes = quotations.map((quotation) => {
    const speaker = speakers[quotation.speaker ?? -1];
    return predictedOf(article.text, quotation, speaker ? slice(article.text, speaker.name) : null);
  });
  return { id: document.id, quotes };
}

/** The document's own lines are its paragraphs, so that all offsets refer to its text. */
function articleOf({ id, text }: GoldArticle): Article {
  const paragraphs: Span[] = Array.from(text.matchAll(/\S.*/gu), ({ 0: line, index }) => ({
    start: index,
    end: index + line.trimEnd().length,
  }));
  const facts = { title: null, author: null, published: null, year: null, url: null };
  return buildArticle(id, { text, ...facts, sections: [{ heading: null, paragraphs }] });
}

function predictedOf(text: string, quotation: Quotation, name: string | null): PredictedQuote {
  const { kind, pieces, mention, cue } = quotation;
  return {
    start: pieces[0]?.start ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    segments: pieces.map(({ start, end }) => [start, end]),
    kind,
    speaker_start: mention?.start ?? null,
    speaker_end: mention?.end ?? null,
    speaker_canonical: name,
    cue: cue ? slice(text, cue) : null,
    cue_start: cue?.start ?? null,
    cue_end: cue?.end ?? null,
    floating: mention === null,
  };
}
