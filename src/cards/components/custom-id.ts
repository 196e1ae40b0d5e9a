import { LENGTHS } from '../../summary/summarise.js';
import { type Action, type Articles, type AskAction, articleOf, type ExportAction } from '../card.js';
import {
  ABOUT,
  NOTHING,
  type Surroundings,
  TIMELINE,
  TOPIC,
  takenWords,
  typedWords,
} from '../shown-words.js';
import {
  askedFields,
  askedOf,
  DeadButton,
  datedPage,
  type FieldReading,
  lengthOf,
  natural,
  nextField,
  numberField,
  pageField,
  placeFields,
  positive,
  sectionOf,
  spanFields,
  spans,
  UNKNOWN,
  unchanged,
} from './custom-id-fields.js';
import { digestOfAll, digestOfWords } from './fingerprints.js';

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
export const ACTION_KINDS: Readonly<Record<Action['type'], string>> = {
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
    const customId = inner && ACTION_KINDS.export + inner.slice(VERSION.length);
    return customId && customId.length <= MOST_CHARACTERS ? customId : null;
  }
  const fields = fieldsOf(action, { articles });
  const words = wordsOf(action);
  if (words !== undefined && !wordsIn(heading, action).includes(words)) return null;
  const customId = [ACTION_KINDS[action.type], ...fields].join('.');
  return customId.length <= MOST_CHARACTERS ? customId : null;
}

function fieldsOf(action: Exclude<Action, ExportAction>, { articles }: Articles): string[] {
  const asked = (action: Pick<AskAction, 'source'>) => askedFields(action, { articles });
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
        numberField(action.section ?? 0),
        numberField(LENGTHS.indexOf(action.length)),
      ];
    case 'topic':
      return [...asked(action), numberField(LENGTHS.indexOf(action.length)), digestOfWords(action.topic)];
    case 'sources':
      return [digestOfAll(articles), numberField(action.page)];
    case 'share':
    case 'forget':
    case 'exportUnanswered':
      return [];
    case 'mark':
      return [digestOfWords(action.question)];
    case 'own':
    case 'unanswered':
      return [numberField(action.page)];
    case 'askOn':
      return [...asked(action), numberField(action.isQuote ? 1 : 0)];
  }
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

/** The type of action of a custom id; undefined if it is not one of ours. */
export function typeOf(customId: string): Action['type'] | undefined {
  const [kind = ''] = customId.split('.');
  if (kind.length > ACTION_KINDS.export.length && kind.startsWith(ACTION_KINDS.export)) return 'export';
  return (Object.keys(ACTION_KINDS) as Action['type'][]).find((each) => ACTION_KINDS[each] === kind);
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
  if (kind.length > ACTION_KINDS.export.length && kind.startsWith(ACTION_KINDS.export)) {
    const inner = VERSION + customId.slice(ACTION_KINDS.export.length);
    const { action, changed } = pressedOf(inner, { articles }, heading);
    if (action.type !== 'ask' && action.type !== 'quote' && action.type !== 'timeline')
      throw new DeadButton(UNKNOWN);
    return { action: { type: 'export', of: action }, changed };
  }
  const type = typeOf(kind);
  if (!type) throw new DeadButton(UNKNOWN);
  const reading: FieldReading = { articles, fields: [...fields], heading };
  const pressed = READ[type](reading);
  if (reading.fields.length > 0) throw new DeadButton(UNKNOWN);
  return pressed;
}

const READ: Record<Action['type'], (reading: FieldReading) => Pressed> = {
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
    const changed = nextField(reading) !== digestOfAll(reading.articles);
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
    const isQuote = natural(nextField(reading)) === 1 && { isQuote: true as const };
    return { action: { type: 'askOn', ...isQuote, ...source }, changed };
  },
};

function fresh(action: Action): Pressed {
  return { action, changed: false };
}

/** The user's words, if the button refers to them. */
function words(
  reading: FieldReading,
  type: 'ask' | 'quote' | 'topic' | 'timeline' | 'mark',
): string | undefined {
  const digest = nextField(reading);
  if (digest === '') return undefined;
  return wordsIn(reading.heading, { type }).find((each) => digestOfWords(each) === digest) ?? unreadable();
}

function unreadable(): never {
  throw new DeadButton('The question can no longer be read from this message. Use the command again.');
}
