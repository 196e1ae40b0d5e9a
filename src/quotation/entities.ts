import type { Name } from './names.js';
import type { Gender } from './people.js';

/** A person or body that an article names, with all its occurrences. */
export interface Entity {
  readonly names: Name[];
  readonly person: boolean;
  readonly gender: Gender | null;
}

/** The minimum length of a word that is recognised despite one wrong letter. */
const LONG_ENOUGH = 5;

/**
 * Groups the names of one person or body. Full names come first. A surname or first name by itself joins the only match
 * among those named before it, or else among those named later. If there are several matches, the name is ambiguous.
 *
 * @returns the entity of each name; ambiguous names have no entry
 */
export function entitiesOf(names: readonly Name[]): Map<Name, Entity> {
  const groups: Group[] = [];
  const groupOf = new Map<Name, Group>();
  const assign = (name: Name, group: Group = { names: [], gender: null }) => {
    if (group.names.length === 0) groups.push(group);
    group.names.push(name);
    group.gender ??= name.gender;
    groupOf.set(name, group);
  };
  const byWords = new Map<string, Group>();
  const byLast = new Map<string, Group[]>();
  for (const name of names) {
    if (isShort(name)) continue;
    const words = name.words.join(' ');
    const keys = misspellings(name.words.at(-1) ?? '');
    const same =
      byWords.get(words) ??
      keys
        .flatMap((key) => byLast.get(key) ?? [])
        .find(({ names: [first] }) => first && sameFullName(first, name));
    assign(name, same);
    const group = groupOf.get(name) as Group;
    byWords.set(words, group);
    if (!same) for (const key of keys) pushFew(byLast, key, group);
  }
  const known = new Known(groups);
  for (const name of names) {
    if (!isShort(name)) continue;
    const matches = known.match(name);
    if (matches.length > 1) continue;
    assign(name, matches[0]);
    if (matches.length === 0) known.add(groupOf.get(name) as Group);
  }
  const entities = new Map(groups.map((group) => [group, entityOf(group)]));
  return new Map([...groupOf].map(([name, group]) => [name, entities.get(group) as Entity]));
}

/** Names of one person or body, and what they show together. */
interface Group {
  readonly names: Name[];
  gender: Gender | null;
}

/** A surname, of one or more words, or any other single word. */
function isShort({ words, surname }: Name): boolean {
  return words.length === 1 || surname === words.join(' ');
}

function entityOf({ names, gender }: Group): Entity {
  names.sort((a, b) => a.span.start - b.span.start);
  return { names, person: names.some(({ person }) => person), gender };
}

/**
 * The same name, an initial of it, or a name long enough that one wrong letter is a misspelling: "Kristen", "Kristin";
 * not "Maria", "Mario".
 */
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

/** "KCNA" for the Korean Central News Agency; the last word for names that are too short. */
function initialsOf({ words, person }: Name): string | undefined {
  const telling = words.filter((word) => !/^(?:of|the|and|for)$/u.test(word));
  return !person && telling.length >= 3 ? telling.map(([initial]) => initial).join('') : words.at(-1);
}

/** The groups named so far, keyed by the single words that refer to them. */
class Known {
  private readonly bySurname = new Map<string, Group[]>();
  private readonly byWord = new Map<string, Group[]>();
  private readonly byMisspelling = new Map<string, Group[]>();

  constructor(groups: readonly Group[]) {
    for (const group of groups) this.add(group);
  }

  add(group: Group): void {
    const { names } = group;
    const lasts = new Set(names.flatMap(({ words, surname }) => [words.at(-1) ?? '', surname]));
    const words = new Set([
      ...lasts,
      ...names.flatMap((name) => [name.words[0] ?? '', initialsOf(name) ?? '']),
    ]);
    for (const word of lasts) pushFew(this.bySurname, word, group);
    for (const word of words) pushFew(this.byWord, word, group);
    for (const key of new Set([...lasts].flatMap(misspellings))) pushFew(this.byMisspelling, key, group);
  }

  /** The groups that a name may refer to: by surname, or else by first name or initials, or else by a misspelling. */
  match(name: Name): readonly Group[] {
    const word = name.words.join(' ');
    for (const candidates of [this.bySurname.get(word), this.byWord.get(word), this.misspelt(word)]) {
      const fitting = fittingIn(candidates ?? [], name);
      if (fitting.length > 0) return fitting;
    }
    return [];
  }

  /** "Russia" and "Russian" do not misspell each other: a suffix makes a different word. */
  private misspelt(word: string): Group[] {
    const near = new Set(misspellings(word).flatMap((key) => this.byMisspelling.get(key) ?? []));
    return [...near].filter(({ names: [first] }) => {
      if (!first) return false;
      const last = first.words.at(-1) ?? '';
      if (first.person && first.words.length > 1 && last === `${word}s`) return true;
      return [last, first.surname].some(
        (each) => isClose(word, each) && !each.startsWith(word) && !word.startsWith(each),
      );
    });
  }
}

/** The groups that a name is compatible with: those named before it, or else those named later. */
function fittingIn(groups: readonly Group[], { gender, span, apposed }: Name): readonly Group[] {
  const alike = gender ? groups.filter((group) => group.gender === gender) : [];
  const fitting = alike.length > 0 ? alike : groups.filter((group) => !group.gender || !gender);
  const before = fitting.filter(({ names: [first] }) => first && first.span.start < span.start);
  // A name with a description is not introduced again by a fuller name.
  return before.length > 0 || apposed ? before : fitting;
}

/** Whether two words are the same, or, if long enough, one letter apart: swapped, dropped, doubled or replaced. */
export function isClose(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < LONG_ENOUGH - 1 || Math.max(a.length, b.length) < LONG_ENOUGH)
    return false;
  return Math.abs(a.length - b.length) <= 1 && isOneEdit(a, b);
}

/**
 * Whether two words differ by one letter replaced, dropped or added, or by two swapped: by what is left between their
 * common beginning and their common end. Names that are typed are compared with thousands of others.
 */
function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const left = short.length - start - end;
  if (short.length < long.length) return left === 0;
  return left <= 1 || (left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}

/** In letters. The keys of a longer word would take quadratic memory. */
const LONGEST = 50;

/**
 * The word itself and, if it is long enough, the word without each of its letters: two words one letter apart share a
 * key.
 */
function misspellings(word: string): string[] {
  if (word.length < LONG_ENOUGH - 1 || word.length > LONGEST) return [word];
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** The maximum number of namesakes considered; with more than one match, a name is ambiguous anyway. */
const MOST_NAMESAKES = 50;

/** Adds to the list under a key, up to the maximum that is considered. */
function pushFew(map: Map<string, Group[]>, key: string, group: Group): void {
  if ((map.get(key)?.length ?? 0) < MOST_NAMESAKES) push(map, key, group);
}

/** Adds to the list under a key. */
export function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
