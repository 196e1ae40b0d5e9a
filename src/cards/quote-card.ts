import type { Article } from '../article/article.js';
import { contains, covering, firstBehind, overlaps, type Span } from '../language/span.js';
import { fold } from '../language/terms.js';
import { wordsKeys } from '../library/reports.js';
import type { FoundQuotation, LibrarySpeaker, QuoteResult } from '../library/results.js';
import type { QuotationKind } from '../quotation/quotation.js';
import { exportButton, PAGE_ROOM, pageOf, paging, passageButtons } from './buttons.js';
import {
  type Articles,
  articleOf,
  type Block,
  type Button,
  type Card,
  type DatedAction,
  type Line,
  list,
  note,
  type QuoteAction,
  type QuoteBlock,
  separated,
} from './card.js';
import { alsoIn, dateOf, headingOf, paragraphOf, periodLine, titleOf } from './cite.js';
import { ROW_BUTTONS } from './limits.js';
import { plainText } from './runs.js';
import { TOPIC } from './shown-words.js';

/** What was asked for beside the name. */
export interface QuoteAsked extends DatedAction {
  readonly about?: string;
  readonly source?: string;
}

/** A speaker's quotations, or everybody's; or whom there is to ask for. A page of them or all. */
export function quoteCard(
  result: QuoteResult,
  library: Articles,
  asked: QuoteAsked = {},
  pageNumber?: number,
): Card {
  const who = whoLine(result);
  const title: Line = asked.about ? [...who, TOPIC.before, asked.about, TOPIC.after] : who;
  if (result.quotations.length === 0) return { title, ...nothing(result, asked, library) };
  const all = folded(joined(result.quotations.map((each) => placed(each, articleOf(library, each.article)))));
  const page = pageOf(all, pageNumber ?? 1, pageNumber === undefined ? () => 0 : sizeOf);
  const { speaker } = result;
  const blocks = [
    ...timeBlock(asked),
    ...page.items.map((place, index) => blockOf(place, page.items[index - 1], speaker === null)),
  ];
  if (!speaker) return { title, blocks };
  const to = pageAction(speaker, asked);
  const { buttons, ...rest } = paging(page, to);
  return { title, blocks, ...rest, buttons: [...buttons, exportButton(to(1))] };
}

/** Which articles the quotations are of, where those of some time were asked. */
export function timeBlock({ since, until }: QuoteAsked): Block[] {
  const period = { since: since ?? null, until: until ?? null };
  return since === undefined && until === undefined ? [] : [note(`${periodLine(period)}:`)];
}

function pageAction({ name }: LibrarySpeaker, { about, source, since, until }: QuoteAsked) {
  return (page: number): QuoteAction => ({
    type: 'quote',
    speaker: name,
    page,
    ...(about !== undefined && { about }),
    ...(source !== undefined && { source }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  });
}

/** Quotations of a page at the most. */
const PER_PAGE = 5;
/** Characters that a citation takes, more or less. */
const CITATION = 150;

function sizeOf({ shown }: Placed): number {
  const characters = shown.reduce((sum, { start, end }) => sum + end - start, CITATION);
  return Math.max(Math.floor(PAGE_ROOM / PER_PAGE), characters);
}

function whoLine({ query, speaker }: QuoteResult): Line {
  if (speaker) return speakerLine(speaker);
  return query === null ? ['Everybody quoted'] : ['Who is “', query.trim(), '”?'];
}

/** "Sergey Lavrov · Russian Foreign Minister". */
export function speakerLine({ name, role }: LibrarySpeaker): Line {
  return separated(role ? [[name], [role]] : [[name]], ' · ');
}

function nothing(
  { query, speaker, candidates, speakers: everybody }: QuoteResult,
  asked: QuoteAsked,
  library: Articles,
): Omit<Card, 'title'> {
  if (speaker) {
    const isNarrow = asked.about ?? asked.since ?? asked.until;
    const others = isNarrow && speaker.quotations > 0 ? [speaker] : [];
    return {
      blocks: [note(...quietLine(speaker, asked))],
      buttons: askButtons(others, anyOf(asked), library),
    };
  }
  if (everybody.length === 0) return { blocks: [note('Nobody is quoted here.')] };
  const offer = (why: string, whom: readonly LibrarySpeaker[]) => ({
    blocks: [note(why), ...names(whom)],
    buttons: askButtons(whom.slice(0, ROW_BUTTONS), anyOf(asked), library),
  });
  if (query === null) return offer('Nobody is quoted on that. Those who are quoted:', everybody);
  if (candidates.length > 0) {
    const told = list(candidates.map((each) => toldApart(each, candidates, library)));
    return {
      ...offer('That could be several people. Which one?', candidates),
      blocks: [note('That could be several people. Which one?'), ...told],
    };
  }
  return offer('Nobody of that name is quoted. Those who are:', everybody);
}

/** With the article where others have the same name and role. */
function toldApart(speaker: LibrarySpeaker, among: readonly LibrarySpeaker[], library: Articles): Line {
  const words = (each: LibrarySpeaker) => fold(plainText(speakerLine(each), library));
  const isAlone = among.every((each) => each === speaker || words(each) !== words(speaker));
  return isAlone
    ? speakerLine(speaker)
    : separated([speakerLine(speaker), titleOf(articleOf(library, speaker.name.article))], ' · ');
}

/** The same of any topic and time. */
function anyOf({ source }: QuoteAsked): QuoteAsked {
  return source === undefined ? {} : { source };
}

/**
 * A button for each of the speakers, to show their quotations.
 *
 * @param before what stands before the name
 */
export function askButtons(
  offered: readonly LibrarySpeaker[],
  asked: QuoteAsked,
  library: Articles,
  before: Line = ['Quotations of '],
): Button[] {
  const name = (speaker: LibrarySpeaker) => fold(plainText([speaker.name], library));
  return offered.map((speaker) => {
    const isAlone = offered.every((each) => each === speaker || name(each) !== name(speaker));
    return {
      label: [...before, ...(isAlone ? [speaker.name] : toldApart(speaker, offered, library))],
      does: pageAction(speaker, asked)(1),
    };
  });
}

function quietLine({ name, quotations }: LibrarySpeaker, { about, since, until }: QuoteAsked): Line {
  if (quotations > 0 && (since !== undefined || until !== undefined))
    return [name, ` is not quoted on that in those days. Without them there ${count(quotations)}.`];
  if (!about || quotations === 0) return [name, ' is named, but not quoted.'];
  return [name, ' is not quoted on “', about, `”. Without it there ${count(quotations)}.`];
}

function names(speakers: readonly LibrarySpeaker[]): Block[] {
  return list(speakers.map(speakerLine));
}

function count(quotations: number): string {
  return quotations === 1 ? 'is one quotation' : `are ${quotations} quotations`;
}

/** A quotation where it stands. What is shown around it is made for those of one page alone: there may be thousands. */
interface Placed {
  readonly quotation: FoundQuotation;
  readonly article: Article;
  /** The sentences that hold it. */
  readonly shown: readonly Span[];
  /** The quoted words. */
  readonly strong: Span[];
  /** Other articles that have the same words, where there are any. */
  also?: Set<Article>;
}

function placed(quotation: FoundQuotation, article: Article): Placed {
  const { pieces, paragraph, lastParagraph } = quotation;
  const sentences = article.paragraphs
    .slice((paragraph ?? 1) - 1, lastParagraph)
    .flatMap((each) => pieces.flatMap((piece) => overlapping(each.sentences, piece)));
  return {
    quotation,
    article,
    shown: merged([...sentences, ...pieces]),
    strong: [...pieces],
  };
}

/** Those of some spans in order that share a character with another. */
function overlapping(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const from = firstBehind(spans, start);
  let to = from;
  while ((spans[to]?.start ?? Number.POSITIVE_INFINITY) < end) to++;
  return spans.slice(from, to);
}

/** Paragraph, speaker where the title does not name one, and manner: what is not above. */
function citationOf({ quotation, also }: Placed, namesSpeaker: boolean): Line[] {
  const { speaker } = quotation;
  return [
    ...paragraphOf(quotation),
    ...(namesSpeaker && speaker ? [[speaker]] : []),
    mannerLine(quotation),
    ...alsoIn([...(also ?? [])]),
  ];
}

/** Article and date where the quotation before is of another one, the section where that is another one. */
function aboveOf({ article, quotation }: Placed, before: Placed | undefined): Line[] {
  const isSameArticle = before?.article === article;
  if (isSameArticle && before.quotation.section === quotation.section) return [];
  const date = dateOf(article);
  const title = separated([titleOf(article), ...(date ? [[date]] : [])], ' · ');
  return [...(isSameArticle ? [] : [title]), ...headingOf(article, quotation)];
}

/** The same words in several articles are shown once, with the others named. */
function folded(places: readonly Placed[]): Placed[] {
  const known = new Map<string, Placed>();
  const keyOf = wordsKeys();
  return places.filter((place) => {
    const { article, shown } = place;
    const key = shown.map((span) => keyOf(article.text, span)).join(' ');
    const same = known.get(key);
    if (!same || same.article === article) {
      known.set(key, place);
      return true;
    }
    same.also ??= new Set();
    same.also.add(article);
    return false;
  });
}

/** A quotation in its context, the quoted words emphasised. */
function blockOf(place: Placed, before: Placed | undefined, namesSpeaker: boolean): QuoteBlock {
  const { article, shown, strong } = place;
  return {
    type: 'quote',
    article: article.id,
    within: covering(shown),
    shown,
    strong,
    above: aboveOf(place, before),
    citation: citationOf(place, namesSpeaker),
    buttons: passageButtons(article, strong),
  };
}

const KINDS: Record<QuotationKind, string> = {
  direct: 'direct speech',
  mixed: 'partly in quotation marks',
  indirect: 'reported speech',
};

/** How it stands in the article and how it was said: "direct speech: said on Dec. 2 at a press briefing". */
function mannerLine({ article, kind, cue, manner }: FoundQuotation): Line {
  const parts = [cue, manner].flatMap((span) => (span ? [[{ article, span }]] : []));
  return parts.length > 0 ? [KINDS[kind], ': ', ...separated(parts, ' ')] : [KINDS[kind]];
}

/** Quotations of one speaker in the same sentences are shown once. */
function joined(places: readonly Placed[]): Placed[] {
  const result: Placed[] = [];
  for (const place of places) {
    const before = result.at(-1);
    if (before && isSamePlace(before, place)) before.strong.push(...place.strong);
    else result.push(place);
  }
  return result;
}

function isSamePlace(a: Placed, b: Placed): boolean {
  const isWithin = (span: Span) => {
    const own = a.shown[firstBehind(a.shown, span.start)];
    return own !== undefined && contains(own, span);
  };
  return (
    a.article === b.article &&
    b.shown.every(isWithin) &&
    JSON.stringify(citationOf(a, true)) === JSON.stringify(citationOf(b, true))
  );
}

/** Overlapping spans made one, in order. */
function merged(spans: readonly Span[]): readonly Span[] {
  const [first, ...others] = spans;
  // Most quotations stand in one sentence.
  if (first && others.every((each) => contains(first, each))) return [first];
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before && overlaps(before, span)) result[result.length - 1] = covering([before, span]);
    else result.push(span);
  }
  return result;
}
