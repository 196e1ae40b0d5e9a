import { speaks } from './cues.js';
import { isData, isDocument, isSpeakingNoun, isTitleWord } from './people.js';
import {
  DASH,
  type Item,
  nounsBefore,
  phraseAfter,
  phraseBefore,
  type Range,
  subjectOf,
  withAside,
} from './phrases.js';
import { LONGEST_SIGNATURE, type Report, type Statement, saysSo, spanOf } from './statements.js';

/** A phrase that names the speaker of the clause before or after it. */
interface Phrase {
  readonly cue: Range;
  readonly source: Range;
}

/**
 * "According to the press office, …" and "…, according to the press office"; "in Holm's words, “…”" and
 * "“…,” in the words of Anna Holm".
 */
export function reportsByPhrase(statement: Statement): Report[] {
  const { items } = statement;
  const found = accordingTo(items) ?? inWords(items);
  if (!found) return [];
  const from = Math.min(found.cue.from, found.source.from);
  const to = Math.max(found.cue.to, found.source.to);
  const pieces = around(items, from, to).flatMap((range) => spanOf(items, range) ?? []);
  const [first, last] = [items[found.cue.from], items[found.cue.to]];
  if (pieces.length === 0 || !first || !last) return [];
  const cue = { start: first.start, end: last.end };
  return [{ statement, pieces, cue, manner: null, source: found.source }];
}

/**
 * What a phrase reports: the words before it, those after it if it begins the clause, or both if it interrupts them.
 */
function around(items: readonly Item[], from: number, to: number): Range[] {
  const end = items.length - 1;
  const before = items[from - 1]?.text === ',' ? from - 2 : from - 1;
  if (before < 0 || /^(?:which|that|where|who|whom|and|but|[(—–-])$/u.test(items[before]?.lower ?? ''))
    return [{ from: afterPhrase(items, to), to: end }];
  const left = { from: 0, to: before };
  const comma = items[to + 1];
  if (comma?.text !== ',' || to + 2 > end) return [left];
  const goesOn =
    /^(?:VERB|AUX)$/u.test(items[to + 2]?.pos ?? '') && !/ing$/u.test(items[to + 2]?.lower ?? '');
  const opens =
    !items.slice(0, from).some((item) => isFiniteVerb(item)) || SUBORDINATE.test(items[0]?.lower ?? '');
  return goesOn || opens ? [left, { from: to + 2, to: end }] : [left];
}

const SUBORDINATE = /^(?:while|when|if|although|though|because|since|unless|once|as)$/u;

function accordingTo(items: readonly Item[]): Phrase | null {
  const at = items.findIndex(({ lower }, index) => lower === 'according' && items[index + 1]?.lower === 'to');
  const phrase = at < 0 ? null : phraseAfter(items, at + 2);
  if (!phrase || (!canSpeak(items, phrase) && !items.some(({ quoted }) => quoted))) return null;
  return {
    cue: { from: at, to: at + 1 },
    source: at === 0 ? withClosedAside(items, phrase) : withEndedAside(items, phrase),
  };
}

/** "according to a poll by the Herald", "to early returns", "to his book": numbers and texts do not speak. */
function canSpeak(items: readonly Item[], { from, to }: Range): boolean {
  const words = items.slice(from, to + 1);
  const end = words.findIndex(({ pos, text }) => pos === 'ADP' || text === ',');
  const head = words[end < 0 ? words.length - 1 : end - 1];
  if (!head || isData(head.lower)) return false;
  return head.pos !== 'NOUN' || isSpeakingNoun(head.lower) || isDocument(head.lower);
}

/** Requires words in quotation marks. */
function inWords(items: readonly Item[]): Phrase | null {
  const words = items.findIndex(({ lower }) => lower === 'words');
  if (words < 2 || !items.some(({ quoted }) => quoted)) return null;
  const of =
    items[words + 1]?.lower === 'of' && items[words - 2]?.lower === 'in'
      ? phraseAfter(items, words + 2)
      : null;
  if (of) return { cue: { from: words - 2, to: words + 1 }, source: withClosedAside(items, of) };
  const owner = items.slice(0, words).findLastIndex(({ lower }) => lower === 'in');
  const source =
    owner < 0 || !/^(?:['’]s?|his|her|their)$/u.test(items[words - 1]?.lower ?? '')
      ? null
      : phraseAfter(items, owner + 1);
  if (!source || source.to < words - 2) return null;
  const end = /^['’]s?$/u.test(items[words - 1]?.lower ?? '') ? words - 2 : words - 1;
  return { cue: { from: owner, to: words }, source: { from: source.from, to: end } };
}

/** A phrase with its aside if a clause follows: the aside needs a comma at both ends. */
function withClosedAside(items: readonly Item[], phrase: Range): Range {
  const source = withAside(items, phrase);
  return items[source.to + 1]?.text === ',' ? source : phrase;
}

/**
 * A phrase with its aside in the middle of a clause: "…, according to Holm, the mayor." but "according to Holm, the
 * mayor left".
 */
function withEndedAside(items: readonly Item[], phrase: Range): Range {
  const source = withAside(items, phrase);
  const next = items[source.to + 1];
  return !next || /^[.,;)]$/u.test(next.text) || next.pos === 'ADP' || next.pos === 'PRON' ? source : phrase;
}

/** After the comma or colon that ends the phrase; if none is near, right after the phrase. */
function afterPhrase(items: readonly Item[], to: number): number {
  const at = items.findIndex(
    (item, index) => index > to && (item.quoted !== null || /^[,:]$/u.test(item.text)),
  );
  if (at < 0) return to + 1;
  if (/^(?:who|which|whose)$/u.test(items[at + 1]?.lower ?? '')) {
    const end = items.findIndex(
      ({ text, quoted }, index) => index > at + 1 && (quoted !== null || text === ','),
    );
    if (end > 0) return items[end]?.quoted ? end : end + 1;
  }
  if (items.slice(to + 1, at).some((item) => isFiniteVerb(item))) return to + 1;
  return items[at]?.quoted ? at : at + 1;
}

/** A verb that makes a clause, not a participle; after a subject, "-ed" is past tense. */
function isFiniteVerb({ pos, lower }: Item, behindSubject = false): boolean {
  return pos === 'AUX' || (pos === 'VERB' && !(behindSubject ? /ing$/u : /(?:ed|en|ing)$/u).test(lower));
}

/** The maximum number of words in a name or title before a colon. */
const LONGEST_LABEL = 8;

/**
 * Words in quotation marks after a colon: `Carl Holm: “…”` as in transcripts and round-ups, `From the report: “…”`, and
 * `Holm went even further: “…”`, where the subject of the clause speaks.
 */
export function reportsByLabel(statement: Statement): Report[] {
  const { items } = statement;
  const colon = items.findIndex(({ text }, at) => text === ':' && items[at + 1]?.quoted);
  if (colon < 1) return [];
  const source =
    headingSource(items.slice(0, colon)) ??
    labelBefore(items, colon) ??
    namedBefore(items, colon) ??
    subjectBefore(items, colon);
  let to = colon + 1;
  while (items[to + 1]?.quoted) to++;
  const piece = spanOf(items, { from: colon + 1, to });
  const { start, end } = items[colon] as Item;
  return source && piece ? [{ statement, pieces: [piece], cue: { start, end }, manner: null, source }] : [];
}

/** "Here’s Holm in 1992: “…”", "It did not surprise the pollster Ann Holm: “…”": a person given by name and office. */
function namedBefore(items: readonly Item[], colon: number): Range | null {
  const opens = /^here(?:['’]s)?$/u.test(items[0]?.lower ?? '');
  const shown = opens ? phraseAfter(items, items[1]?.pos === 'AUX' ? 2 : 1) : null;
  if (shown && items[shown.to]?.pos === 'PROPN') return shown;
  const phrase = phraseBefore(items, colon - 1);
  if (!phrase || items[phrase.to]?.pos !== 'PROPN' || phrase.to !== colon - 1) return null;
  const subject = items[subjectOf(items, phrase.from)?.to ?? -1];
  if (/^(?:PROPN|PRON)$/u.test(subject?.pos ?? '')) return null;
  const titled = items.slice(phrase.from, phrase.to).some(({ lower }) => isTitleWord(lower));
  return titled && !items.slice(0, phrase.from).some(speaks) ? phrase : null;
}

/**
 * The subject of the clause that ends at the colon: a pronoun or the phrase after a comma, or else the subject of the
 * first verb.
 */
function subjectBefore(items: readonly Item[], colon: number): Range | null {
  for (let at = colon - 2; at > 0; at--) {
    const { lower, text } = items[at] as Item;
    const phrase = text === ',' ? phraseAfter(items, at + 1) : null;
    if (phrase && isFiniteVerb(items[phrase.to + 1] as Item, true)) return phrase;
    if (/^(?:i|he|she|we|they)$/u.test(lower) && /^(?:VERB|AUX)$/u.test(items[at + 1]?.pos ?? ''))
      return { from: at, to: at };
  }
  return subjectOf(items, colon);
}

/** "Carl Holm, 34, mayor of Leeds": only a description from the comma to the colon. */
function isDescribed(items: readonly Item[], comma: number, colon: number): boolean {
  return (
    items[comma]?.text === ',' &&
    colon - comma <= 2 * LONGEST_LABEL &&
    !items.slice(comma, colon).some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX')
  );
}

/**
 * The speaker that a heading introduces, such as "Statement by Carl Holm, chair of the board" or "From the desk of Carl
 * Holm"; null if it introduces none.
 */
export function headingSource(items: readonly Item[]): Range | null {
  const opening = items.slice(0, 6).map(({ lower }) => lower);
  const noun = opening.findIndex((word) =>
    /^(?:desk|statement|message|remarks?|comments?|letter|note|quotes?|words)$/u.test(word),
  );
  if (noun < 0 || !/^(?:by|from|of)$/u.test(opening[noun + 1] ?? '')) return null;
  if (
    items
      .slice(0, noun)
      .some(({ lower }) => !/^(?:from|the|an?|this|short|full|official|press|written|joint)$/u.test(lower))
  )
    return null;
  if (
    items.length > 3 * LONGEST_LABEL ||
    items.some(({ pos, quoted }) => quoted || pos === 'VERB' || pos === 'AUX')
  )
    return null;
  const phrase = phraseAfter(items, noun + 2);
  return phrase &&
    items.slice(phrase.from, phrase.to + 1).some(({ pos, lower }) => pos === 'PROPN' || isSpeakingNoun(lower))
    ? phrase
    : null;
}

/** The noun phrase that is everything before the colon, or everything after a dash or "from". */
function labelBefore(items: readonly Item[], colon: number): Range | null {
  const whole = phraseAfter(items, 0);
  if (whole?.to === colon - 1 && whole.to < LONGEST_LABEL) return whole;
  if (whole && items[whole.to]?.pos === 'PROPN' && isDescribed(items, whole.to + 1, colon))
    return { ...whole, to: colon - 1 };
  const label = phraseBefore(items, colon - 1) ?? nounsBefore(items, colon - 1);
  if (!label || label.to - label.from >= LONGEST_LABEL) return null;
  const before = items[label.from - 1];
  if (!before || /^(?:[-–—―]+|["“])$/u.test(before.text)) return label;
  return before.lower === 'from' && label.from < LONGEST_LABEL ? label : null;
}

/** `“…” — Carl Holm`, `“…” So said Carl Holm.`: words in quotation marks, a dash or a verb of speech, and a name. */
export function reportsBySignature(statement: Statement): Report[] {
  const { items } = statement;
  const end = items.findIndex(({ quoted }) => !quoted);
  if (end < 1) return [];
  const so = saysSo(items, end);
  if (!so && (!DASH.test(items[end]?.text ?? '') || items.length - end > LONGEST_SIGNATURE)) return [];
  const first = so ? end + 2 : end + 1;
  const phrase = phraseAfter(items, first);
  const mark = items[first - 1];
  const piece = spanOf(items, { from: 0, to: end - 1 });
  if (!phrase || !piece || !mark) return [];
  if (!so && (items[phrase.from]?.pos !== 'PROPN' || !ends(statement, phrase.to))) return [];
  const source = so ? withAside(items, phrase) : phrase;
  return [{ statement, pieces: [piece], cue: { start: mark.start, end: mark.end }, manner: null, source }];
}

/** Whether only a mark or a description follows the name. */
function ends({ items }: Statement, to: number): boolean {
  return !items[to + 1] || /^[,.(]$/u.test(items[to + 1]?.text ?? '');
}
