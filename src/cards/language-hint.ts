import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { fold } from '../language/terms.js';
import { generalRarity } from '../language/word-vectors.js';

const require = createRequire(import.meta.url);

/** Loaded on first use, because it takes a tenth of a second and most users never ask in another language. */
const tinyld = () => require('tinyld/light') as typeof import('tinyld/light');

const Hints = z.record(z.string(), z.strictObject({ hint: z.string().min(1), words: z.string() }));

interface Hint {
  readonly hint: string;
  readonly words: ReadonlySet<string>;
}

let loaded: ReadonlyMap<string, Hint> | undefined;

/** The hint in each language, and the commonest function words of the language. */
function hints(): ReadonlyMap<string, Hint> {
  loaded ??= new Map(
    Object.entries(read()).map(([language, { hint, words }]) => [
      language,
      { hint, words: new Set(words.split(' ')) },
    ]),
  );
  return loaded;
}

function read(): z.infer<typeof Hints> {
  const path = require.resolve('#locales/hints.json');
  return Hints.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Shorter questions may be names or titles, in any language. */
const FEWEST_WORDS = 3;
/** Words up to this rarity are common in English. */
const COMMON = 0.8;
/**
 * Words up to this rarity are so common in English that they say nothing, even if another language has them too ("was",
 * "on").
 */
const COMMONEST = 0.5;

/**
 * A hint, in the language of the question, that the articles are in English. Null if the question may be in English, or
 * may be just a name.
 *
 * @param known words of the question that occur in the articles, folded
 * @example languageHint('Wer hat das Spiel gewonnen?', []) // 'Die Artikel sind auf Englisch: …'
 */
export function languageHint(question: string, known: readonly string[]): string | null {
  const language = hints().get(languageOf(question) ?? '');
  if (!language) return null;
  const plain = new Set(wordsOf(question).filter(isPlain).map(fold));
  // Names are the same in many languages.
  if (known.some((word) => plain.has(word) && !language.words.has(word))) return null;
  return language.hint;
}

function wordsOf(question: string): string[] {
  return question.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}

/** Whether a word is written in lower case. */
function isPlain(word: string): boolean {
  return word === word.toLowerCase();
}

/** The language of a question, if it is certain and has a hint. */
function languageOf(question: string): string | null {
  const words = wordsOf(question);
  // Hiragana is used for grammar, not in names.
  if ((question.match(/\p{Script=Hiragana}/gu)?.length ?? 0) > 1) return 'ja';
  const isSentence = words.length >= FEWEST_WORDS;
  if (/\p{Script=Hangul}/u.test(question)) return isSentence || /[?？]/u.test(question) ? 'ko' : null;
  // A name has only capitalised words.
  if (!isSentence || !words.slice(1).some(isPlain)) return null;
  const telling = [...hints()].map(([language, own]) => [language, evidence(words, own.words)] as const);
  const most = Math.max(...telling.map(([, count]) => count));
  const likely = telling.filter(([, count]) => count === most).map(([language]) => language);
  if (most <= 0) return null;
  const found = tinyld().detect(question, { only: ['en', ...likely] });
  return likely.includes(found) ? found : null;
}

/** The number of function words of a language minus the number of common English words, without names. */
function evidence(words: readonly string[], functions: ReadonlySet<string>): number {
  return words.reduce((sum, each, index) => {
    const word = each.toLowerCase();
    const isOwn = functions.has(word);
    if (!isOwn && index > 0 && !isPlain(each)) return sum;
    const rarity = word.length === 1 && !isOwn ? 0 : generalRarity(word);
    if (isOwn) return rarity < COMMONEST ? sum : sum + 1;
    return rarity < COMMON ? sum - 1 : sum;
  }, 0);
}
