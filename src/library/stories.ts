import type { Article } from '../article/article.js';
import { slice } from '../language/span.js';
import { termsOf } from '../language/terms.js';
import { isCalendar } from '../language/word-classes.js';

/** The number of opening paragraphs that show what an article is about. */
const OPENING = 4;
/** The maximum number of characters read of each. */
const LONGEST = 2_000;
/** The minimum of names, and of the share of other words, that articles of one story have in common. */
const LEAST_NAMES = 2;
const LEAST_SHARE = 0.25;

interface Opening {
  readonly names: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/** Whether two articles report on the same: their openings share names and a quarter of their words. */
export function areOneStory(a: Article, b: Article): boolean {
  const [one, other] = [openingOf(a), openingOf(b)];
  const names = shared(one.names, other.names);
  const least = Math.min(LEAST_NAMES, one.names.size, other.names.size);
  if (names === 0 || names < least) return false;
  return shared(one.stems, other.stems) >= LEAST_SHARE * Math.min(one.stems.size, other.stems.size);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((each) => b.has(each)).length;
}

const known = new WeakMap<Article, Opening>();

/**
 * Names are capitalised words that do not begin a sentence. A title adds none, because it may be capitalised
 * throughout.
 */
function openingOf(article: Article): Opening {
  const before = known.get(article);
  if (before) return before;
  const { text, title, paragraphs } = article;
  const [names, stems] = [new Set<string>(), new Set<string>()];
  for (const { start, end, sentences } of paragraphs.slice(0, OPENING)) {
    const begins = new Set(sentences.map((sentence) => sentence.start));
    for (const term of termsOf(text.slice(start, Math.min(end, start + LONGEST)), start)) {
      if (!term.content) continue;
      stems.add(term.stem);
      const isCapital = /^\p{Lu}/u.test(text.slice(term.start, term.start + 2));
      if (isCapital && !begins.has(term.start) && !isCalendar(term.word)) names.add(term.stem);
    }
  }
  for (const { stem, content } of title ? termsOf(slice(text, title)) : []) if (content) stems.add(stem);
  const opening = { names, stems };
  known.set(article, opening);
  return opening;
}
