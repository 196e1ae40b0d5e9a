import { type CueForm, cueForm, maySpeakBy, speaks } from './cues.js';
import { type Item, phraseAfter } from './phrases.js';

/** A clause extends to the statement's end, or to where the narration resumes. */
export function endOfClause(items: readonly Item[], from: number): number {
  const first = items[from] as Item;
  if (first.quoted && endsQuoted(items, from)) return from;
  for (let at = from + 1; at < items.length; at++) {
    if (items[at]?.quoted && COMMA.test((items[at] as Item).text)) {
      const next = items[at + 1];
      if (next && cueForm(next.lower)?.form === 'participle') return at;
      if (reportsNext(items, at + 1)) return at - 1;
    } else if (setsIn(items, at)) return at - 1;
  }
  return items.length - 1;
}

/** Words in quotation marks are everything that was said, unless the clause visibly continues after them. */
function endsQuoted(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return !next || /[.,?!;:—–]/u.test(next.text[0] ?? '') || /[,.?!]["'”’»]*$/u.test((items[at] as Item).text);
}

const COMMA = /,["'”’»]*$/u;

function setsIn(items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  const next = items[at + 1];
  if (item.text === ';') return true;
  if (item.quoted) return false;
  if (item.text === ',' && next?.lower === 'according') return true;
  if (item.text === ',' && next?.lower === 'with' && saying(items, at + 2)) return true;
  if (item.text === ',' && next && speaks(next) && cueForm(next.lower)?.form !== 'base') return true;
  if (item.text === ',' && next && /^(?:and|but|while|though|although)$/u.test(next.lower))
    return reportsNext(items, at + 2, true);
  if (item.text === ',' && saysClause(items, at + 1)) return true;
  if (/^(?:before|after|by|while|without)$/u.test(item.lower) && next) return saysThat(items, at + 1);
  if (/^(?:and|but)$/u.test(item.lower)) return reportsNext(items, at + 1);
  return false;
}

const NARRATED = new Set(['PROPN', 'PRON', 'DET', 'ADJ', 'NOUN', 'PART', 'ADV', 'AUX', 'NUM', 'SYM']);

/** Whether a subject with a verb of speech, or such a verb by itself, follows. */
function reportsNext(items: readonly Item[], from: number, long = false): boolean {
  for (let at = from; at < Math.min(items.length, from + 10); at++) {
    const item = items[at] as Item;
    if (speaks(item)) {
      const cue = cueForm(item.lower);
      if (!cue || !reportsSurely(items, at, cue)) return false;
      if (at === from && /^(?:he|she|they|it|that)$/u.test(items[at + 1]?.lower ?? '')) return true;
      return cue.form !== 'base' || (at > from && isPlural(items[at - 1]));
    }
    const joins = long ? item.pos === 'ADP' : /^(?:of|in|about)$/u.test(item.lower);
    if (!NARRATED.has(item.pos) && !joins) return false;
  }
  return false;
}

/** ", with three in ten saying they were late": a noun phrase and a participle. */
function saying(items: readonly Item[], from: number): boolean {
  let at = from;
  while (at < from + 8 && items[at] && !speaks(items[at] as Item) && isNominal(items[at] as Item)) at++;
  const cue = at > from ? cueForm(items[at]?.lower ?? '') : null;
  return cue?.form === 'participle' && cue.frame === 'clause';
}

function isNominal({ pos, quoted }: Item): boolean {
  return !quoted && (NARRATED.has(pos) || pos === 'ADP');
}

/** ", others say it was early": a report of its own, not an aside such as ", he said,". */
function saysClause(items: readonly Item[], from: number): boolean {
  let at = from;
  while (at < from + 10 && items[at] && !speaks(items[at] as Item)) {
    const { pos, text, lower } = items[at] as Item;
    if (
      !(NARRATED.has(pos) || pos === 'ADP' || text === '-') ||
      text === ',' ||
      /^(?:that|who|which|whom)$/u.test(lower)
    )
      return false;
    at++;
  }
  const cue = cueForm(items[at]?.lower ?? '');
  if (at === from || !cue || !items[at] || !speaks(items[at] as Item)) return false;
  if (quotesNext(items, at)) return true;
  if (cue.frame !== 'clause' || cue.verb === 'think') return false;
  if (cue.form !== 'past' && cue.form !== 'present' && !isPlural(items[at - 1])) return false;
  const next = items[at + 1];
  const subject = phraseAfter(items, at + 1);
  return (
    /^(?:that|there)$/u.test(next?.lower ?? '') ||
    (subject !== null && /^(?:VERB|AUX)$/u.test(items[subject.to + 1]?.pos ?? ''))
  );
}

/** ", Holm shot back: “We are late.”": words that begin with a capital, after a comma or colon. */
function quotesNext(items: readonly Item[], verb: number): boolean {
  const at = items.findIndex(({ quoted }, index) => quoted !== null && index > verb);
  if (at < 0 || at > verb + 6 || !/^[,:]$/u.test(items[at - 1]?.text ?? '')) return false;
  return /^["“‘']+\p{Lu}/u.test(items[at]?.text ?? '');
}

/** "before claiming that …": a participle of a verb of speech, followed by what is said. */
function saysThat(items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  if (!speaks(item) || cueForm(item.lower)?.form !== 'participle') return false;
  const next = items[at + 1];
  return next?.quoted != null || /^(?:that|he|she|they|it|we)$/u.test(next?.lower ?? '');
}

/** Verbs that do not report by themselves need words in quotation marks: "and hoped that people would come". */
function reportsSurely(items: readonly Item[], at: number, { frame, verb }: CueForm): boolean {
  if (frame === 'words') return items.slice(at + 1, at + 8).some(({ quoted }) => quoted);
  return maySpeakBy({ verb }, items[at - 1]?.lower ?? '');
}

function isPlural(item: Item | undefined): boolean {
  return /^(?:they|we|i|you|some|many|most|half|people|others|\d+|four|five|six|nine|ten)$|[^s]s$/u.test(
    item?.lower ?? '',
  );
}

/** A noun phrase extends to the next mark, or to where the narration resumes. */
export function endOfThing(items: readonly Item[], from: number): number {
  for (let at = from; at < items.length; at++) {
    const item = items[at] as Item;
    if (at > from && (setsIn(items, at) || (/^[,;.?!—–]$/u.test(item.text) && !item.quoted))) return at - 1;
  }
  return items.length - 1;
}
