import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessage,
  type APISectionAccessoryComponent,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Articles } from '../cards/card.js';
import { ACTION_KINDS, pressedOf } from '../cards/components/custom-id.js';
import { DeadButton } from '../cards/components/custom-id-fields.js';
import { ACCENT } from '../cards/components/message.js';
import { NOTHING, TOPIC, takenWords, typedWords } from '../cards/shown-words.js';
import { articleWithId } from '../library/find-article.js';
import type { ShownPassage, Turn } from '../library/results.js';
import { containerOf, shownHeading } from './shown-message.js';

/** What a follow-up refers to. */
interface Conversation {
  readonly history: readonly Turn[];
  /** The id of the article, if only one was asked. */
  readonly source?: string;
}

/** Whether a message is an answer of the bot that follow-ups may refer to. */
export function isAnswer(message: APIMessage): boolean {
  return askOnIn(message) !== undefined;
}

/**
 * What was asked and shown, read from a message that shows a card: the question from its heading, the places from the
 * buttons of its passages. So a conversation continues after a restart, and in every process that has the same
 * articles.
 *
 * @throws {DeadButton} if only one article was asked and it no longer exists
 */
export function conversationIn(message: APIMessage | undefined, { articles }: Articles): Conversation {
  const askOn = message && askOnIn(message);
  if (!askOn) return { history: [] };
  const heading = shownHeading(message);
  const { action } = pressedOf(askOn, { articles }, heading);
  const source = action.type === 'askOn' && action.source !== undefined ? { source: action.source } : {};
  const turn = turnIn(message, { articles }, action.type === 'askOn' && action.isQuote === true);
  return { ...source, history: turn ? [turn] : [] };
}

/** The custom id of the button for a follow-up. */
function askOnIn(message: APIMessage): string | undefined {
  return customIdsIn(message).find((id) => id.startsWith(`${ACTION_KINDS.askOn}.`));
}

function turnIn(message: APIMessage, { articles }: Articles, isQuote: boolean): Turn | null {
  const heading = shownHeading(message);
  const [question] = [
    ...takenWords(heading),
    ...(isQuote ? quotesAsked(heading) : typedWords(heading, NOTHING)),
  ];
  if (question === undefined || question === '') return null;
  const passages = customIdsIn(message).flatMap((id) => shownAt(id, { articles }, heading));
  const isUnsure = containerOf(message)?.accent_color === ACCENT.unsure;
  const outcome = passages.length === 0 ? 'nothing' : isUnsure ? 'closest' : 'answer';
  return { question, answer: { passages, outcome } };
}

/** The question that a request for quotations amounts to. Its heading names the speaker and the topic. */
function quotesAsked(heading: string): string[] {
  const [title = ''] = typedWords(heading, NOTHING);
  const [topic] = typedWords(heading, TOPIC);
  const [name = ''] = title
    .replace(topic === undefined ? '' : `${TOPIC.before}${topic}${TOPIC.after}`, '')
    .split(' · ');
  return [`What did ${name} say${topic === undefined ? '' : ` about ${topic}`}?`];
}

/** The passage whose context a button shows; empty if the button does something else, or the article has changed. */
function shownAt(customId: string, { articles }: Articles, heading: string): ShownPassage[] {
  if (!customId.startsWith(`${ACTION_KINDS.context}.`)) return [];
  try {
    const { action } = pressedOf(customId, { articles }, heading);
    if (action.type !== 'context') return [];
    const [sentence] = action.marked;
    const article = articleWithId(articles, action.article);
    if (!sentence || !article) return [];
    const paragraph = article.paragraphs.find(
      ({ start, end }) => start <= sentence.start && sentence.start < end,
    );
    return [{ article: article.id, paragraph: paragraph?.number ?? null, sentence }];
  } catch (error) {
    if (error instanceof DeadButton) return [];
    throw error;
  }
}

/** The custom ids of all buttons, in rows and beside texts, in order. */
function customIdsIn(message: APIMessage): string[] {
  const parts = containerOf(message)?.components ?? [];
  return parts.flatMap(buttonsOf).flatMap((button) => ('custom_id' in button ? [button.custom_id] : []));
}

function buttonsOf(
  part: APIComponentInContainer,
): (APIComponentInMessageActionRow | APISectionAccessoryComponent)[] {
  if (part.type === Type.Section) return [part.accessory];
  return part.type === Type.ActionRow ? part.components : [];
}
