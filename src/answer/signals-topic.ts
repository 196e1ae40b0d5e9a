import { best, type Held, share } from './cover.js';
import type { Signal } from './signal.js';
import { MATCHES } from './query.js';
import { type View, windowOf } from './view.js';

function window(v: View): Held {
  return windowOf(v.cover, v.sentenceBefore, v.sentenceAfter);
}

function rarest(weights: Float64Array, held: Held): number {
  let [most, whole] = [0, 1e-9];
  for (let term = 0; term < weights.length; term++) {
    whole = Math.max(whole, weights[term] as number);
    most = Math.max(most, (weights[term] as number) * (held[term] as number));
  }
  return most / whole;
}

/** How much of what tells the article's sentences apart stands where. */
export const TOPIC: Record<string, Signal> = {
  'telling terms in the sentence': (v) => share(v.topic.weights, v.cover.soft),
  'telling terms themselves in the sentence': (v) => share(v.topic.weights, v.cover.exact),
  'telling terms in the window': (v) => share(v.topic.weights, window(v)),
  'telling terms in the paragraph': (v) => share(v.topic.weights, v.paragraph.soft),
  'telling terms in the sentence, of the best': (v) =>
    share(v.topic.weights, v.cover.soft) / v.topic.sentence,
  'telling terms in the window, of the best': (v) => share(v.topic.weights, window(v)) / v.topic.window,
  'telling terms in the paragraph, of the best': (v) =>
    share(v.topic.weights, v.paragraph.soft) / v.topic.paragraph,
  'likeness to the terms': (v) => share(v.weights.general, v.likeness),
  'likeness to the telling terms': (v) => share(v.topic.weights, v.likeness),
  'likeness to the terms, above the mean': (v) =>
    share(v.weights.general, v.likeness) - v.topic.likeness,
  'likeness to the terms, of the best': (v) => share(v.weights.general, v.likeness) / v.topic.likest,
  'about the same, above the mean': (v) => v.about - v.topic.about,
  'about the same, below the best': (v) => v.about - v.topic.aboutMost,
  'most telling term in the window': (v) => rarest(v.topic.weights, window(v)),
  'most telling term in the sentence': (v) => rarest(v.topic.weights, v.cover.soft),
  'context coverage': (v) =>
    share(
      v.weights.general,
      best(
        best(
          best(best(best(v.cover.soft, v.sentenceBefore.soft, 0.8), v.sentenceAfter.soft, 0.5), v.paragraph.soft, 0.7),
          v.previous.soft,
          0.6,
        ),
        v.next.soft,
        0.4,
      ),
    ),
};

function counted(weights: Float64Array, holds: (term: number) => boolean): number {
  let [sum, whole] = [0, 1e-9];
  for (let term = 0; term < weights.length; term++) {
    whole += weights[term] as number;
    if (holds(term)) sum += weights[term] as number;
  }
  return sum / whole;
}

const HERE = 8;

/** How the terms are matched. */
export const MATCH: Record<string, Signal> = Object.fromEntries(
  MATCHES.flatMap((name, kind): [string, Signal][] =>
    kind === 0
      ? []
      : [
          [`match: ${name}`, (v) => counted(v.weights.general, (term) => v.matches[term] === kind)],
          [`telling match: ${name}`, (v) => counted(v.topic.weights, (term) => v.matches[term] === kind)],
        ],
  ),
);
for (const [at, [name, of]] of (
  [
    ['before', (v: View) => v.matchesBefore],
    ['after', (v: View) => v.matchesAfter],
    ['in the paragraph', (v: View) => v.matchesParagraph],
  ] as const
).entries())
  for (const [label, low, high] of [
    ['same', 10, 11],
    ['related', 6, 9],
    ['alike', 3, 5],
  ] as const) {
    void at;
    MATCH[`match ${name} only: ${label}`] = (v) =>
      counted(v.topic.weights, (term) => {
        const m = of(v)[term] as number;
        return (v.matches[term] as number) < HERE && m >= low && m <= high && m > (v.matches[term] as number);
      });
    MATCH[`general match ${name} only: ${label}`] = (v) =>
      counted(v.weights.general, (term) => {
        const m = of(v)[term] as number;
        return (v.matches[term] as number) < HERE && m >= low && m <= high && m > (v.matches[term] as number);
      });
  }
MATCH['follows a question that holds the terms'] = (v) =>
  Number(v.questionBefore) * share(v.topic.weights, v.sentenceBefore.soft);
MATCH['negated as asked'] = (v) =>
  v.query.question.statement ? Number(v.query.question.statement.negated === v.tally.negations > 0) : 0;
MATCH['antonym in a statement'] = (v) =>
  v.query.question.statement ? counted(v.topic.weights, (term) => v.matches[term] === 7) : 0;
for (const [name, of] of [
  ['verbs', (v: View) => v.weights.verbs],
  ['nouns', (v: View) => v.weights.nouns],
  ['names', (v: View) => v.weights.names],
  ['focus', (v: View) => v.weights.focus],
] as const)
  for (const [label, low, high] of [
    ['related', 6, 9],
    ['alike', 3, 5],
  ] as const)
    MATCH[`${name}: ${label}`] = (v) =>
      counted(of(v), (term) => (v.matches[term] as number) >= low && (v.matches[term] as number) <= high);
