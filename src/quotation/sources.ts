import type { Span } from '../language/span.js';
import { type CueGroup, speaks, takesThing } from './cues.js';
import { isDocument, isSpeakingNoun } from './people.js';
import {
  DASH,
  type Item,
  nounsBefore,
  phraseAfter,
  phraseAroundAside,
  phraseBefore,
  type Range,
  subjectOf,
  withAside,
} from './phrases.js';

/** The phrase for the speaker of a cue, and whether it follows the cue. */
export interface Source {
  readonly phrase: Range | null;
  readonly inverted: boolean;
}

/**
 * Finds the speaker of a cue.
 *
 * @param used items before this index belong to an earlier report
 * @param before the speaker of that report: "Barkley, who says he is late, said …"
 */
export function sourceOf(
  items: readonly Item[],
  group: CueGroup,
  used: number,
  before: Range | null | undefined,
): Source | null {
  const left = items[group.from - 1];
  const participle = group.form.form === 'participle';
  if (participle && left?.quoted)
    return { phrase: used > 0 ? null : mainSubject(items, group, used), inverted: false };
  const opening = participle ? null : subjectBeforeAside(items, group);
  if (opening) return { phrase: opening, inverted: false };
  if (!left || left.quoted) return invertedSource(items, group);
  if (left.text === ',' || DASH.test(left.text)) {
    if (participle)
      return { phrase: mainSubject(items, group, isOfAnother(items, before) ? 0 : used), inverted: false };
    const aside = phraseAroundAside(items, group.from - 1);
    const free = aside && (aside.from >= used || aside.from === before?.from);
    const fits = free && !followedByPhrase(items, group);
    if (fits) return { phrase: aside, inverted: false };
    const parted = phraseBefore(items, group.from - 2);
    if (parted?.from === 0 && items[group.to + 1]?.lower === 'that')
      return { phrase: parted, inverted: false };
    return invertedSource(items, group);
  }
  if (/^(?:and|but|or)$/u.test(left.lower))
    return { phrase: mainSubject(items, group, used), inverted: false };
  if (/^(?:who|which)$/u.test(left.lower) || (left.lower === 'that' && isQuotedNext(items, group.to))) {
    const end = group.from - (items[group.from - 2]?.text === ',' ? 3 : 2);
    return { phrase: phraseBefore(items, end) ?? nounsBefore(items, end), inverted: false };
  }
  if (isOwner(left)) return null;
  const own = participle ? behindWith(items, group.from - 1) : null;
  if (own) return { phrase: own, inverted: false };
  const quoted = participle && left.lower === 'as' ? quotedBefore(items, group.from - 2) : null;
  if (quoted) return { phrase: quoted, inverted: false };
  const phrase = phraseBefore(items, group.from - 1);
  const issuer = participle && phrase && isWriting(items, phrase) ? subjectOf(items, phrase.from) : null;
  if (issuer) return { phrase: issuer, inverted: false };
  const beside = participle && phrase && isPlaced(items, phrase);
  const main = beside ? mainSubject(items, group, used) : null;
  if (main) return { phrase: main, inverted: false };
  if (phrase && !isAgent(items, phrase)) return { phrase, inverted: false };
  const head = headOfClause(items, group.from, used);
  if (head ?? phrase) return { phrase: head ?? phrase, inverted: false };
  if (participle) return { phrase: mainSubject(items, group, used), inverted: false };
  return invertedSource(items, group);
}

/** "a clerk who said he was late": the speaker there does not speak after the comma that follows. */
function isOfAnother(items: readonly Item[], before: Range | null | undefined): boolean {
  return before != null && /^(?:who|which|that)$/u.test(items[before.to + 1]?.lower ?? '');
}

/** "The paper quoted a neighbour as saying …". */
function quotedBefore(items: readonly Item[], to: number): Range | null {
  const verb = items.findLastIndex(
    ({ lower }, at) => at <= to && /^(?:quot|cit)(?:es?|ed|ing)$/u.test(lower),
  );
  const phrase = verb < 0 ? null : phraseAfter(items, verb + 1);
  return phrase && phrase.to <= to ? phrase : null;
}

/** "responded to the question on Facebook writing …": the words before the preposition cannot speak. */
function isPlaced(items: readonly Item[], { from, to }: Range): boolean {
  const at = items.findLastIndex(
    ({ lower }, index) => index >= from - 1 && index < to && /^(?:on|in|at|to)$/u.test(lower),
  );
  return at >= 0 && !(at > from && isSpeakingNoun(items[at - 1]?.lower ?? ''));
}

/** "released a statement condemning …": the speaker is the one who released it. */
function isWriting(items: readonly Item[], { from, to }: Range): boolean {
  return (
    /^(?:an?|the|his|her|its|their)$/u.test(items[from]?.lower ?? '') &&
    /^(?:statement|letter|tweet|message|note|email|memo|post|video|ad)$/u.test(items[to]?.lower ?? '')
  );
}

/** "with three in ten of the voters saying …". */
function behindWith(items: readonly Item[], to: number): Range | null {
  let from = to;
  while (from > to - 8 && /^(?:PROPN|NOUN|ADJ|DET|NUM|PRON|ADP|SYM)$/u.test(items[from]?.pos ?? '')) {
    if (items[from]?.lower === 'with') return from < to ? { from: from + 1, to } : null;
    from--;
  }
  return null;
}

/**
 * "Holm, a clerk who calls Lund “a liar,” said he …": the subject at the start of the statement, if only descriptions
 * and relative clauses come between it and the cue, and a clause with its own subject follows.
 */
function subjectBeforeAside(items: readonly Item[], { from, to }: CueGroup): Range | null {
  const comma = items[from - 1];
  const start = /^(?:CCONJ|ADV)$/u.test(items[0]?.pos ?? '') ? 1 : 0;
  const subject = phraseAfter(items, start);
  const aside = (subject?.to ?? 0) + 2;
  if (!subject || items[aside - 1]?.text !== ',' || aside >= from || !isClauseNext(items, to + 1))
    return null;
  if (!/^(?:,|[–—-]+)$/u.test(comma?.text ?? '') && !/,["'”’»]*$/u.test(comma?.quoted ? comma.text : ''))
    return null;
  if (!/^(?:who|whose|which)$/u.test(items[aside]?.lower ?? '') && !isDescribing(items, aside)) return null;
  let relative = false;
  for (let at = aside; at < from; at++) {
    const { lower, pos, text, quoted } = items[at] as Item;
    if (/^(?:who|whose|which|whom|that|to)$/u.test(lower)) relative = true;
    if (/^[;:]$/u.test(text) || (quoted && !relative)) return null;
    if (text === ',' && /^(?:and|but|while|so|or)$/u.test(items[at + 1]?.lower ?? '')) return null;
    if (text === ',') relative = false;
    if (relative || (pos !== 'VERB' && pos !== 'AUX')) continue;
    const describes = /(?:ed|en|ing)$/u.test(lower) && (at === aside || items[at - 1]?.pos === 'NOUN');
    if (!describes) return null;
  }
  return subject;
}

/** "a Republican", "the mayor of Leeds": not a name, which would be another subject or part of a list. */
function isDescribing(items: readonly Item[], from: number): boolean {
  const first = items[from];
  if (first?.pos === 'VERB') return /(?:ed|en|ing)$/u.test(first.lower);
  const phrase = phraseAfter(items, from);
  return phrase !== null && first?.pos !== 'PROPN' && first?.pos !== 'PRON';
}

/** "that …", "he recoiled", "the answer to it was late", "there was": more than a noun phrase that ends there. */
function isClauseNext(items: readonly Item[], from: number): boolean {
  if (/^(?:that|there)$/u.test(items[from]?.lower ?? '')) return true;
  const phrase = phraseAfter(items, from);
  if (!phrase) return false;
  let aside = false;
  for (const [at, item] of items.slice(phrase.from + 1).entries()) {
    aside ||= item.text === ',' && /^(?:such|including)$/u.test(items[phrase.from + at + 2]?.lower ?? '');
    if (item.quoted || /^[;:]$/u.test(item.text) || (item.text === ',' && !aside)) return false;
    if (item.pos === 'VERB' || item.pos === 'AUX') return true;
    if (/^(?:who|which|whose|when|while|as)$/u.test(item.lower)) return false;
  }
  return false;
}

/** "a letter seen by Sky News says": the words before the cue are only the agent. */
function isAgent(items: readonly Item[], { from }: Range): boolean {
  return items[from - 1]?.lower === 'by' && items[from - 2]?.pos === 'VERB';
}

/** Whether the subject follows the cue and ends the statement: "said the mayor." */
function followedByPhrase(items: readonly Item[], { to, form }: CueGroup): boolean {
  const phrase = phraseAfter(items, to + 1);
  const after = phrase && items[phrase.to + 1];
  return (
    phrase !== null &&
    form.frame === 'clause' &&
    form.verb !== 'ask' &&
    (!after || after.quoted !== null || /^[.,:;]$/u.test(after.text) || after.pos === 'ADP')
  );
}

/** "their continued support", "the senator's proposed cuts": a verb cannot follow. */
function isOwner({ lower, pos }: Item): boolean {
  return pos === 'PART' || /^(?:my|your|his|her|its|our|their|[’'])$/u.test(lower);
}

/** “…,” said Martin Indyk, the former envoy. */
function invertedSource(items: readonly Item[], { to, form }: CueGroup): Source | null {
  const phrase = phraseAfter(items, to + 1);
  if (phrase && takesThing(form) && !maySpeak(items, phrase)) return null;
  const pronoun =
    phrase?.to === to + 1 && items[to + 1]?.pos === 'PRON' && !/^[.,]?$/u.test(items[to + 2]?.text ?? '');
  if (!phrase || pronoun) return null;
  return { phrase: withAside(items, phrase), inverted: true };
}

/** "announced a curfew": false without a name, a pronoun or a noun for persons. */
function maySpeak(items: readonly Item[], { from, to }: Range): boolean {
  return items
    .slice(from, to + 1)
    .some(
      ({ pos, lower }) => /^(?:PROPN|PRON|NUM)$/u.test(pos) || isSpeakingNoun(lower) || isDocument(lower),
    );
}

/**
 * "People briefed on the move said", "supporters who came from the north say": the noun that the clause before the cue
 * modifies.
 */
function headOfClause(items: readonly Item[], cue: number, used: number): Range | null {
  for (let at = cue - 1; at > Math.max(used, cue - 25); at--) {
    const item = items[at] as Item;
    if (item.quoted || /^[,;:]$/u.test(item.text)) return null;
    const opens =
      /^(?:who|which)$/u.test(item.lower) || (item.pos === 'VERB' && /(?:ed|en|ing)$/u.test(item.lower));
    const infinitive = items[at - 1]?.lower === 'be' && items[at - 2]?.lower === 'to' && item.pos === 'VERB';
    if (infinitive) return phraseBefore(items, at - 3);
    if (opens && items[at - 1] && !/^(?:AUX|ADV|PART|PRON)$/u.test(items[at - 1]?.pos ?? '')) {
      const head = phraseBefore(items, at - 1);
      if (head) return head;
    }
  }
  return null;
}

/** The subject of the statement's first verb, which is the speaker of "…, saying that …". */
function mainSubject(items: readonly Item[], { from }: CueGroup, used: number): Range | null {
  return used > 0 ? null : subjectOf(items, from);
}

/** "posters that said, “…”". */
export function isQuotedNext(items: readonly Item[], to: number): boolean {
  const next = items[to + 1];
  return next?.quoted != null || (/^[,:]$/u.test(next?.text ?? '') && items[to + 2]?.quoted != null);
}

/** "Eva Lund, who said …": there, "who" is the mention of the speaker. */
export function whoBehind(items: readonly Item[], to: number): Span | null {
  const who = items[items[to + 1]?.text === ',' ? to + 2 : to + 1];
  if (!who || !/^(?:who|which)$/u.test(who.lower)) return null;
  const verb = items.find(({ start, pos }) => start > who.start && !/^(?:AUX|ADV)$/u.test(pos));
  return verb && speaks(verb) ? { start: who.start, end: who.end } : null;
}
