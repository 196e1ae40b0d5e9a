import type { Manner, Sources } from '../answer/answer.js';
import { MOST_CONFIDENT } from '../answer/confidence.js';
import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { newestFirst } from './period.js';
import { comparerFor, NOWHERE, type ReportedFacts } from './reported-facts.js';
import type { Answer, Passage } from './results.js';
import { articleWithId } from './source.js';
import { areOneStory } from './stories.js';

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

function dayOf(articles: readonly Article[], id: string): string | null {
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
