import { answersTo } from '../../src/answer/feature-context.js';
import { FEATURES } from '../../src/answer/features.js';
import { type Model, modelFrom } from '../../src/answer/model.js';
import { dot } from '../../src/answer/rank.js';
import { agreement, DIMENSIONS } from '../../src/language/word-vectors.js';
import { number } from '../format.js';
import { printTable } from '../table.js';
import type { Example } from './examples.js';
import { foldOf } from './folds.js';
import type { Learned } from './learn.js';

/**
 * Prints how well sentences of a known article are ranked, set by set: by a model trained on other articles, and by one
 * trained on other sets only. Of long articles only the sentences used for training are ranked.
 */
export function report({ folds, without, examples }: Learned): void {
  const models = folds.map(modelFrom);
  printTable(
    'Ranking in a known article: articles left out in turn, and sets left out in turn',
    ['', 'questions', 'R@1', 'R@3', 'MRR', 'sentence', 'set out: R@1', 'R@3', 'MRR', 'sentence'],
    Object.entries(without).map(([set, learned]) => {
      const own = examples.filter(({ asked: { lesson } }) => lesson.set === set);
      const model = modelFrom(learned);
      return [
        set,
        own.length.toString(),
        ...cells(own, ({ asked: { lesson } }) => models[foldOf(lesson.key)] as Model),
        ...cells(own, () => model),
      ];
    }),
  );
}

function cells(examples: readonly Example[], modelOf: (example: Example) => Model): string[] {
  const outcomes = examples.map((example) => ranksOf(example, modelOf(example)));
  const mean = (of: (each: { rank: number; sentence: boolean }) => number) =>
    number(outcomes.reduce((sum, each) => sum + of(each), 0) / Math.max(1, outcomes.length), 3);
  return [
    mean(({ rank }) => Number(rank === 1)),
    mean(({ rank }) => Number(rank <= 3)),
    mean(({ rank }) => 1 / rank),
    mean(({ sentence }) => Number(sentence)),
  ];
}

function scoresOf({ list: { values, directions, kinds, right } }: Example, { article }: Model): number[] {
  const { weights, answers } = article.ranking;
  const answer = answersTo(kinds, answers);
  const [features, numbers] = [FEATURES.length, DIMENSIONS];
  return Array.from(right, (_, row) => {
    const about = directions.subarray(row * numbers, (row + 1) * numbers);
    return (
      dot(values.subarray(row * features, (row + 1) * features), weights) +
      (answer ? agreement(answer, about) : 0)
    );
  });
}

/** The rank of the first right paragraph, and whether the sentence chosen in the first one is right. */
function ranksOf(example: Example, model: Model) {
  const { list, paragraphs } = example;
  const scores = scoresOf(example, model);
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const byParagraph = new Map<number, { power: number; right: boolean; top: number; topRight: boolean }>();
  for (const [row, score] of scores.entries()) {
    const at = paragraphs[row] as number;
    const known = byParagraph.get(at) ?? {
      power: 0,
      right: false,
      top: Number.NEGATIVE_INFINITY,
      topRight: false,
    };
    const isRight = list.right[row] === 1;
    byParagraph.set(at, {
      power: known.power + Math.exp(score - best),
      right: known.right || isRight,
      top: Math.max(known.top, score),
      topRight: score > known.top ? isRight : known.topRight,
    });
  }
  const ordered = [...byParagraph.values()].sort((a, b) => b.power - a.power);
  const rank = ordered.findIndex((each) => each.right) + 1;
  return { rank: rank === 0 ? Number.POSITIVE_INFINITY : rank, sentence: ordered[0]?.topRight ?? false };
}
