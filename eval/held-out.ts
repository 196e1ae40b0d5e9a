import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LearnedModel, MODEL, type Model, modelFrom } from '../src/answer/model.js';
import { foldOf } from './train/folds.js';

/** Its path in the source, also when run from the build. */
const FILE = fileURLToPath(new URL('../../eval/train/held-out.json', import.meta.url));

interface HeldOut {
  readonly folds: readonly LearnedModel[];
  readonly without: Readonly<Record<string, LearnedModel>>;
}

let known: HeldOut | undefined;

function heldOut(): HeldOut {
  known ??= JSON.parse(readFileSync(FILE, 'utf8')) as HeldOut;
  return known;
}

/**
 * The model trained without a set and without the articles that other sets share with it; the full model if the set is
 * not used for training.
 */
export function modelWithout(set: string): Model {
  const learned = heldOut().without[set];
  return learned ? modelFrom(learned) : MODEL;
}

/** The model trained without the fold of an article, by its key. */
export function modelWithoutArticle(key: string): Model {
  return modelFrom(heldOut().folds[foldOf(key)] as LearnedModel);
}
