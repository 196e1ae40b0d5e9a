import type { Article, Located, Paragraph } from '../article/article.js';
import { covering, firstBehind, type Span, slice } from '../language/span.js';
import { atOnce } from '../language/steps.js';
import { fold } from '../language/terms.js';
import { classesOf, WordClass } from '../language/word-classes.js';
import { findSpeakers } from '../quotation/find-speaker.js';
import { foldWords } from '../quotation/names.js';
import { isTitleWord } from '../quotation/people.js';
import type { ArticleQuotations, Quotation, Speaker } from '../quotation/quotation.js';
import { type ComparedWord, isFunctionWord, wordsIn } from './claims.js';
import type { SpeakerVerdict } from './verdict.js';

/** A stretch of an article that a claim is aligned with; its words are read on first use. */
export interface Stretch {
  readonly article: Article;
  readonly words: readonly ComparedWord[];
}

/** The maximum number of characters in a stretch; longer ones are split. */
const LONGEST = 12_000;

/**
 * The stretches of an article around some of its paragraphs: the paragraphs with their neighbours, the title, and
 * quotations there without the words that interrupt them ("he said").
 */
export function stretchesOf(
  article: Article,
  paragraphs: readonly Paragraph[],
  quotations: ArticleQuotations,
): Stretch[] {
  const runs = runsOf(article, paragraphs);
  const spoken = speechesOf(article, quotations).filter((pieces) => {
    const { start, end } = covering(pieces);
    return runs.some((run) => run.start < end && start < run.end);
  });
  const title = article.title ? [[article.title]] : [];
  return [...runs.map((run) => [run]), ...spoken, ...title]
    .flatMap((pieces) => partsOf(article.text, pieces))
    .map((pieces) => stretchOf(article, pieces));
}

function stretchOf(article: Article, pieces: readonly Span[]): Stretch {
  let words: ComparedWord[] | undefined;
  return {
    article,
    get words() {
      words ??= pieces.flatMap((piece) => wordsIn(article.text, piece));
      return words;
    },
  };
}

/**
 * The number of characters of a neighbouring paragraph that are compared too, because a quotation may continue there.
 */
const BESIDE = 2_000;

/** Paragraphs with their surroundings; those that meet are merged. */
function runsOf({ paragraphs: all }: Article, paragraphs: readonly Paragraph[]): Span[] {
  const runs: Span[] = [];
  for (const { number, start, end } of [...paragraphs].sort((a, b) => a.start - b.start)) {
    const [before, behind] = [all[number - 2], all[number]];
    const run = {
      start: before ? Math.max(before.start, before.end - BESIDE) : start,
      end: behind ? Math.min(behind.end, behind.start + BESIDE) : end,
    };
    const last = runs.at(-1);
    if (last && run.start <= last.end) runs[runs.length - 1] = covering([last, run]);
    else runs.push(run);
  }
  return runs;
}

const CLOSED = /["”’'»]$/u;
const OPENED = /^["“‘'«„]/u;

/** Quotations of a speaker in several pieces, each closed by quotation marks before the next. */
function speechesOf({ text }: Article, { quotations }: ArticleQuotations): Span[][] {
  const speeches: Span[][] = [];
  let [speech, speaker, paragraph]: [Span[], number | null, number] = [[], null, 0];
  for (const quotation of quotations) {
    for (const piece of quotation.pieces) {
      const last = speech.at(-1);
      const goesOn =
        last &&
        quotation.speaker === speaker &&
        quotation.paragraph - paragraph <= 1 &&
        CLOSED.test(slice(text, last)) &&
        OPENED.test(slice(text, piece));
      if (goesOn) speech.push(piece);
      else {
        speech = [piece];
        speeches.push(speech);
      }
      ({ speaker, lastParagraph: paragraph } = quotation);
    }
  }
  return speeches.filter(({ length }) => length > 1);
}

/** Parts that overlap by half, so that words at the end of one part are complete in the next. */
function partsOf(text: string, pieces: readonly Span[]): (readonly Span[])[] {
  const length = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length <= LONGEST) return [pieces];
  return pieces.flatMap((piece) => {
    const { start, end } = piece;
    // Thousands of short quotations may follow each other.
    if (end - start <= LONGEST) return [[piece]];
    const parts: Span[][] = [];
    for (let from = start; from === start || from + LONGEST / 2 < end; from += LONGEST / 2)
      parts.push([
        { start: wordAt(text, from, start), end: Math.min(end, wordAt(text, from + LONGEST, start)) },
      ]);
    return parts;
  });
}

/** The longest word, in characters, that is not split. */
const LONGEST_WORD = 100;

/** The start of the word at a position. */
function wordAt(text: string, position: number, least: number): number {
  const before = text.slice(Math.max(least, position - LONGEST_WORD), position);
  return position - (/[\p{L}\p{N}\p{M}'’.-]*$/u.exec(before)?.[0].length ?? 0);
}

/** The quotation that contains most of some words of an article, if it contains at least half of them. */
export function quotationOf(pieces: readonly Span[], { quotations }: ArticleQuotations): Quotation | null {
  const whole = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  let [best, most]: [Quotation | null, number] = [null, 0];
  for (const quotation of quotations) {
    const common = pieces.reduce((sum, piece) => sum + shared(piece, quotation.pieces), 0);
    if (common > most) [best, most] = [quotation, common];
  }
  return most * 2 >= whole ? best : null;
}

function shared(piece: Span, others: readonly Span[]): number {
  return others.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, piece.end) - Math.max(start, piece.start)),
    0,
  );
}

/**
 * Whether a person of this name is the speaker of a quotation. It is wrong only if the article names another speaker
 * and does not describe them by the claimed name ("Eric Herzik, who teaches at the University of Nevada").
 */
export function speakerVerdict(
  name: string,
  article: Article,
  { speakers }: ArticleQuotations,
  quotation: Quotation | null,
  pieces: readonly Span[],
): SpeakerVerdict {
  const claimed = foldWords(name);
  if (claimed.length === 0 || claimed.every((word) => NOBODY.test(word))) return 'unknown';
  const cue = quotation?.cue ?? null;
  const mention = quotation && antecedentOf(article, speakers, quotation);
  if (mention && holdsAll(slice(article.text, mention), claimed)) return 'right';
  if (mention && claimed.every(isTitleWord) && holdsAll(titleBefore(article, mention), claimed))
    return 'right';
  const actual = speakers[quotation?.speaker ?? -1];
  const [only, ...more] = claimed;
  if (only !== undefined && more.length === 0 && PRONOUN.test(only))
    return pronounVerdict(only, { article, speakers, actual, pieces });
  if (!actual || !isNamed(slice(article.text, actual.name))) {
    if (isSubject(claimed, article, pieces)) return 'right';
    return mention && namesAnother(article, mention, cue, claimed) ? 'wrong' : 'unknown';
  }
  const meant = atOnce(findSpeakers(speakers, (speaker) => [{ article, speaker }], name));
  if (meant.includes(actual)) return 'right';
  return mention && holdsAll(description(article, mention, cue), claimed) ? 'unknown' : 'wrong';
}

/** The mention of a speaker; if it is "who", its antecedent. */
function antecedentOf(
  { text }: Article,
  speakers: readonly Speaker[],
  { mention, speaker }: Quotation,
): Span | null {
  if (!mention || !/^wh(?:o|ich)$/u.test(slice(text, mention))) return mention;
  return speakers[speaker ?? -1]?.mentions.findLast(({ end }) => end <= mention.start) ?? mention;
}

/**
 * A pronoun is right only if the text uses it, as the mention or as the subject within the words ("I think …"). "I" is
 * wrong if the text names the speaker, and "he" is wrong if the text never uses it for them.
 */
function pronounVerdict(pronoun: string, { article, speakers, actual, pieces }: Said): SpeakerVerdict {
  if (isSubject([pronoun], article, pieces)) return 'right';
  if (FIRST.test(pronoun) && opensWords(pronoun, article, pieces)) return 'right';
  if (!actual || !isNamed(slice(article.text, actual.name))) return 'unknown';
  const meant = atOnce(findSpeakers(speakers, (speaker) => [{ article, speaker }], pronoun));
  return !FIRST.test(pronoun) && meant.includes(actual) ? 'unknown' : 'wrong';
}

/** Whether a word precedes some words in their sentence, with no quotation mark in between: "I feel that …". */
function opensWords(word: string, { text, paragraphs }: Article, [first]: readonly Span[]): boolean {
  if (!first) return false;
  const before = text.slice(sentenceAt(paragraphs, first.start)?.start ?? first.start, first.start);
  return foldWords(/[^"“”]*$/u.exec(before)?.[0] ?? '').includes(word);
}

/** Words of an article, its speakers, and the actual speaker. */
interface Said {
  readonly article: Article;
  readonly speakers: readonly Speaker[];
  readonly actual: Speaker | undefined;
  readonly pieces: readonly Span[];
}

const PRONOUN = /^(?:i|we|he|she|they|it|you)$/u;
const FIRST = /^(?:i|we)$/u;

/** Whether a mention is a name, even an ambiguous one, that has nothing in common with the claimed name. */
function namesAnother(
  article: Article,
  mention: Span,
  cue: Span | null,
  claimed: readonly string[],
): boolean {
  const words = foldWords(slice(article.text, mention));
  return (
    isNamed(slice(article.text, mention)) &&
    !claimed.some((word) => words.includes(word)) &&
    !holdsAll(description(article, mention, cue), claimed)
  );
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const held = foldWords(text);
  return words.every((word) => held.includes(word));
}

/** Whether words contain a name, and are not only a description ("a spokesman"). */
function isNamed(words: string): boolean {
  return words
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /^\p{Lu}/u.test(word) && !isFunctionWord(word.toLowerCase()));
}

/** Words that refer to nobody in particular. */
const NOBODY = /^(?:you|someone|somebody)$/u;

/** The title before a mention, with its comma: "Malaysia’s prime minister, Najib Razak". */
function titleBefore({ text, paragraphs }: Article, mention: Span): string {
  const start = sentenceAt(paragraphs, mention.start)?.start ?? mention.start;
  const before = /[^,;:"“”]*,\s*$/u.exec(text.slice(start, Math.max(start, mention.start)))?.[0] ?? '';
  const words = before.trim().split(/\s+/u);
  return words.length <= LONGEST_TITLE && isTitleWord(fold(words.at(-1)?.replace(/,$/u, '') ?? ''))
    ? before
    : '';
}

const LONGEST_TITLE = 8;
/** Words that begin something other than a description of the speaker. */
const TOLD =
  /,?\s(?:when|while|after|before|as|during|asked|using|quoting|citing|linking|responding|referring|speaking)\s/u;

/**
 * The description of a speaker: the title before a mention, the mention, and the words between it and the cue, or after
 * it if the cue comes first ("said Eric Herzik, who teaches at the University of Nevada").
 */
function description(article: Article, mention: Span, cue: Span | null): string {
  const { text, paragraphs } = article;
  const end = sentenceAt(paragraphs, mention.start)?.end ?? mention.end;
  const to = cue && cue.start >= mention.end ? cue.start : Math.max(mention.end, end);
  const behind = /^[^"“”]*/u.exec(text.slice(mention.end, to))?.[0] ?? '';
  const told = TOLD.exec(behind);
  return `${titleBefore(article, mention)} ${slice(text, mention)} ${behind.slice(0, told?.index ?? behind.length)}`;
}

function sentenceAt(paragraphs: Article['paragraphs'], position: number): Span | undefined {
  const paragraph = paragraphs[firstBehind(paragraphs, position)];
  return paragraph?.sentences[firstBehind(paragraph.sentences, position)];
}

/** Whether a name is next to a verb of speech in the sentences of some words, outside the words themselves. */
function isSubject(name: readonly string[], { text, paragraphs }: Article, pieces: readonly Span[]): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return false;
  const start = sentenceAt(paragraphs, first.start)?.start ?? first.start;
  const end = sentenceAt(paragraphs, last.end)?.end ?? last.end;
  return [text.slice(start, first.start), text.slice(last.end, Math.max(last.end, end))].some((around) => {
    const words = foldWords(around);
    const at = words.lastIndexOf(name.at(-1) as string);
    return (
      at >= 0 &&
      name.every((word) => words.includes(word)) &&
      [at - 1, at + 1].some((next) => isSpeech(words[next]))
    );
  });
}

function isSpeech(word = ''): boolean {
  return (
    (classesOf(word, true) & WordClass.speech) !== 0 ||
    /^(?:think|thought|thinks|believe|believed)$/u.test(word)
  );
}

/** A speaker's fullest name. */
export function speakerOf(
  article: Article,
  { speakers }: ArticleQuotations,
  quotation: Quotation | null,
): Located | null {
  const speaker = speakers[quotation?.speaker ?? -1];
  return speaker ? { article: article.id, span: speaker.name } : null;
}
