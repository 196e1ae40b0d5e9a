import type { Article } from '../article/article.js';
import { covering, type Span, slice } from '../language/span.js';
import { fold } from '../language/terms.js';
import { LENGTHS, type SummaryLength } from '../summary/summarise.js';
import type { Action, Articles, Button, Card, ExportAction, Line } from './card.js';
import { titleOf } from './cite.js';
import { LINK_URL } from './limits.js';
import { linkAddress, textFragmentUrl } from './links.js';
import { plainText } from './runs.js';
import { asShown } from './shown-words.js';

/** More would not fit into a button; then all from the first to the last is marked. */
const MOST_MARKED = 6;

const NO_WORDS: Span = { start: 0, end: 0 };

/** What can be done with a passage: see it in its context and, where the article has an address, read it there. */
export function passageButtons(
  article: Article,
  marked: readonly Span[],
  context: Button['label'] = ['In context'],
): Button[] {
  return [...contextButton(article, marked, context), ...linkButton(article, marked)];
}

/** Words that stand in no paragraph, as a byline does, have no context. */
function contextButton(article: Article, marked: readonly Span[], label: Button['label']): Button[] {
  const spans = [...marked].sort((a, b) => a.start - b.start);
  const [first] = spans;
  const paragraph = first && paragraphAt(article, first);
  if (!paragraph) return [];
  const fitting = spans.length > MOST_MARKED ? [covering(spans)] : spans;
  return [{ label, does: { type: 'context', article: article.id, marked: fitting } }];
}

/** The paragraph that a span starts in. */
function paragraphAt({ paragraphs }: Article, { start }: Span) {
  return paragraphs.find((paragraph) => paragraph.start <= start && start < paragraph.end);
}

/** A link to the article, at the first of these words where there are any; none where a button cannot carry the address. */
export function linkButton({ text, url }: Article, [first = NO_WORDS]: readonly Span[]): Button[] {
  const page = url && linkAddress(url);
  const address = page && textFragmentUrl(page, text, first, LINK_URL);
  return address ? [{ label: ['Read in the article'], does: { type: 'link', url: address } }] : [];
}

const USUAL: SummaryLength = 'medium';

/** A section by its number, or the whole article. */
export interface SummaryPlace {
  readonly article: Article;
  readonly section: number | null;
}

/** Buttons that condense sections or articles. Each says what it is, also where headings or titles are alike. */
export function summaryButtons(places: readonly SummaryPlace[]): Button[] {
  return places.map((place) => {
    const { article, section } = place;
    return {
      label: ['Summarise ', ...toldApart(place, places)],
      does: { type: 'summary', article: article.id, section, length: USUAL },
    };
  });
}

/** The heading or the title; with the article, and the number of the section, where others are called the same. */
function toldApart(place: SummaryPlace, among: readonly SummaryPlace[]): Line {
  const { article, section } = place;
  const alike = among.filter((each) => nameKey(each) === nameKey(place));
  if (alike.length === 1) return placeName(place);
  const titles = alike.filter(
    (each) => each.article !== article && titleKey(each.article) === titleKey(article),
  );
  const whose: Line = titles.length > 0 ? [article.id] : titleOf(article);
  if (section === null) return ['“', ...whose, '”'];
  const numbered = alike.some((each) => each.article === article && each.section !== section);
  return ['“', ...whose, '”', numbered ? `, section ${section}: ` : ': ', ...placeName(place)];
}

function nameKey({ article, section }: SummaryPlace): string {
  const heading = section === null ? null : article.sections[section - 1]?.heading;
  if (heading) return fold(slice(article.text, heading));
  return `${section === null ? '' : OPENING}${titleKey(article)}`;
}

function titleKey({ id, title, text }: Article): string {
  return fold(title ? slice(text, title) : id);
}

const OPENING = 'the opening of ';

function placeName({ article, section }: SummaryPlace): Line {
  if (section === null) return ['“', ...titleOf(article), '”'];
  const heading = article.sections[section - 1]?.heading;
  return heading
    ? ['“', { article: article.id, span: heading }, '”']
    : [`${OPENING}“`, ...titleOf(article), '”'];
}

/** Buttons for the lengths that a summary does not have; medium is the one that nobody asked for. */
export function lengthButtons(shown = USUAL, to: (length: SummaryLength) => Action): Button[] {
  return LENGTHS.filter((length) => length !== shown).map((length) => ({
    label: [NAMES[length]],
    does: to(length),
  }));
}

const NAMES: Record<SummaryLength, string> = { short: 'Short', medium: 'Medium', long: 'Long' };

/** A button that gives all of it as a table to take away. */
export function exportButton(of: ExportAction['of']): Button {
  return { label: ['Export'], does: { type: 'export', of } };
}

/** A card with a button to ask on, of the one article if it was one that was asked. */
export function withAskOn(
  card: Card,
  { source, isQuote }: { readonly source?: string; readonly isQuote?: boolean } = {},
): Card {
  const does = {
    type: 'askOn',
    ...(isQuote && { isQuote }),
    ...(source !== undefined && { source }),
  } as const;
  return { ...card, buttons: [...(card.buttons ?? []), { label: ['Ask on'], does }] };
}

/** An answer with a button to mark it as wrong; other cards as they are. What it is about is read from the title later. */
export function withMark(card: Card, articles: Articles): Card {
  const { asked, taken, title } = card;
  if (!asked || asked.outcome === 'nothing') return card;
  const question = taken ?? asShown(plainText(title, articles));
  const mark: Button = { label: ['Mark as wrong'], does: { type: 'mark', question } };
  return { ...card, buttons: [...(card.buttons ?? []), mark] };
}

/** A part of a list of things. */
interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** What a page holds, in characters: most of a message, so that nearly always all of it is shown whole. */
export const PAGE_ROOM = 2600;

/**
 * The page of that number, or the last where there are not so many.
 *
 * @param size how much of a page a thing takes, in characters; a larger thing than a page has one of its own
 */
export function pageOf<T>(items: readonly T[], number: number, size: (item: T) => number): Page<T> {
  const pages: T[][] = [];
  let used = 0;
  for (const item of items) {
    const last = pages.at(-1);
    if (last && used + size(item) <= PAGE_ROOM) last.push(item);
    else {
      pages.push([item]);
      used = 0;
    }
    used += size(item);
  }
  const shown = Math.min(number, Math.max(1, pages.length));
  return { items: pages[shown - 1] ?? [], number: shown, of: Math.max(1, pages.length) };
}

/** What tells the reader which page of how many it is, and takes them to the others; nothing where there is but one. */
export function paging(
  { number, of }: Page<unknown>,
  to: (page: number) => Action,
): { readonly footer?: Line; readonly buttons: readonly Button[] } {
  if (of === 1) return { buttons: [] };
  const previous: Button[] = number > 1 ? [{ label: ['Previous'], does: to(number - 1) }] : [];
  const next: Button[] =
    number < of ? [{ label: [number === 1 ? 'More' : 'Next'], does: to(number + 1) }] : [];
  return { footer: [`${number} of ${of}`], buttons: [...previous, ...next] };
}
