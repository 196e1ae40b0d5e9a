import { type Kysely, sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { knownNamesIn } from '../language/known-names.js';
import { stem, termsOf } from '../language/terms.js';
import { relatedTo } from '../language/word-relations.js';
import { makeSpelling } from '../search/spelling.js';
import type { Vocabulary } from '../search/vocabulary.js';
import type { CollectionStatistics } from '../search/word-counts.js';
import type { Schema } from './database.js';

/**
 * Counts the words of an edition from scratch. A million paragraphs take a minute or two, but the counts are always
 * correct, whatever was added and removed.
 */
export async function countWords(edition: number, db: Kysely<Schema>): Promise<void> {
  const counted = (column: 'stems' | 'forms', weights: string) =>
    sql`ts_stat(${sql.lit(`select ${column} from parts where edition = ${edition}`)}, ${sql.lit(weights)})`;
  await db.deleteFrom('stems').where('edition', '=', edition).execute();
  await db.deleteFrom('words').where('edition', '=', edition).execute();
  // A name is capitalised more than twice as often as not, as in `PassageIndex.isName`.
  await sql`insert into words (edition, word, stem, content, name)
    select ${edition}, split_part(word, ' ', 1), split_part(word, ' ', 2), content.word is not null,
      coalesce(capital.nentry, 0) > 2 * coalesce(small.nentry, 0)
    from ${counted('forms', 'abcd')} every
      left join ${counted('forms', 'abc')} content using (word)
      left join ${counted('forms', 'a')} capital using (word)
      left join ${counted('forms', 'b')} small using (word)
    on conflict do nothing`.execute(db);
  await sql`insert into stems (edition, stem, paragraphs)
    select ${edition}, word, nentry from ${counted('stems', 'a')} own`.execute(db);
  await sql`insert into stems (edition, stem, paragraphs)
    select distinct edition, stem, 0 from words where edition = ${edition} on conflict do nothing`.execute(
    db,
  );
  await sql`update editions set counted = counted + 1, stale = false,
      (articles, paragraphs) = (select count(name), coalesce(sum(paragraphs), 0) from articles where edition = ${edition})
    where id = ${edition}`.execute(db);
}

/** Whether the archive usually capitalises a word. */
interface WordUse {
  readonly name: boolean;
}

/** A cache of the word statistics of an edition. */
export interface WordStatistics {
  /**
   * Looks up the words of texts, their related words, and corrections of words that no article contains.
   *
   * @param vocabulary receives the words that the archive contains
   */
  lookUp(texts: readonly string[], db: Kysely<Schema>, vocabulary: Vocabulary): Promise<CollectionStatistics>;
}

/** The maximum number of words cached; each takes about 100 bytes. */
const MOST_KNOWN = 100_000;

/** The statistics of an edition, with an empty cache. */
export function wordStatistics({ id, paragraphs }: { id: number; paragraphs: number }): WordStatistics {
  /** Keyed by stem: the number of paragraphs that contain it; -1 if no article does. */
  const frequencies = new LRUCache<string, number>({ max: MOST_KNOWN });
  /** Keyed by word: null if no article contains it as a content word. */
  const uses = new LRUCache<string, { readonly use: WordUse | null }>({ max: MOST_KNOWN });
  /**
   * Keyed by a word that no article contains: the stems of words with similar spelling, and of words that begin with
   * it.
   */
  const alike = new LRUCache<string, Alike>({ max: 1_000 });

  async function lookUpStems(stems: Iterable<string>, db: Kysely<Schema>): Promise<void> {
    const unknown = [...new Set(stems)].filter((each) => !frequencies.has(each));
    if (unknown.length === 0) return;
    const found = await db
      .selectFrom('stems')
      .select(['stem', 'paragraphs'])
      .where('edition', '=', id)
      .where('stem', '=', sql<string>`any(${unknown})`)
      .execute();
    for (const each of unknown) frequencies.set(each, -1);
    for (const each of found) frequencies.set(each.stem, each.paragraphs);
  }

  async function lookUpWords(words: Iterable<string>, db: Kysely<Schema>): Promise<void> {
    const unknown = [...new Set(words)].filter((each) => !uses.has(each));
    if (unknown.length === 0) return;
    const found = await db
      .selectFrom('words')
      .select(['word', 'name'])
      .where('edition', '=', id)
      .where('content', '=', true)
      .where('word', '=', sql<string>`any(${unknown})`)
      .execute();
    for (const each of unknown) uses.set(each, { use: null });
    for (const { word, name } of found) uses.set(word, { use: { name } });
  }

  /**
   * Looks for similar words among those with the same first letter and about the same length, and among those with this
   * word as a prefix.
   */
  async function lookUpAlike(word: string, db: Kysely<Schema>): Promise<void> {
    const { rows } = await sql<{ word: string }>`select word from words
      where edition = ${id} and content and left(word, 1) = ${[...word][0] ?? ''}
        and (length(word) between ${word.length - FURTHEST} and ${word.length + FURTHEST} or starts_with(word, ${word}))`.execute(
      db,
    );
    const words = rows.map((each) => ({ text: each.word, content: true }));
    const numbers = new Map(words.map(({ text }, number) => [text, number]));
    const spelling = makeSpelling({ words, contentWord: (text) => numbers.get(text) });
    const stemOf = (number: number) => stem(words[number]?.text ?? '');
    const similar = new Map<string, number>();
    for (const { word: number, edits } of spelling.similar(word))
      similar.set(stemOf(number), Math.min(edits, similar.get(stemOf(number)) ?? edits));
    const beginning = [...new Set(spelling.beginning(word).map(stemOf))].sort();
    await lookUpStems([...similar.keys(), ...beginning], db);
    const nearest = [...similar].sort(
      ([a, one], [b, other]) =>
        one - other || (frequencies.get(b) ?? 0) - (frequencies.get(a) ?? 0) || (a < b ? -1 : 1),
    );
    alike.set(word, { similar: nearest.map(([each]) => each), beginning });
  }

  return {
    async lookUp(texts, db, vocabulary) {
      const terms = texts.flatMap((text) => termsOf(text));
      const related = terms.flatMap(({ word }) => relatedTo(word).map((each) => each.word));
      const names = knownNamesIn(terms).flatMap((found) => found.names.flatMap(({ words }) => words));
      const own = terms.flatMap((term) => [term.stem, term.compound ?? term.stem]);
      await lookUpStems([...own, ...[...related, ...names].map(stem)], db);
      await lookUpWords([...terms.map(({ word }) => word), ...names], db);
      for (const word of related)
        if ((frequencies.get(stem(word)) ?? -1) >= 0) vocabulary.add({ word, content: true });
      for (const word of names) if (uses.get(word)?.use) vocabulary.add({ word, content: true });
      for (const term of terms) if ((frequencies.get(term.stem) ?? -1) >= 0) vocabulary.add(term);
      const misspelt = terms.filter((term) => frequencies.get(term.stem) === -1 && !alike.has(term.word));
      for (const word of [...new Set(misspelt.map((term) => term.word))].slice(0, MOST_GUESSED))
        await lookUpAlike(word, db);
      return {
        paragraphs,
        frequency: (each) => {
          const known = frequencies.get(each);
          return known === -1 ? null : known;
        },
        isName: (word) => {
          const known = uses.get(word);
          return known && known.use?.name === true;
        },
        similar: (word) => alike.get(word)?.similar,
        beginning: (word) => alike.get(word)?.beginning,
      };
    },
  };
}

/** The possible meanings of a word that no article contains, as stems. */
interface Alike {
  readonly similar: readonly string[];
  readonly beginning: readonly string[];
}

/** The maximum difference in length, in letters, between a misspelt word and its correction. */
const FURTHEST = 2;
/** The maximum number of misspelt words that are looked up together. */
const MOST_GUESSED = 12;
