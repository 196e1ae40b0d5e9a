import type { Token } from './tokens.js';

const CLOSING = /^[”’"')\]»›]+$/u;
const OPENING = /^[“"‘«‹([]/u;
const END_MARK = /[.!?…]$/u;
/** Words that begin a sentence and do not continue one after an abbreviation ("U.S. The next day", "etc. But"). */
const OPENERS = new Set<Token['pos']>(['DET', 'PRON', 'ADP', 'ADV', 'SCONJ', 'CCONJ', 'AUX']);
const TITLE =
  /^(?:mr|mrs|ms|mx|messrs|mme|mlle|dr|drs|prof|profs|rev|revs|hon|rep|reps|sen|sens|gov|govs|lt-gov|gen|gens|adm|admin|capt|capts|col|cols|maj|lt|lts|ltc|sgt|sgts|sfc|msgt|cpl|pfc|pvt|pte|spc|spec|cmdr|comdr|cdr|comm|commr|ens|brig|pres|supt|det|dets|insp|dc|ds|di|dci|const|pc|amb|atty|attys|dist|asst|assoc|asst|dep|msgr|mgr|fr|br|bp|abp|card|sr|st|sts|ste|mt|ft|vs|sec|min|dir|hr|ald|aldm|coun|cllr|cr|treas|chmn|chanc|ofc|off|agt|secy|univ|bros|maj-gen)\.$/u;
/** Abbreviations that are also ordinary words; they are titles only before a name. */
const DOUBTFUL_TITLE =
  /^(?:sec|min|dir|card|off|comm|spec|const|di|ds|dc|pc|dep|cr|br|hr|sr|sts|ens|univ|admin|mgr|assoc|bros)\.$/u;
const NUMBERED = /^(?:no|nos|n?[°º]|vol|art|sec|fig|approx|pp?|ch|pop|ca|c|est)\.$/u;
const CUE =
  /^(?:said|says|asked|asks|told|added|replied|wrote|cried|shouted|exclaimed|wondered|yelled|answered|joked|quipped|tweeted)$/u;
const MOST_CLOSING = 4;
/** The maximum number of tokens between a quotation and its cue ("U.S. President Joe Biden asked"). */
const CUE_REACH = 6;

/** Moves an end past the closing marks that follow it, because they belong to the sentence before. */
export function afterClosing(
  text: string,
  tokens: readonly Token[],
  end: number,
  loose: ReadonlySet<number>,
): number {
  let at = end;
  while (loose.has(at) || isClosing(text, tokens, at)) at++;
  return at;
}

function isClosing(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  return Boolean(before && token && CLOSING.test(token.text) && !isApart(text, before, token));
}

/** The straight quotation marks between spaces that are closing marks, because one is open. */
export function looseClosing(text: string, tokens: readonly Token[]): ReadonlySet<number> {
  const loose = new Set<number>();
  let open = false;
  tokens.forEach((token, at) => {
    if (token.text !== '"') return;
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const alone = (!before || isApart(text, before, token)) && (!next || isApart(text, token, next));
    if (open && alone) loose.add(at);
    open = !open;
  });
  return loose;
}

/** Whether wink-nlp is wrong to end a sentence before token `at`. */
export function isCut(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at]];
  if (!before || !next) return false;
  if (!isApart(text, before, next)) return !isGlued(tokens, at);
  return (
    /^[,;:)\]]/u.test(next.text) ||
    isLowerCase(next.text) ||
    isAbbreviated(tokens, at, next) ||
    isInDashes(tokens, at) ||
    isBeforeCue(tokens, at)
  );
}

/** "He left.The next day": a missing space. In URLs and file names, a lower-case letter or a single letter follows. */
function isGlued(tokens: readonly Token[], at: number): boolean {
  const [word, mark, next] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!word || !mark || !next) return false;
  return /^\p{Ll}{2}/u.test(word.text) && END_MARK.test(mark.text) && /^\p{Lu}\p{Ll}/u.test(next.text);
}

/** "the" but not "eBay". */
function isLowerCase(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word);
}

/** "It was — can you believe it? — a whale." */
function isInDashes(tokens: readonly Token[], at: number): boolean {
  const [dash, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const word = second && DASH.test(second.text) ? third : second;
  return Boolean(dash && word && DASH.test(dash.text) && /^\p{Ll}/u.test(word.text));
}

const DASH = /^[-–—―]+$/u;

/** "Rev. Al", "vol. 2", "the U.S. Senate": the full stop belongs to the abbreviation. */
function isAbbreviated(tokens: readonly Token[], at: number, next: Token): boolean {
  const word = lastWord(tokens, at);
  const lower = word.toLowerCase();
  if (TITLE.test(lower) && (!DOUBTFUL_TITLE.test(lower) || (/^\p{Lu}/u.test(word) && next.pos === 'PROPN')))
    return /^\p{Lu}/u.test(next.text) && next.pos !== 'PRON';
  if (NUMBERED.test(lower)) return /^\p{N}/u.test(next.text);
  return /^(?:\p{Lu}\.)+$/u.test(word) && !OPENERS.has(next.pos) && /^\p{L}/u.test(next.text);
}

/**
 * The word before token `at` with its full stop. wink-nlp keeps the two together only in abbreviations that it knows.
 */
function lastWord(tokens: readonly Token[], at: number): string {
  const [word, mark] = [tokens[at - 2], tokens[at - 1]];
  return mark?.text === '.' && word?.end === mark.start ? `${word.text}.` : (mark?.text ?? '');
}

/** “Are you sure?” Biden asked. */
function isBeforeCue(tokens: readonly Token[], at: number): boolean {
  const [mark, closing] = [tokens[at - 2], tokens[at - 1]];
  if (!mark || !closing || !/[!?…]$/u.test(mark.text) || !/^[”"’'»]$/u.test(closing.text)) return false;
  const reach = tokens.slice(at, at + CUE_REACH + 1);
  const cue = reach.findIndex(({ lower }) => CUE.test(lower));
  return cue > 0 && !reach.slice(0, cue).some(({ pos }) => pos === 'PUNCT' || pos === 'VERB');
}

/** Whether wink-nlp misses the end of a sentence before token `at`. */
export function isMissed(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at]];
  if (!before || !next || !isApart(text, before, next)) return false;
  const last = lastBeforeClosing(tokens, at);
  const mark = tokens[last];
  // "[...]" marks an omission anywhere, not an end.
  if (!mark || !END_MARK.test(mark.text) || tokens[last - 1]?.text === '[') return false;
  const quoted = last < at - 1;
  if (quoted && OPENING.test(next.text)) return true;
  if (!/^[\p{Lu}“"‘]/u.test(next.text)) return false;
  const unclear = mark.text.length > 1 || mark.text === '…';
  return isAfterUnit(tokens, last) || (unclear && OPENERS.has(next.pos) && !TITLE.test(mark.lower));
}

function lastBeforeClosing(tokens: readonly Token[], at: number): number {
  let last = at - 1;
  while (last > at - MOST_CLOSING && CLOSING.test(tokens[last]?.text ?? '')) last--;
  return last;
}

/** wink-nlp treats "500m." and "60p." as abbreviations. */
function isAfterUnit(tokens: readonly Token[], at: number): boolean {
  const [number, unit] = [tokens[at - 1], tokens[at]];
  if (!number || !unit || unit.text.length < 2) return false;
  return /\d$/u.test(number.text) && number.end === unit.start;
}

function isApart(text: string, before: Token, next: Token): boolean {
  return /\s/u.test(text.slice(before.end, next.start));
}
