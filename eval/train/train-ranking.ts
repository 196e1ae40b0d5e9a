import type { Candidate } from '../../src/answer/candidates.js';
import type { SignalWeights } from '../../src/answer/rank.js';
import { SIGNALS, signalsOf } from '../../src/answer/signals.js';
import { type Scope, type View, viewsOf } from '../../src/answer/view.js';
import { withProgress } from '../progress.js';
import { FOLDS } from './folds.js';
import { fitListwise, type List } from './listwise.js';
import { type Asked, answers, isAnswerable, type Look, lookIn, type Room } from './room.js';

/** Weights for each fold, learned on the others, and on all. */
export interface Ranking {
  readonly folds: readonly SignalWeights[];
  readonly final: SignalWeights;
}

/** Learning looks at so many paragraphs of an archive, and at the right one where the index found it. */
const LOOKED_AT = 20;

/** One article gives little to learn from, an archive more. */
const PULL: Record<Scope, number> = { article: 0.04, archive: 0.01 };

/** Learns what each signal adds to the score of a sentence. */
export function trainRanking(rooms: readonly Room[], scope: Scope): Ranking {
  const lists = rooms
    .filter(({ share }) => share.ranking > 0)
    .flatMap((room) =>
      [...withProgress(`${room.name}, ${scope}: signals`, room.questions.filter(isAnswerable))].flatMap(
        (asked) => {
          const look = lookIn(asked, scope);
          return look ? [{ fold: asked.fold, list: listOf(asked, look, room) }] : [];
        },
      ),
    );
  const fit = (without: number | null) =>
    fitListwise(
      lists.filter(({ fold }) => fold !== without).map(({ list }) => list),
      SIGNALS.length,
      PULL[scope],
    );
  const folds = [
    ...withProgress(
      `${scope}: ranking`,
      Array.from({ length: FOLDS }, (_, fold) => fold),
    ),
  ].map(fit);
  return { folds, final: fit(null) };
}

function listOf(asked: Asked, { query, candidates, vocabulary }: Look, { share }: Room): List {
  const rows: number[][] = [];
  const right: number[] = [];
  viewsOf(query, candidates, vocabulary).forEach((views, at) => {
    const place = candidates.places[at] as Candidate;
    const holds = answers(asked, place.article, place.of.number);
    if (candidates.scope === 'archive' && at >= LOOKED_AT && !holds) return;
    for (const view of views) {
      rows.push(signalsOf(view));
      right.push(Number(holds && sentenceAnswers(asked, place, view)));
    }
  });
  const values = new Float32Array(rows.length * SIGNALS.length);
  for (const [at, row] of rows.entries()) values.set(row, at * SIGNALS.length);
  return { values, right: Uint8Array.from(right), weight: share.ranking };
}

/** Whether the sentence overlaps the words that answer; in sets without such words, any sentence of the paragraph. */
function sentenceAnswers({ question }: Asked, { of }: Candidate, view: View): boolean {
  if (question.positives) return true;
  const { answers: words = [], answer_starts: starts = [] } = question;
  const sentence = of.sentences[view.sentence] ?? of;
  return words.some((word, at) => {
    const start = of.start + (starts[at] ?? Number.NaN);
    return start < sentence.end && start + word.length > sentence.start;
  });
}
