import type { Outcome } from '../answer/result.js';
import type { Article, Located } from '../article/article.js';
import type { Span } from '../language/span.js';
import { articleWithId } from '../library/source.js';
import type { SummaryLength } from '../summary/summarise.js';

/**
 * A line of a card: our own or the asker's words as strings, each in a string of their own; an article's words as
 * spans. Whoever renders it slices and escapes; nothing else does.
 */
export type Line = readonly (string | Located)[];

/** A button that asks for something, or that leads to an address. */
export interface Button {
  readonly label: Line;
  readonly does: Action | { readonly type: 'link'; readonly url: string };
  /** Whether it asks for something else than another page, though its action names one. */
  readonly isApart?: true;
}

/** An article's words, quoted. */
export interface QuoteBlock {
  readonly type: 'quote';
  /** The article's id. */
  readonly article: string;
  /** The stretch that is quoted from; what of it is not shown is marked with […]. */
  readonly within: Span;
  /** What is shown, in order: whole sentences, so that a block can be shortened by leaving some out. */
  readonly shown: readonly Span[];
  /** What answers, to be emphasised. */
  readonly strong: readonly Span[];
  /** What this block and those below it have in common, such as their article and section. */
  readonly above?: readonly Line[];
  /** Where the words stand: title, heading, paragraph, speaker, date, as far as there are such and none stands above. */
  readonly citation: readonly Line[];
  /** At most six, for where there is somebody to press them; the first stands beside the words, the others below. */
  readonly buttons?: readonly Button[];
}

/** Words that are not quoted: an explanation, a hint. */
export interface NoteBlock {
  readonly type: 'note';
  readonly text: Line;
  /** Indices of the parts of the text that are struck through. */
  readonly struck?: readonly number[];
}

/** Things to choose from or to know. */
interface ListBlock {
  readonly type: 'list';
  readonly items: readonly Line[];
}

export type Block = QuoteBlock | NoteBlock | ListBlock;

/** What a command answers, as plain data; Discord, the terminal and the command line each render it their way. */
export interface Card {
  /** The question, or what was asked for. */
  readonly title: Line;
  /** The question as it was taken after what came before it, where words were carried over to it. */
  readonly taken?: string;
  /** What became of a question, where the card is the answer to one. */
  readonly outcome?: Outcome;
  /** The question that somebody asked, as it was taken, whatever it asks for, and what became of it. */
  readonly asked?: { readonly question: string; readonly outcome: Outcome };
  readonly blocks: readonly Block[];
  /** Which part of all there is this is ("2 of 5"). */
  readonly footer?: Line;
  /** What else can be asked for. */
  readonly buttons?: readonly Button[];
  /** A file that comes with it. */
  readonly file?: CardFile;
}

/** A file of text, by a name of ASCII letters. */
export interface CardFile {
  readonly name: string;
  readonly text: string;
}

/** A note of our own words. */
export function note(...text: Line): NoteBlock {
  return { type: 'note', text };
}

/** A list, or nothing where there are no items. */
export function list(items: readonly Line[]): ListBlock[] {
  return items.length > 0 ? [{ type: 'list', items }] : [];
}

/** Whether the block at that index is a list that belongs to the note before it. */
export function isListOfNote(blocks: readonly Block[], index: number): boolean {
  return blocks[index]?.type === 'list' && blocks[index - 1]?.type === 'note';
}

/** The items of a line with a separator between them. */
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

/** The days of publication asked for, each as `YYYY-MM-DD`; left out where it is open. */
export interface DatedAction {
  readonly since?: string;
  readonly until?: string;
}

/** Shows a page of the passages that answer a question. */
export interface AskAction extends DatedAction {
  readonly type: 'ask';
  readonly question: string;
  /** An article's id, where only that one was asked. */
  readonly source?: string;
  /** From 1. */
  readonly page: number;
}

/** Shows a page of a speaker's quotations. */
export interface QuoteAction extends DatedAction {
  readonly type: 'quote';
  /** Where the speaker's name stands. */
  readonly speaker: Located;
  readonly about?: string;
  readonly source?: string;
  readonly page: number;
}

/** Condenses a section: `summary` beside the message with the button, `resize` in its place. */
interface SummaryAction {
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

/** Shows a page of what was said and reported on a topic, or by somebody, in order of date. */
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

/** Gives what another button shows as a table to take away, all pages of it. */
export interface ExportAction {
  readonly type: 'export';
  readonly of: AskAction | QuoteAction | TimelineAction;
}

/** Shows everybody the message that the button is under. */
interface ShareAction {
  readonly type: 'share';
}

/** Asks what somebody wants to know further, after what the message with the button shows. */
interface AskOnAction {
  readonly type: 'askOn';
  /** Whether the message shows somebody's words, whose name stands in its heading in the place of the question. */
  readonly isQuote?: true;
  /** An article's id, where only that one was asked. */
  readonly source?: string;
}

/** Tells those who manage the server that the answer to a question is wrong. */
interface MarkAction {
  readonly type: 'mark';
  readonly question: string;
}

/** Shows a page of a server's own articles, or of the questions that were not answered there. */
interface PageAction {
  readonly type: 'own' | 'unanswered';
  /** From 1. */
  readonly page: number;
}

/** Deletes everything of a server; gives its unanswered questions as a table. */
interface WholeAction {
  readonly type: 'forget' | 'exportUnanswered';
}

/** What has to do with what is kept of the server where the button is. */
export type ServerAction = MarkAction | PageAction | WholeAction;

/** What a button asks for when it is pressed, as plain data. */
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

/** Where a card's spans are looked up; a library is one. */
export interface Articles {
  readonly articles: readonly Article[];
}

/**
 * The article of that id.
 *
 * @throws {RangeError} where the card is of other articles than these
 */
export function articleOf({ articles }: Articles, id: string): Article {
  const article = articleWithId(articles, id);
  if (!article) throw new RangeError(`The card quotes the article "${id}", which is not among those given.`);
  return article;
}
