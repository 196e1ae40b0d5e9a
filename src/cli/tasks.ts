import { answerCard, intentCard } from '../cards/answer-cards.js';
import { sourcesCard, summaryCard } from '../cards/article-cards.js';
import type { Card } from '../cards/card.js';
import { verifyCard } from '../cards/check-cards.js';
import { answerRows, csvOf, markdownOf, quotationRows, type Row, timelineRows } from '../cards/export.js';
import { quoteCard } from '../cards/quote-cards.js';
import { plainText } from '../cards/runs.js';
import { type TextStyle, textCard } from '../cards/text-card.js';
import { timelineCard } from '../cards/timeline-card.js';
import { atOnce } from '../language/steps.js';
import { chooseArticles } from '../library/find-article.js';
import { type Dated, datedAs, periodOf } from '../library/period.js';
import type {
  Answer,
  AskOptions,
  Explanation,
  Library,
  QuoteOptions,
  Reason,
  SummaryOptions,
  TimelineOptions,
  Turn,
  VerifyOptions,
} from '../library/results.js';
import { carriedWords, takenAs } from '../library/text.js';
import { understood } from '../library/understood.js';
import { folderPage, folderReport } from './folder-report.js';
import {
  answerJson,
  explainJson,
  quotesJson,
  sourcesJson,
  summaryJson,
  timelineJson,
  verifyJson,
} from './json-output.js';

/** A result, as data for programs and as text for people. */
export interface Printed {
  /** Whether anything was found. */
  readonly found: boolean;
  readonly json: object;
  text(style: TextStyle): string;
  /** The quoted words with their citations as a table, and as Markdown, if there are any. */
  csv?(): string;
  markdown?(): string;
}

export function askTask(library: Library, question: string, options: AskOptions): Printed {
  const answer = library.ask(question, options);
  const { source, limit } = options;
  const period = periodOf(options);
  const asked = source === undefined ? {} : { source };
  // With --limit, passages are printed whatever the question asks for.
  const card = limit === undefined ? atOnce(intentCard(answer, library, asked)) : null;
  const shown = card ?? answerCard(answer, library, { ...asked, period });
  const { history = [], strictness = 'balanced', closest = true } = options;
  const after = history.map((turn) => turn.question);
  const request = {
    question,
    source: source ?? null,
    limit: limit ?? null,
    strictness,
    closest,
    after,
    ...requestedDates(options),
  };
  const json = { request, ...answerJson(answer, library) };
  const rows = () => answerRows(answer, library);
  const given = printed(answer.outcome !== 'nothing', json, shown, library, rows);
  const taken = takenAs(answer, history, library);
  if (taken === null) return given;
  const followUp = { takenAs: taken, carried: carriedWords(answer, history, library) };
  return {
    ...given,
    json: { ...json, followUp },
    text: (style) => `Taken as: ${taken}\n\n${given.text(style)}`,
  };
}

/** The turns of a conversation, from questions asked one after another. */
export function conversation(library: Library, questions: readonly string[], options: AskOptions): Turn[] {
  const turns: Turn[] = [];
  for (const question of questions)
    turns.push({ question, answer: library.ask(question, { ...options, history: [...turns] }) });
  return turns;
}

/** The answer with an explanation; the ranking follows, whatever the outcome. */
export function explainTask(library: Library, question: string, options: AskOptions): Printed {
  const shown = askTask(library, question, options);
  const ranked = library.ask(question, { ...options, explain: true });
  return {
    found: shown.found,
    json: { ...shown.json, explanation: explainJson(ranked, library) },
    text: (style) => shown.text(style) + explainText(ranked, options),
  };
}

export function quoteTask(library: Library, options: QuoteOptions & { readonly speaker?: string }): Printed {
  const result = library.quotes(options);
  const found = result.quotations.length > 0;
  const { since, until, ...asked } = options;
  const { speaker = null, about = null, source = null } = options;
  const request = { speaker, about, source, ...requestedDates(options) };
  const card = atOnce(quoteCard(result, library, { ...asked, ...datedAs(periodOf(options)) }));
  return printed(found, { request, ...quotesJson(result, library) }, card, library, () =>
    atOnce(quotationRows(result.quotations, library)),
  );
}

/** The requested dates, as given. */
function requestedDates({ since, until }: Dated) {
  return {
    since: since === undefined ? null : String(since),
    until: until === undefined ? null : String(until),
  };
}

export function timelineTask(library: Library, topic: string, options: TimelineOptions): Printed {
  const result = library.timeline(topic, options);
  const found = result.entries.length > 0;
  const request = { topic, source: options.source ?? null, ...requestedDates(options) };
  const json = { request, ...timelineJson(result, library) };
  return printed(found, json, timelineCard(result, library), library, () =>
    atOnce(timelineRows(result, library)),
  );
}

export function summaryTask(library: Library, options: SummaryOptions): Printed {
  const result = library.summary(options);
  const found = result !== null && result.sentences.length > 0;
  const { section = null, topic = null, length = 'medium', source = null } = options;
  const json = { request: { section, topic, length, source }, ...summaryJson(result, library) };
  return printed(found, json, summaryCard(result, library, options), library);
}

/** `found` means that some quotation is in the articles, exactly or nearly. */
export function verifyTask(library: Library, text: string, options: VerifyOptions): Printed {
  const verified = library.verify(text, options);
  const found = verified.some(({ verdict }) => verdict !== 'absent');
  const card = verifyCard({ text, ...options }, verified, library);
  const { speaker = null, source = null } = options;
  const json = { request: { text, speaker, source }, ...verifyJson(text, verified, library) };
  return printed(found, json, card, library);
}

export function sourcesTask(library: Library, source?: string): Printed {
  const chosen = { articles: chooseArticles(library.articles, source) };
  const request = { source: source ?? null };
  const json = { request, ...sourcesJson(chosen, library.skipped) };
  return printed(true, json, sourcesCard(chosen), library);
}

/** The result of a check, and the page that shows it in full. */
interface Checked extends Printed {
  page(): string;
}

/** How every file was understood, and which were skipped and why. `found` means that none was skipped. */
export function checkTask(library: Library, source?: string): Checked {
  const articles = chooseArticles(library.articles, source).map((article) => understood(article, library));
  const { skipped } = library;
  return {
    found: skipped.length === 0,
    json: { request: { source: source ?? null }, articles, skipped },
    text: (style) => folderReport(articles, skipped, style),
    page: () => folderPage(articles, skipped, library),
  };
}

function printed(
  found: boolean,
  json: object,
  card: Card,
  library: Library,
  rows: () => readonly Row[] = () => [],
): Printed {
  const title = plainText(card.title, library);
  return {
    found,
    json,
    text: (style) => textCard(card, library, style),
    csv: () => atOnce(csvOf(rows())),
    markdown: () => markdownOf(title, rows()),
  };
}

/** An explanation of an answer for developers: its outcome, intent and confidence, and the reasons for each passage. */
export function explainText(answer: Answer, options: AskOptions): string {
  const { passages, explanation = [] } = answer;
  const parts = explanation.flatMap(partLines);
  const chosen = passages.flatMap(({ article, paragraph, score, reasons }, index) => [
    '',
    `${index + 1}. ${article}, ${paragraph === null ? 'not in a paragraph' : `¶ ${paragraph}`}: score ${number(score)}`,
    ...reasons.map(reasonLine),
  ]);
  return `${['', outcomeLine(answer, options), ...parts, ...chosen].join('\n')}\n`;
}

function outcomeLine({ outcome }: Answer, { closest = true }: AskOptions): string {
  if (outcome === 'answer') return 'Outcome: answer. The confidence reaches the threshold.';
  if (outcome === 'closest')
    return 'Outcome: closest. The confidence is below the threshold; these passages come closest.';
  return closest
    ? 'Outcome: nothing. The presence is too low: the articles are unlikely to hold anything on it.'
    : 'Outcome: nothing. The confidence is below the threshold, and the closest passages are not wanted.';
}

function partLines({ answerType, words, confidence, presence, threshold, doubts }: Explanation): string[] {
  const known = words.map(({ word, takenFor }) =>
    takenFor.length === 0 ? word : `${word} (taken for ${takenFor.join(', ')})`,
  );
  return [
    `Asks for: ${answerType}. Words: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    `Presence ${number(presence)}.`,
    `Confidence ${number(confidence)}, threshold ${number(threshold)}. What the confidence is made of:`,
    ...doubts.map(reasonLine),
  ];
}

function reasonLine({ feature, weight }: Reason): string {
  return `   ${signed(weight)}  ${feature}`;
}

/** A number with two decimal places. */
function number(value: number): string {
  return value.toFixed(2);
}

/** A number with its sign. */
function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${number(Math.abs(value))}`;
}
