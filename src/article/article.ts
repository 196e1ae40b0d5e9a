import type { Span } from '../language/span.js';

/** A fact about the article itself where the text states it: who wrote it, when it came out. */
export interface Credit {
  /** The fact in a form to compute with: a name, an ISO date (`YYYY-MM-DD`). */
  readonly value: string;
  /** The words that state it. */
  readonly span: Span;
  /** The sentence or line that they stand in, to quote. */
  readonly line: Span;
}

export interface Paragraph extends Span {
  /** Counted from 1 through the article; headings, title and credit lines are not counted. */
  readonly number: number;
  /** The number of its section, from 1. */
  readonly section: number;
  /** Its sentences in order, without the blanks between them. */
  readonly sentences: readonly Span[];
}

export interface Section {
  /** Counted from 1. */
  readonly number: number;
  /** Null for the opening section where nothing stands above it. */
  readonly heading: Span | null;
  readonly paragraphs: readonly Paragraph[];
}

/** A news article: its unchanged text, and spans into it for everything that was found there. */
export interface Article {
  /** Unique in its library: the file's name without the ending. */
  readonly id: string;
  readonly text: string;
  readonly title: Span | null;
  readonly author: Credit | null;
  readonly published: Credit | null;
  /** The year of publication, where the text gives a date or a copyright year. */
  readonly year: number | null;
  readonly url: string | null;
  /** What could not be taken as the file gives it, a sentence each: the field, and what was taken instead. */
  readonly warnings?: readonly string[];
  readonly sections: readonly Section[];
  /** All paragraphs of all sections, in order: paragraph n is `paragraphs[n - 1]`. */
  readonly paragraphs: readonly Paragraph[];
}

/** What a reader of some format finds in a file: everything but ids, numbers and sentences. */
export interface Outline {
  readonly text: string;
  readonly title: Span | null;
  readonly author: Credit | null;
  readonly published: Credit | null;
  readonly year: number | null;
  readonly url: string | null;
  readonly warnings?: readonly string[];
  readonly sections: readonly { readonly heading: Span | null; readonly paragraphs: readonly Span[] }[];
}

/** Where quoted words stand. */
export interface Citation {
  /** The article's id. */
  readonly article: string;
  /** The number of the section, from 1; null for a title, byline or copyright line. */
  readonly section: number | null;
  /** The number of the paragraph, from 1; null for a title, byline or copyright line. */
  readonly paragraph: number | null;
}

/** A span and the article it belongs to, by the article's id. */
export interface Located {
  readonly article: string;
  readonly span: Span;
}

/** A file or value that no article can be read from; the message is a plain sentence that says why. */
export class UnreadableArticle extends Error {
  override readonly name = 'UnreadableArticle';
}
