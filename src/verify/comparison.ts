import { contains, type Span, slice } from '../language/span.js';
import { stem } from '../language/terms.js';
import { classesOf, WordClass } from '../language/word-classes.js';
import { type Alignment, findMoved, isNumber, withoutMoved } from './alignment.js';
import { type ClaimedWord, type ComparedWord, hasEllipsis, isFunctionWord } from './claims.js';
import type { Difference } from './verdict.js';

/** A claim compared with the most similar stretch of an article. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** The article's words that "…" or words in square brackets replace. */
  readonly leftOut: readonly Span[];
  /** The article's words from the first to the last that the claim contains. */
  readonly words: readonly ComparedWord[];
  /** The share of the claim that is found, with content words weighted higher; 0 to 1. */
  readonly share: number;
  /** The number of words found, and how many of these are content words. */
  readonly same: number;
  readonly content: number;
}

/** A text with its words. */
export interface Worded<W extends ComparedWord> {
  readonly text: string;
  readonly words: readonly W[];
}

/** The weight of a function word, relative to a content word. */
const FUNCTION = 0.3;
/** The weight of a word that the article has in another form. */
const INFLECTED = 0.7;
/** The maximum number of words that "…" may omit, and that words in square brackets may replace. */
const MOST_ELIDED = 60;
const MOST_REPLACED = 6;
/** If the article itself contains "…" or square brackets, these do not replace the words next to them. */
const MOST_BESIDE = 2;

/** Whether one word is a form of the other: "agreement" and "agreements". */
function isInflected(word: string, other: string | undefined): boolean {
  return other !== undefined && stem(word) === stem(other);
}

/** Evaluates an alignment: what differs, and how much is the same. */
export function compare(
  claim: Worded<ClaimedWord>,
  article: Worded<ComparedWord>,
  { steps }: Alignment,
  isName: (word: string) => boolean,
): Comparison {
  const differences: Difference[] = [];
  const leftOut: Span[] = [];
  let [shared, whole, same, content] = [0, 0, 0, 0];
  const found: number[] = [];
  for (let from = 0; from < steps.length; ) {
    const { claimed, article: at } = steps[from] as (typeof steps)[number];
    const [word, other] = [claim.words[claimed ?? -1], article.words[at ?? -1]];
    if (word && other && word.key === other.key) {
      shared += weightOf(word.key);
      whole += weightOf(word.key);
      same++;
      content += weightOf(word.key) === 1 ? 1 : 0;
      found.push(at as number);
      from++;
      continue;
    }
    let to = from;
    while (to < steps.length && !isSame(steps[to] as (typeof steps)[number], claim.words, article.words))
      to++;
    const stretch = steps.slice(from, to);
    const words = stretch.flatMap((step) => claim.words[step.claimed ?? -1] ?? []);
    const others = stretch.flatMap((step) => article.words[step.article ?? -1] ?? []);
    for (const each of words) whole += each.bracketed ? 0 : weightOf(each.key);
    const elided = from > 0 && claim.words[steps[from - 1]?.claimed ?? -1]?.elided === true;
    const between = slice(article.text, around(article, found.at(-1), others, steps[to]?.article));
    if (isHyphenation(words, others, claim.text, article.text))
      shared += words.reduce((sum, { key }) => sum + weightOf(key), 0);
    else if (isElided(words, others, elided, between) || isReplacement(words, others, elided, between))
      leftOut.push(...spansOf(others));
    else
      for (const step of stretch) {
        differences.push(differenceOf(step, claim, article, isName));
        const key = claim.words[step.claimed ?? -1]?.key;
        if (key === undefined || !isInflected(key, article.words[step.article ?? -1]?.key)) continue;
        shared += INFLECTED * weightOf(key);
        content += weightOf(key) === 1 ? 1 : 0;
      }
    for (const step of stretch) if (step.article !== null) found.push(step.article);
    from = to;
  }
  const [first, last] = [Math.min(...found), Math.max(...found)];
  const moved = findMoved(unlikeRuns(steps, claim.words, article.words), article.words, found);
  for (const word of claim.words) if (moved.same.has(word.start)) shared += weightOf(word.key);
  const alike = steps.flatMap((step) =>
    isSame(step, claim.words, article.words) ? (step.article ?? []) : [],
  );
  const inside = {
    start: article.words[alike[0] ?? -1]?.end ?? 0,
    end: article.words[alike.at(-1) ?? -1]?.start ?? 0,
  };
  return {
    differences: withoutMoved(
      differences,
      moved,
      (start, { start: at }) => {
        const word = claim.words.find((each) => each.start === start);
        return kindOf(
          claim,
          word,
          article,
          article.words.find((each) => each.start === at),
          isName,
        );
      },
      (span) => contains(inside, span),
    ),
    leftOut,
    words: article.words.slice(first, last + 1),
    share: whole === 0 ? 0 : shared / whole,
    same,
    content,
  };
}

/** Runs of adjacent words of the claim that are missing at that place in the article. */
function unlikeRuns(
  steps: Alignment['steps'],
  words: readonly ClaimedWord[],
  others: readonly ComparedWord[],
): ClaimedWord[][] {
  const runs: ClaimedWord[][] = [];
  let open = false;
  for (const step of steps) {
    const word = words[step.claimed ?? -1];
    if (!word) continue;
    const unlike = !isSame(step, words, others) && !word.bracketed;
    if (unlike && open) runs.at(-1)?.push(word);
    else if (unlike) runs.push([word]);
    open = unlike;
  }
  return runs;
}

function isSame(
  { claimed, article }: Alignment['steps'][number],
  words: readonly ClaimedWord[],
  others: readonly ComparedWord[],
): boolean {
  return claimed !== null && article !== null && words[claimed]?.key === others[article]?.key;
}

/**
 * Whether words differ only in how they are joined: "cease-fire" for "ceasefire", "US" for "U.S.". Without hyphens or
 * full stops they are different words ("not able", "notable").
 */
function isHyphenation(
  words: readonly ComparedWord[],
  others: readonly ComparedWord[],
  claim: string,
  article: string,
): boolean {
  const keys = (some: readonly ComparedWord[]) => some.map(({ key }) => key).join('');
  if (words.length === 0 || words.length === others.length || keys(words) !== keys(others)) return false;
  const [longer, text] = words.length > others.length ? [words, claim] : [others, article];
  return longer.every((word, at) => {
    const next = longer[at + 1];
    return !next || /^[-\u2010\u2011.]$/u.test(text.slice(word.end, next.start));
  });
}

/** The span of the article's text from the word before some of its words to the word after them. */
function around(
  { text, words }: Worded<ComparedWord>,
  before: number | undefined,
  others: readonly ComparedWord[],
  behind: number | null | undefined,
): Span {
  // A bracket may open directly before the first word.
  const start = words[before ?? -1]?.end ?? Math.max(0, (others[0]?.start ?? 0) - 1);
  return { start, end: Math.max(start, words[behind ?? -1]?.start ?? others.at(-1)?.end ?? text.length) };
}

/** The bracketed capital of "[W]e", or the rest of it after the first letter. */
const CAPITAL = /(?:\[\p{L})?\](?=\p{L})/gu;

/** Whether "…" replaces the words, and is not the article's own next to them. */
function isElided(
  words: readonly ClaimedWord[],
  others: readonly ComparedWord[],
  elided: boolean,
  between: string,
): boolean {
  if (words.length > 0 || !elided || others.length > MOST_ELIDED) return false;
  return others.length > MOST_BESIDE || !hasEllipsis(between);
}

/**
 * Whether words in square brackets replace the words, and the brackets are not the article's own. Brackets may change
 * the wording, but must not add, drop or change a negation or a number.
 */
function isReplacement(
  words: readonly ClaimedWord[],
  others: readonly ComparedWord[],
  elided: boolean,
  between: string,
): boolean {
  return (
    words.length > 0 &&
    words.every(({ bracketed }) => bracketed) &&
    others.length <= (elided ? MOST_ELIDED : MOST_REPLACED) &&
    !/[[\]]/u.test(between.replaceAll(CAPITAL, '')) &&
    ![...words, ...others].some(({ key }) => isNegation(key) || isNumber(key))
  );
}

function differenceOf(
  step: Alignment['steps'][number],
  claim: Worded<ClaimedWord>,
  article: Worded<ComparedWord>,
  isName: (word: string) => boolean,
): Difference {
  const [word, other] = [claim.words[step.claimed ?? -1], article.words[step.article ?? -1]];
  const kind = kindOf(claim, word, article, other, isName);
  return { claimed: spanOf(word), article: spanOf(other), kind };
}

/** The kind of word that differs; the most important kind takes precedence. */
function kindOf(
  claim: Worded<ClaimedWord>,
  word: ComparedWord | undefined,
  article: Worded<ComparedWord>,
  other: ComparedWord | undefined,
  isName: (word: string) => boolean,
): Difference['kind'] {
  const both = [
    { word, text: claim.text },
    { word: other, text: article.text },
  ];
  const some = (test: (word: ComparedWord, text: string) => boolean) =>
    both.some(({ word, text }) => word !== undefined && test(word, text));
  if (some(({ key }) => isNegation(key))) return 'negation';
  if (some(({ key }) => isNumber(key))) return 'number';
  return some((each, text) => isCalled(each, text, isName)) ? 'name' : 'word';
}

function isNegation(key: string): boolean {
  return (classesOf(key, true) & WordClass.negation) !== 0 || CONTRACTED.has(key);
}

/** In the form of `keyOf`. */
const CONTRACTED = new Set(
  'cant dont doesnt didnt wont wouldnt isnt arent wasnt werent hasnt havent hadnt couldnt shouldnt mustnt mightnt neednt aint shant'.split(
    ' ',
  ),
);

/** Whether a word is a name: capitalised within a sentence, or usually capitalised in the articles. */
function isCalled(
  { start, end, key }: ComparedWord,
  text: string,
  isName: (word: string) => boolean,
): boolean {
  if (!/^\p{Lu}/u.test(text.slice(start, end)) || weightOf(key) < 1) return false;
  return isName(key) || /[\p{L}\p{N},;][’”"']?\s+$/u.test(text.slice(Math.max(0, start - 4), start));
}

function weightOf(key: string): number {
  return isFunctionWord(key) ? FUNCTION : 1;
}

function spanOf(word: ComparedWord | undefined): Span | null {
  return word ? { start: word.start, end: word.end } : null;
}

/** Adjacent words as one span. */
function spansOf(words: readonly ComparedWord[]): Span[] {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}
