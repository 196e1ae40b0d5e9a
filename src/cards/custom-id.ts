import type { Article } from '../article/article.js';
import type { Span } from '../language/span.js';
import { LENGTHS } from '../summary/summary.js';
import type { Action, AskAction, QuoteAction, TopicAction } from './action.js';
import { type Articles, articleOf } from './articles.js';
import { digestOf, digestOfAll, digestOfWords, keyOf } from './fingerprints.js';
import { ABOUT, NOTHING, type Surroundings, TOPIC, typedWords } from './title-words.js';

/*
 * What a button carries, in the 100 characters that Discord gives it: fields with full stops between them. The first is
 * the version of this scheme and a letter for the kind of action.
 *
 *     1c.ARTICLE.TEXT.SPAN[.SPAN…]              in context; the words to mark
 *     1a.TEXTS.[ARTICLE].PAGE.WORDS             passages that answer the question
 *     1q.TEXTS.[ARTICLE].PAGE.[WORDS].ARTICLE.TEXT.SPAN
 *                                               quotations, about the topic; where the speaker's name stands
 *     1s.ARTICLE.TEXT.SECTION.LENGTH            a summary beside the message (1r: in its place)
 *     1t.TEXTS.[ARTICLE].LENGTH.WORDS           a summary of what is said about the topic
 *     1o.TEXTS.PAGE                             the list of articles
 *     1h                                        share
 *
 * ARTICLE and TEXT are fingerprints of an article's id and text, TEXTS of all articles: they tell which article is meant
 * and whether it is still what it was. Numbers are in base 36; a SPAN is where it starts, counted from the end of the one
 * before it, a hyphen and its length. What somebody typed does not fit: it is read from the heading of the message that
 * the button is under, and WORDS is its fingerprint, so that nothing else is taken for it. Nothing is kept in memory: a
 * button works after a restart and in every process that has the same articles.
 */

const VERSION = '1';

/** The first field of a custom id, by the kind of action. */
export const KINDS: Readonly<Record<Action['type'], string>> = {
  context: `${VERSION}c`,
  ask: `${VERSION}a`,
  quote: `${VERSION}q`,
  summary: `${VERSION}s`,
  resize: `${VERSION}r`,
  topic: `${VERSION}t`,
  sources: `${VERSION}o`,
  share: `${VERSION}h`,
};
const MOST_CHARACTERS = 100;

/**
 * The custom id of a button under a message with this heading; null where the heading does not hold what was typed, or
 * where there are more articles' words to mark than fit.
 */
export function customIdOf(action: Action, { articles }: Articles, heading: string): string | null {
  const fields = fieldsOf(action, { articles });
  const words = wordsOf(action);
  if (words !== undefined && !typedWords(heading, surroundingsOf(action)).includes(words)) return null;
  const customId = [KINDS[action.type], ...fields].join('.');
  return customId.length <= MOST_CHARACTERS ? customId : null;
}

function fieldsOf(action: Action, { articles }: Articles): string[] {
  const asked = ({ source }: AskAction | QuoteAction | TopicAction) => [
    digestOfAll(articles),
    source === undefined ? '' : keyOf(articleOf({ articles }, source)),
  ];
  switch (action.type) {
    case 'context':
      return [...placeFields(articleOf({ articles }, action.article)), ...spanFields(action.marked)];
    case 'ask':
      return [...asked(action), number(action.page), digestOfWords(action.question)];
    case 'quote':
      return [
        ...asked(action),
        number(action.page),
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
      return [];
  }
}

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

function wordsOf(action: Action): string | undefined {
  if (action.type === 'ask') return action.question;
  if (action.type === 'topic') return action.topic;
  return action.type === 'quote' ? action.about : undefined;
}

/** What stands around what was typed, in the heading of a message. */
export function surroundingsOf({ type }: Pick<Action, 'type'>): Surroundings {
  if (type === 'quote') return TOPIC;
  return type === 'topic' ? ABOUT : NOTHING;
}
