import type { Article } from '../../article/article.js';
import { contains, type Span } from '../../language/span.js';
import { LENGTHS } from '../../summary/summarise.js';
import {
  type Action,
  type Articles,
  type AskAction,
  articleOf,
  type DatedAction,
  type ExportAction,
} from '../card.js';
import {
  ABOUT,
  NOTHING,
  type Surroundings,
  TIMELINE,
  TOPIC,
  takenWords,
  typedWords,
} from '../shown-words.js';
import { articleOfKey, digestOf, digestOfAll, digestOfWords, keyOf } from './fingerprints.js';

/*
 * The custom id of a button, which Discord limits to 100 characters: fields separated by full stops. The first field is
 * the version of this scheme and a letter for the type of action.
 *
 *     1c.ARTICLE.TEXT.SPAN[.SPAN…]              the context of passages; the words to mark
 *     1a.TEXTS.[ARTICLE].PAGE.WORDS             the passages that answer the question
 *     1q.TEXTS.[ARTICLE].PAGE.[WORDS].ARTICLE.TEXT.SPAN
 *                                               quotations on the topic; the position of the speaker's name
 *     1l.TEXTS.[ARTICLE].PAGE.WORDS             what was said and reported on the topic, by date
 *     1xa, 1xq, 1xl, and the rest of 1a, 1q, 1l   the same as a table
 *     1s.ARTICLE.TEXT.SECTION.LENGTH            a summary beside the message (1r: in its place)
 *     1t.TEXTS.[ARTICLE].LENGTH.WORDS           a summary of what is said about the topic
 *     1o.TEXTS.PAGE                             the list of articles
 *     1h                                        share
 *     1f.TEXTS.[ARTICLE].QUOTE                  a follow-up; 1 after a speaker's quotations, else 0
 *     1w.WORDS                                  the answer to the question is wrong
 *     1m.PAGE, 1u.PAGE                          the server's own articles; its unanswered questions
 *     1v                                        the unanswered questions as a table
 *     1d                                        delete all data of the server
 *
 * ARTICLE and TEXT are fingerprints of an article's id and text, TEXTS of all articles: they identify the article and
 * show whether it has changed. Numbers are in base 36. A SPAN is its start, relative to the end of the previous one, a
 * hyphen, and its length. If only articles of some days were asked, PAGE is followed by the first and the last day, each
 * after a hyphen and counted from the year 0; an open end is empty. The user's words do not fit, so they are read from
 * the heading of the message that the button is under; WORDS is their fingerprint, to detect any other words. Nothing is
 * kept in memory: a button works after a restart and in every process that has the same articles.
 */

const VERSION = '1';

/** The first field of a custom id, by the type of action. */
export const KINDS: Readonly<Record<Action['type'], string>> = {
  context: `${VERSION}c`,
  ask: `${VERSION}a`,
  quote: `${VERSION}q`,
  summary: `${VERSION}s`,
  resize: `${VERSION}r`,
  topic: `${VERSION}t`,
  timeline: `${VERSION}l`,
  export: `${VERSION}x`,
  sources: `${VERSION}o`,
  share: `${VERSION}h`,
  askOn: `${VERSION}f`,
  mark: `${VERSION}w`,
  own: `${VERSION}m`,
  unanswered: `${VERSION}u`,
  exportUnanswered: `${VERSION}v`,
  forget: `${VERSION}d`,
};
const MOST_CHARACTERS = 100;

/**
 * The custom id of a button under a message with this heading; null if the heading does not contain the user's words,
 * or if there are too many spans to mark.
 */
export function customIdOf(action: Action, { articles }: Articles, heading: string): string | null {
  if (action.type === 'export') {
    const inner = customIdOf(action.of, { articles }, heading);
    const customId = inner && KINDS.export + inner.slice(VERSION.length);
    return customId && customId.length <= MOST_CHARACTERS ? customId : null;
  }
  const fields = fieldsOf(action, { articles });
  const words = wordsOf(action);
  if (words !== undefined && !wordsIn(heading, action).includes(words)) return null;
  const customId = [KINDS[action.type], ...fields].join('.');
  return customId.length <= MOST_CHARACTERS ? customId : null;
}

function fieldsOf(action: Exclude<Action, ExportAction>, { articles }: Articles): string[] {
  const asked = ({ source }: Pick<AskAction, 'source'>) => [
    digestOfAll(articles),
    source === undefined ? '' : keyOf(articleOf({ articles }, source)),
  ];
  switch (action.type) {
    case 'context':
      return [...placeFields(articleOf({ articles }, action.article)), ...spanFields(action.marked)];
    case 'ask':
      return [...asked(action), pageField(action), digestOfWords(action.question)];
    case 'timeline':
      return [...asked(action), pageField(action), digestOfWords(action.topic)];
    case 'quote':
      return [
        ...asked(action),
        pageField(action),
        action.about === undefined ? '' : digestOfWords(action.about),
        ...placeFields(articleOf({ articles }, action.speaker.article)),
        ...spanFields([action.speaker.span]),
      ];
    case 'summary':
    case 'resize':
      return [
        ...placeFields(articleOf({ articles }, action.article)),
        number(action.section ?? 0),
        number(LENGTHS.indexOf(action.length)),
      ];
    case 'topic':
      return [...asked(action), number(LENGTHS.indexOf(action.length)), digestOfWords(action.topic)];
    case 'sources':
      return [digestOfAll(articles), number(action.page)];
    case 'share':
    case 'forget':
    case 'exportUnanswered':
      return [];
    case 'mark':
      return [digestOfWords(action.question)];
    case 'own':
    case 'unanswered':
      return [number(action.page)];
    case 'askOn':
      return [...asked(action), number(action.isQuote ? 1 : 0)];
  }
}

/** A page, and the publication dates asked for. */
function pageField({ page, since, until }: DatedAction & { readonly page: number }): string {
  const days = [since, until].map((day) =>
    day === undefined ? '' : number((Date.parse(day) - YEAR_0) / DAY),
  );
  return since === undefined && until === undefined ? number(page) : [number(page), ...days].join('-');
}

/** In milliseconds. */
const DAY = 86_400_000;
const YEAR_0 = Date.parse('0000-01-01');

function placeFields(article: Article): string[] {
  return [keyOf(article), digestOf(article)];
}

function spanFields(spans: readonly Span[]): string[] {
  return spans.map(({ start, end }, index) => {
    const before = spans[index - 1]?.end ?? 0;
    return `${number(start - before)}-${number(end - start)}`;
  });
}

function number(value: number): string {
  return value.toString(36);
}

function wordsOf(action: Exclude<Action, ExportAction>): string | undefined {
  if (action.type === 'ask' || action.type === 'mark') return action.question;
  if (action.type === 'topic' || action.type === 'timeline') return action.topic;
  return action.type === 'quote' ? action.about : undefined;
}

/** The words that an action may refer to, as they appear in the heading of a message. */
function wordsIn(heading: string, action: Pick<Action, 'type'>): string[] {
  const typed = typedWords(heading, surroundingsOf(action));
  return action.type === 'ask' || action.type === 'mark' ? [...typed, ...takenWords(heading)] : typed;
}

/** The text before and after the user's words in the heading of a message. */
function surroundingsOf({ type }: Pick<Action, 'type'>): Surroundings {
  if (type === 'quote') return TOPIC;
  if (type === 'timeline') return TIMELINE;
  return type === 'topic' ? ABOUT : NOTHING;
}

/** A button whose action is impossible; the message gives the reason and what to do. */
export class DeadButton extends Error {
  override readonly name = 'DeadButton';
}

/** The type of action of a custom id; undefined if it is not one of ours. */
export function typeOf(customId: string): Action['type'] | undefined {
  const [kind = ''] = customId.split('.');
  if (kind.length > KINDS.export.length && kind.startsWith(KINDS.export)) return 'export';
  return (Object.keys(KINDS) as Action['type'][]).find((each) => KINDS[each] === kind);
}

/** The action of a button, and whether the articles have changed since it was made. */
export interface Pressed {
  readonly action: Action;
  readonly changed: boolean;
}

/**
 * Decodes the action of a button.
 *
 * @param heading the heading of the message that the button is under
 * @throws {DeadButton} if it is unknown, forged or too old, or if its article is gone or has changed
 */
export function pressedOf(customId: string, { articles }: Articles, heading: string): Pressed {
  const [kind = '', ...fields] = customId.split('.');
  if (kind.length > KINDS.export.length && kind.startsWith(KINDS.export)) {
    const inner = VERSION + customId.slice(KINDS.export.length);
    const { action, changed } = pressedOf(inner, { articles }, heading);
    if (action.type !== 'ask' && action.type !== 'quote' && action.type !== 'timeline')
      throw new DeadButton(UNKNOWN);
    return { action: { type: 'export', of: action }, changed };
  }
  const type = typeOf(kind);
  if (!type) throw new DeadButton(UNKNOWN);
  const reading: Reading = { articles, fields: [...fields], heading };
  const pressed = READ[type](reading);
  if (reading.fields.length > 0) throw new DeadButton(UNKNOWN);
  return pressed;
}

const UNKNOWN =
  'I do not know this button: it may be from another version of me. Use the command again to get a new one.';
const GONE = 'The article that this button belongs to has been removed.';
const CHANGED =
  'The article has changed since this was shown, so the passage may have moved or gone. Use the command again.';
const UNREADABLE = 'The question can no longer be read from this message. Use the command again.';

/** The fields not read yet, and what is needed to read them. */
interface Reading extends Articles {
  readonly fields: string[];
  readonly heading: string;
}

const READ: Record<Action['type'], (reading: Reading) => Pressed> = {
  export: () => {
    throw new DeadButton(UNKNOWN);
  },
  context(reading) {
    const article = unchanged(reading);
    const marked = spans(reading, article);
    return fresh({ type: 'context', article: article.id, marked });
  },
  ask(reading) {
    const { changed, source } = askedOf(reading);
    const dated = datedPage(reading);
    const question = words(reading, 'ask') ?? unreadable();
    return { action: { type: 'ask', question, ...source, ...dated }, changed };
  },
  quote(reading) {
    const { changed, source } = askedOf(reading);
    const dated = datedPage(reading);
    const about = words(reading, 'quote');
    const article = unchanged(reading);
    const [span] = spans(reading, article);
    if (!span) throw new DeadButton(UNKNOWN);
    const speaker = { article: article.id, span };
    return {
      action: { type: 'quote', speaker, ...(about !== undefined && { about }), ...source, ...dated },
      changed,
    };
  },
  summary: (reading) => fresh({ type: 'summary', ...sectionOf(reading) }),
  resize: (reading) => fresh({ type: 'resize', ...sectionOf(reading) }),
  topic(reading) {
    const { changed, source } = askedOf(reading);
    const length = lengthOf(reading);
    const topic = words(reading, 'topic') ?? unreadable();
    return { action: { type: 'topic', topic, ...source, length }, changed };
  },
  timeline(reading) {
    const { changed, source } = askedOf(reading);
    const dated = datedPage(reading);
    const topic = words(reading, 'timeline') ?? unreadable();
    return { action: { type: 'timeline', topic, ...source, ...dated }, changed };
  },
  sources(reading) {
    const changed = next(reading) !== digestOfAll(reading.articles);
    return { action: { type: 'sources', page: positive(reading) }, changed };
  },
  share: () => fresh({ type: 'share' }),
  mark: (reading) => fresh({ type: 'mark', question: words(reading, 'mark') ?? unreadable() }),
  own: (reading) => fresh({ type: 'own', page: positive(reading) }),
  unanswered: (reading) => fresh({ type: 'unanswered', page: positive(reading) }),
  exportUnanswered: () => fresh({ type: 'exportUnanswered' }),
  forget: () => fresh({ type: 'forget' }),
  askOn(reading) {
    const { changed, source } = askedOf(reading);
    const isQuote = natural(next(reading)) === 1 && { isQuote: true as const };
    return { action: { type: 'askOn', ...isQuote, ...source }, changed };
  },
};

function fresh(action: Action): Pressed {
  return { action, changed: false };
}

function next({ fields }: Reading): string {
  const field = fields.shift();
  if (field === undefined) throw new DeadButton(UNKNOWN);
  return field;
}

function anArticle(reading: Reading): Article {
  const article = articleOfKey(reading.articles, next(reading));
  if (!article) throw new DeadButton(GONE);
  return article;
}

function unchanged(reading: Reading): Article {
  const article = anArticle(reading);
  if (next(reading) !== digestOf(article)) throw new DeadButton(CHANGED);
  return article;
}

function askedOf(reading: Reading) {
  const changed = next(reading) !== digestOfAll(reading.articles);
  const isOfAll = reading.fields[0] === '';
  const source = isOfAll ? {} : { source: anArticle(reading).id };
  if (isOfAll) next(reading);
  return { changed, source };
}

function sectionOf(reading: Reading) {
  const article = unchanged(reading);
  const section = natural(next(reading));
  const length = lengthOf(reading);
  if (section > article.sections.length) throw new DeadButton(UNKNOWN);
  return { article: article.id, section: section === 0 ? null : section, length };
}

function lengthOf(reading: Reading) {
  const length = LENGTHS[natural(next(reading))];
  if (!length) throw new DeadButton(UNKNOWN);
  return length;
}

/** Reads all remaining fields as spans: within the text, in order, none of them empty. */
function spans({ fields }: Reading, { text }: Article): Span[] {
  let at = 0;
  const read = fields.splice(0).map((field) => {
    const [from = '', length = ''] = field.split('-');
    const start = at + natural(from);
    at = start + natural(length);
    return { start, end: at };
  });
  const whole = { start: 0, end: text.length };
  if (read.length === 0 || read.some((span) => span.end === span.start || !contains(whole, span)))
    throw new DeadButton(UNKNOWN);
  return read;
}

/** Reads a page, and the publication dates asked for, if any. */
function datedPage(reading: Reading): DatedAction & { readonly page: number } {
  const [page = '', since = '', until = '', ...more] = next(reading).split('-');
  if (more.length > 0) throw new DeadButton(UNKNOWN);
  return {
    page: aPage(page),
    ...(since !== '' && { since: dayOf(since) }),
    ...(until !== '' && { until: dayOf(until) }),
  };
}

/** The last day of the year 9999. */
const MOST_DAYS = (Date.parse('9999-12-31') - YEAR_0) / DAY;

function dayOf(field: string): string {
  const days = natural(field);
  if (days > MOST_DAYS) throw new DeadButton(UNKNOWN);
  return new Date(YEAR_0 + days * DAY).toISOString().slice(0, 10);
}

function positive(reading: Reading): number {
  return aPage(next(reading));
}

function aPage(field: string): number {
  const value = natural(field);
  if (value === 0) throw new DeadButton(UNKNOWN);
  return value;
}

function natural(field: string): number {
  if (!/^(?:0|[1-9a-z][0-9a-z]{0,6})$/u.test(field)) throw new DeadButton(UNKNOWN);
  return Number.parseInt(field, 36);
}

/** The user's words, if the button refers to them. */
function words(reading: Reading, type: 'ask' | 'quote' | 'topic' | 'timeline' | 'mark'): string | undefined {
  const digest = next(reading);
  if (digest === '') return undefined;
  return wordsIn(reading.heading, { type }).find((each) => digestOfWords(each) === digest) ?? unreadable();
}

function unreadable(): never {
  throw new DeadButton(UNREADABLE);
}
