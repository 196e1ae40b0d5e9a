import { contains, type Span } from '../language/span.js';
import type { Article, Credit, Outline, Paragraph, Section } from './article.js';
import { cutLong } from './long-paragraphs.js';
import { readParagraph } from './tokens.js';

/** Turns what a reader found into an `Article`: numbers its sections and paragraphs and finds the sentences. */
export function buildArticle(id: string, outline: Outline): Article {
  const { sections: outlined, ...facts } = outline;
  const paragraphs: Paragraph[] = [];
  const sections = outlined.map(({ heading, paragraphs: spans }, index): Section => {
    const number = index + 1;
    const own = spans
      .flatMap((span) => cutLong(outline.text, span))
      .map((span, at) => paragraph(outline.text, span, paragraphs.length + at + 1, number));
    for (const each of own) paragraphs.push(each);
    return { number, heading, paragraphs: own };
  });
  return { id, ...facts, published: inSentence(facts.published, paragraphs), sections, paragraphs };
}

function paragraph(text: string, { start, end }: Span, number: number, section: number): Paragraph {
  const sentences: Span[] = [];
  const made: Paragraph = { start, end, number, section, sentences };
  for (const sentence of readParagraph(text, made)) sentences.push(sentence);
  return made;
}

/** A dateline is part of its paragraph's first sentence: that is what to quote. */
function inSentence(credit: Credit | null, paragraphs: readonly Paragraph[]): Credit | null {
  if (!credit) return null;
  const line = paragraphs
    .find((paragraph) => contains(paragraph, credit.span))
    ?.sentences.find((sentence) => contains(sentence, credit.span));
  return line ? { ...credit, line } : credit;
}
