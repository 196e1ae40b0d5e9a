import type { Shortfall, UnansweredQuestion } from '../store/store.js';
import { pageOf, paging } from './buttons.js';
import { type Card, list, note } from './card.js';
import { dayLine } from './cite.js';
import { tableOf } from './export.js';
import { counted } from './library-cards.js';

const BECAUSE: Readonly<Record<Shortfall, string>> = {
  nothing: 'nothing found',
  closest: 'not sure',
  wrong: 'marked as wrong',
};

/** A page of the unanswered questions, newest first. */
export function unansweredCard(questions: readonly UnansweredQuestion[], page: number): Card {
  const shown = pageOf(questions, page, ({ question }) => question.length + CREDITS);
  const { footer, buttons } = paging(shown, (number) => ({ type: 'unanswered', page: number }));
  if (questions.length === 0)
    return { title: ['No unanswered questions'], blocks: [note('All that was asked so far was answered.')] };
  return {
    title: [counted(questions.length, 'question'), ' without a good answer'],
    blocks: list(
      shown.items.map(({ question, count, lastAt, shortfall }) => [
        question,
        ` · ${count === 1 ? 'once' : `${count} times`} · ${BECAUSE[shortfall]} · ${dayLine(dayOf(lastAt))}`,
      ]),
    ),
    ...(footer && { footer }),
    buttons: [...buttons, { label: ['Export'], does: { type: 'exportUnanswered' } }],
  };
}

/** The approximate length of count, reason and day, in characters. */
const CREDITS = 60;

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The unanswered questions as a table. */
export function unansweredTable(questions: readonly UnansweredQuestion[]): string {
  const rows = questions.map(({ question, count, shortfall, firstAt, lastAt }) => ({
    question,
    count: String(count),
    shortfall,
    first: dayOf(firstAt),
    last: dayOf(lastAt),
  }));
  return tableOf(rows, ['question', 'count', 'shortfall', 'first', 'last']);
}
