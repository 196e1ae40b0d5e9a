import type { Article } from '../article/article.js';
import { extentsOf } from './article-index.js';
import { Mark, type Profile, type WordNumbers } from './profile.js';
import { NO_STEM, type Vocabulary, type Word } from './vocabulary.js';

/** A part of an article in PostgreSQL's `tsvector` syntax, with the same parts and stems as the lunr index. */
export interface Lexemes {
  /**
   * The stems of content words. Positions are paragraph numbers, so the number of positions is the number of paragraphs
   * that contain the stem. Their weight is A if the paragraph contains it in its own words, D if only a heading or the
   * title does.
   */
  readonly stems: string;
  /**
   * Every word, followed by its stem. It has one position of weight A for each capitalised occurrence and one of B for
   * each lower-case one, both only where case is significant, and one of C for a content word or of D for any other.
   */
  readonly forms: string;
}

/** PostgreSQL's limits: the largest position, positions per lexeme, and bytes of all lexemes together. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 255;
const MOST_BYTES = 900_000;
/** The longest word, in characters, that is searchable. */
const LONGEST = 200;

/** The lexemes of an article, part by part. */
export function lexemesOf(article: Article, profile: Profile, vocabulary: Vocabulary): Lexemes[] {
  return extentsOf(profile).map(({ first, end }) => {
    const [stems, forms] = [new Map<string, Map<number, 'A' | 'D'>>(), new Map<string, Seen>()];
    const note = (words: WordNumbers, position: number, weight: 'A' | 'D') => {
      for (const word of words) {
        const stem = vocabulary.contentStems[word] as number;
        if (stem === NO_STEM) continue;
        const positions = of(stems, vocabulary.stems[stem] as string, () => new Map());
        if (positions.get(position) !== 'A') positions.set(position, weight);
      }
    };
    const write = (words: WordNumbers, marks?: Uint8Array) => {
      for (const [at, word] of words.entries()) see(word, marks && at > 0 ? marks[at] : undefined);
    };
    const see = (number: number, mark: number | undefined) => {
      const { text, content, stem } = vocabulary.words[number] as Word;
      const seen = of(forms, `${text} ${vocabulary.stems[stem]}`, () => ({
        capital: 0,
        small: 0,
        weight: 'D',
      }));
      if (content) seen.weight = 'C';
      if (mark === undefined || vocabulary.contentStems[number] === NO_STEM) return;
      if (mark & Mark.capital) seen.capital++;
      else seen.small++;
    };
    if (first === 0) {
      note(profile.title, 1, 'D');
      write(profile.title);
    }
    let section = 0;
    for (const { section: own, number } of article.paragraphs.slice(first, end)) {
      const position = Math.min(number - first, LAST_POSITION);
      const heading = profile.headings[own - 1];
      if (heading) note(heading, position, 'D');
      if (heading && own !== section) write(heading);
      section = own;
      for (const { words, marks } of profile.paragraphs[number - 1] ?? []) {
        note(words, position, 'A');
        write(words, marks);
      }
    }
    return {
      stems: written(stems, (positions) => [...positions].map(([at, weight]) => `${at}${weight}`)),
      forms: written(forms, positionsOf),
    };
  });
}

/** How often a word is capitalised in a part. */
interface Seen {
  capital: number;
  small: number;
  weight: 'C' | 'D';
}

function positionsOf({ capital, small, weight }: Seen): string[] {
  const capitals = Math.min(capital, MOST_POSITIONS);
  const smalls = Math.min(small, MOST_POSITIONS - capitals);
  return [
    ...Array.from({ length: capitals }, (_, at) => `${at + 1}A`),
    ...Array.from({ length: smalls }, (_, at) => `${capitals + at + 1}B`),
    `${LAST_POSITION}${weight}`,
  ];
}

function of<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** Serialises lexemes up to PostgreSQL's limits. */
function written<Value>(
  lexemes: ReadonlyMap<string, Value>,
  positionsOf: (value: Value) => string[],
): string {
  const parts: string[] = [];
  let bytes = 0;
  for (const [lexeme, value] of lexemes) {
    if (lexeme.length > 2 * LONGEST) continue;
    const positions = positionsOf(value);
    bytes += Buffer.byteLength(lexeme) + 2 * positions.length + 8;
    if (bytes > MOST_BYTES) break;
    parts.push(`${quoted(lexeme)}:${positions.join(',')}`);
  }
  return parts.join(' ');
}

/** A lexeme quoted for a `tsvector` or a `tsquery`. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/gu, '$&$&')}'`;
}
