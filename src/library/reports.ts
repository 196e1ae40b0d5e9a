import type { Manner, Sources } from '../answer/answer.js';
import { MOST_CONFIDENT } from '../answer/confidence.js';
import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';
import { type Claim, comparerFor, NOWHERE } from './claims.js';
import { newestFirst } from './period.js';
import type { Answer, Passage } from './results.js';
import { areOneStory } from './stories.js';

/**
 * An answer with what several articles make of it: the same words in several are one passage with its sources; where
 * articles of one story differ, the newest stands first and the differing words are named.
 */
export function withReports(answer: Answer, sources: Sources, manner: Manner): Answer {
  const byId = new Map(sources.articles.map((article) => [article.id, article]));
  const passages = foldSame(answer.passages, byId);
  const given = differing({ ...answer, passages }, sources, manner, byId);
  return { ...given, passages: given.passages.slice(0, manner.limit) };
}

type ById = ReadonlyMap<string, Article>;

/** What tells words from others: letters and digits in lower case. */
export function wordsKey(text: string, span: Span): string {
  return termsOf(slice(text, span))
    .map(({ word }) => word)
    .join(' ');
}

/** Passages whose answering sentence is word for word the same are one, that which ranks first. */
export function foldSame(passages: readonly Passage[], byId: ById): Passage[] {
  const same = new Map<string, [Passage, ...Passage[]]>();
  for (const passage of passages) {
    const article = byId.get(passage.article);
    const key = article ? wordsKey(article.text, passage.sentence) : '';
    const known = key === '' ? undefined : same.get(key);
    if (!known) same.set(key === '' ? `${passage.article} ${passage.span.start}` : key, [passage]);
    else if (known.every(({ article }) => article !== passage.article)) known.push(passage);
  }
  return [...same.values()].map(([first, ...others]) => {
    if (others.length === 0) return first;
    const also = newestFirst(others, ({ article }) => dayOf(byId, article))
      .reverse()
      .map(({ article, section, paragraph, sentence }) => ({ article, section, paragraph, sentence }));
    return { ...first, also };
  });
}

function dayOf(byId: ById, id: string): string | null {
  return byId.get(id)?.published?.value ?? null;
}

/** The day on which words were printed last. */
function lastDay(byId: ById, { article, also = [] }: Passage): string | null {
  const days = [article, ...also.map((each) => each.article)].map((id) => dayOf(byId, id) ?? '');
  return days.sort().at(-1) || null;
}

/** A passage among those that differ. */
interface Report {
  readonly passage: Passage;
  readonly article: Article;
  readonly claim: Claim;
}

/** What differs among the passages, with the newest of each kind first. */
function differing(answer: Answer, { index }: Sources, { strictness }: Manner, byId: ById): Answer {
  const { question, passages } = answer;
  if (passages.length < 2) return answer;
  const { claimIn, difference } = comparerFor(question, index);
  const reports = passages.flatMap((passage): Report[] => {
    const article = byId.get(passage.article);
    return article ? [{ passage, article, claim: claimIn(article, passage.sentence) }] : [];
  });
  const [first] = reports;
  if (!first) return answer;
  const rivals = reports.filter(
    ({ article, claim }) =>
      article !== first.article &&
      difference(first.claim, claim) !== null &&
      areOneStory(first.article, article),
  );
  if (rivals.length === 0) return answer;
  const dated = newestFirst([first, ...rivals], ({ passage }) => lastDay(byId, passage));
  const words = dated.map(({ article, claim, passage }) => {
    const other = claim === first.claim ? (rivals[0] as Report).claim : first.claim;
    const [span] = difference(claim, other) ?? [NOWHERE];
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

/** From about even odds on it is an answer. */
const SURE = 0.5;

/** How sure it is that one of several passages that differ answers: each of them made the others seem less so. */
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
