import { answerCard } from '../cards/answer-card.js';
import type { Card } from '../cards/card.js';
import { intentCard } from '../cards/intent-card.js';
import { quoteCard } from '../cards/quote-card.js';
import { sourcesCard } from '../cards/sources-card.js';
import { summaryCard } from '../cards/summary-card.js';
import { type TextStyle, textCard } from '../cards/text-card.js';
import type {
  AskOptions,
  Library,
  QuoteOptions,
  SkippedFile,
  SummaryOptions,
  Turn,
} from '../library/results.js';
import { chooseArticles } from '../library/source.js';
import { carriedWords, takenAs } from '../library/taken-as.js';
import { checkText, type Understood, understood } from './check.js';
import { explainText } from './explain.js';
import { answerJson, explainJson, quotesJson, sourcesJson, summaryJson } from './json.js';

/** What is printed, as data for programs and as text for people. */
export interface Printed {
  /** Whether anything was found. */
  readonly found: boolean;
  readonly json: object;
  text(style: TextStyle): string;
}

export function askTask(library: Library, question: string, options: AskOptions): Printed {
  const answer = library.ask(question, options);
  const { source, limit } = options;
  const asked = source === undefined ? {} : { source };
  // So many passages at the most are passages, whatever else the question asks for.
  const card = limit === undefined ? intentCard(answer, library, asked) : null;
  const shown = card ?? answerCard(answer, library, asked);
  const { found, json, text } = printed(
    answer.outcome !== 'nothing',
    answerJson(answer, library),
    shown,
    library,
  );
  const { history = [] } = options;
  const taken = takenAs(answer, history, library);
  if (taken === null) return { found, json, text };
  const followUp = { takenAs: taken, carried: carriedWords(answer, history, library) };
  return { found, json: { ...json, followUp }, text: (style) => `Taken as: ${taken}\n\n${text(style)}` };
}

/** The turns that these questions make, asked one after another. */
export function conversation(library: Library, questions: readonly string[], options: AskOptions): Turn[] {
  const turns: Turn[] = [];
  for (const question of questions)
    turns.push({ question, answer: library.ask(question, { ...options, history: [...turns] }) });
  return turns;
}

/** The answer with how it came about; below it the ranking, whatever the outcome. */
export function explainTask(library: Library, question: string, options: AskOptions): Printed {
  const shown = askTask(library, question, options);
  const ranked = library.ask(question, { ...options, ranking: true });
  return {
    found: shown.found,
    json: { ...shown.json, explanation: explainJson(ranked, library) },
    text: (style) => shown.text(style) + explainText(ranked, options),
  };
}

export function quoteTask(library: Library, options: QuoteOptions): Printed {
  const result = library.quotes(options);
  const found = result.quotations.length > 0;
  return printed(found, quotesJson(result, library), quoteCard(result, library, options), library);
}

export function summaryTask(library: Library, options: SummaryOptions): Printed {
  const result = library.summary(options);
  const found = result !== null && result.sentences.length > 0;
  return printed(found, summaryJson(result, library), summaryCard(result, library, options), library);
}

export function sourcesTask(library: Library, source?: string): Printed {
  const chosen = { articles: chooseArticles(library.articles, source) };
  return printed(true, sourcesJson(chosen, library.skipped), sourcesCard(chosen), library);
}

/** How every file was understood, and which were skipped and why. Found is what was read without a fault. */
export function checkTask(library: Library, source?: string): Printed {
  const articles = chooseArticles(library.articles, source).map((article) => understood(article, library));
  const { skipped } = library;
  return {
    found: skipped.length === 0,
    json: { articles, skipped },
    text: () => [...articles.map(checkText), ...skippedText(articles, skipped)].join('\n'),
  };
}

function skippedText(articles: readonly Understood[], skipped: readonly SkippedFile[]): string[] {
  const total = `Understood: ${articles.length}. Skipped: ${skipped.length}.\n`;
  return [...skipped.map(({ path, reason }) => `${path}\n  ! skipped: ${reason}\n`), total];
}

function printed(found: boolean, json: object, card: Card, library: Library): Printed {
  return { found, json, text: (style) => textCard(card, library, style) };
}
