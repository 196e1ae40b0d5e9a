import { generalRarity } from '../language/word-vectors.js';
import type { PassageIndex } from '../search/passage-index.js';
import type { Antecedent, Before, SaidTerm } from './history.js';
import type { Question, QuestionTerm } from './question/question.js';

type Part = SaidTerm['part'];
type Kind = 'name' | 'other';

/** The weight of words of the last turn, relative to the question's own, by where they were said. */
const WORTH: Readonly<
  Record<'reference' | 'ellipsis' | 'more', Readonly<Record<Part, Readonly<Record<Kind, number>>>>>
> = {
  reference: { question: { name: 1, other: 0.3 }, answer: { name: 1, other: 0.2 } },
  ellipsis: { question: { name: 1, other: 0.6 }, answer: { name: 0.6, other: 0.5 } },
  more: { question: { name: 1, other: 0.5 }, answer: { name: 0.3, other: 0.2 } },
};
/** The weight of names of a turn, relative to those of the turn after it. */
const DECAY = 0.7;
/** The maximum total weight of carried words: a base plus a share of the weight of the question's own words. */
const MOST_CARRIED = {
  reference: { least: 0.3, share: 0.3 },
  ellipsis: { least: 1, share: 0.3 },
  more: { least: 0.5, share: 0.3 },
} as const;

/**
 * The words that a question takes over from earlier turns: all words of the last turn, only the names of those before.
 */
export function carriedTo(
  kind: keyof typeof WORTH,
  question: Question,
  before: readonly Pick<Before, 'question' | 'answer'>[],
  meant: readonly Pick<Antecedent, 'terms'>[] | null,
  index: PassageIndex,
): SaidTerm[] {
  const have = new Set(question.terms.map(({ stem }) => stem));
  const carried: SaidTerm[] = [];
  const add = (terms: readonly SaidTerm[], factor: number) => {
    for (const term of terms) {
      const type = term.name ? 'name' : 'other';
      const weight = term.weight * factor * WORTH[kind][term.part][type];
      if (weight <= 0 || have.has(term.stem)) continue;
      have.add(term.stem);
      carried.push({ ...term, weight });
    }
  };
  for (const { terms } of meant ?? []) add(terms, 1);
  let factor = 1;
  for (const [back, { question: asked, answer }] of [...before].reverse().entries()) {
    const terms = [...asked, ...answer];
    if (back === 0) add(terms, 1);
    else
      add(
        terms.filter(({ name }) => name),
        factor,
      );
    factor *= DECAY;
    if (terms.some(({ name }) => name)) break;
  }
  const own = question.terms.filter(({ stem }) => index.knows(stem));
  const { least, share } = MOST_CARRIED[kind];
  return scaled(carried, () => 1, least + share * massOf(own));
}

/** The terms with their weights multiplied by a factor; their sum is limited to `most`. */
export function scaled(
  terms: readonly SaidTerm[],
  factor: (term: SaidTerm) => number,
  most = Number.POSITIVE_INFINITY,
): SaidTerm[] {
  const weighted = terms.map((term) => ({ ...term, weight: term.weight * factor(term) }));
  const scale = Math.min(1, most / Math.max(massOf(weighted), Number.MIN_VALUE));
  return weighted.map((term) => ({ ...term, weight: term.weight * scale }));
}

function massOf(terms: readonly QuestionTerm[]): number {
  return terms.reduce((sum, { word, weight }) => sum + weight * (0.1 + generalRarity(word) ** 2), 0);
}
