import type { Span } from '../language/span.js';

/** About 40, 85 and 160 words, at sentence ends. */
export const LENGTHS = ['short', 'medium', 'long'] as const;
export type SummaryLength = (typeof LENGTHS)[number];

/** A sentence of a summary. */
export interface SummarySentence {
  readonly span: Span;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
}
