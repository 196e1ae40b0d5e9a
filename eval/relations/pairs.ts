import type { FILE_KINDS } from '../../src/language/word-relations.js';
import { informationOf, nearestAbove } from './hypernyms.js';
import type { Pointer, Sense, Synset, WordNet } from './wordnet.js';

export type FileKind = (typeof FILE_KINDS)[number];

/** How a word is related to another, and the strength of the relation, from 0 to 1. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly kind: FileKind;
  readonly worth: number;
}

/** The strength of a relation if neither word has any other meaning. */
const POINTERS: Readonly<Record<string, readonly [kind: FileKind, worth: number]>> = {
  '+': ['derivation', 1],
  '\\': ['derivation', 1],
  '<': ['derivation', 1],
  '!': ['antonym', 1],
  '>': ['cause', 0.6],
  '*': ['entailment', 0.15],
  $: ['synonym', 0.4],
  '&': ['similar', 0.4],
};
const HYPERNYM = 0.5;
/** "Departure" and "leave": one is derived from a synonym of the other. */
const DERIVED_SYNONYM = 0.4;
/** A smaller overlap is insignificant. */
const LEAST = 0.04;

/**
 * The pairs of related words among the known ones, each in both directions. A relation holds between two meanings. Its
 * strength depends on how often the two words have these meanings: it is the overlap of their meanings (Bhattacharyya
 * 1943), times the strength of the relation's kind, summed over all meanings that the two words share. The square root
 * is taken, because a word that occurs beside a related one is more likely to have that meaning than by itself.
 */
export function relatedPairs(wordNet: WordNet, known: (word: string) => boolean): Pair[] {
  const { synsets } = wordNet;
  const share = sensesShares(wordNet);
  const pairs = new Map<string, Map<FileKind, number>>();
  const add = (kind: FileKind, from: string, to: string, worth: number) => {
    if (from === to || !known(from) || !known(to)) return;
    const key = `${from} ${to}`;
    const kinds = pairs.get(key) ?? new Map<FileKind, number>();
    pairs.set(key, kinds.set(kind, (kinds.get(kind) ?? 0) + worth));
  };
  const overlap = (from: string, a: string, to: string, b: string) =>
    Math.sqrt(share(from, a) * share(to, b));
  const information = informationOf(wordNet);
  for (const [key, synset] of synsets) {
    for (const from of synset.words)
      for (const to of synset.words) add('synonym', from, to, overlap(from, key, to, key));
    for (const pointer of synset.pointers) {
      const relation = POINTERS[pointer.symbol];
      const other = synsets.get(pointer.synset);
      if (!relation || !other) continue;
      const [kind, worth] = relation;
      for (const [from, to] of wordsBetween(synset, other, pointer)) {
        add(kind, from, to, worth * overlap(from, key, to, pointer.synset));
        if (kind !== 'derivation') continue;
        for (const synonym of other.words)
          if (synonym !== to)
            add('synonym', from, synonym, DERIVED_SYNONYM * overlap(from, key, synonym, pointer.synset));
      }
    }
    for (const above of nearestAbove(key, wordNet, known)) {
      // The similarity of two meanings by what they have in common (Lin 1998): all the information of the wider one.
      const alike = (2 * information(above)) / (information(above) + information(key));
      for (const narrow of synset.words)
        for (const wide of (synsets.get(above) as Synset).words)
          add('hypernym', narrow, wide, HYPERNYM * alike * overlap(narrow, key, wide, above));
    }
  }
  return [...pairs].flatMap(([key, kinds]): Pair[] => {
    const [from, to] = key.split(' ') as [string, string];
    const back = pairs.get(`${to} ${from}`);
    const related = together(kinds, back ?? new Map());
    if (!related) return [];
    const there = { from, to, ...related };
    return back ? [there] : [there, { from: to, to: from, ...related, kind: converse(related.kind) }];
  });
}

/** WordNet stores some relations in both directions and some in one only; all hold in both. */
function together(
  there: ReadonlyMap<FileKind, number>,
  back: ReadonlyMap<FileKind, number>,
): Pick<Pair, 'kind' | 'worth'> | null {
  const kinds = new Map(there);
  for (const [kind, worth] of back)
    kinds.set(converse(kind), Math.max(kinds.get(converse(kind)) ?? 0, worth));
  const worth = [...kinds.values()].reduce((sum, part) => sum + part, 0);
  if (worth < LEAST) return null;
  const [[kind]] = [...kinds].sort(([, a], [, b]) => b - a) as [[FileKind, number]];
  return { kind, worth: Math.sqrt(Math.min(1, worth)) };
}

/** The relation as seen from the other word. */
function converse(kind: FileKind): FileKind {
  return kind === 'hypernym' ? 'hyponym' : kind === 'hyponym' ? 'hypernym' : kind;
}

function wordsBetween(a: Synset, b: Synset, { between }: Pointer): [from: string, to: string][] {
  if (between) return [[a.words[between[0]] as string, b.words[between[1]] as string]];
  return a.words.flatMap((from) => b.words.map((to): [string, string] => [from, to]));
}

/** How often a word has a meaning, as a share from 0 to 1. */
function sensesShares({ senses }: WordNet): (word: string, synset: string) => number {
  const shares = new Map([...senses].map(([word, all]) => [word, sharesOf(all)]));
  return (word, synset) => shares.get(word)?.get(synset) ?? 0;
}

/** Most meanings do not occur in WordNet's texts; their order then gives the shares. */
function sharesOf(senses: readonly Sense[]): Map<string, number> {
  const weights = senses.map(({ count, rank }) => count + 1 / rank);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(senses.map(({ synset }, at) => [synset, (weights[at] as number) / total]));
}
