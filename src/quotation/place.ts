import { cueGroup, speaks } from './cue-group.js';
import { cueForm } from './cues.js';
import type { Item } from './items.js';
import { isSpeakingNoun } from './people.js';
import { phraseAfter, phraseBefore, type Range } from './phrases.js';
import { type Report, spanOf } from './report.js';
import { subjectOf, withAside } from './source.js';
import type { Statement } from './statements.js';

/** Shorter stretches in quotation marks are terms or titles rather than speech. */
const FEWEST_WORDS = 3;
/** How far before words in quotation marks their verb may stand, in items. */
const REACH = 20;

/**
 * Words in quotation marks that no clause reports, but whose place tells that they are speech: cut off by a comma
 * before somebody and what they do (`“We are late,” Holm began`), or after a comma or colon behind a verb of speech
 * with something between (`Holm declared in the spin room, “…”`; the third pass of Asr et al. 2021).
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
  if (!isLong(first) && (outside || !inverted)) return null;
  if (inverted) return reportOf(statement, { from: 0, to: 0 }, { from: start, to: start }, inverted);
  const source = outside ? null : phraseAfter(items, 1);
  const verb = source && items[source.to + 1];
  if (!source || verb?.pos !== 'VERB' || /ing$/u.test(verb.lower)) return null;
  return reportOf(statement, { from: 0, to: 0 }, { from: source.to + 1, to: source.to + 1 }, source);
}

/** “…,” grumbled Ann Holm: any verb in the past, a particle at most, and somebody who can speak. */
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
  const at = items.findIndex((item) => item.quoted && isLong(item));
  if (at < 2 || !/^[,:]$/u.test((items[at - 1] as Item).text)) return null;
  for (let verb = at - 2; verb >= Math.max(0, at - REACH); verb--) {
    if (!speaks(items[verb] as Item) || cueForm((items[verb] as Item).lower)?.form === 'base') continue;
    const cue = cueGroup(items, verb);
    const source = cue && (phraseBefore(items, cue.from - 1) ?? subjectOf(items, cue.from));
    return cue && source ? reportOf(statement, { from: at, to: at }, cue, source) : null;
  }
  return null;
}

function isLong({ text }: Item): boolean {
  return text.split(/\s+/u, FEWEST_WORDS).length >= FEWEST_WORDS;
}

function reportOf(statement: Statement, content: Range, cue: Range, source: Range): Report | null {
  const piece = spanOf(statement.items, content);
  const [first, last] = [statement.items[cue.from], statement.items[cue.to]];
  if (!piece || !first || !last) return null;
  return { statement, pieces: [piece], cue: { start: first.start, end: last.end }, manner: null, source };
}
