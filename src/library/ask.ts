import {
  answer,
  answered,
  answerInSteps,
  linePassage,
  type Manner,
  type Sources,
  titlesOf,
} from '../answer/answer.js';
import { describeFollowUp, followUpTo, type Taken } from '../answer/follow-up.js';
import { intentOf, type WordedIntent } from '../answer/intent.js';
import { asksMetadata, metadataLines } from '../answer/metadata.js';
import { onlySpeakerIn } from '../answer/speaker-lookup.js';
import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { atOnce, type Steps } from '../language/steps.js';
import { summary } from './article-summary.js';
import { askQuotes } from './ask-quotes.js';
import { askedTime, latestOn, withoutLatest } from './asked-time.js';
import { articleWithId } from './find-article.js';
import { findByHeading, findByMisspeltHeading, findByName, type SectionOrArticle } from './headings.js';
import { newestFirst, within } from './period.js';
import { foldSame, withReports } from './reports.js';
import type { Answer, Intent, Passage, SummaryResult, Turn } from './results.js';
import { timeline } from './timeline.js';
import { withTitles } from './titles.js';

/**
 * Answers a question by its intent: with passages, quotations, a summary or the list of articles. If it names a time,
 * articles from that time answer if they can. With `manner.explain`, it gives the ranking of passages, whatever the
 * intent. Yields to other work between steps.
 *
 * @param history earlier questions and their answers, oldest first
 */
export function* ask(
  question: string,
  sources: Sources,
  manner: Manner,
  history: readonly Turn[],
): Steps<Answer> {
  const taken = asksOfWhole(question) ? null : followUpTo(question, history, sources);
  if (!taken) return yield* askByItself(question, sources, manner);
  const followUp = describeFollowUp(taken);
  const isPlain = taken.kind === 'plain';
  const found = isPlain || taken.isWhole ? yield* askMeant(taken.text, sources, manner) : null;
  const given = found ?? (yield* ordinary(question, sources, manner, taken));
  const ofTime = isPlain ? yield* askOfTime(question, given, sources, manner) : null;
  return { ...(ofTime ?? given), question, ...(followUp && { followUp }) };
}

/** "What is this about?", "Summarise it" and "Who wrote this?" refer to an article, whatever was said before. */
function asksOfWhole(question: string): boolean {
  return asksMetadata(question) !== null || !/^(?:passages|quotes)$/u.test(intentOf(question).kind);
}

function* askByItself(question: string, sources: Sources, manner: Manner): Steps<Answer> {
  const given = yield* askOfAnyTime(question, sources, manner);
  return (yield* askOfTime(question, given, sources, manner)) ?? given;
}

function* askOfAnyTime(question: string, sources: Sources, manner: Manner): Steps<Answer> {
  return (yield* askMeant(question, sources, manner)) ?? (yield* ordinary(question, sources, manner));
}

/** The number of passages that are compared, for repeated and for differing reports. */
const LOOKED_AT = 30;

/** The passages that answer, with reports of several articles compared. */
function* ordinary(question: string, sources: Sources, manner: Manner, taken?: Taken): Steps<Answer> {
  const intent = { kind: 'passages' } as const;
  if (manner.explain) return { ...(yield* answerInSteps(question, sources, manner, taken)), intent };
  const wide = { ...manner, limit: Math.max(manner.limit, LOOKED_AT) };
  const given = yield* answerInSteps(question, sources, wide, taken);
  const found = withReplies({ ...given, intent }, sources);
  return withReports(withTitles(found, sources, manner), sources, manner);
}

/** Null if the question asks for passages, as most do. */
function* askMeant(question: string, sources: Sources, manner: Manner): Steps<Answer | null> {
  if (manner.explain) return null;
  const named = findByHeading(question, sources);
  const wanted = intentOf(question);
  const meant = (): Answer | null => {
    const found = wanted.kind === 'passages' ? findByMisspeltHeading(question, sources) : null;
    return found && summarised(question, found, sources, manner);
  };
  return (
    (named && summarised(question, named, sources, manner)) ??
    (yield* askWanted(question, wanted, sources, manner)) ??
    meant() ??
    askTime(question, sources, manner) ??
    (yield* askLatest(question, sources, manner))
  );
}

/** Kinds of answers that a time may narrow. */
const OF_TIME = new Set<Intent['kind']>(['passages', 'quotes']);

/**
 * The answer from articles of the time that the question names; for "the latest …", the usual answer, newest first.
 * Null if it names no time, if they have no answer, or if the best passage already answers and mentions the time.
 */
function* askOfTime(question: string, given: Answer, sources: Sources, manner: Manner): Steps<Answer | null> {
  if (manner.explain || sources.articles.length < 2 || !OF_TIME.has(given.intent.kind)) return null;
  const latest = latestOn(question) === null ? withoutLatest(question) : null;
  if (latest !== null) {
    const plain = yield* askOfAnyTime(latest, sources, manner);
    const found = plain.answered && plain.intent.kind === 'passages' ? plain : given;
    const dayOf = ({ article }: Passage) =>
      articleWithId(sources.articles, article)?.published?.value ?? null;
    return { ...found, question, passages: newestFirst(found.passages, dayOf) };
  }
  const asked = askedTime(question, sources);
  if (!asked) return null;
  const [first] = given.passages;
  const article = first && articleWithId(sources.articles, first.article);
  const says = article && slice(article.text, first.span).toLowerCase().includes(asked.words.toLowerCase());
  if (given.answered && says) return null;
  const articles = within(sources.articles, asked.period);
  if (articles.length === 0 || (given.answered && articles === sources.articles)) return null;
  yield;
  const found = yield* askOfAnyTime(asked.question, { ...sources, articles }, manner);
  return found.answered && OF_TIME.has(found.intent.kind)
    ? { ...found, question, period: asked.period }
    : null;
}

/** Null if the articles have nothing of that kind, so that the question is answered like any other. */
function* askWanted(
  question: string,
  wanted: WordedIntent,
  sources: Sources,
  manner: Manner,
): Steps<Answer | null> {
  switch (wanted.kind) {
    case 'passages':
      return null;
    case 'help':
      return { ...answered(question, { kind: 'help' }, []), about: titlesOf(sources.articles) };
    case 'sources':
      return askSources(question, sources, manner);
    case 'quotes':
      return foldedQuotes(yield* askQuotes(question, wanted, sources, manner), sources);
    case 'credit':
      return askCredit(question, wanted, sources, manner);
    case 'summary':
      return yield* askSummary(question, wanted, sources, manner);
  }
}

/** A statement that several articles print is shown once. */
function foldedQuotes(given: Answer | null, { articles }: Sources): Answer | null {
  return given && { ...given, passages: foldSame(given.passages, articles) };
}

function shown(
  question: string,
  intent: Intent,
  passages: readonly Passage[],
  manner: Manner,
): Answer | null {
  return passages.length > 0 ? answered(question, intent, passages.slice(0, manner.limit)) : null;
}

function askSources(question: string, { articles }: Sources, manner: Manner): Answer | null {
  const passages = articles.slice(0, manner.limit).flatMap((article) => titlePassage(article) ?? []);
  return shown(question, { kind: 'sources' }, passages, manner);
}

/** The title of an article, or its first sentence if it has no title. */
function titlePassage(article: Article): Passage | null {
  const line = article.title ?? article.paragraphs[0]?.sentences[0];
  return line ? linePassage(article, line) : null;
}

/** Without one of these words, only a title is accepted: "Who wrote the resolution?" need not mean an article. */
const ARTICLE =
  /\b(?:article|story|piece)$|^(?:(?:the|that|this|an?)\s)?(?:article|story|piece)\s(?:about|on)\s/iu;

/** A fact about the article that the question names, such as its author. */
function askCredit(
  question: string,
  { fact, of }: Extract<WordedIntent, { kind: 'credit' }>,
  sources: Sources,
  manner: Manner,
): Answer | null {
  const found =
    findByHeading(of, sources) ??
    findByMisspeltHeading(of, sources) ??
    (ARTICLE.test(of) ? (findByName(of, sources) ?? articleAbout(of, sources)) : null);
  if (!found || found.section) return null;
  const lines = metadataLines(found.article, fact).map((line) => linePassage(found.article, line));
  return shown(question, { kind: 'passages' }, lines, manner);
}

/** "The flood article": if no title matches, the article that says most about it. */
function articleAbout(words: string, sources: Sources): SectionOrArticle | null {
  const about = words.replace(ARTICLE, '').replace(/^(?:the|that|this|an?)\s/iu, '');
  const manner = { limit: 1, strictness: 'eager', closest: true, explain: false } as const;
  const [passage] = answer(about, sources, manner).passages;
  const article = passage && articleWithId(sources.articles, passage.article);
  return article ? { article, section: null } : null;
}

function* askSummary(
  question: string,
  { of, titled, sure }: Extract<WordedIntent, { kind: 'summary' }>,
  sources: Sources,
  manner: Manner,
): Steps<Answer | null> {
  if (of === null) {
    const [article, ...others] = sources.articles;
    if (!article) return null;
    if (others.length > 0) return askSources(question, sources, manner);
    const title = titled && article.title ? [linePassage(article, article.title)] : [];
    return summarised(question, { article, section: null }, sources, manner, title);
  }
  const named = findByName(of, sources);
  if (named) return summarised(question, named, sources, manner);
  const found = sure ? yield* summary(sources, { topic: of }) : null;
  return found && shown(question, summaryIntent(found), summaryPassages(found, sources), manner);
}

/** The summary of a section or an article, or its first paragraphs if it has nothing to summarise. */
function summarised(
  question: string,
  { article, section }: SectionOrArticle,
  sources: Sources,
  manner: Manner,
  before: readonly Passage[] = [],
): Answer | null {
  const asked = section ? { section: String(section.number) } : {};
  const found = atOnce(summary({ ...sources, articles: [article] }, asked));
  const passages = found ? [...before, ...summaryPassages(found, sources)] : [];
  if (found && passages.length > 0) return shown(question, summaryIntent(found), passages, manner);
  const { paragraphs } = section ?? article;
  const first = paragraphs.flatMap(({ sentences }) => sentences.slice(0, 1)).slice(0, manner.limit);
  const lines = first.map((sentence) => linePassage(article, sentence));
  return shown(question, { kind: 'passages' }, lines, manner);
}

function summaryIntent({ article, section, topic }: SummaryResult): Intent {
  return { kind: 'summary', article, section, topic };
}

function summaryPassages({ sentences }: SummaryResult, { articles, quotationsOf }: Sources): Passage[] {
  return sentences.flatMap(({ article: id, span }) => {
    const article = articleWithId(articles, id);
    if (!article) return [];
    const speaker = onlySpeakerIn(article, span, quotationsOf)?.name ?? null;
    return [{ ...linePassage(article, span), speaker, reasons: REASONS }];
  });
}

const REASONS = [{ feature: 'is one of the most telling sentences', weight: 1 }];

/** The longest question, in characters, that may ask for a time only. */
const LONGEST_TIME = 80;
const IN_TIME =
  /^\W*what(?:'s|’s| has| was| is)? (?:happened|happening|reported|new|in the news|going on)(?: (?:in|on|during))? ([\p{L}\d,.\s]+?)\W*$/iu;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/**
 * "What happened in January 2022?": the opening sentences of the articles from that time; null if it asks for more than
 * that, or if there are no such articles.
 */
function askTime(question: string, { articles }: Sources, manner: Manner): Answer | null {
  const [, asked] = (question.length <= LONGEST_TIME && IN_TIME.exec(question)) || [];
  const time = asked === undefined ? null : isoPattern(asked);
  if (!time) return null;
  const passages = articles.flatMap(({ published }, at) => {
    const article = articles[at] as Article;
    const first = article.paragraphs[0]?.sentences[0];
    return published && first && time.test(published.value) ? [linePassage(article, first)] : [];
  });
  return shown(question, { kind: 'passages' }, foldSame(passages, articles), manner);
}

/**
 * "What is the latest on the flood?": what the newest articles report on it, one sentence each; null for other
 * questions.
 */
function* askLatest(question: string, sources: Sources, manner: Manner): Steps<Answer | null> {
  const topic = latestOn(question);
  if (topic === null) return null;
  const { entries } = yield* timeline(topic, sources, null);
  const newest = newestFirst(entries, ({ day }) => day);
  const told = new Set<string>();
  const passages = newest.flatMap(({ article: id, sentence, speaker, also }): Passage[] => {
    const article = articleWithId(sources.articles, id);
    if (!article || told.has(id)) return [];
    told.add(id);
    const passage = { ...linePassage(article, sentence), speaker: speaker?.span ?? null };
    return [also.length > 0 ? { ...passage, also } : passage];
  });
  return shown(question, { kind: 'passages' }, passages, manner);
}

/** A pattern for the ISO dates that the words name: "January 2022" gives `2022-01-…`; null if they name none. */
function isoPattern(words: string): RegExp | null {
  let [year, month, day] = ['\\d{4}', '\\d\\d', '\\d\\d'];
  let named = false;
  for (const word of words
    .toLowerCase()
    .split(/[\s,.]+/u)
    .filter((each) => each !== '')) {
    const at = MONTHS.findIndex((name) => word.length >= 3 && name.startsWith(word));
    const number = /^(\d{1,4})(?:st|nd|rd|th)?$/u.exec(word)?.[1];
    if (at >= 0) month = String(at + 1).padStart(2, '0');
    else if (number?.length === 4) year = number;
    else if (number && number.length <= 2) day = number.padStart(2, '0');
    else if (word !== 'the' && word !== 'of') return null;
    named ||= at >= 0 || number?.length === 4;
  }
  return named ? new RegExp(`^${year}-${month}-${day}`, 'u') : null;
}

/** In an interview the best match may be the question itself; its reply is shown instead. */
function withReplies(given: Answer, { articles, quotationsOf }: Sources): Answer {
  const shown = new Set<string>();
  const passages = given.passages.flatMap((passage) => {
    const article = articleWithId(articles, passage.article);
    const reply = article && replyTo(article, passage);
    const best = reply
      ? {
          ...linePassage(article, reply),
          speaker: onlySpeakerIn(article, reply, quotationsOf)?.name ?? null,
          score: passage.score,
          reasons: passage.reasons,
        }
      : passage;
    const key = `${best.article} ${best.sentence.start}`;
    if (shown.has(key)) return [];
    shown.add(key);
    return [best];
  });
  return { ...given, passages };
}

/** Labels that mark an interviewer's question. The reply is in the next paragraph. */
const LABELLED = /^(?:Q|Question|Interviewer|\p{Lu}[\p{L} .'-]{1,40})\s*[:.]\s/u;
const REPLY_LABEL = /^(?:A|Answer|\p{Lu}[\p{L} .'-]{1,40})\s*[:.]\s/u;

/** The reply to a sentence that is a question; null if it is not a question or has no reply. */
function replyTo(article: Article, { paragraph: number, sentence }: Passage): Span | null {
  const paragraph = article.paragraphs[(number ?? 0) - 1];
  if (!paragraph || !slice(article.text, sentence).trimEnd().endsWith('?')) return null;
  const at = paragraph.sentences.findIndex(({ start }) => start === sentence.start);
  const inside = paragraph.sentences[at + 1];
  const below = article.paragraphs[paragraph.number]?.sentences[0];
  if (inside) return REPLY_LABEL.test(slice(article.text, inside)) ? inside : null;
  const isInterview =
    LABELLED.test(slice(article.text, paragraph)) ||
    (below !== undefined && REPLY_LABEL.test(slice(article.text, below)));
  return isInterview && below ? below : null;
}
