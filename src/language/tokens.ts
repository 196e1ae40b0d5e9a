import { createRequire } from 'node:module';
import type model from 'wink-eng-lite-web-model';
import type winkNLP from 'wink-nlp';
import type { Span } from './span.js';

/** Universal part-of-speech tags, as assigned by wink-nlp's model. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** A word, number or punctuation mark of a text. */
export interface Token extends Span {
  /** The token as it is in the text. */
  readonly text: string;
  /** The token in lower case with straight apostrophes. */
  readonly lower: string;
  readonly pos: PartOfSpeech;
}

/** The tokens and raw sentence ends of a text, from wink-nlp. */
export interface Analysis {
  readonly tokens: readonly Token[];
  /** For each sentence, the index of the token after its last one. */
  readonly sentenceEnds: readonly number[];
}

const require = createRequire(import.meta.url);

let loaded: ReturnType<typeof winkNLP> | undefined;

/** Loads the language model, if it is not loaded yet, so that the next text need not wait for it. */
export function loadModel(): void {
  wink();
}

/** wink-nlp with its model, loaded on first use: that takes a tenth of a second, and `--help` needs neither. */
function wink(): ReturnType<typeof winkNLP> {
  loaded ??= (require('wink-nlp') as typeof winkNLP)(require('wink-eng-lite-web-model') as typeof model, [
    'sbd',
    'pos',
  ]);
  return loaded;
}

/** wink-nlp takes quadratic time in the length of a word, and no real word is this long. */
const LONGEST_WORD = 1_000;

/** Visible only at the end of a line; wink-nlp would split the word there. */
const SOFT_HYPHEN = '\u00ad';

/**
 * The tokens of `text` with their offsets, shifted by `offset` (for a paragraph: its start in the article). Words with
 * soft hyphens are whole, without the hyphens.
 */
export function analyse(text: string, offset = 0): Analysis {
  return text.includes(SOFT_HYPHEN) ? withoutSoftHyphens(text, offset) : analyseWhole(text, offset);
}

function withoutSoftHyphens(text: string, offset: number): Analysis {
  const places: number[] = [];
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === SOFT_HYPHEN) continue;
    plain += text[at];
    places.push(at);
  }
  const { tokens, sentenceEnds } = analyseWhole(plain, 0);
  const moved = tokens.map(({ start, end, ...token }) => ({
    ...token,
    start: offset + (places[start] ?? 0),
    end: offset + (places[end - 1] ?? 0) + 1,
  }));
  return { tokens: moved, sentenceEnds };
}

function analyseWhole(text: string, offset: number): Analysis {
  const tokens: Token[] = [];
  const sentenceEnds: number[] = [];
  let start = 0;
  for (const end of [...cutsIn(text), text.length]) {
    const part = analysePart(text.slice(start, end), start + offset);
    for (const last of part.sentenceEnds) sentenceEnds.push(last + tokens.length);
    for (const token of part.tokens) tokens.push(token);
    start = end;
  }
  return { tokens, sentenceEnds };
}

const analysed = new Map<string, Analysis>();
const MOST_ANALYSED = 200;
const LONGEST_ANALYSED = 500;

/**
 * Like `analyse`, with a cache of recent results, for questions and sentences of a conversation, which are analysed
 * repeatedly.
 */
export function analyseAgain(text: string): Analysis {
  const known = analysed.get(text);
  if (known) return known;
  const analysis = analyse(text);
  if (text.length > LONGEST_ANALYSED) return analysis;
  if (analysed.size >= MOST_ANALYSED) analysed.clear();
  analysed.set(text, analysis);
  return analysis;
}

/** Where to split overlong words, never inside a character. */
function cutsIn(text: string): number[] {
  if (text.length <= LONGEST_WORD) return [];
  const cuts: number[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/gu)) {
    for (let at = LONGEST_WORD; at < word.length; at += LONGEST_WORD) {
      const cut = index + at;
      cuts.push((text.codePointAt(cut - 1) ?? 0) > 0xffff ? cut - 1 : cut);
    }
  }
  return cuts;
}

/**
 * wink-nlp reports no character offsets, so each token is located after the end of the previous one; tokens that are
 * only white space are left out.
 */
function analysePart(text: string, offset: number): Analysis {
  const { readDoc, its } = wink();
  const doc = readDoc(text);
  const values: string[] = doc.tokens().out(its.value);
  const tags = doc.tokens().out(its.pos) as string[];
  const tokens: Token[] = [];
  const kept: number[] = [];
  let cursor = 0;
  values.forEach((value, index) => {
    const start = value.trim() === '' ? -1 : text.indexOf(value, cursor);
    if (start >= 0) {
      cursor = start + value.length;
      tokens.push(token(value, start + offset, tags[index] ?? 'X'));
    }
    kept.push(tokens.length);
  });
  const sentences = doc.sentences().out(its.span) as unknown as [number, number][];
  return { tokens, sentenceEnds: sentences.map(([, last]) => kept[last] ?? tokens.length) };
}

function token(value: string, start: number, tag: string): Token {
  const lower = value.toLowerCase().replaceAll('’', "'");
  return { start, end: start + value.length, text: value, lower, pos: tag as PartOfSpeech };
}
