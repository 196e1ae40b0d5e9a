import { overlaps } from '../language/span.js';
import type { Taken } from './follow-up.js';
import { beliefs, type Ranked } from './rank.js';

/**
 * Added to the score of a passage in the paragraph shown last, in the next one, and in the one before: log odds. "Why?"
 * asks about what was just read; a whole question may be about anything.
 */
const NEAR: Readonly<Record<Taken['kind'], readonly [same: number, next: number, before: number]>> = {
  reference: [0.8, 0.5, 0.2],
  more: [0.8, 0.5, 0.2],
  correction: [0, 0, 0],
  ellipsis: [1.5, 0.8, 0.3],
  plain: [0, 0, 0],
};
/** Weight of passages that were shown as uncertain, or some turns ago, in predicting where the next answer is. */
const FAR = 0.3;
/** Subtracted from the sentence shown last: a user who asks for more has read it. */
const READ = 0.5;

/** The ranking with passages near the one shown last moved up. */
export function nearer(ranked: readonly Ranked[], { kind, isWhole, shown, isNear }: Taken): Ranked[] {
  if (!shown || shown.paragraph === null) return [...ranked];
  const { article, paragraph, sentence: read } = shown;
  // "And Putin?" is a question of its own once the name is inserted.
  const [same, next, before] = NEAR[kind === 'ellipsis' && isWhole ? 'reference' : kind];
  return ranked
    .map((each) => {
      const { article: other, of } = each.candidate;
      if (other.id !== article) return each;
      const distance = of.number - paragraph;
      const bonus = distance === 0 ? same : distance === 1 ? next : distance === -1 ? before : 0;
      const sentence = of.sentences[each.context.sentence];
      const isRead = kind === 'more' && sentence !== undefined && overlaps(sentence, read);
      return { ...each, score: each.score + (isNear ? 1 : FAR) * (isRead ? -READ : bonus) };
    })
    .sort((a, b) => b.score - a.score);
}

/** The prior odds that the next answer is in the article shown last rather than in another. */
const STAYS: Readonly<Record<Taken['kind'], number>> = {
  reference: 4,
  more: 4,
  correction: 4,
  ellipsis: 4,
  plain: 1,
};
/** Added to each confidence, because no ranking is certainly wrong. */
const LEAST = 0.05;

/** A ranking and the confidence of its first passage. */
interface Sure {
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
}

/**
 * Combines the ranking of the article shown last with that of all articles: a passage's probability is the sum of both,
 * weighted by how likely the conversation is to stay with the article.
 */
export function together(kind: Taken['kind'], shown: Sure, all: Sure): Ranked[] {
  const odds = (STAYS[kind] * (shown.confidence + LEAST)) / (all.confidence + LEAST);
  const masses = new Map<string, { readonly ranked: Ranked; readonly mass: number }>();
  const add = (ranked: readonly Ranked[], share: number) => {
    const believed = beliefs(ranked);
    for (const [at, each] of ranked.entries()) {
      const { article, of } = each.candidate;
      const key = `${of.number} ${article.id}`;
      const known = masses.get(key);
      const mass = share * (believed[at] as number) + (known?.mass ?? 0);
      masses.set(key, { ranked: known?.ranked ?? each, mass });
    }
  };
  add(shown.ranked, odds / (1 + odds));
  add(all.ranked, 1 / (1 + odds));
  return [...masses.values()]
    .map(({ ranked, mass }) => ({ ...ranked, score: Math.log(mass) }))
    .sort((a, b) => b.score - a.score);
}
