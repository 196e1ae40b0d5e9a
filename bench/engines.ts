import { create, insert, search } from '@orama/orama';
import { Index } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { ENGINES as PEERS } from '../eval/answers/engines.js';
import { readSource } from '../src/article/source.js';
import { type ArticleSource, createLibrary } from '../src/index.js';
import { termsOf } from '../src/language/terms.js';
import { indexPassages } from '../src/search/passage-index.js';

/** Answers a question; the result is ignored. */
export type Ask = (question: string) => unknown;

/**
 * What is measured, by name: Verbatim's complete answer and its search for paragraphs alone, and that search with
 * alternative engines.
 */
export const ENGINES: ReadonlyMap<string, (sources: readonly ArticleSource[]) => Ask> = new Map([
  ['Verbatim', verbatim],
  ['Verbatim, look-up', lookUp],
  ...PEERS.map(([name, build]) => [name, ofTexts(build)] as const),
  ['MiniSearch', ofTexts(miniSearch)],
  ['Orama + stemmer', ofTexts(orama)],
  ['FlexSearch', ofTexts(flexSearch)],
]);

function verbatim(sources: readonly ArticleSource[]): Ask {
  const library = createLibrary(sources);
  return (question) => library.ask(question);
}

/** The number of paragraphs ranked. */
const RANKED = 32;

/** The articles with everything that ranking needs. */
function lookUp(sources: readonly ArticleSource[]): Ask {
  const index = indexPassages(sources.map((source, at) => readSource(source, String(at))));
  return (question) =>
    index.search(
      termsOf(question).flatMap(({ content, stem }) => (content ? [stem] : [])),
      RANKED,
      () => true,
    );
}

/** The paragraphs of all articles, for an engine of texts. */
export function paragraphTexts(sources: readonly ArticleSource[]): string[] {
  return sources.flatMap(({ sections }) => sections.flatMap(({ paragraphs }) => paragraphs));
}

function ofTexts(build: (texts: readonly string[]) => Ask | null) {
  return (sources: readonly ArticleSource[]): Ask => {
    const ask = build(paragraphTexts(sources));
    if (!ask) throw new Error('The engine takes no so few texts.');
    return ask;
  };
}

/** With default options. */
function miniSearch(texts: readonly string[]): Ask {
  const engine = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  engine.addAll(texts.map((text, id) => ({ id, text })));
  return (question) => engine.search(question);
}

/** With its stemmer and lunr's stop words. */
function orama(texts: readonly string[]): Ask {
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z']+/gu) ?? []));
  const stopWords = [...words].filter((word) => !lunr.stopWordFilter(new lunr.Token(word, {})));
  const engine = create({
    schema: { text: 'string' } as const,
    components: { tokenizer: { language: 'english', stemming: true, stopWords } },
  });
  for (const text of texts) insert(engine, { text });
  return (question) => search(engine, { term: question });
}

/** With default options, but a text need not contain all words, because few texts contain all words of a question. */
function flexSearch(texts: readonly string[]): Ask {
  const engine = new Index();
  for (const [id, text] of texts.entries()) engine.add(id, text);
  return (question) => engine.search(question, { suggest: true });
}
