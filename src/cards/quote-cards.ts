import type { Article } from '../article/article.js';
import { contains, covering, firstBehind, overlaps, type Span } from '../language/span.js';
import { eachInSteps, type Steps } from '../language/steps.js';
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

/** What was requested beside the name. */
interface QuoteAsked extends DatedAction {
  readonly about?: string;
  readonly source?: string;
}

/** The quotations of a speaker or of everybody, one page of them or all; or the list of speakers. */
export function* quoteCard(
  result: QuoteResult,
  library: Articles,
  asked: QuoteAsked = {},
  pageNumber?: number,
): Steps<Card> {
  const who = whoLine(result);
  const title: Line = asked.about ? [...who, TOPIC.before, asked.about, TOPIC.after] : who;
  if (result.quotations.length === 0) return { title, ...nothing(result, asked, library) };
  const places = yield* eachInSteps(result.quotations, SLICE, (each) => [
    placed(each, articleOf(library, each.article)),
  ]);
  const all = yield* folded(yield* joined(places));
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

/** Yields to other work after this many quotations. */
const SLICE = 500;

/** The publication dates of the articles, if only some were requested. */
function timeBlock({ since, until }: QuoteAsked): Block[] {
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

/** The maximum number of quotations per page. */
const PER_PAGE = 5;
/** The approximate length of a citation, in characters. */
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
function speakerLine({ name, role }: LibrarySpeaker): Line {
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

/** The speaker, followed by the article if others have the same name and role. */
function toldApart(speaker: LibrarySpeaker, among: readonly LibrarySpeaker[], library: Articles): Line {
  const words = (each: LibrarySpeaker) => fold(plainText(speakerLine(each), library));
  const isAlone = among.every((each) => each === speaker || words(each) !== words(speaker));
  return isAlone
    ? speakerLine(speaker)
    : separated([speakerLine(speaker), titleOf(articleOf(library, speaker.name.article))], ' · ');
}

/** The same request without topic and period. */
function anyOf({ source }: QuoteAsked): QuoteAsked {
  return source === undefined ? {} : { source };
}

/**
 * Buttons that show the quotations of each speaker.
 *
 * @param before the text before the name
 */
function askButtons(
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

/** A quotation and its position. The rest is computed for one page only, because there may be thousands. */
interface Placed {
  readonly quotation: FoundQuotation;
  readonly article: Article;
  /** The sentences that contain it. */
  readonly shown: readonly Span[];
  /** The quoted words. */
  readonly strong: Span[];
  /** Other articles with the same words, if there are any. */
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

/** The spans that share a character with another one; `spans` must be in order. */
function overlapping(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const from = firstBehind(spans, start);
  let to = from;
  while ((spans[to]?.start ?? Number.POSITIVE_INFINITY) < end) to++;
  return spans.slice(from, to);
}

/** Paragraph, manner, and the speaker if the title does not name one: everything that is not in `above`. */
function citationOf({ quotation, also }: Placed, namesSpeaker: boolean): Line[] {
  const { speaker } = quotation;
  return [
    ...paragraphOf(quotation),
    ...(namesSpeaker && speaker ? [[speaker]] : []),
    mannerLine(quotation),
    ...alsoIn([...(also ?? [])]),
  ];
}

/** Article and date if the previous quotation is from another article; the section if that differs. */
function aboveOf({ article, quotation }: Placed, before: Placed | undefined): Line[] {
  const isSameArticle = before?.article === article;
  if (isSameArticle && before.quotation.section === quotation.section) return [];
  const date = dateOf(article);
  const title = separated([titleOf(article), ...(date ? [[date]] : [])], ' · ');
  return [...(isSameArticle ? [] : [title]), ...headingOf(article, quotation)];
}

/** Quotations with the same words in several articles, merged into one that names the others. */
function folded(places: readonly Placed[]): Steps<Placed[]> {
  const known = new Map<string, Placed>();
  const keyOf = wordsKeys();
  return eachInSteps(places, SLICE, (place) => {
    const { article, shown } = place;
    const key = shown.map((span) => keyOf(article.text, span)).join(' ');
    const same = known.get(key);
    if (!same || same.article === article) {
      known.set(key, place);
      return [place];
    }
    same.also ??= new Set();
    same.also.add(article);
    return [];
  });
}

/** A quotation in its context, with the quoted words emphasised. */
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

/** The kind of a quotation and how it was said: "direct speech: said on Dec. 2 at a press briefing". */
function mannerLine({ article, kind, cue, manner }: FoundQuotation): Line {
  const parts = [cue, manner].flatMap((span) => (span ? [[{ article, span }]] : []));
  return parts.length > 0 ? [KINDS[kind], ': ', ...separated(parts, ' ')] : [KINDS[kind]];
}

/** Quotations of one speaker in the same sentences, merged into one. */
function joined(places: readonly Placed[]): Steps<Placed[]> {
  let before: Placed | undefined;
  return eachInSteps(places, SLICE, (place) => {
    if (before && isSamePlace(before, place)) {
      before.strong.push(...place.strong);
      return [];
    }
    before = place;
    return [place];
  });
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

/** Merges overlapping spans, in order. */
function merged(spans: readonly Span[]): readonly Span[] {
  const [first, ...others] = spans;
  // Most quotations are within one sentence.
  if (first && others.every((each) => contains(first, each))) return [first];
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before && overlaps(before, span)) result[result.length - 1] = covering([before, span]);
    else result.push(span);
  }
  return result;
}

/**
 * The maximum number of speakers listed, and of those with buttons: they fit into a message, and nobody reads through
 * more.
 */
const MOST_LISTED = 25;
const MOST_BUTTONS = 10;

/**
 * The list of speakers, if none was named: the most quoted first, each with the number of quotations and, for the first
 * ones, a button that shows them.
 *
 * @param speakers those who are quoted on the requested topic and in the requested period, if any
 */
export function speakersCard(
  speakers: readonly LibrarySpeaker[],
  library: Articles,
  asked: QuoteAsked = {},
): Card {
  const who: Line = ['Who is quoted'];
  const title: Line = asked.about ? [...who, TOPIC.before, asked.about, TOPIC.after] : who;
  if (speakers.length === 0)
    return {
      title,
      blocks: [...timeBlock(asked), note(`Nobody is quoted ${asked.about ? 'on that' : 'here'}.`)],
    };
  const more = speakers.length - MOST_LISTED;
  return {
    title,
    blocks: [...timeBlock(asked), ...list(speakers.slice(0, MOST_LISTED).map(countedLine))],
    ...(more > 0 && { footer: [`… and ${more} more: /quote completes a name that you begin to type.`] }),
    buttons: askButtons(speakers.slice(0, MOST_BUTTONS), asked, library, []),
  };
}

/** "Sergey Lavrov · Russian Foreign Minister · 2 quotations". */
function countedLine(speaker: LibrarySpeaker): Line {
  const { quotations } = speaker;
  return [...speakerLine(speaker), ` · ${quotations} ${quotations === 1 ? 'quotation' : 'quotations'}`];
}
