import type { PartOfSpeech } from '../language/tokens.js';
import {
  type After,
  contentAfter,
  contentAfterAside,
  contentBefore,
  hasVerb,
  mannerAfter,
} from './content.js';
import { type CueGroup, cueGroup, maySpeakBy, speaks } from './cues.js';
import type { Item, Range } from './phrases.js';
import { isQuotedNext, type Source, sourceOf } from './sources.js';
import { type Report, type Statement, spanOf } from './statements.js';

/**
 * Finds the reports of a statement by its verbs of speech: the clause after, before or around each, or the words in
 * quotation marks next to it (the syntactic patterns of Asr et al. 2021, applied to words instead of a parse).
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

/** A second verb without its own subject takes the first one's. */
function inherit(report: Report, before: Report | undefined): Report {
  return report.source || !before ? report : { ...report, source: before.source };
}

/** "That said, …", "all told". */
const NOBODY = /^(?:that|this|all|what)$/u;

function reportOf(statement: Statement, group: CueGroup, source: Source, used: number): Report | null {
  const { items } = statement;
  const { phrase, inverted } = source;
  if (phrase && NOBODY.test(items[phrase.to]?.lower ?? '') && phrase.from === phrase.to) return null;
  if (!inverted && phrase && isSupposed(items, phrase, group)) return null;
  if (!maySpeakBy(group.form, headWord(items, phrase))) return null;
  const first = !inverted && phrase && phrase.from >= used ? Math.min(phrase.from, group.from) : group.from;
  const last = inverted && phrase ? phrase.to : group.to;
  // "As the senator said, …" introduces the words; "…, as the senator said" ends them.
  const aside = phrase?.to === group.from - 1 && items[first - 1]?.lower === 'as';
  const following = contentAfter(items, group, last);
  const right = aside && !following?.quoted ? contentAfterAside(items, group, first - 1) : following;
  const before = contentBefore(items, first, used, right !== null && isParenthesis(items, last));
  const left = before && (items[before.to]?.quoted || mayEnd(items, before, group, last)) ? before : null;
  const chosen = choose(items, left, inverted && left && !goesOnBehind(items, right) ? null : right, last);
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

/** Whether the speech continues after the speaker: “…,” said Holm, “…”; the dam, said Holm, is safe. */
function goesOnBehind(items: readonly Item[], right: After | null): boolean {
  if (!right || right.quoted || right.bound) return right !== null;
  return items[right.from - 1]?.text === ',' && /^(?:VERB|AUX)$/u.test(items[right.from]?.pos ?? '');
}

/** Whether a cue after an unquoted clause may report it, because the cue has no object of its own. */
function mayEnd(items: readonly Item[], before: Range, { form }: CueGroup, last: number): boolean {
  if (form.frame === 'words' || form.frame === 'thing') return false;
  const next = items[last + 1];
  if (!next || next.text === '.') return isClause(items, before) || isHeadline(items, before);
  if (isParenthesis(items, last)) return true;
  const relative = /^(?:who|whose|which)$/u.test(next.lower);
  const when = next.time || /^(?:last|this|next|earlier)$/u.test(next.lower);
  if (form.frame === 'clause' && !next.quoted && !when && !relative && OBJECTS.has(next.pos)) return false;
  return next.text !== ':' && isClause(items, before);
}

/** "Mayor Hid Cracks From Town": in headlines, verbs are tagged as names. */
function isHeadline(items: readonly Item[], { from, to }: Range): boolean {
  const words = items.slice(from, to + 1).filter(({ text }) => text.length > 3);
  return words.length > 2 && words.every(({ text }) => /^\p{Lu}/u.test(text));
}

/** "Costs, he added last week, were low": a comma follows the cue, or the time of the speech. */
function isParenthesis(items: readonly Item[], last: number): boolean {
  let at = last + 1;
  while (items[at]?.time || /^(?:last|this|on)$/u.test(items[at]?.lower ?? '')) at++;
  return items[at]?.text === ',';
}

const OBJECTS = new Set<PartOfSpeech>(['DET', 'PRON', 'NOUN', 'PROPN', 'ADJ', 'NUM', 'VERB']);

/** Whether words contain a verb that makes them a clause; "Discussing the plan" and "posted in May" do not. */
function isClause(items: readonly Item[], { from, to }: Range): boolean {
  const opens = items[from]?.pos === 'ADP' || /ing$/u.test(items[from]?.lower ?? '');
  const comma = items.findIndex(({ text }, at) => at > from && at < to && text === ',');
  if (opens && comma > 0 && isClause(items, { from: comma + 1, to })) return true;
  return items
    .slice(from, to + 1)
    .some(
      ({ pos, lower, quoted }) =>
        quoted || pos === 'AUX' || (pos === 'VERB' && !(opens ? /(?:ed|en|ing)$/u : /ing$/u).test(lower)),
    );
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

/** "results" in "results of the studies". */
function headWord(items: readonly Item[], phrase: Range | null): string {
  if (!phrase) return '';
  const words = items.slice(phrase.from, phrase.to + 1);
  const of = words.findIndex(({ pos }) => pos === 'ADP');
  return words[of > 0 ? of - 1 : words.length - 1]?.lower ?? '';
}

/** The side with the words that were said; both sides if the cue is in the middle of them. */
function choose(items: readonly Item[], left: Range | null, right: After | null, last: number): Range[] {
  const quotedLeft = left !== null && items[left.to]?.quoted != null;
  if (!left) return right ? [right] : [];
  if (!right) return [left];
  if (quotedLeft && right.quoted) return [left, right];
  if (quotedLeft && !right.bound && (items[left.from]?.quoted || !hasVerb(items, right))) return [left];
  if (right.bound || right.quoted) return [right];
  if (!hasVerb(items, left)) return isParenthesis(items, last) ? [left, right] : [right];
  return isParenthesis(items, last) ? [left, right] : hasVerb(items, right) ? [right] : [left];
}
