import type { Article, Paragraph } from '../article/article.js';
import { covering, type Span, slice } from '../language/span.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type Word, wordsIn } from './wording.js';

/** Words of an article that a claim is aligned with. */
export interface Stretch {
  readonly article: Article;
  readonly words: readonly Word[];
}

/** Words of a stretch at the most: what is longer is cut. */
const LONGEST = 2_000;

/**
 * The stretches of an article around some of its paragraphs: these with the ones beside them, the title, and what is
 * said there without what stands between its parts ("he said").
 */
export function stretchesOf(
  article: Article,
  paragraphs: readonly Paragraph[],
  quotations: ArticleQuotations,
): Stretch[] {
  const runs = runsOf(article, paragraphs);
  const spoken = speechesOf(article, quotations).filter((pieces) => {
    const { start, end } = covering(pieces);
    return runs.some((run) => run.start < end && start < run.end);
  });
  const title = article.title ? [[article.title]] : [];
  return [...runs.map((run) => [run]), ...spoken, ...title].flatMap((pieces) => {
    const words = pieces.flatMap((piece) => wordsIn(article.text, piece));
    return partsOf(words).map((part) => ({ article, words: part }));
  });
}

/** Paragraphs with their neighbours, those that meet made one. */
function runsOf({ paragraphs: all }: Article, paragraphs: readonly Paragraph[]): Span[] {
  const numbers = new Set(paragraphs.flatMap(({ number }) => [number - 1, number, number + 1]));
  const runs: Span[] = [];
  let before = Number.NaN;
  for (const paragraph of all) {
    if (!numbers.has(paragraph.number)) continue;
    const last = runs.at(-1);
    if (last && paragraph.number === before + 1) runs[runs.length - 1] = covering([last, paragraph]);
    else runs.push({ start: paragraph.start, end: paragraph.end });
    before = paragraph.number;
  }
  return runs;
}

const CLOSED = /["”’'»]$/u;
const OPENED = /^["“‘'«„]/u;

/** What a speaker says in several pieces in quotation marks, each of them closed before the next. */
function speechesOf({ text }: Article, { quotations }: ArticleQuotations): Span[][] {
  const speeches: Span[][] = [];
  let [speech, speaker, paragraph]: [Span[], number | null, number] = [[], null, 0];
  for (const quotation of quotations) {
    for (const piece of quotation.pieces) {
      const last = speech.at(-1);
      const goesOn =
        last &&
        quotation.speaker === speaker &&
        quotation.paragraph - paragraph <= 1 &&
        CLOSED.test(slice(text, last)) &&
        OPENED.test(slice(text, piece));
      if (goesOn) speech.push(piece);
      else {
        speech = [piece];
        speeches.push(speech);
      }
      ({ speaker, lastParagraph: paragraph } = quotation);
    }
  }
  return speeches.filter(({ length }) => length > 1);
}

/** Parts that overlap by half, so that what stands at the end of one stands whole in the next. */
function partsOf(words: readonly Word[]): (readonly Word[])[] {
  if (words.length <= LONGEST) return [words];
  const parts: (readonly Word[])[] = [];
  for (let from = 0; from + LONGEST / 2 < words.length; from += LONGEST / 2)
    parts.push(words.slice(from, from + LONGEST));
  return parts;
}
