const TITLES = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor president ' +
    'premier prime minister mp mla justice judge chief const constable sgt staff insp inspector det detective supt ' +
    'superintendent capt captain lt col gen general rev the hon mayor coun councillor chancellor secretary'
  ).split(' '),
);
const PRONOUNS = new Set('he she they it him her them who i we his hers their you'.split(' '));

/**
 * Whether two names refer to the same person: equal after folding case, accents and titles, or the shorter one is a
 * sequence of words in the longer one; a single word only at its start or end. A pronoun matches no other name.
 */
export function isSameName(predicted: string | null | undefined, gold: string | null | undefined): boolean {
  const [ours, theirs] = [wordsOf(predicted ?? ''), wordsOf(gold ?? '')];
  if (ours.join(' ') === theirs.join(' ')) return true;
  if (ours.length === 0 || theirs.length === 0 || isPronoun(ours) || isPronoun(theirs)) return false;
  const [short, long] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
  const at = long.findIndex((_, start) => short.every((word, index) => word === long[start + index]));
  return at >= 0 && (short.length > 1 || at === 0 || at === long.length - 1);
}

function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\0-\x7f]/gu, '')
    .toLowerCase()
    .replace(/'s\b/gu, '');
  const words = plain.match(/[a-z0-9]+/gu) ?? [];
  const untitled = words.filter((word) => !TITLES.has(word));
  return untitled.length > 0 ? untitled : words;
}

function isPronoun([word, ...more]: readonly string[]): boolean {
  return word !== undefined && more.length === 0 && PRONOUNS.has(word);
}
