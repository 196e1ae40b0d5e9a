import { contains, type Span } from '../language/span.js';
import { speaks } from './cue-group.js';
import { headingSource } from './label.js';
import type { Report } from './report.js';
import type { Attribution, Speakers } from './resolve.js';
import type { Statement } from './statements.js';

/** A report with whose it is. It grows while further words turn out to belong to it. */
export interface Found extends Report, Attribution {
  readonly pieces: Span[];
  /** Whether any of its words stood in quotation marks from the start. */
  readonly spoken: boolean;
  /** The last statement that belongs to it. */
  last: Statement;
}

/** A report as it is found first. */
export function foundOf(report: Report, attribution: Attribution, opening: readonly Span[]): Found {
  const { statement } = report;
  const pieces = report.pieces.flatMap((piece) => byParagraph(statement, piece));
  const spoken = statement.items.some((item) => item.quoted && pieces.some((piece) => contains(piece, item)));
  return { ...report, ...attribution, pieces: [...opening, ...pieces], spoken, last: statement };
}

/** A piece that reaches over a colon into the next paragraph, as two. */
function byParagraph({ items, paragraph }: Statement, piece: Span): Span[] {
  const next = items.findIndex(({ start }) => start >= paragraph.end);
  const [before, first] = [items[next - 1], items[next]];
  if (!before || !first || piece.start >= first.start || piece.end <= before.end) return [piece];
  return [
    { start: piece.start, end: before.end },
    { start: first.start, end: piece.end },
  ];
}

/** Shorter stretches in quotation marks are terms, titles or scare quotes, unless somebody is said to have used them. */
const FEWEST_WORDS = 3;

/**
 * Gives words in quotation marks that no verb of speech reports to whoever spoke just before (the floating
 * quotations of Asr et al. 2021): as a further piece of that quotation in the same paragraph and in the next one,
 * where nothing is told between them, and as nobody's where nothing tells.
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
  const heading =
    before && before.paragraph.section === statement.paragraph.section ? headingSource(before.items) : null;
  const attribution =
    before && heading
      ? speakers.attribute({ ...report, statement: before, source: heading })
      : { mention: null, speaker: null };
  found.push(foundOf(report, attribution, []));
}

/**
 * Gives words in quotation marks that the reports of a statement leave over to the one before them: “We saw it,” he
 * said of the flood, “and we ran.”
 */
export function leftOver({ items }: Statement, found: Found[]): void {
  const latest = found.at(-1);
  if (!latest) return;
  for (const [at, item] of items.entries()) {
    if (!item.quoted || !isLong([item]) || !/^[,.]$/u.test(items[at - 1]?.text ?? '')) continue;
    if (item.start < (latest.cue?.end ?? item.end) || latest.pieces.some((piece) => contains(piece, item)))
      continue;
    const between = items.slice(0, at).filter(({ start }) => start >= (latest.cue?.end ?? 0));
    if (latest.spoken && !between.some(speaks)) latest.pieces.push({ start: item.start, end: item.end });
  }
}

/** Of the latest reports of one statement and speaker the last with quoted words: “…,” he said, adding that it was late. “…” */
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
 * Takes back what stands alone right before a report that opens with quoted words: those whose speaker is only named
 * in the next sentence or paragraph.
 */
export function openingOf(
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

/** Whether a statement of quoted words alone goes on with the latest quotation. */
function continues({ paragraph }: Statement, before: Statement | null, latest: Found): boolean {
  if (latest.last.paragraph === paragraph) return true;
  return (
    before === latest.last &&
    !isQuestion(latest) &&
    before.paragraph.section === paragraph.section &&
    before.items.some(({ quoted }) => quoted)
  );
}

/** What follows somebody's question in a paragraph of its own is somebody else's answer. */
function isQuestion({ statement, cue }: Report): boolean {
  return statement.items.some(({ start, lower }) => start === cue?.start && /^(?:asks?|asked)$/u.test(lower));
}

/** The statement is nothing but words in quotation marks. */
function standsAlone({ items }: Statement): boolean {
  return !items.some(({ quoted, text }) => !quoted && /[\p{L}\p{N}]/u.test(text));
}

/** More words than a term has. */
function isLong(items: Statement['items']): boolean {
  const words = items.reduce((sum, { quoted, text }) => sum + (quoted ? text.split(/\s+/u).length : 0), 0);
  return words >= FEWEST_WORDS;
}
