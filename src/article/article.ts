import type { Span } from '../language/span.js';

/** A fact that the text states about the article itself: its author or its date of publication. */
export interface Credit {
  /** The fact in a normalised form: a name, or an ISO date (`YYYY-MM-DD`). */
  readonly value: string;
  /** The words that state it. */
  readonly span: Span;
  /** The sentence or line that contains them, to quote. */
  readonly line: Span;
}

export interface Paragraph extends Span {
  /** Counted from 1 through the article; headings, title and credit lines are not counted. */
  readonly number: number;
  /** The number of its section, from 1. */
  readonly section: number;
  /** Its sentences in order, without the whitespace between them. */
  readonly sentences: readonly Span[];
}

export interface Section {
  /** Counted from 1. */
  readonly number: number;
  /** Null for an opening section without a heading. */
  readonly heading: Span | null;
  readonly paragraphs: readonly Paragraph[];
}

/** A news article: its unchanged text, and spans into it for everything found there. */
export interface Article {
  /** Unique in its library: the name of the file without its extension. */
  readonly id: string;
  readonly text: string;
  readonly title: Span | null;
  readonly author: Credit | null;
  readonly published: Credit | null;
  /** The year of publication, if the text gives a date or a copyright year. */
  readonly year: number | null;
  readonly url: string | null;
  /**
   * What could not be taken from the file as given. Each is a sentence that names the field and what was used instead.
   */
  readonly warnings?: readonly string[];
  readonly sections: readonly Section[];
  /** All paragraphs of all sections, in order: paragraph n is `paragraphs[n - 1]`. */
  readonly paragraphs: readonly Paragraph[];
}

/** What the parser of a format finds in a file: everything but ids, numbers and sentences. */
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

/** The position of quoted words. */
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

/** A file or value that no article can be read from. The message is a plain sentence with the reason. */
export class UnreadableArticle extends Error {
  override readonly name = 'UnreadableArticle';
}
