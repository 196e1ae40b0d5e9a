import lunr from 'lunr';
import type { Article, Paragraph } from '../article/article.js';
import { slice } from '../language/span.js';
import { stem } from '../language/stem.js';
import { type Term, termsOf } from '../language/terms.js';
import { type Profile, profileOf } from './profile.js';
import { makeVocabulary, type Vocabulary } from './vocabulary.js';

/** A paragraph that shares words with a query. */
export interface Hit {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** lunr's BM25 score. */
  readonly score: number;
  /** How much its article as a whole shares with the query: the length of the vector of its paragraphs' scores. */
  readonly articleScore: number;
}

type Passage = Pick<Hit, 'article' | 'paragraph'>;

/** The paragraphs of all articles, found by the words in them. */
export interface PassageIndex {
  /**
   * The paragraphs of the articles that `among` accepts which share most with the query, best first. A paragraph
   * counts more in an article that speaks of the query all over.
   */
  search(stems: readonly string[], limit: number, among: (article: Article) => boolean): Hit[];
  /** How many paragraphs hold the term. */
  frequency(stem: string): number;
  /** Inverse document frequency (Robertson and Zaragoza 2009): high for rare terms, highest for unknown ones. */
  rarity(stem: string): number;
  /** The indexed terms that a misspelt word (unstemmed) may stand for: one edit away from 5 letters on, two from 9 on. */
  similar(word: string): readonly string[];
  /** The words of the articles. */
  readonly vocabulary: Vocabulary;
  /**
   * An indexed article as ranking sees it.
   *
   * @throws {RangeError} for an article that is not indexed
   */
  profile(article: Article): Profile;
}

/** Tuned on news: length matters little for paragraphs (Robertson and Zaragoza 2009 give the range). */
const K1 = 1.2;
const B = 0.3;
const BOOSTS = { text: 1, heading: 0.5, title: 0.3 };

/** Builds the index. Titles and headings are found with the paragraphs below them. */
export function indexPassages(articles: readonly Article[]): PassageIndex {
  const passages: Passage[] = [];
  const vocabulary = makeVocabulary();
  const profiles = new Map<Article, Profile>();
  const frequencies = new Map<string, number>();
  const builder = new lunr.Builder();
  builder.ref('ref');
  for (const [field, boost] of Object.entries(BOOSTS)) builder.field(field, { boost });
  builder.k1(K1);
  builder.b(B);
  takeTerms(builder);
  for (const article of articles) {
    profiles.set(article, profileOf(article, vocabulary));
    const title = article.title ? termsOf(slice(article.text, article.title)) : [];
    for (const paragraph of article.paragraphs) {
      const text = contentOf(termsOf(slice(article.text, paragraph)));
      for (const stem of new Set(text)) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
      const heading = headingTerms(article, paragraph);
      builder.add({ ref: passages.length, text, heading, title: contentOf(title) });
      passages.push({ article, paragraph });
    }
  }
  const index = builder.build();
  const spellings = spellingsOf(index, vocabulary);
  const frequency = (stem: string) => frequencies.get(stem) ?? 0;
  return {
    search: (stems, limit, among) => search(index, passages, stems, limit, among),
    frequency,
    rarity: (stem) => Math.log(1 + (passages.length - frequency(stem) + 0.5) / (frequency(stem) + 0.5)),
    similar: (word) => similar(spellings, word).filter((stem) => frequencies.has(stem)),
    vocabulary,
    profile: (article) => {
      const profile = profiles.get(article);
      if (!profile) throw new RangeError(`The article "${article.id}" is not in the index.`);
      return profile;
    },
  };
}

function headingTerms(article: Article, paragraph: Paragraph): string[] {
  const heading = article.sections[paragraph.section - 1]?.heading;
  return heading ? contentOf(termsOf(slice(article.text, heading))) : [];
}

function contentOf(terms: readonly Term[]): string[] {
  return terms.filter((term) => term.content).map((term) => term.stem);
}

/** Makes lunr take our terms as they are: its own tokeniser and pipeline would change them again. */
function takeTerms(builder: lunr.Builder): void {
  const tokenizer = (terms: readonly string[]) => terms.map((term) => new lunr.Token(term, {}));
  Object.assign(builder, { tokenizer });
  builder.pipeline.reset();
  builder.searchPipeline.reset();
}

/** What the article's own score weighs beside the paragraph's. */
const ARTICLE = 0.5;

function search(
  index: lunr.Index,
  passages: readonly Passage[],
  stems: readonly string[],
  limit: number,
  among: (article: Article) => boolean,
): Hit[] {
  if (stems.length === 0) return [];
  const found = index.query((query) => {
    for (const stem of stems) query.term(stem, { usePipeline: false });
  });
  const hits: { readonly passage: Passage; readonly score: number }[] = [];
  const squares = new Map<Article, number>();
  for (const { ref, score } of found) {
    const passage = passages[Number(ref)] as Passage;
    if (!among(passage.article)) continue;
    hits.push({ passage, score });
    squares.set(passage.article, (squares.get(passage.article) ?? 0) + score ** 2);
  }
  const best = hits[0]?.score ?? 1;
  const bestArticle = Math.sqrt([...squares.values()].reduce((most, square) => Math.max(most, square), 0));
  const articleScore = ({ article }: Passage) => Math.sqrt(squares.get(article) ?? 0);
  const worths = Float64Array.from(
    hits,
    ({ passage, score }) => score / best + (ARTICLE * articleScore(passage)) / bestArticle,
  );
  // A number that no more than `limit` hits exceed: the others need no sorting.
  const least = worths.slice().sort()[Math.max(0, worths.length - limit)] ?? 0;
  return hits
    .map(({ passage, score }, at) => ({ passage, score, worth: worths[at] as number }))
    .filter(({ worth }) => worth >= least)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, limit)
    .map(({ passage, score }) => ({ ...passage, score, articleScore: articleScore(passage) }));
}

/** The automaton grows with the square of the word; no word that somebody types by mistake is longer. */
const LONGEST_MISSPELT = 24;

/** How words are spelt. */
interface Spellings {
  /** The stems of all words, as lunr keeps them. */
  readonly stems: lunr.TokenSet;
  /** Names that a stem would hide ("Reyes" has the stem "rey"), whole, each with its stem. */
  readonly names: lunr.TokenSet;
  readonly stemOf: ReadonlyMap<string, string>;
}

/** What lunr's type descriptions leave out. */
interface InsideIndex {
  readonly tokenSet: lunr.TokenSet;
}
const tokenSets = lunr.TokenSet as unknown as {
  fromArray(sorted: readonly string[]): lunr.TokenSet;
  fromFuzzyString(word: string, edits: number): lunr.TokenSet;
};

function spellingsOf(index: lunr.Index, vocabulary: Vocabulary): Spellings {
  const stemOf = new Map(
    vocabulary.words
      .filter(({ text }) => vocabulary.isName(text) && stem(text) !== text)
      .map(({ text }) => [text, stem(text)]),
  );
  return {
    stems: (index as unknown as InsideIndex).tokenSet,
    names: tokenSets.fromArray([...stemOf.keys()].sort()),
    stemOf,
  };
}

/** lunr's automaton counts swapped neighbours as one edit (Damerau 1964). Misspellings rarely touch the first letter. */
function similar({ stems, names, stemOf }: Spellings, word: string): string[] {
  if (word.length > LONGEST_MISSPELT) return [];
  const edits = word.length < 5 || /\d/u.test(word) ? 0 : word.length < 9 ? 1 : 2;
  if (edits === 0) return [];
  const near = (form: string, among: lunr.TokenSet) =>
    among
      .intersect(tokenSets.fromFuzzyString(form, edits))
      .toArray()
      .filter((other) => other[0] === word[0]);
  const found = [word, stem(word)].flatMap((form) => near(form, stems));
  return [...new Set([...found, ...near(word, names).map((name) => stemOf.get(name) ?? name)])];
}
