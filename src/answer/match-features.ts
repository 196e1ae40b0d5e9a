import type { Held } from './coverage.js';
import type { Feature, FeatureContext } from './feature-context.js';
import { MATCHES, Match } from './query.js';

/** The first and the last kind of match. */
type Range = readonly [from: number, to: number];

const ALIKE: Range = [MATCHES.indexOf('likeness from 0.5'), MATCHES.indexOf('likeness from 0.7')];
const RELATED: Range = [MATCHES.indexOf('wider or narrower'), MATCHES.indexOf('same start')];
const SAME: Range = [Match.name, Match.same];

/** How the question's terms are matched, by kind of match. */
export const MATCH_FEATURES: Readonly<Record<string, Feature>> = {
  ...Object.fromEntries(
    [
      'likeness from 0.3',
      'likeness from 0.5',
      'likeness from 0.6',
      'wider or narrower',
      'same start',
    ].flatMap((name): [string, Feature][] => {
      const kind = MATCHES.indexOf(name);
      return [
        [`match: ${name}`, (v) => heldBy(v.weights.general, v.matches, kind, kind)],
        [`telling match: ${name}`, (v) => heldBy(v.topic.weights, v.matches, kind, kind)],
      ];
    }),
  ),
  'match: name': (v) => heldBy(v.weights.general, v.matches, Match.name, Match.name),
  'match before only: same': (v) => heldElsewhere(v, v.weights.general, v.matchesBefore, SAME),
  'match before only: alike': (v) => heldElsewhere(v, v.weights.general, v.matchesBefore, ALIKE),
  'match after only: same': (v) => heldElsewhere(v, v.weights.general, v.matchesAfter, SAME),
  'match after only: alike': (v) => heldElsewhere(v, v.weights.general, v.matchesAfter, ALIKE),
  'match in the paragraph only: same': (v) => heldElsewhere(v, v.weights.general, v.matchesParagraph, SAME),
  'match in the paragraph only: related': (v) =>
    heldElsewhere(v, v.weights.general, v.matchesParagraph, RELATED),
  'telling match in the paragraph only: same': (v) =>
    heldElsewhere(v, v.topic.weights, v.matchesParagraph, SAME),
  'nouns: related': (v) => heldBy(v.weights.nouns, v.matches, ...RELATED),
  'nouns: alike': (v) => heldBy(v.weights.nouns, v.matches, ...ALIKE),
  'names: related': (v) => heldBy(v.weights.names, v.matches, ...RELATED),
  'negated as asked': ({ query: { question }, sentenceFeatures }) =>
    question.statement ? Number(question.statement.negated === sentenceFeatures.negations > 0) : 0,
};

/** The weight of the terms whose best match is of these kinds. */
function heldBy(weights: Float64Array, matches: Held, from: number, to: number): number {
  return shareOf(weights, (term) => (matches[term] as number) >= from && (matches[term] as number) <= to);
}

/** The weight of the terms that have such a match elsewhere, and a weaker one or none in the sentence. */
function heldElsewhere(v: FeatureContext, weights: Float64Array, elsewhere: Held, [from, to]: Range): number {
  return shareOf(weights, (term) => {
    const [here, there] = [v.matches[term] as number, elsewhere[term] as number];
    return here < Match.synonym && there > here && there >= from && there <= to;
  });
}

function shareOf(weights: Float64Array, holds: (term: number) => boolean): number {
  let [held, whole] = [0, 0];
  for (let term = 0; term < weights.length; term++) {
    whole += weights[term] as number;
    if (holds(term)) held += weights[term] as number;
  }
  return whole === 0 ? 0 : held / whole;
}
