import { covering } from '../language/span.js';
import { datedAs } from '../library/period.js';
import type { TimelineEntry, TimelineResult } from '../library/results.js';
import { exportButton, PAGE_ROOM, pageOf, paging, passageButtons } from './buttons.js';
import { type Articles, articleOf, type Card, note, type QuoteBlock } from './card.js';
import { alsoIn, cite, dateOf, periodLine } from './cite.js';
import { TIMELINE } from './shown-words.js';

/** The maximum number of entries per page. */
const PER_PAGE = 5;
/** The approximate length of a citation, in characters. */
const CITATION = 150;

/** What was said and reported on a topic, oldest first; one page of it or all. */
export function timelineCard(
  { topic, entries, period }: TimelineResult,
  articles: Articles,
  asked: { readonly source?: string } = {},
  pageNumber?: number,
): Card {
  const title = [TIMELINE.before, topic, TIMELINE.after];
  const time = period ? [note(`${periodLine(period)}:`)] : [];
  if (entries.length === 0) {
    const none = note(period ? 'They say nothing about this.' : 'The articles say nothing about this.');
    return { title, blocks: [...time, none] };
  }
  const page = pageOf(entries, pageNumber ?? 1, pageNumber === undefined ? () => 0 : sizeOf);
  const blocks = page.items.map((entry) => entryBlock(entry, articles));
  const to = (number: number) =>
    ({ type: 'timeline', topic, ...asked, ...datedAs(period), page: number }) as const;
  const { buttons, ...rest } = paging(page, to);
  return { title, blocks: [...time, ...blocks], ...rest, buttons: [...buttons, exportButton(to(1))] };
}

function sizeOf({ sentence: { start, end } }: TimelineEntry): number {
  return Math.max(Math.floor(PAGE_ROOM / PER_PAGE), end - start + CITATION);
}

/** The date comes first, because readers of a timeline look for it. */
function entryBlock(entry: TimelineEntry, articles: Articles): QuoteBlock {
  const article = articleOf(articles, entry.article);
  const { sentence, also } = entry;
  const day = dateOf(article);
  const cited = cite(article, entry, entry.speaker && [entry.speaker]);
  const citation = [
    [day ?? 'no date'],
    ...(day ? cited.slice(0, -1) : cited),
    ...alsoIn(also.map((each) => articleOf(articles, each.article))),
  ];
  return {
    type: 'quote',
    article: article.id,
    within: covering([sentence]),
    shown: [sentence],
    strong: [],
    citation,
    buttons: passageButtons(article, [sentence]),
  };
}
