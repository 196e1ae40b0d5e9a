import type { Name } from './names.js';
import type { Gender } from './titles.js';

/** Somebody or something that an article names, with every place where it does. */
export interface Entity {
  readonly names: Name[];
  readonly person: boolean;
  readonly gender: Gender | null;
}

/** From here on a word may be misspelt by a letter and still be known. */
export const LONG_ENOUGH = 5;

/**
 * Joins the names that mean the same: full names first, then single words that are somebody's last or first name,
 * the nearest before them where several fit.
 */
export function entitiesOf(names: readonly Name[]): Map<Name, Entity> {
  const groups: Name[][] = [];
  const groupOf = new Map<Name, Name[]>();
  const assign = (name: Name, group: Name[] | undefined) => {
    const own = group ?? [];
    if (!group) groups.push(own);
    own.push(name);
    groupOf.set(name, own);
  };
  const full = names.filter(({ words }) => words.length > 1);
  const byLast = new Map<string, Name[][]>();
  for (const name of full) {
    const keys = misspellings(name.words.at(-1) ?? '');
    const near = keys.flatMap((key) => byLast.get(key) ?? []);
    assign(
      name,
      near.find(([first]) => first && sameFullName(first, name)),
    );
    const group = groupOf.get(name) as Name[];
    if (group.length === 1) for (const key of keys) push(byLast, key, group);
  }
  const known = new LastWords(full);
  for (const name of names) {
    if (name.words.length > 1) continue;
    const match = known.match(name);
    assign(name, match ? groupOf.get(match) : undefined);
    if (!match) known.add(name);
  }
  const entities = new Map(groups.map((group) => [group, entityOf(group)]));
  return new Map([...groupOf].map(([name, group]) => [name, entities.get(group) as Entity]));
}

function entityOf(group: Name[]): Entity {
  const names = group.sort((a, b) => a.span.start - b.span.start);
  const gender = names.find((name) => name.gender)?.gender ?? null;
  return { names, person: names.some(({ person }) => person), gender };
}

/** The same, an initial of it, or long enough that one letter else is a misspelling: "Kristen", "Kristin"; not "Maria", "Mario". */
function sameFirstName(short: string, long: string): boolean {
  if (short === long || (short.length === 1 && long.startsWith(short))) return true;
  return short.length > LONG_ENOUGH && isClose(short, long);
}

/** "Donald J. Trump" and "Donald Trump"; not "Bill Clinton" and "Hillary Clinton". */
function sameFullName(a: Name, b: Name): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (!sameFirstName(short[0] ?? '', long[0] ?? '')) return false;
  return (
    isClose(short.at(-1) ?? '', long.at(-1) ?? '') &&
    short.every((word) => long.some((other) => isClose(word, other)))
  );
}

/** "KCNA" for the Korean Central News Agency; its last word where it is too short for that. */
function initialsOf({ words, person }: Name): string | undefined {
  const telling = words.filter((word) => !/^(?:of|the|and|for)$/u.test(word));
  return !person && telling.length >= 3 ? telling.map(([initial]) => initial).join('') : words.at(-1);
}

/** Full names by the words that stand for them alone. */
class LastWords {
  private readonly byWord = new Map<string, Name[]>();
  private readonly byMisspelling = new Map<string, Name[]>();

  constructor(names: readonly Name[]) {
    for (const name of names) this.add(name);
  }

  add(name: Name): void {
    for (const word of new Set([name.words.at(-1), name.words[0], initialsOf(name)]))
      push(this.byWord, word ?? '', name);
    for (const key of misspellings(name.words.at(-1) ?? '')) push(this.byMisspelling, key, name);
  }

  match(name: Name): Name | undefined {
    const [word] = name.words;
    if (word === undefined) return undefined;
    const exact = this.byWord.get(word);
    const lasts = exact?.filter(({ words }) => words.at(-1) === word);
    return this.nearest(lasts, name) ?? this.nearest(exact, name) ?? this.nearest(this.misspelt(word), name);
  }

  /** "Russia" and "Russian" are no misspellings of each other: an ending more makes another word. */
  private misspelt(word: string): Name[] {
    const near = misspellings(word).flatMap((key) => this.byMisspelling.get(key) ?? []);
    return near.filter(({ words, person }) => {
      const last = words.at(-1) ?? '';
      if (person && words.length > 1 && last === `${word}s`) return true;
      return isClose(word, last) && !last.startsWith(word) && !word.startsWith(last);
    });
  }

  private nearest(candidates: readonly Name[] | undefined, { span, gender }: Name): Name | undefined {
    const fitting = candidates?.filter((each) => !each.gender || !gender || each.gender === gender);
    return fitting?.findLast((each) => each.span.start < span.start) ?? fitting?.[0];
  }
}

/** The same word, or one letter swapped, dropped, doubled or replaced in a word long enough to tell. */
export function isClose(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < LONG_ENOUGH - 1 || Math.max(a.length, b.length) < LONG_ENOUGH)
    return false;
  return Math.abs(a.length - b.length) <= 1 && isOneEdit(a, b);
}

/** Whether one letter replaced, dropped or added, or two swapped, makes one word of the other: told at the first that differ. */
function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

/** Letters; the keys of a longer word would take up room that grows with the square of its length. */
const LONGEST = 50;

/** The word itself and, where it is long enough, the word without each of its letters: two words a letter apart share one. */
function misspellings(word: string): string[] {
  if (word.length < LONG_ENOUGH - 1 || word.length > LONGEST) return [word];
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Adds to the list under a key. */
export function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
