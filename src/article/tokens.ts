import { LRUCache } from 'lru-cache';
import { sentencesOf } from '../language/sentences.js';
import { type Span, slice } from '../language/span.js';
import { analyse, type Token } from '../language/tokens.js';
import type { Article, Paragraph } from './article.js';

/** Tagging a paragraph costs about as much as everything else done with it, and finding, attributing and condensing all need it. */
const recent = new LRUCache<Paragraph, readonly Token[]>({
  maxSize: 500_000,
  sizeCalculation: (tokens) => tokens.length + 1,
});

/** The tokens of a paragraph, with offsets into the article's text. */
export function tokensOf(article: Article, paragraph: Paragraph): readonly Token[] {
  const known = recent.get(paragraph);
  if (known) return known;
  const { tokens } = analyse(slice(article.text, paragraph), paragraph.start);
  recent.set(paragraph, tokens);
  return tokens;
}

/** The sentences of a paragraph that is being read for the first time. */
export function readParagraph(text: string, paragraph: Paragraph): Span[] {
  const analysis = analyse(slice(text, paragraph), paragraph.start);
  recent.set(paragraph, analysis.tokens);
  return sentencesOf(text, analysis, paragraph);
}
