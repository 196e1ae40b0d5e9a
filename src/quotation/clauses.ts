import {
  type After,
  contentAfter,
  contentAfterAside,
  contentBefore,
  hasVerb,
  mannerAfter,
} from './content.js';
import { type CueGroup, cueGroup, maySpeakBy, speaks } from './cues.js';
import { type Item, phraseAfter, type Range } from './phrases.js';
import { isQuotedNext, type Source, sourceOf } from './sources.js';
import { type Report, type Statement, spanOf } from './statements.js';

/**
 * What a statement reports, by its verbs of speech: the clause after, before or around each, or the words in
 * quotation marks beside it (the syntactic patterns of Asr et al. 2021, over words instead of a parse).
 */
export function reportsByVerb(statement: Statement): Report[] {
  const { items } = statement;
  const reports: Report[] = [];
  let used = 0;
  for (let at = 0; at < items.length; at++) {
    if (!speaks(items[at] as Item) || at < used) continue;
    const group = cueGroup(items, at);
    if (!group) continue;
    const source = sourceOf(items, group, used, reports.at(-1)?.source);
    const report = source && reportOf(statement, group, source, used);
    if (!report) continue;
    reports.push(inherit(report, reports.at(-1)));
    used = Math.max(
      at + 1,
      items.findIndex(({ start }) => start >= (report.pieces.at(-1)?.end ?? 0)),
    );
    if (items[used] === undefined) break;
  }
  return reports;
}

/** A second verb without a subject of its own has the first one's. */
function inherit(report: Report, before: Report | undefined): Report {
  return report.source || !before ? report : { ...report, source: before.source };
}

/** "That said, …", "all told" */
const NOBODY = /^(?:that|this|all|what)$/u;

function reportOf(statement: Statement, group: CueGroup, source: Source, used: number): Report | null {
  const { items } = statement;
  const { phrase, inverted } = source;
  if (phrase && NOBODY.test(items[phrase.to]?.lower ?? '') && phrase.from === phrase.to) return null;
  if (!inverted && phrase && isSupposed(items, phrase, group)) return null;
  if (!maySpeakBy(group.form, headWord(items, phrase))) return null;
  const first = !inverted && phrase && phrase.from >= used ? Math.min(phrase.from, group.from) : group.from;
  const last = inverted && phrase ? phrase.to : group.to;
  // "As the senator said, …" opens what was said; "…, as the senator said" ends it.
  const aside = phrase?.to === group.from - 1 && items[first - 1]?.lower === 'as';
  const following = contentAfter(items, group, last);
  const right = aside && !following?.quoted ? contentAfterAside(items, first - 1, last) : following;
  const before = contentBefore(items, first, used);
  const wordsOnly = group.form.frame === 'words' || items[last + 1]?.text === ':';
  const left = wordsOnly && !items[before?.to ?? -1]?.quoted ? null : before;
  const chosen = choose(
    items,
    left,
    inverted && left && !right?.quoted && !right?.bound ? null : right,
    last,
  );
  const pieces = chosen.flatMap((range) => spanOf(items, range) ?? []);
  if (pieces.length === 0 || (!phrase && used === 0 && !right?.quoted)) return null;
  const [cueStart, cueEnd] = [items[group.from] as Item, items[group.to] as Item];
  return {
    statement,
    pieces,
    cue: { start: cueStart.start, end: cueEnd.end },
    manner: mannerAfter(
      items,
      last,
      chosen.find((range) => range === right),
    ),
    source: phrase,
  };
}

const SUPPOSING = /^(?:if|unless|whether|lest|suppose|supposing|provided|assuming)$/u;
const ASKING = /^(?:did|does|do|had|has|have|would|could|should|might|will)$/u;

/** "If Holm said that, …", "Did Holm say …", "Had Holm said so, …", "what Holm said": nothing is reported. */
function isSupposed(items: readonly Item[], phrase: Range, group: CueGroup): boolean {
  const [before, further] = [items[phrase.from - 1], items[phrase.from - 2]];
  if (!before || before.quoted) return false;
  if (SUPPOSING.test(before.lower) || (before.lower === 'case' && further?.lower === 'in')) return true;
  if (before.lower === 'even' || before.lower === 'only') return SUPPOSING.test(further?.lower ?? '');
  if (/^(?:what|whatever)$/u.test(before.lower))
    return group.form.frame !== 'words' && !isQuotedNext(items, group.to);
  const opens =
    !further ||
    further.quoted !== null ||
    /^[,;:]$/u.test(further.text) ||
    /^(?:how|why|when|where|what|and|but|so)$/u.test(further.lower);
  return opens && ASKING.test(before.lower) && !items[phrase.from - 2]?.quoted;
}

/** "results" of "results of the studies". */
function headWord(items: readonly Item[], phrase: Range | null): string {
  if (!phrase) return '';
  const words = items.slice(phrase.from, phrase.to + 1);
  const of = words.findIndex(({ pos }) => pos === 'ADP');
  return words[of > 0 ? of - 1 : words.length - 1]?.lower ?? '';
}

/** "Cost estimates, he added, were early": the cue stands between subject and verb. */
function interrupts(items: readonly Item[], left: Range, right: Range): boolean {
  const subject = phraseAfter(items, left.from);
  return (
    subject?.to === left.to &&
    /^(?:VERB|AUX)$/u.test(items[right.from]?.pos ?? '') &&
    items[right.from - 1]?.text === ','
  );
}

/** Which side holds what was said; both where the cue stands in the middle of it. */
function choose(items: readonly Item[], left: Range | null, right: After | null, last: number): Range[] {
  const quotedLeft = left !== null && items[left.to]?.quoted != null;
  if (!left) return right ? [right] : [];
  if (!right) return [left];
  if (quotedLeft && right.quoted) return [left, right];
  if (quotedLeft && !right.bound && (items[left.from]?.quoted || !hasVerb(items, right))) return [left];
  if (right.bound || right.quoted) return [right];
  if (!hasVerb(items, left)) return interrupts(items, left, right) ? [left, right] : [right];
  return items[last + 1]?.text === ',' ? [left, right] : hasVerb(items, right) ? [right] : [left];
}
