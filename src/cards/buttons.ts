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

/**
 * The number of spans that fit into a custom id. If there are more, everything from the first to the last is marked.
 */
const MOST_MARKED = 6;

const NO_WORDS: Span = { start: 0, end: 0 };

/** The actions for a passage: show it in its context and, if the article has a URL, read it there. */
export function passageButtons(
  article: Article,
  marked: readonly Span[],
  context: Button['label'] = ['In context'],
): Button[] {
  return [...contextButton(article, marked, context), ...linkButton(article, marked)];
}

/** Words outside of paragraphs, such as a byline, have no context. */
function contextButton(article: Article, marked: readonly Span[], label: Button['label']): Button[] {
  const spans = [...marked].sort((a, b) => a.start - b.start);
  const [first] = spans;
  const paragraph = first && paragraphAt(article, first);
  if (!paragraph) return [];
  const fitting = spans.length > MOST_MARKED ? [covering(spans)] : spans;
  return [{ label, does: { type: 'context', article: article.id, marked: fitting } }];
}

/** The paragraph in which a span starts. */
function paragraphAt({ paragraphs }: Article, { start }: Span) {
  return paragraphs.find((paragraph) => paragraph.start <= start && start < paragraph.end);
}

/** A link to the article, at the first of these words if there are any; none if a button cannot hold the URL. */
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

/** Buttons that summarise sections or articles. Their labels differ even if headings or titles are the same. */
export function summaryButtons(places: readonly SummaryPlace[]): Button[] {
  return places.map((place) => {
    const { article, section } = place;
    return {
      label: ['Summarise ', ...toldApart(place, places)],
      does: { type: 'summary', article: article.id, section, length: USUAL },
    };
  });
}

/** The heading or title, followed by the article and the section's number if others have the same one. */
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

/** Buttons for the other lengths of a summary; medium is the default. */
export function lengthButtons(shown = USUAL, to: (length: SummaryLength) => Action): Button[] {
  return LENGTHS.filter((length) => length !== shown).map((length) => ({
    label: [NAMES[length]],
    does: to(length),
  }));
}

const NAMES: Record<SummaryLength, string> = { short: 'Short', medium: 'Medium', long: 'Long' };

/** A button that exports all results as a table. */
export function exportButton(of: ExportAction['of']): Button {
  return { label: ['Export'], does: { type: 'export', of } };
}

/** A card with a button for a follow-up, limited to one article if only that was asked. */
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

/** An answer with a button to mark it as wrong; other cards unchanged. The question is later read from the title. */
export function withMark(card: Card, articles: Articles): Card {
  const { asked, taken, title } = card;
  if (!asked || asked.outcome === 'nothing') return card;
  const question = taken ?? asShown(plainText(title, articles));
  const mark: Button = { label: ['Mark as wrong'], does: { type: 'mark', question } };
  return { ...card, buttons: [...(card.buttons ?? []), mark] };
}

/** A page of a list. */
interface Page<T> {
  readonly items: readonly T[];
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** The size of a page in characters: most of a message, so that pages are rarely cut. */
export const PAGE_ROOM = 2600;

/**
 * The page with that number, or the last one if there are fewer.
 *
 * @param size the size of an item, in characters; an item larger than a page gets its own page
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

/** The page number and the buttons for the other pages; nothing if there is only one. */
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
