import type { CueGroup } from './cue-group.js';
import { phraseAfter, phraseAroundAside, phraseBefore, type Range } from './phrases.js';
import type { Item } from './statements.js';

/** Who is said to speak, and on which side of the cue that stands. */
export interface Source {
  readonly phrase: Range | null;
  readonly inverted: boolean;
}

/** Who is said to speak by a cue. */
export function sourceOf(items: readonly Item[], group: CueGroup, used: number): Source | null {
  const left = items[group.from - 1];
  if (!left || left.quoted) return invertedSource(items, group);
  if (left.text === ',') {
    if (group.form.form === 'participle') return { phrase: mainSubject(items, group, used), inverted: false };
    const aside = phraseAroundAside(items, group.from - 1);
    const fits = aside && aside.from >= used && !followedByPhrase(items, group);
    return fits ? { phrase: aside, inverted: false } : invertedSource(items, group);
  }
  if (/^(?:and|but|or)$/u.test(left.lower))
    return { phrase: mainSubject(items, group, used), inverted: false };
  if (/^(?:who|which)$/u.test(left.lower)) {
    const end = group.from - (items[group.from - 2]?.text === ',' ? 3 : 2);
    return { phrase: phraseBefore(items, end), inverted: false };
  }
  if (isOwner(left)) return null;
  const phrase = phraseBefore(items, group.from - 1);
  if (phrase) return { phrase, inverted: false };
  if (group.form.form === 'participle') return { phrase: mainSubject(items, group, used), inverted: false };
  return invertedSource(items, group);
}

/** Whether the cue has its subject after it, and that is all: "said the mayor." */
function followedByPhrase(items: readonly Item[], { to }: CueGroup): boolean {
  const phrase = phraseAfter(items, to + 1);
  const after = phrase && items[phrase.to + 1];
  return (
    phrase !== null &&
    (!after || after.quoted !== null || /^[.,:;]$/u.test(after.text) || after.pos === 'ADP')
  );
}

/** "their continued support", "the senator's proposed cuts": what follows is no verb. */
function isOwner({ lower, pos }: Item): boolean {
  return pos === 'PART' || /^(?:my|your|his|her|its|our|their|[’'])$/u.test(lower);
}

/** “…,” said Martin Indyk, the former envoy. */
function invertedSource(items: readonly Item[], { to }: CueGroup): Source | null {
  const phrase = phraseAfter(items, to + 1);
  const pronoun = items[to + 1]?.pos === 'PRON' && !/^[.,]?$/u.test(items[to + 2]?.text ?? '');
  if (!phrase || pronoun) return null;
  return { phrase: withAside(items, phrase), inverted: true };
}

/** A noun phrase after a cue, with the description that follows it. */
export function withAside(items: readonly Item[], { from, to }: Range): Range {
  if (items[to + 1]?.text !== ',') return { from, to };
  const aside = phraseAfter(items, to + 2);
  if (!aside || items[to + 2]?.pos === 'PRON') return { from, to };
  return { from, to: aside.to };
}

/** The subject of the statement's first verb: whose saying "…, saying that …" is. */
function mainSubject(items: readonly Item[], { from }: CueGroup, used: number): Range | null {
  if (used > 0) return null;
  for (let at = 1; at < from; at++) {
    const item = items[at] as Item;
    if (item.quoted || !['VERB', 'AUX'].includes(item.pos)) continue;
    const phrase =
      items[at - 1]?.text === ',' ? phraseAroundAside(items, at - 1) : phraseBefore(items, at - 1);
    if (phrase) return phrase;
  }
  return null;
}
