import { type Ranked, rank } from '../../src/answer/rank.js';
import type { Scope } from '../../src/answer/view.js';
import { auroc, keptAt } from '../answers/abstention.js';
import { answerFigures } from '../answers/figures.js';
import { type Judged, judge } from '../answers/judge.js';
import type { PredictedPassage } from '../answers/prediction.js';
import { figure, number, percent } from '../format.js';
import { printTable } from '../table.js';
import { type Asked, isAnswerable, lookIn, type Room } from './room.js';
import { thresholdFor } from './thresholds.js';
import type { Confidence, Sure } from './train-confidence.js';
import type { Ranking } from './train-ranking.js';

const FIGURES = ['MRR', 'R1', 'R3', 'R5', 'strict', 'any', 'MAP'];

/** Prints how the ranking does on articles that it was not learned from. */
export function reportRanking(rooms: readonly Room[], ranking: Ranking, scope: Scope): void {
  printTable(
    `Ranking, scope ${scope}, on articles not learned from`,
    ['', ...FIGURES],
    rooms.map((room) => {
      const figures = answerFigures(
        room.questions.filter(isAnswerable).flatMap((asked) => judgeAsked(asked, ranking, scope)),
      );
      return [room.name, ...FIGURES.map((name) => figure(figures[name], 3))];
    }),
  );
}

function judgeAsked(asked: Asked, ranking: Ranking, scope: Scope): Judged[] {
  const look = lookIn(asked, scope);
  if (!look) return [];
  const { query, candidates, vocabulary } = look;
  const ranked = rank(query, candidates, vocabulary, ranking.folds[asked.fold] as Float64Array);
  return [judge(asked.gold, asked.question, { passages: ranked.map(predicted), confidence: 0 })];
}

function predicted({ place, view, score }: Ranked): PredictedPassage {
  const { start, end } = place.of.sentences[view.sentence] ?? place.of;
  return {
    article: place.article.id,
    paragraph: place.paragraph,
    sentence: [start - place.of.start, end - place.of.start],
    score,
  };
}

/**
 * Prints how well the confidence tells what to refuse: its evidence was weighed on other articles, curve and thresholds
 * were chosen on these.
 */
export function reportConfidence({ sure }: Confidence, scope: Scope): void {
  const sets = [...new Set(sure.map(({ set }) => set))];
  const of = (set: string) => sure.filter((each) => each.set === set);
  printTable(
    `Confidence, scope ${scope}, weighed on other articles; kept and refused at the thresholds chosen here`,
    ['', 'AUROC', 'kept at 90% refused', 'strict', 'balanced', 'eager'],
    sets.map((set) => {
      const sorted = of(set)
        .map((each) => ({ ...each, sentenceRight: each.right, weight: 1 }))
        .sort((a, b) => a.confidence - b.confidence);
      return [
        set,
        number(auroc(sorted), 3),
        number(keptAt(sorted, 0.9).kept, 3),
        ...(['strict', 'balanced', 'eager'] as const).map((strictness) =>
          outcome(of(set), thresholdFor(sure, strictness)),
        ),
      ];
    }),
  );
}

/** Answerable kept, and unanswerable refused by where they were put. */
function outcome(of: readonly Sure[], threshold: number): string {
  const kept = of.filter(({ answerable }) => answerable);
  const refused = [...new Set(of.flatMap(({ answerable, put }) => (answerable ? [] : [put])))].map((put) => {
    const there = of.filter((each) => !each.answerable && each.put === put);
    const share = percent(there.filter(({ confidence }) => confidence < threshold).length, there.length);
    return `${put} ${share}`;
  });
  const share = percent(kept.filter(({ confidence }) => confidence >= threshold).length, kept.length);
  return `${share} kept; refused ${refused.join(', ')}`;
}
