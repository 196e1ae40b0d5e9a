import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { namesFor } from './known-names.js';
import { NO_ROW, rowOf, wordAt } from './word-vectors.js';

/**
 * The kinds of relations in the order of their numbers in the file. Forms are stored in both directions: the lemma of a
 * word, and the irregular forms of a lemma, which no stemmer finds.
 */
export const FILE_KINDS = [
  'lemma',
  'form',
  'synonym',
  'derivation',
  'antonym',
  'hypernym',
  'hyponym',
  'similar',
  'cause',
  'entailment',
] as const;

/**
 * The bit fields of an entry: from the highest bits down, the row of the other word, the kind of the relation and its
 * worth.
 */
export const ENTRY = { rowAt: 12, kindAt: 8, kinds: 0xf, worths: 0xff } as const;

/**
 * How two words are related. A form is another inflection of the same word; a hypernym is the broader of the two words
 * ("vehicle" for "car"), a hyponym the narrower; a name is another name of the same country, people or body.
 */
export type RelationKind =
  | 'form'
  | 'synonym'
  | 'derivation'
  | 'antonym'
  | 'hypernym'
  | 'hyponym'
  | 'similar'
  | 'cause'
  | 'entailment'
  | 'name';

/** A relation and its worth: 1 if the words always mean the same, less if they have other meanings. */
interface Relation {
  readonly kind: RelationKind;
  readonly worth: number;
}

/** A word that is related to another. */
interface RelatedWord extends Relation {
  readonly word: string;
}

const LEMMA = FILE_KINDS.indexOf('lemma');
const FORM = FILE_KINDS.indexOf('form');

/**
 * Two little-endian numbers (rows, entries), followed by all entries, and by the number of entries of each row in two
 * bytes each.
 */
const HEADER_BYTES = 8;

/** The relations between the words in word-vectors.ts, by row. */
interface Table {
  readonly entries: Uint32Array;
  /** The start of each row's entries; the last element is the total. */
  readonly starts: Uint32Array;
}

const table = readTable();

function readTable(): Table {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('#word-relations'));
  const rows = bytes.readUInt32LE(0);
  const countsAt = HEADER_BYTES + 4 * bytes.readUInt32LE(4);
  // Copied for alignment: 4-byte numbers must start at a multiple of four.
  const { buffer } = new Uint8Array(bytes);
  const counts = new Uint16Array(buffer, countsAt, rows);
  const starts = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row] as number) + (counts[row] as number);
  return { entries: new Uint32Array(buffer, HEADER_BYTES, starts[rows]), starts };
}

/**
 * How two folded words are related; forms of related words are related too. Null if they are not related, or are the
 * same.
 *
 * @example relation('severed', 'cuts') // { kind: 'hypernym', worth: … }
 */
export function relation(a: string, b: string): Relation | null {
  if (a === b) return null;
  const name = namesFor(a).find(({ words }) => words.length === 1 && words[0] === b);
  if (name) return { kind: 'name', worth: name.worth };
  const from = rowOf(a);
  const to = rowOf(b);
  if (from === NO_ROW || to === NO_ROW) return null;
  let best = 0;
  for (const row of withLemmas(from))
    for (const other of withLemmas(to)) {
      if (row === other) return { kind: 'form', worth: 1 };
      const entry = entryBetween(row, other);
      if (worthIn(entry) > worthIn(best)) best = entry;
    }
  return best === 0 ? null : relationOf(best);
}

/**
 * All words related to a folded word, each once with its best relation. A related word is given as its lemma and its
 * irregular forms; comparing stems covers the other forms.
 */
export function relatedTo(word: string): RelatedWord[] {
  const best = new Map<string, Relation>();
  const add = (other: string, relation: Relation) => {
    if (other !== word && relation.worth > (best.get(other)?.worth ?? 0)) best.set(other, relation);
  };
  for (const { words, worth } of namesFor(word))
    if (words.length === 1) add(words[0] as string, { kind: 'name', worth });
  for (const row of withLemmas(rowOf(word))) {
    add(wordAt(row), { kind: 'form', worth: 1 });
    for (const entry of entriesOf(row)) {
      if (kindOf(entry) === LEMMA) continue;
      const relation = relationOf(entry);
      add(wordAt(rowIn(entry)), relation);
      if (relation.kind !== 'form') for (const form of formsOf(rowIn(entry))) add(wordAt(form), relation);
    }
  }
  return Array.from(best, ([other, relation]) => ({ word: other, ...relation }));
}

function entriesOf(row: number): Uint32Array {
  const { entries, starts } = table;
  return entries.subarray(starts[row], starts[row + 1]);
}

/** A row and the rows of its lemmas. A row's entries begin with its lemmas, followed by its forms. */
function withLemmas(row: number): number[] {
  if (row === NO_ROW) return [];
  const { entries, starts } = table;
  const rows = [row];
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at++) {
    const entry = entries[at] as number;
    if (kindOf(entry) !== LEMMA) break;
    rows.push(rowIn(entry));
  }
  return rows;
}

function formsOf(lemma: number): number[] {
  const rows = [];
  for (const entry of entriesOf(lemma)) {
    if (kindOf(entry) > FORM) break;
    if (kindOf(entry) === FORM) rows.push(rowIn(entry));
  }
  return rows;
}

/** The entry that relates one row to another; 0 if there is none. */
function entryBetween(row: number, other: number): number {
  const { entries, starts } = table;
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at++)
    if (rowIn(entries[at] as number) === other) return entries[at] as number;
  return 0;
}

function rowIn(entry: number): number {
  return entry >>> ENTRY.rowAt;
}

function kindOf(entry: number): number {
  return (entry >>> ENTRY.kindAt) & ENTRY.kinds;
}

/** From 0 to 255. */
function worthIn(entry: number): number {
  return entry & ENTRY.worths;
}

function relationOf(entry: number): Relation {
  const kind = FILE_KINDS[kindOf(entry)] as (typeof FILE_KINDS)[number];
  return { kind: kind === 'lemma' ? 'form' : kind, worth: worthIn(entry) / ENTRY.worths };
}

/** Verbs with which people ask for an office-holder, and offices. */
const LEADING =
  'run runs running head heads headed lead leads led chair chairs direct directs govern governs rule rules manage manages command commands boss charge';
const OFFICES =
  'president chief head leader director chairman chairwoman chair secretary minister premier chancellor governor mayor commander ceo executive commissioner king queen ruler manager';

/** Verbs of judgement in questions, and the verbs that news uses for them. */
const JUDGING: readonly (readonly [asked: string, told: string])[] = [
  [
    'criticize criticizes criticized criticizing criticise criticises criticised criticising slam slammed blast blasted attack attacked',
    'accuse condemn denounce slam criticize criticise blast rebuke deplore decry blame reject',
  ],
  ['praise praises praised praising applaud applauded', 'hail laud applaud commend welcome praise salute'],
];

const offices = new Map(LEADING.split(' ').map((verb) => [verb, OFFICES.split(' ')]));
const judgements = new Map(
  JUDGING.flatMap(([asked, told]) => asked.split(' ').map((verb) => [verb, told.split(' ')] as const)),
);

/**
 * The lower-case words that news may use for a folded word of a question, beyond those that a dictionary relates; empty
 * for most words.
 *
 * @param asksPerson whether the question asks for a person; "runs" then asks for an office
 * @example waysToSay('runs', true) // ['president', 'chief', …]
 */
export function waysToSay(word: string, asksPerson: boolean): readonly string[] {
  return judgements.get(word) ?? (asksPerson ? offices.get(word) : undefined) ?? [];
}
