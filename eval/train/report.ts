import { FEATURES } from '../../src/answer/features.js';
import type { LearnedModel } from '../../src/answer/model.js';
import { number } from '../format.js';
import { printTable } from '../table.js';
import type { Example } from './examples.js';
import { foldOf } from './folds.js';
import type { Learned } from './learn.js';

/**
 * Prints how well sentences of a known article are ranked, set by set: by what was learned on other articles, and on
 * other sets alone. Of long articles only the sentences that taught are ranked.
 */
export function report({ folds, without, examples }: Learned): void {
  printTable(
    'Ranking in a known article: articles left out in turn, and sets left out in turn',
    ['', 'questions', 'R@1', 'R@3', 'MRR', 'sentence', 'set out: R@1', 'R@3', 'MRR', 'sentence'],
    Object.entries(without).map(([set, model]) => {
      const own = examples.filter(({ asked: { lesson } }) => lesson.set === set);
      return [
        set,
        own.length.toString(),
        ...cells(own, ({ asked: { lesson } }) => folds[foldOf(lesson.key)] as LearnedModel),
        ...cells(own, () => model),
      ];
    }),
  );
}

function cells(examples: readonly Example[], modelOf: (example: Example) => LearnedModel): string[] {
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

/** The rank of the first right paragraph, and whether the sentence marked in the first one is right. */
function ranksOf({ list: { values, right }, paragraphs }: Example, { article: { ranking } }: LearnedModel) {
  const scores = Array.from(right, (_, row) =>
    FEATURES.reduce(
      (sum, name, at) => sum + (values[row * FEATURES.length + at] as number) * (ranking[name] ?? 0),
      0,
    ),
  );
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
    const isRight = right[row] === 1;
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
