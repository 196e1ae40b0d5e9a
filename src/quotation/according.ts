import type { Item } from './items.js';
import { phraseAfter, type Range } from './phrases.js';
import { type Report, spanOf } from './report.js';
import { withAside } from './source.js';
import type { Statement } from './statements.js';

/** A phrase that names the speaker of the clause before or behind it. */
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
  const piece = spanOf(
    items,
    from === 0 ? { from: afterPhrase(items, to), to: items.length - 1 } : { from: 0, to: from - 1 },
  );
  const [first, last] = [items[found.cue.from], items[found.cue.to]];
  if (!piece || !first || !last) return [];
  const cue = { start: first.start, end: last.end };
  return [{ statement, pieces: [piece], cue, manner: null, source: found.source }];
}

function accordingTo(items: readonly Item[]): Phrase | null {
  const at = items.findIndex(({ lower }, index) => lower === 'according' && items[index + 1]?.lower === 'to');
  const phrase = at < 0 ? null : phraseAfter(items, at + 2);
  if (!phrase) return null;
  return {
    cue: { from: at, to: at + 1 },
    source: at === 0 ? withClosedAside(items, phrase) : withAside(items, phrase),
  };
}

/** Only with words in quotation marks. */
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

/** The same where a clause follows: an aside has a comma at both ends. */
function withClosedAside(items: readonly Item[], phrase: Range): Range {
  const source = withAside(items, phrase);
  return items[source.to + 1]?.text === ',' ? source : phrase;
}

/** Behind the comma or colon that ends the phrase; without one near it, right behind the phrase. */
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
  if (items.slice(to + 1, at).some(isFiniteVerb)) return to + 1;
  return items[at]?.quoted ? at : at + 1;
}

/** A verb that makes a clause, no participle. */
function isFiniteVerb({ pos, lower }: Item): boolean {
  return pos === 'AUX' || (pos === 'VERB' && !/(?:ed|en|ing)$/u.test(lower));
}
