import type { Span } from '../language/span.js';

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
