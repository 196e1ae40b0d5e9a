import { logistic } from '../../src/answer/confidence.js';
import { EVIDENCE, evidenceOf } from '../../src/answer/evidence.js';
import { rank } from '../../src/answer/rank.js';
import type { Scope } from '../../src/answer/view.js';
import { withProgress } from '../progress.js';
import { FOLDS } from './folds.js';
import { type Case, fitLogistic, type Line, sumOf } from './logistic.js';
import { type Asked, answers, isAnswerable, type Look, lookIn, type Put, type Room } from './room.js';
import type { Ranking } from './train-ranking.js';

/** A question with how sure it was, learned on other articles. */
export interface Sure {
  readonly set: string;
  readonly put: Put;
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
  /** The evidence; null where nothing was ranked, which is as unsure as can be. */
  readonly values: Float32Array | null;
  readonly right: boolean;
  readonly weight: number;
}

/**
 * Learns how sure a ranking is. A first line tells questions with an answer from those without, since what should be
 * refused is known best there; a second one (Platt 1999) makes it the probability that the first passage is right.
 */
export function trainConfidence(rooms: readonly Room[], ranking: Ranking, scope: Scope): Confidence {
  const all = rooms.flatMap((room) =>
    [...withProgress(`${room.name}, ${scope}: evidence`, room.questions)].flatMap((asked) => {
      const look = asked.question.positives ? null : lookIn(asked, scope);
      return look ? [weigh(asked, look, room, ranking)] : [];
    }),
  );
  const fit = (without: number | null) =>
    fitLogistic(
      all.flatMap((each) => (each.asked.fold === without ? [] : answerableCase(each))),
      EVIDENCE.length,
    );
  const folds = Array.from({ length: FOLDS }, (_, fold) => fit(fold));
  const sumFor = ({ asked, values }: Weighed) => values && sumOf(folds[asked.fold] as Line, values);
  const curve = fitLogistic(
    all.flatMap((each) => {
      const sum = sumFor(each);
      const { right, weight } = each;
      return sum !== null && weight > 0 ? [{ values: Float32Array.of(sum), holds: right, weight }] : [];
    }),
    1,
  );
  const sure = all.map((each) => {
    const sum = sumFor(each);
    const { asked, set, right, weight } = each;
    return {
      set,
      put: asked.put,
      taught: weight > 0,
      answerable: isAnswerable(asked),
      right,
      confidence: sum === null ? 0 : logistic(sumOf(curve, [sum])),
    };
  });
  return { line: fit(null), slope: curve.weights[0] as number, offset: curve.bias, sure };
}

function weigh(
  asked: Asked,
  { query, candidates, vocabulary }: Look,
  { name, share }: Room,
  ranking: Ranking,
): Weighed {
  const ranked = rank(query, candidates, vocabulary, ranking.folds[asked.fold] as Float64Array);
  const evidence = evidenceOf(ranked);
  const [first] = ranked;
  const right = first !== undefined && answers(asked, first.place.article, first.place.of.number);
  return {
    asked,
    set: name,
    values: evidence && Float32Array.from(evidence),
    right,
    weight: share.confidence,
  };
}

function answerableCase({ asked, values, weight }: Weighed): Case[] {
  return values && weight > 0 ? [{ values, holds: isAnswerable(asked), weight }] : [];
}
