import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isCompound, type Term } from './terms.js';

/** Another name for the same thing. */
export interface Alias {
  /** Its words, folded. */
  readonly words: readonly string[];
  /** 1 for an exact synonym, less for its people and things. */
  readonly worth: number;
}

/** A name that occurs in a list of terms. */
export interface NameFound {
  /** The indices of its first term and of the term after its last. */
  readonly start: number;
  readonly end: number;
  readonly names: readonly Alias[];
}

const SAME = 1;
const ITS_PEOPLE = 0.9;

/**
 * The worth of a capital, or of the seat of government, as a name of its country; less than 1, because it is also a
 * place of its own.
 */
const ITS_CAPITAL = 0.6;

const [things = [], countries = []] = readLists();

/** The lists of the file, line by line; a blank line is between two. */
function readLists(): string[][] {
  const text = readFileSync(createRequire(import.meta.url).resolve('#known-names'), 'utf8');
  const lists = text.replaceAll('\r', '').trim().split('\n\n');
  return lists.map((list) => list.split('\n').filter((line) => !line.startsWith('#')));
}

/** The other names of each, keyed by its words joined with spaces. */
const names = new Map<string, Alias[]>();
let longest = 0;

for (const line of things) {
  const [same = '', people = ''] = line.split(': ');
  const called = [
    ...listed(same).map((name) => ({ name, worth: SAME })),
    ...listed(people).map((name) => ({ name, worth: ITS_PEOPLE })),
  ];
  for (const { name, worth } of called) {
    const others = names.get(name) ?? [];
    names.set(name, others);
    longest = Math.max(longest, name.split(' ').length);
    for (const other of called)
      if (other.name !== name)
        others.push({ words: other.name.split(' '), worth: Math.min(worth, other.worth) });
  }
}

for (const line of countries) {
  const [same = '', capitals = ''] = line.split(': ');
  for (const country of listed(same)) {
    const called = [...(names.get(country) ?? []), { words: country.split(' '), worth: SAME }];
    for (const capital of listed(capitals)) {
      const others = names.get(capital) ?? [];
      names.set(capital, others);
      for (const { words } of called) {
        others.push({ words, worth: ITS_CAPITAL });
        const from = names.get(words.join(' ')) ?? [];
        names.set(words.join(' '), from);
        from.push({ words: capital.split(' '), worth: ITS_CAPITAL });
      }
    }
  }
}

function listed(list: string): string[] {
  return list === '' ? [] : list.split(', ');
}

/** The other names for what a folded word names: "uk" gives "united kingdom" and "british"; empty for most words. */
export function namesFor(word: string): readonly Alias[] {
  return names.get(word) ?? [];
}

/**
 * The names of countries, peoples and bodies in the terms of a text, each with its other names; of overlapping ones the
 * longest. Function words alone are not names: "us" and "who" are not "US" and "WHO".
 */
export function knownNamesIn(terms: readonly Term[]): NameFound[] {
  const parts = terms.flatMap((term, index) => (isCompound(term) ? [] : [{ ...term, index }]));
  const found: NameFound[] = [];
  for (let start = 0; start < parts.length; ) {
    const name = nameAt(parts.slice(start, start + longest));
    if (name) found.push(name);
    start += name ? name.words : 1;
  }
  return found.map(({ start, end, names }) => ({ start, end, names }));
}

function nameAt(
  parts: readonly (Term & { readonly index: number })[],
): (NameFound & { words: number }) | null {
  for (let words = parts.length; words > 0; words--) {
    const span = parts.slice(0, words);
    const others = names.get(span.map(({ word }) => word).join(' '));
    if (others && span.some(({ content }) => content))
      return { start: span[0]?.index ?? 0, end: (span.at(-1)?.index ?? 0) + 1, names: others, words };
  }
  return null;
}
