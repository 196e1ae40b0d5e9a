import { intentOf } from '../src/answer/intent.js';
import { type Card, list, note } from '../src/cards/card.js';
import { titleOf } from '../src/cards/cite.js';
import type { Steps } from '../src/language/steps.js';
import type { Library, Turn } from '../src/library/results.js';
import { askCard } from './ask.js';
import { checkText } from './check.js';
import type { Context } from './command.js';

/** A message to the bot without a command. */
export interface Written {
  readonly text: string;
  /** An article's id, if only that one is asked. */
  readonly source?: string;
  /** The questions and answers before it, oldest first. */
  readonly history?: readonly Turn[];
}

/** Answers a message as `/check` if it asks whether a quotation is in the articles, else as `/ask`. */
export function writtenCard({ text, ...asked }: Written, context: Context): Card | Steps<Card> {
  if (isGreeting(text)) return greetingCard(context.library);
  if (asksToCheck(text)) return checkText.run({ text }, context);
  return askCard({ ...asked, question: text, page: 1 }, context);
}

/** Whether a text is a greeting or thanks, asks what the bot is, or is empty. */
export function isGreeting(text: string): boolean {
  return text.trim() === '' || intentOf(text).kind === 'help';
}

/** More words than a name or a title has. */
const QUOTATION = /(?:["“”„«»‹›「]|(?<![\p{L}\p{N}])[‘'])(?:[^\s"“”«»]+\s+){3,}[^\s"“”«»]+|^>\s*\S/mu;
const CHECKS: readonly RegExp[] = [
  /^(?:is|was) (?:it|this|that) (?:really |actually |even )?(?:true|right|correct|accurate|so|real|a fact)\b/iu,
  /^(?:is|was) (?:this|that|the|his|her|their) (?:quote|quotation|statement|sentence|wording)\b/iu,
  /^(?:did|has|have|had|does) .{1,80}? (?:really |actually |ever )?(?:say|said|state|stated|write|written|claim|claimed|put it)\b/iu,
  /^(?:please )?(?:(?:can|could|would) you )?(?:please )?(?:fact-?check|check|verify|confirm|look up)\b/iu,
  /^(?:who (?:really |actually )?said|where does it say|does it (?:really |actually )?say)\b/iu,
];

/** Whether a text asks if a quotation is in the articles, or is nothing but a quotation. */
export function asksToCheck(text: string): boolean {
  if (!QUOTATION.test(text)) return false;
  const words = text.trim();
  return /^(?:["“„«‹「>])/u.test(words) || CHECKS.some((pattern) => pattern.test(words));
}

/** The maximum number of articles named. */
const MOST_NAMED = 3;

/** What the bot can do here, and what the articles are about, in a few lines. */
function greetingCard({ articles }: Library): Card {
  const named = articles.filter(({ title }) => title).slice(0, MOST_NAMED);
  const others = articles.length - named.length;
  return {
    title: ['Answers in the words of the articles'],
    blocks: [
      note(
        `Ask a question, name a speaker or a section, or give me a quotation to check. ${named.length > 0 ? 'For example, about:' : 'There are no articles yet.'}`,
      ),
      ...list(named.map(titleOf)),
      note(`${others > 0 ? `There are ${others} more articles. ` : ''}/help shows what else there is.`),
    ],
  };
}
