import { overlaps } from '../language/span.js';
import type { Taken } from './follow-up.js';
import { knob } from './knobs.js';
import type { Ranked } from './rank.js';

const NEAR = {
  reference: [0.8, 0.5, 0.2, 0],
  more: [0.8, 0.5, 0.2, 0],
  correction: [0.8, 0.5, 0.2, 0],
  ellipsis: [1.5, 0.8, 0.3, 0],
  plain: [0, 0, 0, 0],
};

/** Adds to the scores of passages near to what was shown. */
export function nearer(ranked: readonly Ranked[], { kind, shown: near, sure }: Taken): Ranked[] {
  const [last] = near;
  if (!last) return [...ranked];
  return ranked
    .map((each) => {
      const { candidate, context } = each;
      if (candidate.article.id !== last.article || last.paragraph === null) return each;
      const sentence = candidate.of.sentences[context.sentence];
      const distance = candidate.of.number - last.paragraph;
      const at = distance === 0 ? 0 : distance === 1 ? 1 : distance === -1 ? 2 : 3;
      const bonus =
        (sure ? 1 : knob('unsure', 0.3)) *
        (knob(`near.${kind}.${at}`, NEAR[kind][at] as number) +
          (sentence && overlaps(sentence, last.sentence) ? knob(`near.${kind}.sentence`, 0) : 0));
      return { ...each, score: each.score + bonus };
    })
    .sort((a, b) => b.score - a.score);
}
