import { LRUCache } from 'lru-cache';
import { sentencesOf } from '../language/sentences.js';
import { contains, type Span, slice, trim } from '../language/span.js';
import { analyse, type Token } from '../language/tokens.js';
import type { Article, Credit, Outline, Paragraph, Section } from './article.js';

/** Turns a parser's outline into an `Article`: numbers its sections and paragraphs and finds the sentences. */
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

/** A dateline is part of its paragraph's first sentence, so that sentence is the one to quote. */
function inSentence(credit: Credit | null, paragraphs: readonly Paragraph[]): Credit | null {
  if (!credit) return null;
  const line = paragraphs
    .find((paragraph) => contains(paragraph, credit.span))
    ?.sentences.find((sentence) => contains(sentence, credit.span));
  return line ? { ...credit, line } : credit;
}

/**
 * In characters: about 1,700 words, several times the length of the longest paragraphs in news. Tagging takes memory
 * that grows with the text tagged at once, and a reader has to find the words in a paragraph that is shown.
 */
export const LONGEST_PARAGRAPH = 10_000;

/**
 * The paragraph itself or, if it is longer than `LONGEST_PARAGRAPH`, its parts. Cuts at the end of a sentence if
 * possible, else at whitespace, else between two characters. The parts contain all of its characters but whitespace.
 */
function cutLong(text: string, paragraph: Span): Span[] {
  const parts: Span[] = [];
  let rest = trim(text, paragraph);
  while (rest.end - rest.start > LONGEST_PARAGRAPH) {
    const end = endOfPart(text, { start: rest.start, end: rest.start + LONGEST_PARAGRAPH });
    parts.push(trim(text, { start: rest.start, end }));
    rest = trim(text, { start: end, end: rest.end });
  }
  return parts.length === 0 ? [paragraph] : [...parts, rest];
}

/** The number of characters at the end of a part in which the end of a sentence is looked for first. */
const TAIL = 2_000;

/** Where to cut within a window. */
function endOfPart(text: string, window: Span): number {
  const tail = { start: afterBlank(text, window.end - TAIL, window.end), end: window.end };
  return lastStart(text, tail) ?? lastStart(text, window) ?? endOfWord(text, window);
}

/** The start of the last sentence, which may continue past the window; null if it is the only one. */
function lastStart(text: string, window: Span): number | null {
  const last = sentencesOf(text, analyse(slice(text, window), window.start), window).at(-1);
  return last && last.start > window.start ? last.start : null;
}

function endOfWord(text: string, window: Span): number {
  const blank = slice(text, window).search(/\s\S*$/u);
  if (blank > 0) return window.start + blank;
  const inCharacter = (text.codePointAt(window.end - 1) ?? 0) > 0xffff;
  return inCharacter ? window.end - 1 : window.end;
}

/** The position after the first whitespace from a position on; `end` if there is none. */
function afterBlank(text: string, from: number, end: number): number {
  const blank = text.slice(from, end).search(/\s/u);
  return blank < 0 ? end : from + blank + 1;
}

/**
 * Cached, because tagging a paragraph costs about as much as all other work on it, and finding, attributing and
 * condensing all need it.
 */
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

/** Drops the cached tokens of a text that is read once, so that they do not displace those of articles. */
export function forgetTokens({ paragraphs }: Article): void {
  for (const paragraph of paragraphs) recent.delete(paragraph);
}

/** The sentences of a paragraph that is read for the first time. */
function readParagraph(text: string, paragraph: Paragraph): Span[] {
  const analysis = analyse(slice(text, paragraph), paragraph.start);
  recent.set(paragraph, analysis.tokens);
  return sentencesOf(text, analysis, paragraph);
}
