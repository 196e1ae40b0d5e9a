import type { Span } from '../language/span.js';
import type { Article, Outline, Paragraph, Section } from './article.js';
import { readParagraph } from './tokens.js';

/** Turns what a reader found into an `Article`: numbers its sections and paragraphs and finds the sentences. */
export function buildArticle(id: string, outline: Outline): Article {
  const { sections: outlined, ...facts } = outline;
  const paragraphs: Paragraph[] = [];
  const sections = outlined.map(({ heading, paragraphs: spans }, index): Section => {
    const number = index + 1;
    const own = spans.map((span, at) => paragraph(outline.text, span, paragraphs.length + at + 1, number));
    paragraphs.push(...own);
    return { number, heading, paragraphs: own };
  });
  return { id, ...facts, sections, paragraphs };
}

function paragraph(text: string, { start, end }: Span, number: number, section: number): Paragraph {
  const sentences: Span[] = [];
  const made: Paragraph = { start, end, number, section, sentences };
  sentences.push(...readParagraph(text, made));
  return made;
}
