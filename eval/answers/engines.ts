import lunr from 'lunr';
import MiniSearch from 'minisearch';
import bm25 from 'wink-bm25-text-search';
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemToken } from 'wink-nlp';

/** Finds texts by index, best first, with the engine's score. */
export type Search = (query: string) => readonly { readonly index: number; readonly score: number }[];

/** Alternative search engines by name; null if an engine does not accept the texts. */
export const ENGINES: readonly (readonly [
  name: string,
  build: (texts: readonly string[]) => Search | null,
])[] = [
  ['lunr', lunrSearch],
  ['MiniSearch + stemmer', miniSearch],
  ['wink-bm25', winkSearch],
];

/** With default options. Punctuation in the query, which would be syntax or part of a word, is replaced by spaces. */
function lunrSearch(texts: readonly string[]): Search {
  const index = lunr(function () {
    this.field('text');
    for (const [id, text] of texts.entries()) this.add({ id, text });
  });
  return (query) =>
    index
      .search(query.replace(/[^\p{L}\p{N}\s]/gu, ' '))
      .map(({ ref, score }) => ({ index: Number(ref), score }));
}

/** With Porter's stemmer and lunr's stop words. */
function miniSearch(texts: readonly string[]): Search {
  const engine = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    processTerm: (word) => {
      const token = new lunr.Token(word.toLowerCase(), {});
      return lunr.stopWordFilter(token) ? lunr.stemmer(token).toString() : null;
    },
  });
  engine.addAll(texts.map((text, id) => ({ id, text })));
  return (query) => engine.search(query).map(({ id, score }) => ({ index: Number(id), score }));
}

/** The smallest collection that it accepts. */
const WINK_LEAST = 3;

/** With the preparation steps in its documentation. */
function winkSearch(texts: readonly string[]): Search | null {
  if (texts.length < WINK_LEAST) return null;
  const engine = bm25();
  engine.defineConfig({ fldWeights: { text: 1 } });
  engine.definePrepTasks([winkStems()]);
  for (const [id, text] of texts.entries()) engine.addDoc({ text }, id);
  engine.consolidate();
  return (query) =>
    engine.search(query, texts.length).map(([index, score]) => ({ index: Number(index), score }));
}

function winkStems(): (text: string) => string[] {
  const nlp = winkNLP(model, ['negation']);
  const { its } = nlp;
  const stemOf = its.stem as unknown as typeof its.value;
  return (text) => {
    const stems: string[] = [];
    nlp
      .readDoc(text)
      .tokens()
      .filter((token) => token.out(its.type) === 'word' && token.out(its.stopWordFlag) === false)
      .each((token: ItemToken) => {
        stems.push((token.out(its.negationFlag) ? '!' : '') + token.out(stemOf));
      });
    return stems;
  };
}
