import type { Manner, Sources } from '../answer/answer.js';
import { MOST_CONFIDENT } from '../answer/confidence.js';
import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';
import { isCalendar } from '../language/word-classes.js';
import { articleWithId } from './find-article.js';
import { newestFirst } from './period.js';
import { comparerFor, NOWHERE, type ReportedFacts } from './reported-facts.js';
import type { Answer, Passage } from './results.js';

/**
 * An answer with the reports of several articles compared. The same words in several articles become one passage with
 * all its sources. If articles of one story differ, the newest comes first and the differing words are named.
 */
export function withReports(answer: Answer, sources: Sources, manner: Manner): Answer {
  const passages = foldSame(answer.passages, sources.articles);
  const given = differing({ ...answer, passages }, sources, manner);
  return { ...given, passages: given.passages.slice(0, manner.limit) };
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** A key for comparing words: letters and digits in lower case. */
function wordsKey(text: string, span: Span): string {
  return keyOf(slice(text, span));
}

/** Like `wordsKey`, but reads each distinct wording only once: thousands of spans may share a few wordings. */
export function wordsKeys(): typeof wordsKey {
  const known = new Map<string, string>();
  return (text, span) => {
    const wording = slice(text, span);
    const key = known.get(wording) ?? keyOf(wording);
    known.set(wording, key);
    return key;
  };
}

function keyOf(wording: string): string {
  return wording.toLowerCase().match(WORDS)?.join(' ') ?? '';
}

/** Words that an editor adds or drops without changing the meaning: "said Monday that the", "said on Monday". */
const LOOSE = new Set(['a', 'an', 'the', 'that', 'on']);

/** A key that a sentence shares with lightly edited copies of itself. */
function copyKey(text: string, span: Span): string {
  const key = wordsKey(text, span);
  const telling = key.split(' ').filter((word) => !LOOSE.has(word));
  return telling.length > 0 ? telling.join(' ') : key;
}

/**
 * Merges passages whose answering sentences are the same except for insignificant words. The highest-ranked one stays.
 */
export function foldSame(passages: readonly Passage[], articles: readonly Article[]): Passage[] {
  const same = new Map<string, [Passage, ...Passage[]]>();
  for (const passage of passages) {
    const article = articleWithId(articles, passage.article);
    const key = article ? copyKey(article.text, passage.sentence) : '';
    const known = key === '' ? undefined : same.get(key);
    if (!known) same.set(key === '' ? `${passage.article} ${passage.span.start}` : key, [passage]);
    else if (known.every(({ article }) => article !== passage.article)) known.push(passage);
  }
  return [...same.values()].map(([first, ...others]) => {
    if (others.length === 0) return first;
    const also = newestFirst(others, ({ article }) => dayOf(articles, article))
      .reverse()
      .map(({ article, section, paragraph, sentence }) => ({ article, section, paragraph, sentence }));
    return { ...first, also };
  });
}

/** The day on which an article was published, `YYYY-MM-DD`; null if unknown. */
export function dayOf(articles: readonly Article[], id: string): string | null {
  return articleWithId(articles, id)?.published?.value ?? null;
}

/** The last day on which the words were published. */
function lastDay(articles: readonly Article[], { article, also = [] }: Passage): string | null {
  const days = [article, ...also.map((each) => each.article)].map((id) => dayOf(articles, id) ?? '');
  return days.sort().at(-1) || null;
}

/** A passage among those that differ. */
interface Report {
  readonly passage: Passage;
  readonly article: Article;
  readonly facts: ReportedFacts;
}

/** Finds differences among the passages and puts the passages that differ first, the newest of them at the top. */
function differing(answer: Answer, { articles, index }: Sources, { strictness }: Manner): Answer {
  const { question, passages } = answer;
  if (passages.length < 2) return answer;
  const { factsIn, difference } = comparerFor(question, index);
  const reports = passages.flatMap((passage): Report[] => {
    const article = articleWithId(articles, passage.article);
    return article ? [{ passage, article, facts: factsIn(article, passage.sentence) }] : [];
  });
  const [first] = reports;
  if (!first) return answer;
  const rivals = reports.filter(
    ({ article, facts }) =>
      article !== first.article &&
      difference(first.facts, facts) !== null &&
      areOneStory(first.article, article),
  );
  if (rivals.length === 0) return answer;
  const dated = newestFirst([first, ...rivals], ({ passage }) => lastDay(articles, passage));
  const words = dated.map(({ article, facts, passage }) => {
    const other = facts === first.facts ? (rivals[0] as Report).facts : first.facts;
    const [span] = difference(facts, other) ?? [NOWHERE];
    return { article: article.id, span: span === NOWHERE ? passage.sentence : span };
  });
  const among = new Set(dated.map(({ passage }) => passage));
  return {
    ...answer,
    ...together(answer, dated, strictness),
    passages: [...among, ...passages.filter((passage) => !among.has(passage))],
    differing: words,
  };
}

/** With roughly even odds or better, it is an answer. */
const SURE = 0.5;

/** The confidence that one of several differing passages answers. Each of them made the others seem less likely. */
function together(
  { outcome, confidence }: Answer,
  reports: readonly Report[],
  strictness: Manner['strictness'],
): Partial<Answer> {
  const best = Math.max(...reports.map(({ passage }) => passage.score));
  if (outcome !== 'closest' || strictness === 'strict' || best <= 0) return {};
  const none = reports.reduce((all, { passage }) => all * (1 - (confidence * passage.score) / best), 1);
  const sure = Math.min(MOST_CONFIDENT, 1 - none);
  return sure >= SURE ? { outcome: 'answer', answered: true, confidence: sure } : {};
}

/** The number of opening paragraphs that show what an article is about. */
const OPENING = 4;
/** The maximum number of characters read of each. */
const LONGEST = 2_000;
/** The minimum of names, and of the share of other words, that articles of one story have in common. */
const LEAST_NAMES = 2;
const LEAST_SHARE = 0.25;

interface Opening {
  readonly names: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/** Whether two articles report on the same: their openings share names and a quarter of their words. */
function areOneStory(a: Article, b: Article): boolean {
  const [one, other] = [openingOf(a), openingOf(b)];
  const names = shared(one.names, other.names);
  const least = Math.min(LEAST_NAMES, one.names.size, other.names.size);
  if (names === 0 || names < least) return false;
  return shared(one.stems, other.stems) >= LEAST_SHARE * Math.min(one.stems.size, other.stems.size);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((each) => b.has(each)).length;
}

const known = new WeakMap<Article, Opening>();

/**
 * Names are capitalised words that do not begin a sentence. A title adds none, because it may be capitalised
 * throughout.
 */
function openingOf(article: Article): Opening {
  const before = known.get(article);
  if (before) return before;
  const { text, title, paragraphs } = article;
  const [names, stems] = [new Set<string>(), new Set<string>()];
  for (const { start, end, sentences } of paragraphs.slice(0, OPENING)) {
    const begins = new Set(sentences.map((sentence) => sentence.start));
    for (const term of termsOf(text.slice(start, Math.min(end, start + LONGEST)), start)) {
      if (!term.content) continue;
      stems.add(term.stem);
      const isCapital = /^\p{Lu}/u.test(text.slice(term.start, term.start + 2));
      if (isCapital && !begins.has(term.start) && !isCalendar(term.word)) names.add(term.stem);
    }
  }
  for (const { stem, content } of title ? termsOf(slice(text, title)) : []) if (content) stems.add(stem);
  const opening = { names, stems };
  known.set(article, opening);
  return opening;
}
