import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableData } from '../data.js';

/** WordNet's names of the parts of speech: noun, verb, adjective, adverb. */
const POSES = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
export type Pos = keyof typeof POSES;

/** A relation from one synset to another: between two of their words, or, if none are given, between all of them. */
export interface Pointer {
  /** WordNet's symbol: `@` for a hypernym, `!` for an antonym, `+` for a derivation. */
  readonly symbol: string;
  readonly synset: string;
  /** Indices of the words in the two synsets. */
  readonly between: readonly [from: number, to: number] | null;
}

/** A set of synonyms. */
export interface Synset {
  readonly pos: Pos;
  /** In lower case, with spaces written as `_`. */
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
}

/** A meaning of a word. */
export interface Sense {
  readonly synset: string;
  /** Its rank among the word's meanings in that part of speech, from 1, the commonest first. */
  readonly rank: number;
  /** How often the word was tagged with it in WordNet's texts. */
  readonly count: number;
}

/** The parts of WordNet that are read. */
export interface WordNet {
  readonly synsets: ReadonlyMap<string, Synset>;
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** The irregular forms of each part of speech, with their lemmas. */
  readonly exceptions: Readonly<Record<Pos, ReadonlyMap<string, readonly string[]>>>;
}

/**
 * Reads a dictionary of WordNet 3: data.noun, index.sense, noun.exc and the corresponding files.
 *
 * @throws {UnusableData} if a file is missing or invalid
 */
export function readWordNet(folder: string): WordNet {
  const synsets = new Map<string, Synset>();
  for (const [pos, name] of Object.entries(POSES))
    for (const line of linesOf(folder, `data.${name}`)) {
      const [key, synset] = readSynset(line, pos as Pos, join(folder, `data.${name}`));
      synsets.set(key, synset);
    }
  return {
    synsets,
    senses: readSenses(folder),
    exceptions: {
      n: readExceptions(folder, 'noun.exc'),
      v: readExceptions(folder, 'verb.exc'),
      a: readExceptions(folder, 'adj.exc'),
      r: readExceptions(folder, 'adv.exc'),
    },
  };
}

/** The lines of a file, without those that begin with a space, which are its licence. */
function linesOf(folder: string, name: string): string[] {
  const path = join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? 'unknown error'})`;
    throw new UnusableData(`${path} ${what}; name the folder "dict" of WordNet.`);
  }
  return text.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith(' '));
}

/** `offset file type count(hex) (word id)… count (symbol offset pos places(hex))… | gloss` */
function readSynset(line: string, pos: Pos, path: string): [key: string, synset: Synset] {
  const fields = line.split(' ');
  const words = Number.parseInt(fields[3] ?? '', 16);
  const pointersAt = 4 + 2 * words;
  const pointers = Number.parseInt(fields[pointersAt] ?? '', 10);
  if (!(words > 0) || !(pointers >= 0) || fields.length < pointersAt + 1 + 4 * pointers)
    throw new UnusableData(`${path} is not a file of WordNet 3; name the folder "dict" of WordNet.`);
  return [
    `${pos}${fields[0]}`,
    {
      pos,
      words: Array.from({ length: words }, (_, at) => plain(fields[4 + 2 * at] as string)),
      pointers: Array.from({ length: pointers }, (_, at) => readPointer(fields, pointersAt + 1 + 4 * at)),
    },
  ];
}

function readPointer(fields: readonly string[], at: number): Pointer {
  const [symbol, offset, pos, places] = fields.slice(at, at + 4) as [string, string, string, string];
  const from = Number.parseInt(places.slice(0, 2), 16);
  const to = Number.parseInt(places.slice(2), 16);
  const synset = `${pos === 's' ? 'a' : pos}${offset}`;
  return { symbol, synset, between: from > 0 && to > 0 ? [from - 1, to - 1] : null };
}

/** Without the marker of an adjective's position: "ill(p)". */
function plain(word: string): string {
  return word.replace(/\(\w+\)$/u, '').toLowerCase();
}

/** The parts of speech by their numbers in sense keys; 5 is a satellite adjective. */
const SENSE_POS: Readonly<Record<string, Pos>> = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' };

/** `lemma%pos:… offset rank count` */
function readSenses(folder: string): Map<string, Sense[]> {
  const senses = new Map<string, Sense[]>();
  for (const line of linesOf(folder, 'index.sense')) {
    const [key, offset, rank, count] = line.split(' ') as [string, string, string, string];
    const percent = key.lastIndexOf('%');
    const word = key.slice(0, percent);
    const sense = {
      synset: `${SENSE_POS[key[percent + 1] as string]}${offset}`,
      rank: Number(rank),
      count: Number(count),
    };
    const others = senses.get(word);
    if (others) others.push(sense);
    else senses.set(word, [sense]);
  }
  return senses;
}

/** `form lemma…` */
function readExceptions(folder: string, name: string): Map<string, string[]> {
  return new Map(
    linesOf(folder, name).map((line) => {
      const [form, ...lemmas] = line.split(' ') as [string, ...string[]];
      return [form, lemmas];
    }),
  );
}
