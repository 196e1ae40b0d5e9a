import { logistic } from '../../src/answer/confidence.js';
import { EVIDENCE, evidenceOf } from '../../src/answer/evidence.js';
import { rank } from '../../src/answer/rank.js';
import type { Scope } from '../../src/answer/view.js';
import { withProgress } from '../progress.js';
import { FOLDS } from './folds.js';
import { type Case, fitLogistic, type Line, sumOf } from './logistic.js';
import { type Asked, answers, isAnswerable, type Room } from './room.js';
import type { Ranking } from './train-ranking.js';

/** A question with how sure it was, learned on other articles. */
export interface Sure {
  readonly set: string;
  /** Whether its set taught confidence. */
  readonly taught: boolean;
  readonly answerable: boolean;
  /** Whether the first passage answers. */
  readonly right: boolean;
  /** Probability that it does. */
  readonly confidence: number;
}

export interface Confidence {
  readonly line: Line;
  readonly slope: number;
  readonly offset: number;
  /** On articles not learned from. */
  readonly sure: readonly Sure[];
}

interface Weighed {
  readonly asked: Asked;
  readonly set: string;
  readonly values: Float32Array;
  readonly right: boolean;
  readonly weight: number;
}

/**
 * Learns how sure a ranking is. A first line tells questions with an answer from those without, since what should be
 * refused is known best there; a second one (Platt 1999) makes it the probability that the first passage is right.
 */
export function trainConfidence(rooms: readonly Room[], ranking: Ranking, scope: Scope): Confidence {
  const all = rooms.flatMap((room) =>
    [...withProgress(`${room.name}, ${scope}: evidence`, room.questions)].flatMap(
      (asked) => weigh(asked, room, ranking) ?? [],
    ),
  );
  const learned = all.filter(({ weight }) => weight > 0);
  const fit = (without: number | null) =>
    fitLogistic(learned.filter(({ asked }) => asked.fold !== without).map(answerableCase), EVIDENCE.length);
  const folds = Array.from({ length: FOLDS }, (_, fold) => fit(fold));
  const sums = all.map(({ asked, values }) => sumOf(folds[asked.fold] as Line, values));
  const curve = fitLogistic(
    all.flatMap(({ right, weight }, at) =>
      weight > 0 ? [{ values: Float32Array.of(sums[at] as number), holds: right, weight }] : [],
    ),
    1,
  );
  const sure = all.map(({ asked, set, right, weight }, at) => ({
    set,
    taught: weight > 0,
    answerable: isAnswerable(asked),
    right,
    confidence: logistic(sumOf(curve, [sums[at] as number])),
  }));
  return { line: fit(null), slope: curve.weights[0] as number, offset: curve.bias, sure };
}

function weigh(asked: Asked, { name, share }: Room, ranking: Ranking): Weighed | null {
  if (asked.question.positives) return null;
  const { query, candidates, vocabulary } = asked.look();
  const ranked = rank(query, candidates, vocabulary, ranking.folds[asked.fold] as Float64Array);
  const evidence = evidenceOf(ranked);
  const [first] = ranked;
  if (!evidence || !first) return null;
  const right = answers(asked, first.place.article, first.place.of.number);
  return { asked, set: name, values: Float32Array.from(evidence), right, weight: share.confidence };
}

function answerableCase({ asked, values, weight }: Weighed): Case {
  return { values, holds: isAnswerable(asked), weight };
}
