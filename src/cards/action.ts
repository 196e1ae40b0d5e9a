import type { Located } from '../article/citation.js';
import type { Span } from '../language/span.js';
import type { SummaryLength } from '../summary/summary.js';

/** Shows the paragraphs around a passage, with the words of interest marked. */
export interface ContextAction {
  readonly type: 'context';
  /** The article's id. */
  readonly article: string;
  readonly marked: readonly Span[];
}

/** Shows a page of the passages that answer a question. */
export interface AskAction {
  readonly type: 'ask';
  readonly question: string;
  /** An article's id, where only that one was asked. */
  readonly source?: string;
  /** From 1. */
  readonly page: number;
}

/** Shows a page of a speaker's quotations. */
export interface QuoteAction {
  readonly type: 'quote';
  /** Where the speaker's name stands. */
  readonly speaker: Located;
  readonly about?: string;
  readonly source?: string;
  readonly page: number;
}

/** Condenses a section: `summary` beside the message with the button, `resize` in its place. */
export interface SummaryAction {
  readonly type: 'summary' | 'resize';
  readonly article: string;
  /** The number of the section, from 1; null for the whole article. */
  readonly section: number | null;
  readonly length: SummaryLength;
}

/** Condenses what the articles say about a topic, in place of the message with the button. */
export interface TopicAction {
  readonly type: 'topic';
  readonly topic: string;
  readonly source?: string;
  readonly length: SummaryLength;
}

/** Shows a page of the list of articles. */
export interface SourcesAction {
  readonly type: 'sources';
  readonly page: number;
}

/** Shows everybody the message that the button is under. */
export interface ShareAction {
  readonly type: 'share';
}

/** What a button asks for when it is pressed, as plain data. */
export type Action =
  | ContextAction
  | AskAction
  | QuoteAction
  | SummaryAction
  | TopicAction
  | SourcesAction
  | ShareAction;
