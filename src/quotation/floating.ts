import { contains, type Span } from '../language/span.js';
import { cueForm, cueGroup, speaks } from './cues.js';
import { headingSource } from './labels.js';
import { isSpeakingNoun } from './people.js';
import { type Item, phraseAfter, phraseBefore, type Range, subjectOf, withAside } from './phrases.js';
import type { Attribution, Speakers } from './resolve.js';
import { isAdjunct, type Report, type Statement, spanOf } from './statements.js';

/** The maximum distance of a verb before words in quotation marks, in items. */
const REACH = 20;

/**
 * Finds words in quotation marks that no clause reports but whose position shows that they are speech: before a comma,
 * a person and an action (`“We are late,” Holm began`), or after a comma or colon and a more distant verb of speech
 * (`Holm declared in the spin room, “…”`; the third pass of Asr et al. 2021).
 */
export function reportsByPlace(statement: Statement, others: readonly Report[]): Report[] {
  if (others.length > 0) return [];
  const report = reportBehind(statement) ?? reportAhead(statement);
  return report ? [report] : [];
}

function reportBehind(statement: Statement): Report | null {
  const { items } = statement;
  const [first, second] = items;
  if (!first?.quoted) return null;
  const outside = second?.text === ',';
  if (!outside && !/[,?!]\s?["'”’»]*$/u.test(first.text)) return null;
  const start = outside ? 2 : 1;
  const inverted = verbThenName(items, start);
  if (!isLong([first]) && (outside || !inverted)) return null;
  if (inverted) return placedReport(statement, { from: 0, to: 0 }, { from: start, to: start }, inverted);
  const source = outside ? null : phraseAfter(items, 1);
  const verb = source && items[source.to + 1];
  if (!source || verb?.pos !== 'VERB' || /ing$/u.test(verb.lower)) return null;
  return placedReport(statement, { from: 0, to: 0 }, { from: source.to + 1, to: source.to + 1 }, source);
}

/** “…,” grumbled Ann Holm: any verb in the past tense, at most one particle, and a phrase that can speak. */
function verbThenName(items: readonly Item[], at: number): Range | null {
  const verb = items[at];
  if (
    !verb ||
    verb.lower !== verb.text ||
    !(verb.pos === 'VERB' ? !/ing$/u.test(verb.lower) : /ed$/u.test(verb.lower))
  )
    return null;
  const particle = /^(?:back|out|in|on|up|away|aloud|down)$/u.test(items[at + 1]?.lower ?? '') ? 1 : 0;
  const phrase = phraseAfter(items, at + 1 + particle);
  if (!phrase || items[phrase.from]?.pos === 'PRON') return null;
  const words = items.slice(phrase.from, phrase.to + 1);
  if (!words.some(({ pos, lower }) => pos === 'PROPN' || isSpeakingNoun(lower))) return null;
  const next = items[phrase.to + 1];
  return !next ||
    /^[,.;:—–-]$/u.test(next.text) ||
    next.quoted ||
    /^(?:ADP|ADV|SCONJ|CCONJ)$/u.test(next.pos) ||
    next.time
    ? withAside(items, phrase)
    : null;
}

function reportAhead(statement: Statement): Report | null {
  const { items } = statement;
  const at = items.findIndex((item) => item.quoted && isLong([item]));
  if (at < 2 || !/^[,:]$/u.test((items[at - 1] as Item).text)) return null;
  for (let verb = at - 2; verb >= Math.max(0, at - REACH); verb--) {
    const issued = issues(items, verb) ? subjectOf(items, verb + 1) : null;
    if (issued) return placedReport(statement, { from: at, to: at }, { from: verb, to: verb }, issued);
    if (!speaks(items[verb] as Item) || cueForm((items[verb] as Item).lower)?.form === 'base') continue;
    const cue = cueGroup(items, verb);
    const source = cue && (phraseBefore(items, cue.from - 1) ?? subjectOf(items, cue.from));
    return cue && source ? placedReport(statement, { from: at, to: at }, cue, source) : null;
  }
  return null;
}

/** "issued a statement", "posted this message". */
function issues(items: readonly Item[], verb: number): boolean {
  if (!/^(?:issu|releas|post|shar|publish)ed$|^(?:sent|gave|made)$/u.test(items[verb]?.lower ?? ''))
    return false;
  return (
    /^(?:an?|the|this|his|her|its|their)$/u.test(items[verb + 1]?.lower ?? '') &&
    items
      .slice(verb + 2, verb + 5)
      .some(({ lower }) => /^(?:statement|letter|tweet|message|note|email|remark|post)$/u.test(lower))
  );
}

function placedReport(statement: Statement, content: Range, cue: Range, source: Range): Report | null {
  const piece = spanOf(statement.items, content);
  const [first, last] = [statement.items[cue.from], statement.items[cue.to]];
  if (!piece || !first || !last) return null;
  return { statement, pieces: [piece], cue: { start: first.start, end: last.end }, manner: null, source };
}

/** A report with its speaker. It grows as further words turn out to belong to it. */
export interface Found extends Report, Attribution {
  readonly pieces: Span[];
  /** Whether any of its words were in quotation marks from the start. */
  readonly spoken: boolean;
  /** The last statement that belongs to it. */
  last: Statement;
}

/** A report in its initial state. */
export function foundOf(report: Report, attribution: Attribution, opening: readonly Span[]): Found {
  const { statement } = report;
  const pieces = report.pieces.flatMap((piece) => byParagraph(statement, piece));
  const spoken = statement.items.some((item) => item.quoted && pieces.some((piece) => contains(piece, item)));
  return { ...report, ...attribution, pieces: [...opening, ...pieces], spoken, last: statement };
}

/** Splits a piece that extends over a colon into the next paragraph. */
function byParagraph({ items, paragraph }: Statement, piece: Span): Span[] {
  const next = items.findIndex(({ start }) => start >= paragraph.end);
  const [before, first] = [items[next - 1], items[next]];
  if (!before || !first || piece.start >= first.start || piece.end <= before.end) return [piece];
  return [
    { start: piece.start, end: before.end },
    { start: first.start, end: piece.end },
  ];
}

/** Shorter stretches in quotation marks are terms, titles or scare quotes, unless a verb of speech reports them. */
const FEWEST_WORDS = 3;

/**
 * Attributes unreported words in quotation marks to the last speaker (the floating quotations of Asr et al. 2021): they
 * continue the quotation in the same paragraph or, if nothing comes between, in the next one. Otherwise they are a
 * quotation of their own, whose speaker is unknown unless the statement before names one.
 */
export function continuation(
  statement: Statement,
  before: Statement | null,
  found: Found[],
  speakers: Speakers,
): void {
  const floating = statement.items.filter(({ quoted }) => quoted);
  if (floating.length === 0 || !standsAlone(statement)) return;
  const pieces: Span[] = floating.map(({ start, end }) => ({ start, end }));
  const latest = found.at(-1);
  if (!isLong(statement.items) && !(latest?.spoken && latest.last === before)) return;
  if (latest && continues(statement, before, latest)) {
    const spoken = latestSpoken(found);
    for (const piece of pieces) spoken.pieces.push(piece);
    latest.last = statement;
    return;
  }
  const report = { statement, pieces, cue: null, manner: null, source: null };
  const near = before && before.paragraph.section === statement.paragraph.section ? before : null;
  const heading = near && (headingSource(near.items) ?? bareSpeaker(near));
  const attribution =
    before && heading
      ? speakers.attribute({ ...report, statement: before, source: heading })
      : { mention: null, speaker: null };
  found.push(foundOf(report, attribution, []));
}

/**
 * Adds words in quotation marks that no report of a statement covers to the report before them: “We saw it,” he said of
 * the flood, “and we ran.”
 */
export function leftOver({ items }: Statement, found: Found[]): void {
  const latest = found.at(-1);
  if (!latest) return;
  for (const [at, item] of items.entries()) {
    if (!item.quoted || !isLong([item]) || !/[,.:]$/u.test(items[at - 1]?.text ?? '')) continue;
    if (item.start < (latest.cue?.end ?? item.end) || latest.pieces.some((piece) => contains(piece, item)))
      continue;
    const between = items.slice(0, at).filter(({ start }) => start >= (latest.cue?.end ?? 0));
    if (latest.spoken && !between.some((each) => speaks(each) && each.lower !== 'speaking'))
      latest.pieces.push({ start: item.start, end: item.end });
  }
}

/** "Holm said in a statement.": the speaker of a sentence without any words that were said. */
function bareSpeaker({ items }: Statement): Range | null {
  const verb = items.findIndex((item) => speaks(item) && cueForm(item.lower)?.verb === 'say');
  if (verb < 1 || items.at(-1)?.text !== '.' || !isAdjunct(items, verb + 1)) return null;
  if (items.some(({ quoted }) => quoted)) return null;
  const cue = cueGroup(items, verb);
  const subject = cue && phraseBefore(items, cue.from - 1);
  return subject && subject.from === 0 ? subject : null;
}

/**
 * The last report with quoted words, among the latest of one statement and speaker: “…,” he said, adding that it was
 * late. “…”
 */
function latestSpoken(found: readonly Found[]): Found {
  const latest = found.at(-1) as Found;
  for (let at = found.length - 1; at >= 0; at--) {
    const each = found[at] as Found;
    if (each.statement !== latest.statement || each.speaker !== latest.speaker) break;
    if (each.spoken) return each;
  }
  return latest;
}

/**
 * Reclaims an unattributed quotation right before a report that begins with quoted words: its speaker is only named in
 * the next sentence or paragraph.
 */
export function openingQuotation(
  { statement, pieces }: Report,
  before: Statement | null,
  found: Found[],
): readonly Span[] {
  const latest = found.at(-1);
  const first = statement.items[0];
  if (!latest || latest.cue || latest.last !== before || !first?.quoted || pieces[0]?.start !== first.start)
    return [];
  if (before.paragraph.section !== statement.paragraph.section) return [];
  found.pop();
  return latest.pieces;
}

/** Whether a statement of quoted words only continues the latest quotation. */
function continues({ paragraph }: Statement, before: Statement | null, latest: Found): boolean {
  if (latest.last.paragraph === paragraph) return true;
  return (
    before === latest.last &&
    !isQuestion(latest) &&
    before.paragraph.section === paragraph.section &&
    before.items.some(({ quoted }) => quoted)
  );
}

/** After a question, the next paragraph is another speaker's answer. */
function isQuestion({ statement, cue }: Report): boolean {
  return statement.items.some(({ start, lower }) => start === cue?.start && /^(?:asks?|asked)$/u.test(lower));
}

/** Whether the statement consists only of words in quotation marks. */
function standsAlone({ items }: Statement): boolean {
  return !items.some(({ quoted, text }) => !quoted && /[\p{L}\p{N}]/u.test(text));
}

/** Whether there are more words than in a term. */
function isLong(items: Statement['items']): boolean {
  const words = items.reduce((sum, { quoted, text }) => sum + (quoted ? text.split(/\s+/u).length : 0), 0);
  return words >= FEWEST_WORDS;
}
