import { best, type Held, share } from './cover.js';
import { flag, general, most, nowhere, type Signal } from './signal.js';
import type { View } from './view.js';

/** How much of the question stands where. */
export const WORDS: Record<string, Signal> = {
  'question words in the sentence': (v) => general(v, v.cover.exact),
  'question words in the sentence, squared': (v) => general(v, v.cover.exact) ** 2,
  'related words in the sentence': (v) => general(v, v.cover.soft),
  'related words in the sentence, squared': (v) => general(v, v.cover.soft) ** 2,
  'telling words in the sentence': (v) => share(v.weights.local, v.cover.exact),
  'telling related words in the sentence': (v) => share(v.weights.localSoft, v.cover.soft),
  'rare words in the sentence': (v) => share(v.weights.wide, v.cover.exact),
  'rare related words in the sentence': (v) => share(v.weights.wide, v.cover.soft),
  'share of question words in the sentence': (v) => mean(v.cover.exact),
  'number of question words in the sentence': (v) => most(6, sum(v.cover.exact)),
  'question words in the paragraph': (v) => general(v, v.paragraph.exact),
  'related words in the paragraph': (v) => general(v, v.paragraph.soft),
  'telling words in the paragraph': (v) => share(v.weights.local, v.paragraph.exact),
  'telling related words in the paragraph': (v) => share(v.weights.localSoft, v.paragraph.soft),
  'rare words in the paragraph': (v) => share(v.weights.wide, v.paragraph.exact),
  'rare related words in the paragraph': (v) => share(v.weights.wide, v.paragraph.soft),
  'question words in the paragraph before': (v) => general(v, v.previous.exact),
  'related words in the paragraph before': (v) => general(v, v.previous.soft),
  'related words two paragraphs before': (v) => general(v, v.beforePrevious.soft),
  'related words in the paragraph after': (v) => general(v, v.next.soft),
  'related words in the sentence or the one before': (v) =>
    general(v, best(v.cover.soft, v.sentenceBefore.soft, 0.8)),
  'telling related words in the sentence or the one before': (v) =>
    share(v.weights.localSoft, best(v.cover.soft, v.sentenceBefore.soft, 0.8)),
  'related words in the paragraph or the one before': (v) =>
    general(v, best(v.paragraph.soft, v.previous.soft, 0.8)),
  'related words in the paragraph or beside it': (v) =>
    general(v, best(best(v.paragraph.soft, v.previous.soft, 0.7), v.next.soft, 0.5)),
  'question words in the sentence before': (v) => general(v, v.sentenceBefore.exact),
  'related words in the sentence after': (v) => general(v, v.sentenceAfter.soft),
  'related words in the title': (v) => general(v, v.title.soft),
  'related words in the heading': (v) => general(v, v.heading.soft),
  'related words in the paragraph or the title': (v) => general(v, best(v.paragraph.soft, v.title.soft, 0.8)),
  'names of the question in the sentence': (v) => share(v.weights.names, v.cover.exact),
  'names of the question nearby': (v) => share(v.weights.names, nearby(v)),
  'name of the question missing': (v) => missing(v, v.weights.names, nearby(v)),
  'verbs of the question in the sentence': (v) => share(v.weights.verbs, v.cover.exact),
  'verbs like the question’s in the sentence': (v) => share(v.weights.verbs, v.cover.soft),
  'nouns of the question in the sentence': (v) => share(v.weights.nouns, v.cover.exact),
  'nouns like the question’s in the sentence': (v) => share(v.weights.nouns, v.cover.soft),
  'numbers of the question in the sentence': (v) => share(v.weights.numbers, v.cover.exact),
  'what is asked for in the sentence': (v) => share(v.weights.focus, v.cover.exact),
  'the like of what is asked for in the sentence': (v) => share(v.weights.focus, v.cover.soft),
  'rare word missing': (v) => missing(v, v.weights.general, best(v.cover.soft, v.paragraph.soft, 0.7)),
  'question words in the same order': (v) => v.tally.pairs / Math.max(1, v.query.terms.length - 1),
  'longest row of question words': (v) => most(4, v.tally.longestRun),
  'question words, counted': (v) => most(8, v.tally.matched) / 8,
  'paragraph relevance (BM25)': (v) => v.bm25,
  'paragraph relevance (BM25), damped': (v) => Math.log(1 + v.bm25),
  'about the same': (v) => v.about,
  'all question words in the sentence': (v) => flag(holdsAll(v.cover.soft)),
  'all question words in the paragraph': (v) => flag(holdsAll(v.paragraph.soft)),
  'the question’s words as a phrase': (v) =>
    flag(v.query.terms.length > 1 && v.tally.longestRun === v.query.terms.length),
  'names of the question nowhere near': (v) => most(2, nowhere(v.weights.names, near(v))),
  'numbers of the question nowhere near': (v) => most(2, nowhere(v.weights.numbers, near(v))),
  'question words close together': (v) => most(1, v.tally.together),
  'names of the question meant by a pronoun': (v) => share(v.weights.names, resolved(v)),
  'question words, pronouns resolved': (v) => general(v, resolvedAll(v)),
};

function resolved(v: View): Held {
  if (v.tally.persons + v.tally.things === 0) return v.cover.exact;
  return best(v.cover.exact, best(v.sentenceBefore.exact, v.previous.exact, 0.8), 0.8);
}

function resolvedAll(v: View): Held {
  const held = resolved(v);
  return v.cover.soft.map((value, term) =>
    (v.weights.names[term] as number) > 0 ? (held[term] as number) : value,
  );
}

/** What stands in the paragraph, around it or above it counts as there. */
function near({ paragraph, previous, beforePrevious, next, heading, title }: View): Held {
  return [previous, beforePrevious, next, heading, title].reduce(
    (held, { exact }) => best(held, exact),
    paragraph.exact,
  );
}

/** From here on a word is taken to be there in another form. */
const HELD = 0.6;

function holdsAll(held: Held): boolean {
  return held.length > 0 && held.every((worth) => worth >= HELD);
}

function nearby({ cover, paragraph, previous, title }: View): Held {
  return best(best(best(cover.exact, paragraph.exact, 0.8), previous.exact, 0.64), title.exact, 0.8);
}

/** The heaviest term that is not held. */
function missing({ query }: View, weights: Float64Array, held: Held): number {
  return query.terms.reduce(
    (most, _, term) => Math.max(most, (weights[term] as number) * (1 - (held[term] as number))),
    0,
  );
}

function sum(held: Held): number {
  return held.reduce((total, value) => total + value, 0);
}

function mean(held: Held): number {
  return held.length === 0 ? 0 : sum(held) / held.length;
}
