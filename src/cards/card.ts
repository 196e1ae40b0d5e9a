import type { Outcome } from '../answer/result.js';
import type { Article, Located } from '../article/article.js';
import type { Span } from '../language/span.js';
import { articleWithId } from '../library/find-article.js';
import type { SummaryLength } from '../summary/summarise.js';

/**
 * A line of a card. Strings are our own or the asker's words, never both in one string; spans are an article's words.
 * Only renderers slice and escape.
 */
export type Line = readonly (string | Located)[];

/** A button with an action or a URL. */
export interface Button {
  readonly label: Line;
  readonly does: Action | { readonly type: 'link'; readonly url: string };
  /** Whether it does more than turn the page, although its action names a page. */
  readonly isApart?: true;
}

/** An article's words, quoted. */
export interface QuoteBlock {
  readonly type: 'quote';
  /** The article's id. */
  readonly article: string;
  /** The part of the text that is quoted from. What is left out of it is marked with […]. */
  readonly within: Span;
  /** The sentences shown, in order. A block can be shortened by omitting some. */
  readonly shown: readonly Span[];
  /** The words that answer, to be emphasised. */
  readonly strong: readonly Span[];
  /** What this block and those below it have in common, such as their article and section. */
  readonly above?: readonly Line[];
  /**
   * The parts of the citation: title, heading, paragraph, speaker, date, as far as they exist and are not in `above`.
   */
  readonly citation: readonly Line[];
  /** At most six, for renderers with buttons. The first is beside the words, the others are below. */
  readonly buttons?: readonly Button[];
}

/** Words that are not quoted: an explanation, a hint. */
export interface NoteBlock {
  readonly type: 'note';
  readonly text: Line;
  /** Indices of the parts of the text to strike through. */
  readonly struck?: readonly number[];
}

/** A list of items to choose from or to read. */
interface ListBlock {
  readonly type: 'list';
  readonly items: readonly Line[];
}

export type Block = QuoteBlock | NoteBlock | ListBlock;

/** The result of a command as plain data, rendered differently for Discord, the terminal and the command line. */
export interface Card {
  /** The question, or what was requested. */
  readonly title: Line;
  /** The question as it was understood as a follow-up, if words were carried over to it. */
  readonly taken?: string;
  /** The outcome of the question, if the card answers one. */
  readonly outcome?: Outcome;
  /** The question as it was understood, whatever it asks for, and its outcome. */
  readonly asked?: { readonly question: string; readonly outcome: Outcome };
  readonly blocks: readonly Block[];
  /** Which part of the whole this is ("2 of 5"). */
  readonly footer?: Line;
  /** Buttons for what else can be requested. */
  readonly buttons?: readonly Button[];
  /** A file to attach. */
  readonly file?: CardFile;
}

/** A text file with an ASCII name. */
export interface CardFile {
  readonly name: string;
  readonly text: string;
}

/** A note in our own words. */
export function note(...text: Line): NoteBlock {
  return { type: 'note', text };
}

/** A list, or nothing if there are no items. */
export function list(items: readonly Line[]): ListBlock[] {
  return items.length > 0 ? [{ type: 'list', items }] : [];
}

/** Whether the block at that index is a list that belongs to the note before it. */
export function isListOfNote(blocks: readonly Block[], index: number): boolean {
  return blocks[index]?.type === 'list' && blocks[index - 1]?.type === 'note';
}

/** The parts of a line with a separator between them. */
export function separated(parts: readonly Line[], separator: string): Line {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** Shows the paragraphs around a passage, with the words of interest marked. */
export interface ContextAction {
  readonly type: 'context';
  /** The article's id. */
  readonly article: string;
  readonly marked: readonly Span[];
}

/** The requested days of publication, each as `YYYY-MM-DD`; an open end is omitted. */
export interface DatedAction {
  readonly since?: string;
  readonly until?: string;
}

/** Shows a page of the passages that answer a question. */
export interface AskAction extends DatedAction {
  readonly type: 'ask';
  readonly question: string;
  /** An article's id, if only that one was asked. */
  readonly source?: string;
  /** From 1. */
  readonly page: number;
}

/** Shows a page of a speaker's quotations. */
export interface QuoteAction extends DatedAction {
  readonly type: 'quote';
  /** The position of the speaker's name. */
  readonly speaker: Located;
  readonly about?: string;
  readonly source?: string;
  readonly page: number;
}

/** Summarises a section: `summary` beside the message with the button, `resize` in its place. */
interface SummaryAction {
  readonly type: 'summary' | 'resize';
  readonly article: string;
  /** The number of the section, from 1; null for the whole article. */
  readonly section: number | null;
  readonly length: SummaryLength;
}

/** Summarises what the articles say about a topic, in place of the message with the button. */
export interface TopicAction {
  readonly type: 'topic';
  readonly topic: string;
  readonly source?: string;
  readonly length: SummaryLength;
}

/** Shows a page of what was said and reported on a topic, or by a speaker, in chronological order. */
export interface TimelineAction extends DatedAction {
  readonly type: 'timeline';
  readonly topic: string;
  readonly source?: string;
  readonly page: number;
}

/** Shows a page of the list of articles. */
export interface SourcesAction {
  readonly type: 'sources';
  readonly page: number;
}

/** Exports everything that another button shows, all pages of it, as a table. */
export interface ExportAction {
  readonly type: 'export';
  readonly of: AskAction | QuoteAction | TimelineAction;
}

/** Shows the message with the button to everybody. */
interface ShareAction {
  readonly type: 'share';
}

/** Asks for a follow-up to the message with the button. */
interface AskOnAction {
  readonly type: 'askOn';
  /** Whether the message shows a speaker's quotations, so that its heading has a name in place of the question. */
  readonly isQuote?: true;
  /** An article's id, if only that one was asked. */
  readonly source?: string;
}

/** Reports a wrong answer to those who manage the server. */
interface MarkAction {
  readonly type: 'mark';
  readonly question: string;
}

/** Shows a page of a server's own articles, or of its unanswered questions. */
interface PageAction {
  readonly type: 'own' | 'unanswered';
  /** From 1. */
  readonly page: number;
}

/** Deletes all data of a server, or exports its unanswered questions as a table. */
interface WholeAction {
  readonly type: 'forget' | 'exportUnanswered';
}

/** An action on the data of the server that the button is in. */
export type ServerAction = MarkAction | PageAction | WholeAction;

/** The action of a button, as plain data. */
export type Action =
  | ServerAction
  | ContextAction
  | AskAction
  | QuoteAction
  | SummaryAction
  | TopicAction
  | TimelineAction
  | ExportAction
  | SourcesAction
  | ShareAction
  | AskOnAction;

/** Where a card's spans are looked up, such as a library. */
export interface Articles {
  readonly articles: readonly Article[];
}

/**
 * The article with that id.
 *
 * @throws {RangeError} if the card belongs to other articles
 */
export function articleOf({ articles }: Articles, id: string): Article {
  const article = articleWithId(articles, id);
  if (!article) throw new RangeError(`The card quotes the article "${id}", which is not among those given.`);
  return article;
}
