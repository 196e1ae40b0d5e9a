import type { Token } from '../language/tokens.js';

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
