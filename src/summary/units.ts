import type { Article, Paragraph } from '../article/article.js';
import { tokensOf } from '../article/build.js';
import { contains } from '../language/span.js';
import type { Token } from '../language/tokens.js';
import type { Candidate } from './candidates.js';

/** A sentence and the ways to show it. */
export interface Unit {
  readonly head: Candidate;
  /** Runs of neighbours that hold it and stand on their own, in order of the text; the one to prefer first. */
  readonly runs: readonly (readonly Candidate[])[];
}

/** Sentences of a run. */
export const MOST_MEMBERS = 4;

/**
 * For each sentence that can be shown the smallest runs of sentences that stand on their own: back to what an opener
 * or a pronoun points to, back to where a quotation names its speaker, on to a "However" that takes it back, and,
 * where there is room, on to a "But".
 *
 * Fragments, and sentences that need a piece of boilerplate or too long a run, cannot be shown.
 *
 * @param paragraphs those that the candidates are the sentences of
 */
export function unitsOf(
  article: Article,
  candidates: readonly Candidate[],
  paragraphs = article.paragraphs,
): Unit[] {
  const links = linksOf(article, candidates, paragraphs);
  return candidates
    .filter(({ fragment }) => !fragment)
    .map((head) => ({ head, runs: runsOf(head, candidates, links) }))
    .filter(({ runs }) => runs.length > 0);
}

interface Links {
  /** By order of the candidate: it needs the sentence before it. */
  readonly back: readonly boolean[];
  /** By order of the candidate: what the next sentence of its paragraph does to it. */
  readonly on: readonly ReturnType<typeof turnOf>[];
}

function runsOf(head: Candidate, candidates: readonly Candidate[], { back, on }: Links): Candidate[][] {
  let [first, last] = [head.order, head.order];
  // Longer runs are not shown, and to follow them would take time that grows with the square of their length.
  while (first > 0 && back[first] && head.order - first < MOST_MEMBERS) first -= 1;
  while (on[last] === 'turn' && last - head.order < MOST_MEMBERS) last += 1;
  const ends = on[last] === 'contrast' ? [last + 1, last] : [last];
  return ends.map((end) => candidates.slice(first, end + 1)).filter(showable);
}

function showable(run: readonly Candidate[]): boolean {
  return run.length <= MOST_MEMBERS && !run.some(({ boilerplate }) => boilerplate);
}

function linksOf(
  article: Article,
  candidates: readonly Candidate[],
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

/** Words that point back when a sentence opens with them: to somebody or something, or to the thought before. */
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

/** A demonstrative for a whole thought: "Russia sees that as a threat". */
const BARE = /\b(?:that|this|these|those) (?:as|too|again)\b/u;

const PRONOUN = new Set('he she it they him them his her their its'.split(' '));
const SUBJECT = new Set('he she it they this these'.split(' '));
const SUBORDINATOR = new Set(
  'when after before as if while because although though since until once'.split(' '),
);
const NOUNS = new Set(['NOUN', 'PROPN']);

/**
 * Whether a sentence cannot be understood without the one before it: it opens with a pronoun, a demonstrative, a
 * linking word or a description ("both leaders", "the company") whose referent stands there.
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

/** A pronoun before anything that it could stand for. */
function pronounFirst(words: readonly Token[]): boolean {
  for (const { lower, pos } of words.slice(0, 8)) {
    if (PRONOUN.has(lower)) return true;
    if (NOUNS.has(pos)) return false;
  }
  return false;
}

/** A pronoun behind a short opening phrase, unless that is a clause with a subject of its own ("When Ann left, she"). */
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
 * What a sentence does to the one before it: a `turn` takes it back or limits it, so that showing that one alone
 * would mislead; a `contrast` may.
 */
export function turnOf(sentence: string): 'turn' | 'contrast' | null {
  if (TURNS.test(sentence)) return 'turn';
  return CONTRASTS.test(sentence) ? 'contrast' : null;
}

/** What one sentence shows of somebody's words. */
interface Speech {
  /** It holds quoted words, or lies between quotation marks that earlier sentences opened. */
  readonly quotes: boolean;
  /** It names who says them. */
  readonly named: boolean;
}

/** Fewer quoted words than this are a term or a title rather than what somebody said. */
const QUOTED = 3;

/**
 * Reads the quotation marks of one paragraph sentence by sentence.
 *
 * Straight marks open and close in turn; every paragraph starts outside them, as newspapers reopen the mark there.
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

/** Whether the words outside quotation marks name a speaker: by a proper noun, or by a noun beside a verb of saying. */
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

/** Whether a sentence shows somebody's words and not whose they are. */
export function isUnnamed(speech: Speech | undefined): boolean {
  return speech?.quotes === true && !speech.named;
}
