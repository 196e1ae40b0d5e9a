import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';

/** Content stems and how often each occurs. */
export type Bag = ReadonlyMap<string, number>;

/** A sentence that a summary may show. */
export interface Candidate {
  readonly span: Span;
  readonly text: string;
  readonly paragraph: number;
  readonly section: number;
  /** Its place among the candidates of the article, from 0. */
  readonly order: number;
  /** Its place in its paragraph and in its section, from 0. */
  readonly inParagraph: number;
  readonly inSection: number;
  readonly words: number;
  readonly bag: Bag;
}

/** All sentences of an article in order of the text. */
export function candidatesOf(article: Article): Candidate[] {
  const candidates: Candidate[] = [];
  for (const section of article.sections) {
    let inSection = 0;
    for (const paragraph of section.paragraphs) {
      paragraph.sentences.forEach((span, inParagraph) => {
        const place = { order: candidates.length, inParagraph, inSection };
        candidates.push({ ...candidate(article, paragraph, span), ...place });
        inSection += 1;
      });
    }
  }
  return candidates;
}

function candidate(article: Article, { number, section }: Paragraph, span: Span) {
  const text = slice(article.text, span);
  return { span, text, paragraph: number, section, words: wordsIn(text), bag: bagOf(text) };
}

/** How often each content stem occurs in a text. */
export function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  for (const { stem, content } of termsOf(text)) if (content) bag.set(stem, (bag.get(stem) ?? 0) + 1);
  return bag;
}

/** Words as word counts have them: stretches between blanks. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}
