import type { WordNet } from './wordnet.js';

const HYPERNYM = '@';

/**
 * The information content of each synset, by the number of synsets below it: 1 if there are none, towards 0 if all of
 * its part of speech are below it (Seco, Veale and Hayes 2004).
 */
export function informationOf({ synsets }: WordNet): (synset: string) => number {
  const below = new Map<string, Set<string>>();
  const sizes = new Map<string, number>();
  for (const [key, { pos }] of synsets) {
    sizes.set(pos, (sizes.get(pos) ?? 0) + 1);
    for (const above of ancestors(key, synsets)) below.set(above, (below.get(above) ?? new Set()).add(key));
  }
  return (synset) =>
    1 - Math.log(1 + (below.get(synset)?.size ?? 0)) / Math.log(1 + (sizes.get(synset.slice(0, 1)) ?? 1));
}

function ancestors(synset: string, synsets: WordNet['synsets']): Set<string> {
  const met = new Set<string>();
  const next = [synset];
  for (let key = next.pop(); key !== undefined; key = next.pop())
    for (const { symbol, synset: above } of synsets.get(key)?.pointers ?? [])
      if (symbol === HYPERNYM && !met.has(above)) {
        met.add(above);
        next.push(above);
      }
  return met;
}

/** The nearest synsets above one that contain a usable word: above "car" is "motor vehicle", and then "vehicle". */
export function nearestAbove(
  synset: string,
  { synsets }: WordNet,
  takes: (word: string) => boolean,
): Set<string> {
  const nearest = new Set<string>();
  for (const { symbol, synset: above } of synsets.get(synset)?.pointers ?? []) {
    if (symbol !== HYPERNYM) continue;
    if (synsets.get(above)?.words.some(takes)) nearest.add(above);
    else for (const higher of nearestAbove(above, { synsets } as WordNet, takes)) nearest.add(higher);
  }
  return nearest;
}
