import type { PassageIndex } from '../search/passage-index.js';
import type { Derived } from './derived.js';
import type { Opened } from './folder.js';

/** Articles that have been read and indexed, to be combined with some of a larger collection. */
export interface IndexedArticles extends Opened {
  readonly index: PassageIndex;
  readonly derived: Derived;
}
