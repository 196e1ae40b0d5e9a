import {
  type After,
  contentAfter,
  contentAfterAside,
  contentBefore,
  hasVerb,
  mannerAfter,
} from './content.js';
import { type CueGroup, cueGroup, maySpeakBy, speaks } from './cues.js';
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
  const left = group.form.frame === 'words' && !items[before?.to ?? -1]?.quoted ? null : before;
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

/** "posters that said, “…”" */
function isQuotedNext(items: readonly Item[], to: number): boolean {
  const next = items[to + 1];
  return next?.quoted != null || (/^[,:]$/u.test(next?.text ?? '') && items[to + 2]?.quoted != null);
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

/** Who is said to speak, and on which side of the cue that stands. */
interface Source {
  readonly phrase: Range | null;
  readonly inverted: boolean;
}

/**
 * Who is said to speak by a cue.
 *
 * @param used what is before this item belongs to an earlier report
 * @param before who spoke in that report: "Barkley, who says he is late, said …"
 */
function sourceOf(
  items: readonly Item[],
  group: CueGroup,
  used: number,
  before: Range | null | undefined,
): Source | null {
  const left = items[group.from - 1];
  const participle = group.form.form === 'participle';
  if (participle && used > 0 && left?.quoted) return { phrase: null, inverted: false };
  const opening = participle ? null : subjectBeforeAside(items, group);
  if (opening) return { phrase: opening, inverted: false };
  if (!left || left.quoted) return invertedSource(items, group);
  if (left.text === ',' || DASH.test(left.text)) {
    if (participle) return { phrase: mainSubject(items, group, used), inverted: false };
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
  const own = participle ? nounsBefore(items, group.from - 1) : null;
  if (own && items[own.from - 1]?.lower === 'with') return { phrase: own, inverted: false };
  const phrase = phraseBefore(items, group.from - 1);
  if (phrase && !isAgent(items, phrase)) return { phrase, inverted: false };
  const head = headOfClause(items, group.from, used);
  if (head ?? phrase) return { phrase: head ?? phrase, inverted: false };
  if (participle) return { phrase: mainSubject(items, group, used), inverted: false };
  return invertedSource(items, group);
}

/**
 * "Holm, a clerk who calls Lund “a liar,” said he …": the subject that opens the statement, where nothing but
 * descriptions and relative clauses stand between it and the cue, and a clause with a subject of its own follows.
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

/** "a Republican", "the mayor of Leeds": no name, which would be another subject or one of a list. */
function isDescribing(items: readonly Item[], from: number): boolean {
  const first = items[from];
  if (first?.pos === 'VERB') return /(?:ed|en|ing)$/u.test(first.lower);
  const phrase = phraseAfter(items, from);
  return phrase !== null && first?.pos !== 'PROPN' && first?.pos !== 'PRON';
}

/** "that …", "he recoiled", "the family deserved better" */
function isClauseNext(items: readonly Item[], from: number): boolean {
  if (items[from]?.lower === 'that') return true;
  const phrase = phraseAfter(items, from);
  return phrase !== null && /^(?:VERB|AUX)$/u.test(items[phrase.to + 1]?.pos ?? '');
}

/** "a letter seen by Sky News says": what stands before the cue only tells by whom. */
function isAgent(items: readonly Item[], { from }: Range): boolean {
  return items[from - 1]?.lower === 'by' && items[from - 2]?.pos === 'VERB';
}

/** Whether the cue has its subject after it, and that is all: "said the mayor." */
function followedByPhrase(items: readonly Item[], { to, form }: CueGroup): boolean {
  const phrase = phraseAfter(items, to + 1);
  const after = phrase && items[phrase.to + 1];
  return (
    phrase !== null &&
    form.frame === 'clause' &&
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
  const pronoun =
    phrase?.to === to + 1 && items[to + 1]?.pos === 'PRON' && !/^[.,]?$/u.test(items[to + 2]?.text ?? '');
  if (!phrase || pronoun) return null;
  return { phrase: withAside(items, phrase), inverted: true };
}

/** "People briefed on the move said", "supporters who came from the north say": what the clause before the cue hangs on. */
function headOfClause(items: readonly Item[], cue: number, used: number): Range | null {
  for (let at = cue - 1; at > Math.max(used, cue - 25); at--) {
    const item = items[at] as Item;
    if (item.quoted || /^[,;:]$/u.test(item.text)) return null;
    const opens =
      /^(?:who|which)$/u.test(item.lower) || (item.pos === 'VERB' && /(?:ed|en|ing)$/u.test(item.lower));
    if (opens && items[at - 1] && !/^(?:AUX|ADV|PART|PRON)$/u.test(items[at - 1]?.pos ?? '')) {
      const head = phraseBefore(items, at - 1);
      if (head) return head;
    }
  }
  return null;
}

/** The subject of the statement's first verb: whose saying "…, saying that …" is. */
function mainSubject(items: readonly Item[], { from }: CueGroup, used: number): Range | null {
  return used > 0 ? null : subjectOf(items, from);
}
