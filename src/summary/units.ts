import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/build.js';
import { contains } from '../language/span.js';
import type { Token } from '../language/tokens.js';
import type { SentenceCandidate } from './sentence-candidates.js';

/** A sentence with the ways to show it. */
export interface Unit {
  readonly head: SentenceCandidate;
  /**
   * Runs of adjacent sentences that contain it and can be understood by themselves, in text order; the preferred run
   * first.
   */
  readonly runs: readonly (readonly SentenceCandidate[])[];
}

/** The maximum number of sentences in a run. */
export const MOST_MEMBERS = 4;

/**
 * For each sentence that can be shown, the smallest runs that can be understood by themselves. They extend back to the
 * antecedent of an opening word or a pronoun, back to the sentence that names a quotation's speaker, forward to a
 * "However" that limits the sentence and, if there is room, forward to a "But".
 *
 * Fragments cannot be shown, nor can sentences that need page furniture or too long a run.
 *
 * @param paragraphs the paragraphs that the candidates are from
 */
export function unitsOf(
  article: Article,
  candidates: readonly SentenceCandidate[],
  paragraphs = article.paragraphs,
): Unit[] {
  const links = linksOf(article, candidates, paragraphs);
  return candidates
    .filter(({ fragment }) => !fragment)
    .map((head) => ({ head, runs: runsOf(head, candidates, links) }))
    .filter(({ runs }) => runs.length > 0);
}

interface Links {
  /** Indexed by candidate order: whether it needs the sentence before it. */
  readonly back: readonly boolean[];
  /** Indexed by candidate order: how the next sentence of its paragraph limits it. */
  readonly on: readonly ReturnType<typeof turnOf>[];
}

function runsOf(
  head: SentenceCandidate,
  candidates: readonly SentenceCandidate[],
  { back, on }: Links,
): SentenceCandidate[][] {
  let [first, last] = [head.order, head.order];
  // Longer runs are not shown, and following them would take quadratic time.
  while (first > 0 && back[first] && head.order - first < MOST_MEMBERS) first -= 1;
  while (on[last] === 'turn' && last - head.order < MOST_MEMBERS) last += 1;
  const ends = on[last] === 'contrast' ? [last + 1, last] : [last];
  return ends.map((end) => candidates.slice(first, end + 1)).filter(showable);
}

function showable(run: readonly SentenceCandidate[]): boolean {
  return run.length <= MOST_MEMBERS && !run.some(({ boilerplate }) => boilerplate);
}

function linksOf(
  article: Article,
  candidates: readonly SentenceCandidate[],
  paragraphs: Article['paragraphs'],
): Links {
  const back: boolean[] = [];
  const on: ReturnType<typeof turnOf>[] = [];
  for (const paragraph of paragraphs) {
    const sentences = tokensBySentence(article, paragraph);
    const speech = speechOf(sentences);
    sentences.forEach((tokens, index) => {
      back.push(hangsBack(tokens) || isUnnamed(speech[index]));
      const next = candidates[back.length];
      on.push(next?.paragraph === paragraph.number ? turnOf(next.text) : null);
    });
  }
  return { back, on };
}

/** The tokens of each sentence of a paragraph. */
export function tokensBySentence(article: Article, paragraph: Paragraph): (readonly Token[])[] {
  const tokens = tokensOf(article, paragraph);
  let at = 0;
  return paragraph.sentences.map((sentence) => {
    const from = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.end) at += 1;
    return tokens.slice(from, at).filter((token) => contains(sentence, token));
  });
}

/** Words at the start of a sentence that refer back, to a person, a thing or the previous thought. */
const POINTING = new Set(
  (
    'he she it they him them this that these those his her their its himself herself itself themselves such ' +
    'and so still also however but clearly meanwhile then moreover instead nevertheless nonetheless yet ' +
    'furthermore therefore thus hence otherwise similarly likewise consequently besides though or nor plus ' +
    'both neither either former latter afterwards afterward later subsequently conversely accordingly ' +
    'indeed again too finally second secondly third thirdly lastly next alternatively additionally'
  ).split(' '),
);

const PHRASES =
  /^(?:not (?:only|just)|as (?:a result|such|well)|in (?:addition|contrast|response|return|turn|fact|other words|short|both cases|the meantime|that case|this (?:case|way)|so doing|particular)|by (?:contrast|then|comparison)|on the (?:other hand|contrary)|for (?:example|instance|this reason|that reason)|at (?:the same time|that (?:point|time)|this (?:point|time))|since then|until then|even so|after (?:that|this|which)|before (?:that|this)|beyond (?:that|those|this|these)|because of (?:this|that)|despite (?:this|that)|apart from (?:this|that)|that said|to (?:this|that) end|the (?:same|other|others|rest|former|latter|two|three|pair|duo|trio|company|firm|agency|group|organi[sz]ation|man|woman|couple|statement|document|report|study|move|decision|deal|agreement|leaders|countries|incident|case|latest|following|result|results|first|second|third|next|team|book|film|show|game)|another|others|one of (?:them|these|those|the)|some of (?:them|these|those)|(?:most|many|all|none|each|some|several|two|three) of (?:them|these|those|which|whom)|all (?:this|that|these|those)|which|who)\b/u;

/** A demonstrative that refers to a whole thought: "Russia sees that as a threat". */
const BARE = /\b(?:that|this|these|those) (?:as|too|again)\b/u;

const PRONOUN = new Set('he she it they him them his her their its'.split(' '));
const SUBJECT = new Set('he she it they this these'.split(' '));
const SUBORDINATOR = new Set(
  'when after before as if while because although though since until once'.split(' '),
);
const NOUNS = new Set(['NOUN', 'PROPN']);

/**
 * Whether a sentence cannot be understood without the one before it: it opens with a pronoun, a demonstrative, a
 * linking word or a description ("both leaders", "the company") that refers to it.
 */
export function hangsBack(sentence: readonly Token[]): boolean {
  const words = sentence.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const first = words[0];
  if (!first) return false;
  const opening = words
    .slice(0, 5)
    .map(({ lower }) => lower)
    .join(' ');
  const pointing = POINTING.has(first.lower) || PHRASES.test(opening) || BARE.test(opening);
  return pointing || pronounFirst(words) || pronounBehindOpening(sentence) || asideLinks(sentence);
}

/** Whether a pronoun occurs before anything that it could refer to. */
function pronounFirst(words: readonly Token[]): boolean {
  for (const { lower, pos } of words.slice(0, 8)) {
    if (PRONOUN.has(lower)) return true;
    if (NOUNS.has(pos)) return false;
  }
  return false;
}

/** A pronoun after a short opening phrase, unless that is a clause with its own subject ("When Ann left, she"). */
function pronounBehindOpening(sentence: readonly Token[]): boolean {
  const comma = sentence.findIndex(({ text }) => text === ',');
  if (comma < 1 || comma > 6 || !SUBJECT.has(sentence[comma + 1]?.lower ?? '')) return false;
  const opening = sentence.slice(0, comma);
  return !(
    SUBORDINATOR.has(opening[0]?.lower ?? '') && opening.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
  );
}

const LINKING_ASIDE = new Set(
  'however meanwhile therefore moreover nevertheless instead furthermore'.split(' '),
);

/** A linking word between commas: "Biden, meanwhile, said". */
function asideLinks(sentence: readonly Token[]): boolean {
  return sentence.some(
    ({ lower }, at) =>
      at < 8 && LINKING_ASIDE.has(lower) && sentence[at - 1]?.text === ',' && sentence[at + 1]?.text === ',',
  );
}

const TURNS = /^["'“‘\s]*(?:however|nevertheless|nonetheless|unless|except|that said)\b/iu;
const CONTRASTS = /^["'“‘\s]*(?:but|yet|still)\b/iu;

/**
 * How a sentence limits the one before it: after a `turn`, which retracts or limits it, showing that one by itself
 * would be misleading; after a `contrast`, it may be.
 */
export function turnOf(sentence: string): 'turn' | 'contrast' | null {
  if (TURNS.test(sentence)) return 'turn';
  return CONTRASTS.test(sentence) ? 'contrast' : null;
}

/** What a sentence shows of a quotation. */
interface Speech {
  /** Whether it contains quoted words, or is inside quotation marks that an earlier sentence opened. */
  readonly quotes: boolean;
  /** Whether it names the speaker. */
  readonly named: boolean;
}

/** The minimum number of quoted words that are speech rather than a term or a title. */
const QUOTED = 3;

/**
 * Reads the quotation marks of one paragraph sentence by sentence.
 *
 * Straight marks alternately open and close. Every paragraph starts outside them, because newspapers repeat the opening
 * mark there.
 */
export function speechOf(sentences: readonly (readonly Token[])[]): Speech[] {
  let open = false;
  return sentences.map((tokens) => {
    let quoted = 0;
    const outside: Token[] = [];
    for (const token of tokens) {
      if (/^["“”«»]$/u.test(token.text)) open = token.text === '"' ? !open : /[“«]/u.test(token.text);
      else if (open) quoted += 1;
      else outside.push(token);
    }
    return { quotes: quoted >= QUOTED, named: namesSpeaker(outside) };
  });
}

const SAYING =
  /^(?:sa(?:id|ys?)|told|tells?|add(?:s|ed)|ask(?:s|ed)|wr(?:ote|ites)|tweet(?:s|ed)|announce[sd]|argue[sd]|claim(?:s|ed)|explain(?:s|ed)|insist(?:s|ed)|not(?:es|ed)|warn(?:s|ed)|repl(?:ies|ied))$/u;
const ANY_PRONOUN = /^(?:he|she|they|it|who)$/u;

/** Whether the words outside quotation marks name a speaker: a proper noun, or a noun next to a verb of saying. */
function namesSpeaker(outside: readonly Token[]): boolean {
  const words = outside.filter(({ pos }) => pos !== 'PUNCT' && pos !== 'DET');
  for (const [at, { lower }] of words.entries()) {
    if (!SAYING.test(lower)) continue;
    const [before, after] = [words[at - 1], words[at + 1]];
    if (ANY_PRONOUN.test(before?.lower ?? '') || ANY_PRONOUN.test(after?.lower ?? '')) return false;
    if (before?.pos === 'NOUN' || (!before && after?.pos === 'NOUN')) return true;
  }
  return words.some(({ pos }) => pos === 'PROPN');
}

/** Whether a sentence shows quoted words without their speaker. */
export function isUnnamed(speech: Speech | undefined): boolean {
  return speech?.quotes === true && !speech.named;
}
