import type { Sources } from '../answer/answer.js';
import { topicCoverage, topicQuery } from '../answer/coverage.js';
import type { Article, Located, Paragraph } from '../article/article.js';
import { firstBehind, slice } from '../language/span.js';
import { atOnce, eachInSteps, type Steps } from '../language/steps.js';
import { fold } from '../language/terms.js';
import { directoryOf, findSpeakers } from '../quotation/find-speaker.js';
import type { ArticleQuotations, Quotation, Speaker } from '../quotation/quotation.js';
import { upToCharacters } from '../search/passage-index.js';
import { articleWithId } from './find-article.js';
import type { FoundQuotation, LibrarySpeaker, QuoteOptions, QuoteResult } from './results.js';
import { joinVoices, toSpeaker, type Voice, type Voices } from './speakers.js';

/** The share of the topic's words that a quotation and its surroundings must contain. */
const ABOUT = 0.5;
/** The maximum number of paragraphs, best matches first, and of their characters: nobody reads more quotations. */
const LOOKED_AT = 300;
const MOST_CHARACTERS = 300_000;

/** What one speaker said, or everybody, or the speakers that a name may refer to. */
export function* quotes(
  sources: Sources,
  { speaker: query, about }: Pick<QuoteOptions, 'speaker' | 'about'>,
): Steps<QuoteResult> {
  const { voices: everybody, speakers, speakerOf } = everybodyIn(sources);
  const asked = typeof query === 'object' ? nameAt(query, sources) : query;
  const nobody = { query: asked ?? null, speaker: null, quotations: [], candidates: [], speakers };
  if (asked === undefined) {
    const said = yield* everyQuotation(sources);
    return { ...nobody, quotations: yield* spoken(said, sources, about) };
  }
  const meant =
    typeof query === 'object'
      ? everybody.filter((each) => isNamedAt(each, query))
      : yield* meantBy(asked, everybody);
  const [found, ...others] = meant;
  if (!found) return nobody;
  if (others.length > 0)
    return { ...nobody, candidates: [found, ...others].flatMap((each) => speakerOf.get(each) ?? []) };
  const quotations = yield* spoken(found, sources, about);
  return { ...nobody, speaker: speakerOf.get(found) ?? null, quotations };
}

function nameAt({ article: id, span }: Located, { articles }: Sources): string {
  const article = articleWithId(articles, id);
  return article ? slice(article.text, span) : '';
}

function isNamedAt(voices: Voices, { article: id, span }: Located): boolean {
  return voices.some(({ article, speaker }) => article.id === id && speaker.name.start === span.start);
}

/** Separates a name from what distinguishes its bearer: a role, or the id or title of an article. */
export const TOLD_APART = ' · ';

/** The speakers that fit a query best. Of several with one name, those with the role or article given after it. */
function* meantBy(query: string, everybody: readonly Voices[]): Steps<readonly Voices[]> {
  const [name = '', ...marks] = query.split(TOLD_APART).map(fold);
  if (marks.length > 0) {
    const named = yield* findSpeakers(everybody, themselves, name);
    const marked = named.filter((voices) =>
      marks.every((mark) => voices.some((voice) => isToldBy(voice, mark))),
    );
    const exactly = marked.filter((voices) =>
      voices.some(({ article, speaker }) => fold(slice(article.text, speaker.name)) === name),
    );
    if (marked.length > 0) return exactly.length > 0 ? exactly : marked;
  }
  return yield* findSpeakers(everybody, themselves, query);
}

function isToldBy({ article: { id, text, title }, speaker: { role } }: Voice, mark: string): boolean {
  return [id, title && slice(text, title), role && slice(text, role)].some(
    (each) => each && fold(each) === mark,
  );
}

/** The quotations of all speakers that a name may refer to. */
export function* quotesOfAll(
  sources: Sources,
  { speaker, about }: { readonly speaker: string; readonly about?: string },
): Steps<readonly FoundQuotation[]> {
  const meant = yield* findSpeakers(everybodyIn(sources).voices, themselves, speaker);
  return yield* spoken(meant.flat(), sources, about);
}

/** All speakers, most quoted first, or those that a name may refer to. */
export function* speakers(sources: Sources, named?: string): Steps<readonly LibrarySpeaker[]> {
  const { voices, speakers, speakerOf } = everybodyIn(sources);
  if (named === undefined) return speakers;
  const meant = yield* meantBy(named, voices);
  return meant.flatMap((each) => speakerOf.get(each) ?? []);
}

/** The speakers of some quotations, most quoted first, each with the number of these quotations. */
export function* speakersIn(
  quotations: readonly FoundQuotation[],
  sources: Sources,
): Steps<LibrarySpeaker[]> {
  const { voices, speakers } = everybodyIn(sources);
  const said = new Map<string, number>();
  for (const { speaker } of quotations)
    if (speaker) said.set(keyOf(speaker), (said.get(keyOf(speaker)) ?? 0) + 1);
  yield;
  const counted: LibrarySpeaker[] = [];
  let heard = 0;
  for (const [at, speaker] of speakers.entries()) {
    let theirs = 0;
    for (const voice of voices[at] ?? []) {
      if (++heard % SLICE === 0) yield;
      theirs += said.get(keyOf({ article: voice.article.id, span: voice.speaker.name })) ?? 0;
    }
    if (theirs > 0) counted.push({ ...speaker, quotations: theirs });
  }
  return counted.sort((a, b) => b.quotations - a.quotations);
}

/** The start of the name and the article identify a speaker. */
function keyOf({ article, span }: Located): string {
  return `${span.start} ${article}`;
}

/** All speakers, most quoted first. */
interface Everybody {
  readonly voices: readonly Voices[];
  /** The same as plain data. */
  readonly speakers: readonly LibrarySpeaker[];
  readonly speakerOf: ReadonlyMap<Voices, LibrarySpeaker>;
}

/** Cached by the list of articles, which never changes within a library: archives have thousands of speakers. */
const known = new WeakMap<Sources['articles'], Everybody>();

function everybodyIn(sources: Sources): Everybody {
  return known.get(sources.articles) ?? atOnce(findEverybody(sources));
}

/** Finds all speakers in advance, so that no query has to wait for it. */
export function* findEverybody({ articles, quotationsOf }: Sources): Steps<Everybody> {
  const voices: Voice[] = [];
  for (const [at, article] of articles.entries()) {
    if (at % SLICE === SLICE - 1) yield;
    for (const voice of voicesOf(article, quotationsOf(article))) voices.push(voice);
  }
  const joined = yield* joinVoices(voices);
  const all: { readonly voices: Voices; readonly speaker: LibrarySpeaker }[] = [];
  let heard = 0;
  for (const each of joined) {
    heard += each.length;
    if (heard > SLICE) {
      heard = 0;
      yield;
    }
    all.push({ voices: each, speaker: toSpeaker(each) });
  }
  yield;
  all.sort((a, b) => b.speaker.quotations - a.speaker.quotations);
  const everybody = {
    voices: all.map(({ voices }) => voices),
    speakers: all.map(({ speaker }) => speaker),
    speakerOf: new Map(all.map(({ voices, speaker }) => [voices, speaker])),
  };
  yield* directoryOf(everybody.voices, themselves);
  known.set(articles, everybody);
  return everybody;
}

function themselves(voices: Voices): Voices {
  return voices;
}

/** Yields to other work after this many articles. */
const SLICE = 200;

/** An article's speakers with their quotations. These are the same in every library that contains the article. */
function voicesOf(article: Article, { quotations, speakers }: ArticleQuotations): Voice[] {
  const said = speakers.map((): Quotation[] => []);
  for (const quotation of quotations) said[quotation.speaker ?? -1]?.push(quotation);
  return speakers.map((speaker, index) => ({ article, speaker, quotations: said[index] ?? [] }));
}

/** Quotations of an article with their speaker, if the text names one. */
interface Said {
  readonly article: Voice['article'];
  readonly speaker: Speaker | null;
  readonly quotations: readonly Quotation[];
}

/** All quotations in text order, including those of unknown speakers. */
function everyQuotation({ articles, quotationsOf }: Sources): Steps<Said[]> {
  return eachInSteps(articles, SLICE, (article) => {
    const { quotations, speakers } = quotationsOf(article);
    return quotations.map((quotation) => ({
      article,
      speaker: speakers[quotation.speaker ?? -1] ?? null,
      quotations: [quotation],
    }));
  });
}

/** The quotations as plain data. With a topic, only those about it, most relevant first. */
function* spoken(
  said: readonly Said[],
  sources: Sources,
  about: string | undefined,
): Steps<FoundQuotation[]> {
  if (about === undefined)
    return yield* eachInSteps(said, SLICE, ({ article, speaker, quotations }) =>
      quotations.map((quotation) => toFound(article, speaker, quotation)),
    );
  const worthOf = bearingOf(said, sources, about);
  yield;
  const bearing = yield* eachInSteps(said, SLICE, ({ article, speaker, quotations }) =>
    quotations.flatMap((quotation) => {
      const worth = worthOf(article, quotation);
      return worth >= ABOUT ? [{ found: toFound(article, speaker, quotation), worth }] : [];
    }),
  );
  return bearing.sort((a, b) => b.worth - a.worth).map(({ found }) => found);
}

/**
 * How relevant quotations are to a topic. Considers those in paragraphs that share words with it and in the paragraphs
 * after these.
 */
function bearingOf(said: readonly Said[], { index }: Sources, about: string) {
  const topic = topicQuery(about, index);
  const bearing = topicCoverage(topic, index);
  const among = new Set(said.map(({ article }) => article));
  const near = new Set<Paragraph>();
  const hits = index.search([...topic.stems], LOOKED_AT, (each) => among.has(each));
  for (const { article, paragraph } of upToCharacters(hits, MOST_CHARACTERS))
    for (const each of article.paragraphs.slice(paragraph.number - 1, paragraph.number + 1)) near.add(each);
  return (article: Article, { paragraph: number, pieces: [first] }: Quotation): number => {
    const paragraph = article.paragraphs[number - 1];
    if (!paragraph || !first || !near.has(paragraph)) return 0;
    return bearing(article, paragraph)[firstBehind(paragraph.sentences, first.start)] ?? 0;
  };
}

function toFound(article: Voice['article'], speaker: Speaker | null, quotation: Quotation): FoundQuotation {
  const { kind, pieces, cue, manner, mention, paragraph, lastParagraph } = quotation;
  return {
    article: article.id,
    section: article.paragraphs[paragraph - 1]?.section ?? null,
    paragraph,
    lastParagraph,
    kind,
    pieces,
    cue,
    manner,
    mention,
    speaker: speaker && { article: article.id, span: speaker.name },
  };
}
