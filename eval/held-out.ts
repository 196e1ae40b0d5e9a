import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LearnedModel, MODEL, type Model, modelFrom } from '../src/answer/model.js';
import { foldOf } from './train/folds.js';

/** Where it lies in the source, also when this is run from what is built of it. */
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

/** What was learned without a set and the articles that others share with it; all of it where the set teaches nothing. */
export function modelWithout(set: string): Model {
  const learned = heldOut().without[set];
  return learned ? modelFrom(learned) : MODEL;
}

/** What was learned without the fold of an article, by its key. */
export function modelWithoutArticle(key: string): Model {
  return modelFrom(heldOut().folds[foldOf(key)] as LearnedModel);
}
