import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { stem } from '../language/terms.js';
import { foldWords } from '../quotation/names.js';
import type { ArticleQuotations } from '../quotation/quotation.js';
import { type Lexemes, lexemesOf } from '../search/lexemes.js';
import { unpackProfile } from '../search/profile.js';
import { makeVocabulary, type Vocabulary } from '../search/vocabulary.js';
import type { Compiled } from './compile.js';
import { headingKeysOf } from './headings.js';

/** The keys under which an article is found in a database. */
export interface LookUp {
  readonly parts: readonly Lexemes[];
  /** Titles and headings, in the form of `headingKey`. */
  readonly headings: readonly string[];
  readonly speakers: readonly { readonly words: readonly string[]; readonly quotations: number }[];
}

/** The maximum size of the vocabulary that many articles share; beyond it, a new one is started. */
const MOST_WORDS = 150_000;
let vocabulary: Vocabulary = makeVocabulary();

/** The keys under which a compiled article is found. */
export function lookUpOf({ article, profile, quotations }: Omit<Compiled, 'condensed'>): LookUp {
  if (vocabulary.words.length > MOST_WORDS) vocabulary = makeVocabulary();
  return {
    parts: lexemesOf(article, unpackProfile(profile, vocabulary), vocabulary),
    headings: [...new Set(headingKeysOf(article).map(([key]) => key))],
    speakers: speakersOf(article, quotations),
  };
}

function speakersOf({ text }: Article, { quotations, speakers }: ArticleQuotations): LookUp['speakers'] {
  return speakers.map(({ name, role, mentions }, index) => ({
    words: speakerKeys(
      [name, ...(role ? [role] : []), ...mentions].map((span) => slice(text, span)).join(' '),
    ),
    quotations: quotations.filter(({ speaker }) => speaker === index).length,
  }));
}

/** Words that identify nobody; most of them are shorter than any name. */
const EMPTY = new Set(['the', 'and', 'for', 'mrs', 'she', 'her', 'his', 'him', 'they', 'who']);
const SHORTEST = 3;
const LONGEST = 100;

/** The keys under which a speaker is found, one for each word of the name. */
export function speakerKeys(words: string): string[] {
  const telling = foldWords(words).filter(
    (word) => word.length >= SHORTEST && word.length <= LONGEST && !EMPTY.has(word),
  );
  return [...new Set(telling.map(stem))];
}
