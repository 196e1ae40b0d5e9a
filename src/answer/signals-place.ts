import { Trait } from '../search/profile.js';
import { flag, most, type Signal } from './signal.js';

/** Where the sentence stands, and what it is like. */
export const PLACE: Record<string, Signal> = {
  'first paragraph': (v) => flag(v.place.paragraph === 0),
  'second paragraph': (v) => flag(v.place.paragraph === 1),
  'third paragraph': (v) => flag(v.place.paragraph === 2),
  'early paragraph': (v) => 1 / (1 + v.place.paragraph),
  'late paragraph': (v) => v.place.paragraph / Math.max(1, v.paragraphs),
  'last paragraph': (v) => flag(v.place.paragraph === v.paragraphs - 1),
  'early sentence': (v) => 1 / (1 + v.sentence),
  'last sentence': (v) => flag(v.sentence === v.sentences - 1),
  'sentences in the paragraph': (v) => most(8, v.sentences),
  'length of the sentence': (v) => Math.log(1 + v.tally.words),
  'length of the paragraph': (v) => Math.log(1 + v.length),
  'hardly a sentence': (v) => flag(v.tally.words < 6),
  'central in the article': (v) => v.central,
  'words the article comes back to': (v) => v.profile.recurrence,
  dateline: (v) => flag((v.profile.traits & Trait.dateline) !== 0),
  'a question itself': (v) => flag((v.profile.traits & Trait.question) !== 0),
  'a caption': (v) => flag((v.profile.traits & Trait.caption) !== 0),
  'few words asked, early paragraph': (v) => flag(v.query.terms.length <= 2) / (1 + v.place.paragraph),
  'relevance in the index': (v) => v.place.found,
  'relevance of the article': (v) => v.place.foundArticle,
};
