import { overlaps } from '../language/span.js';
import type { Taken } from './follow-up.js';
import { beliefs, type Ranked } from './rank.js';

/**
 * What is added to the score of a passage that stands in the paragraph shown last, in the next one, in the one before:
 * logarithms of odds. Who asks "Why?" asks about what was just read; a whole question may be about anything.
 */
const NEAR: Readonly<Record<Taken['kind'], readonly [same: number, next: number, before: number]>> = {
  reference: [0.8, 0.5, 0.2],
  more: [0.8, 0.5, 0.2],
  correction: [0, 0, 0],
  ellipsis: [1.5, 0.8, 0.3],
  plain: [0, 0, 0],
};
/** What was shown without being sure, or some turns ago, says so much of where the next answer stands. */
const FAR = 0.3;
/** Who asks for more has read the sentence. */
const READ = 0.5;

/** The passages with those near to what was shown last moved up. */
export function nearer(ranked: readonly Ranked[], { kind, isWhole, shown, isNear }: Taken): Ranked[] {
  if (!shown || shown.paragraph === null) return [...ranked];
  const { article, paragraph, sentence: read } = shown;
  // "And Putin?" is a question of its own once the name is put in.
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

/** How much sooner the next answer stands in the article shown last than in another, before either is asked. */
const STAYS: Readonly<Record<Taken['kind'], number>> = {
  reference: 4,
  more: 4,
  correction: 4,
  ellipsis: 4,
  plain: 1,
};
/** No ranking is surely wrong. */
const LEAST = 0.05;

/** A ranking, and how sure it is of its first passage. */
interface Sure {
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
}

/**
 * The ranking of the article that was shown last and that of all articles as one: each passage is believed as much as
 * both together believe it, by how likely the conversation stays with the article.
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
