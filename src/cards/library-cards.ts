import { type AddedFiles, KEPT_DAYS, type OwnArticle, roomIn } from '../guilds/guilds.js';
import { atOnce } from '../language/steps.js';
import type { Understood } from '../library/understood.js';
import type { GuildLimits, Shortfall, UnansweredQuestion } from '../store/store.js';
import { pageOf, paging } from './buttons.js';
import { type Articles, articleOf, type Block, type Card, type Line, list, note, separated } from './card.js';
import { dayLine, titleOf } from './cite.js';
import { tableOf } from './export.js';

/** The result of adding files: how each was understood, or why it was not added. */
export function addedCard(
  { understood, known, refused, exceeds, room }: AddedFiles,
  limits: GuildLimits,
): Card {
  const count = understood.length;
  return {
    title: [count === 0 ? 'Nothing was added' : `${counted(count, 'article')} added`],
    blocks: [
      ...(exceeds ? [note(exceedsSentence(exceeds, limits))] : []),
      ...understood.flatMap(understoodBlocks),
      ...(known.length > 0 ? [note('Here already:'), ...list(known.map((name) => [name]))] : []),
      ...(refused.length > 0
        ? [note('Not added:'), ...list(refused.map(({ name, reason }) => [name, ': ', reason]))]
        : []),
    ],
    footer: [roomSentence(room)],
  };
}

/** The limit that was exceeded, as a sentence. */
export function exceedsSentence(exceeds: keyof GuildLimits, limits: GuildLimits): string {
  const most = exceeds === 'articles' ? counted(limits.articles, 'article') : megabytes(limits.bytes);
  return `This server may have ${most} of its own, and this would be more. Remove some with /library remove.`;
}

function roomSentence({ articles, bytes }: GuildLimits): string {
  return `There is room for ${counted(articles, 'more article')} and ${megabytes(bytes)}.`;
}

/** What to check right after adding a file. */
function understoodBlocks({ article, title, ...of }: Understood): Block[] {
  const paragraphs = of.sections.reduce((sum, section) => sum + section.paragraphs, 0);
  const speakers = Object.entries(of.quotations);
  const quotations = speakers.reduce((sum, [, count]) => sum + count, of.unattributed.length);
  const said = speakers.slice(0, MOST_SPEAKERS).map(([name, count]) => `${name} ${count}`);
  const facts = [
    of.published ? dayLine(of.published) : '',
    of.author ?? '',
    counted(of.sections.length, 'section'),
    counted(paragraphs, 'paragraph'),
    `${counted(quotations, 'quotation')}${said.length > 0 ? ` (${said.join(', ')})` : ''}`,
  ];
  const warnings = of.warnings.map((warning): Line => ['Look at it: ', warning]);
  return [note(title ?? article), ...list([[facts.filter((fact) => fact !== '').join(' · ')], ...warnings])];
}

const MOST_SPEAKERS = 5;

/** A page of a server's own articles, followed by those that can be restored. */
export function ownArticlesCard(
  own: readonly OwnArticle[],
  articles: Articles,
  {
    limits,
    seeds,
    page,
  }: { readonly limits: GuildLimits; readonly seeds: number | 'archive'; readonly page: number },
): Card {
  const present = own.filter(({ removedAt }) => removedAt === null);
  const removed = own.filter(({ removedAt }) => removedAt !== null);
  const lines = [...present, ...removed].map((each) => lineOf(each, articles));
  const shown = pageOf(lines, page, () => LINE);
  const { footer, buttons } = paging(shown, (number) => ({ type: 'own', page: number }));
  const asked = seeds === 'archive' ? 'The articles' : counted(seeds, 'article');
  const others =
    seeds === 0 ? 'No others are asked.' : `${asked} of the bot's owner can be asked beside them.`;
  return {
    title: [`${counted(present.length, 'article')} of this server`],
    blocks: [
      ...(own.length === 0 ? [note('None so far. Add some with /library add.')] : []),
      ...list(shown.items),
      note(`${others} ${roomSentence(roomIn(own, limits))}`),
    ],
    ...(footer && { footer }),
    buttons,
  };
}

/** The approximate length of a line, in characters. */
const LINE = 160;

function lineOf(own: OwnArticle, articles: Articles): Line {
  const { name, size, addedAt, removedAt, article } = own;
  const title: Line = article === null ? [name] : titleOf(articleOf(articles, article));
  const state =
    removedAt === null
      ? [
          `added ${day(addedAt)}`,
          ...(article === null ? ['cannot be read any more'] : [`source: ${article}`]),
        ]
      : [`removed ${day(removedAt)}, can be restored until ${day(removedAt + KEPT_DAYS.removed * DAY)}`];
  return separated([title, ...state.map((each): Line => [each]), [`${Math.ceil(size / 1024)} KB`]], ' · ');
}

const DAY = 86_400_000;

function day(time: number): string {
  return dayLine(new Date(time).toISOString().slice(0, 10));
}

/** Asks for confirmation before all data of a server is deleted. */
export function forgetCard(own: readonly OwnArticle[]): Card {
  return {
    title: ['Delete everything of this server?'],
    blocks: [
      note(
        `That is ${counted(own.length, 'article')}, those that were removed among them, all settings, and the questions that were kept. It cannot be undone.`,
      ),
    ],
    buttons: [{ label: ['Delete everything'], does: { type: 'forget' } }],
  };
}

/** "1 article", "3 articles". */
function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

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
  return atOnce(tableOf(rows, ['question', 'count', 'shortfall', 'first', 'last']));
}
