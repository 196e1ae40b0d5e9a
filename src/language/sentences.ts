import { type Span, slice, trim } from './span.js';
import type { Analysis, Token } from './tokens.js';

const LIST_MARK = /^[-–—*•·‣▪◦]$/u;

/**
 * The sentences of an analysed text: those of wink-nlp, with its errors repaired.
 *
 * @param within the analysed stretch of `text`; all its characters except white space belong to a sentence
 */
export function sentencesOf(text: string, { tokens, sentenceEnds }: Analysis, within: Span): Span[] {
  const shown = startsIn(text, within);
  const ends = new Set([...listItems(text, tokens), ...tokensAt(tokens, shown)]);
  const raw = new Set(sentenceEnds);
  const loose = looseClosing(text, tokens);
  let from = 0;
  for (let at = 1; at < tokens.length; at++) {
    if (ends.has(at)) from = at;
    const abbreviated = endsAfterAbbreviation(tokens, at, from);
    if (!abbreviated && !raw.has(at) && !isMissed(text, tokens, at)) continue;
    const end = afterClosing(text, tokens, at, loose);
    if (!abbreviated && (isCut(text, tokens, end) || goesOnAfterTime(tokens, end))) continue;
    if (isLabelled(text, tokens, from, end)) continue;
    ends.add(end);
    from = end;
  }
  const starts = [...ends].flatMap((end) => tokens[end]?.start ?? []);
  return between(text, [...new Set([...starts, ...shown])], within);
}

/** The tokens that start at the given offsets; an offset inside a token is ignored. */
function tokensAt(tokens: readonly Token[], starts: readonly number[]): number[] {
  if (starts.length === 0) return [];
  const wanted = new Set(starts);
  return tokens.flatMap(({ start }, at) => (at > 0 && wanted.has(start) ? [at] : []));
}

/** Whether only a label such as "1." or "Q." precedes an end. */
function isLabelled(text: string, tokens: readonly Token[], from: number, end: number): boolean {
  const [first, last] = [tokens[from], tokens[end - 1]];
  return Boolean(
    first && last && end - from <= 4 && isLabel(slice(text, { start: first.start, end: last.end })),
  );
}

/** The stretches from each sentence start to the next. */
function between(text: string, found: readonly number[], within: Span): Span[] {
  const starts = found.toSorted((a, b) => a - b);
  return [within.start, ...starts]
    .map((start, index) => trim(text, { start, end: starts[index] ?? within.end }))
    .filter(({ start, end }) => end > start);
}

/** The tokens that start a list item or the text after a list; blank lines always separate. */
function listItems(text: string, tokens: readonly Token[]): number[] {
  let inItem = false;
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const blanks = before ? slice(text, { start: before.end, end: token.start }) : '\n';
    if (!/[\r\n]/u.test(blanks)) return [];
    const wasItem = inItem;
    inItem = LIST_MARK.test(token.text);
    const parted = /\n\s*\n|\r\r/u.test(blanks) || inItem || (wasItem && /^\p{Lu}/u.test(token.text));
    return before && parted ? [at] : [];
  });
}

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
function afterClosing(
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
function looseClosing(text: string, tokens: readonly Token[]): ReadonlySet<number> {
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
function isCut(text: string, tokens: readonly Token[], at: number): boolean {
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
function isMissed(text: string, tokens: readonly Token[], at: number): boolean {
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

/** Words that begin sentences. They distinguish a missing space from a name such as "Notes.Final". */
const FIRST_WORD =
  '(?:The|A|An|This|That|These|Those|He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|There|Here|But|And|So|Or|If|When|While|After|Before|In|On|At|For|From|With|To|As|By|No|Not|Nobody|Nothing|Mr|Mrs|Ms|Dr|What|Why|How|Who|Where|However)';
/** "late.Nobody", "Friday.Mr.", "1,000.That", "“I am late.”He". */
const GLUED = new RegExp(
  `(?:(?<!\\p{L})\\p{Ll}{2,}[.!?…](?=\\p{Lu}\\p{Ll})|[\\p{L}\\d]{2}[.!?…](?=${FIRST_WORD}\\b)|[.!?…]["”](?=\\p{Lu}\\p{Ll}|I\\b))`,
  'gu',
);
const ADDRESS = /:\/\/|www\.|@|\/|\\/u;
/** A URL or e-mail address at the end of a sentence. */
const AFTER_ADDRESS = /(?:www\.|:\/\/|[\w-]@[\w-])\S{0,300}?[.!?]["”)]?\s+(?=["“‘]?\p{Lu})/gu;
/** "1990.[1] The", "asleep.² The". */
const AFTER_NOTE =
  /[.!?…]["”’)]?(?:(?:\[\w{1,3}\])+|[\u00b9\u00b2\u00b3\u2070-\u2079]+)\s+(?=["“‘(]?[\p{Lu}\d])/gu;

/**
 * The sentence starts that the tokens hide, because a token spans the end of a sentence: after a missing space, a URL
 * or a footnote mark, and at each item of a list in a single paragraph.
 *
 * @returns offsets into the text
 */
function startsIn(text: string, within: Span): number[] {
  const words = slice(text, within);
  const found = [...glued(words), ...ends(words, AFTER_ADDRESS), ...ends(words, AFTER_NOTE), ...items(words)];
  return found.map((at) => within.start + at);
}

function ends(words: string, pattern: RegExp): number[] {
  return Array.from(words.matchAll(pattern), ({ 0: match, index }) => index + match.length);
}

function glued(words: string): number[] {
  return ends(words, GLUED).filter((at) => !ADDRESS.test(chunkAt(words, at)));
}

/** Longer than any word of a language. */
const LONGEST_CHUNK = 100;

/** The text around a position, up to the nearest spaces on both sides. */
function chunkAt(words: string, at: number): string {
  const before = /\S*$/u.exec(words.slice(Math.max(0, at - LONGEST_CHUNK), at))?.[0] ?? '';
  const after = /^\S*/u.exec(words.slice(at, at + LONGEST_CHUNK))?.[0] ?? '';
  return before + after;
}

const FIRST_ITEM = /^\s*(?:([•⁃‣▪◦])\s?|(\d{1,2})(\.\)|[.)])\s|(a)([.)]|\.\))\s)/u;

/** The starts of items "1. … 2. …", "a) … b) …" or "• … • …" in a paragraph that begins with the first. */
function items(words: string): number[] {
  const [, bullet, number, mark, letter, letterMark] = FIRST_ITEM.exec(words) ?? [];
  if (bullet) return ends(words, new RegExp(`\\s+(?=${bullet}\\s?[\\p{Lu}\\d])`, 'gu'));
  const starts: number[] = [];
  let from = 1;
  for (let next = 1; ; next++) {
    const name = number ? String(Number(number) + next) : letter && String.fromCharCode(97 + next);
    if (!name || next > MOST_ITEMS) return starts;
    const sign = (mark ?? letterMark ?? '').replace(/[.)]/gu, '\\$&');
    const item = new RegExp(`\\s(?=${name}${sign}\\s+["“‘]?\\p{Lu})`, 'u').exec(words.slice(from));
    if (!item) return starts;
    from += item.index + 1;
    starts.push(from);
  }
}

const MOST_ITEMS = 25;

/** A label before an item, a question or an answer, which is not a sentence of its own. */
const LABEL =
  /^(?:[•⁃‣▪◦]\s?)?(?:\d{1,2}\.?\)?|[IVX]{1,4}\.|[QA]\.|[a-z]\.?\))$|^(?:[•⁃‣▪◦]\s?)?\d{1,2}\.$|^[a-e]\.$/u;

/** Whether a stretch of text is only such a label. */
function isLabel(words: string): boolean {
  return LABEL.test(words.trim());
}

/** Abbreviations of companies and places, whose full stop may also end the sentence. */
const COMPANY = /^(?:inc|co|corp|ltd|plc|bros|jr|sr|etc|est|ave|blvd|rd|d\.c|ph\.d|m\.d|b\.c|a\.d)\.$/u;
const TIME = /^[ap]\.?m\.?$/u;
const BEHIND_TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thu|thurs?|fri|sat|sun|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|eastern|central|pacific|mountain|local|london|paris|moscow|beijing|tokyo|kyiv|kiev|new|washington|israel|gmt|utc|bst|ist|jst|msk|aest|[ecmpa][sd]?t|c?est|et)$/u;
/** Words that follow "U.S." or "Inc." in the name of a body or an office. */
const OF_BODY =
  /^(?:government|army|navy|air|marines?|coast|senate|senators?|house|congress|congress(?:man|woman)|capitol|supreme|district|court|circuit|appeals|presidents?|vice|secretary|state|treasury|treasuries|justice|departments?|dept|attorney|attorneys|embassy|ambassador|consulate|constitution|census|postal|steel|open|olympics?|soccer|representative|representatives|rep|sen|bank|dollar|federal|central|general|security|council|charter|assembly|forces?|military|marshals?|customs|border|immigration|food|environmental|geological|fish|forest|national|chamber|trade|commerce|energy|defense|defence|interior|labor|agriculture|chief|chairman|chairwoman|ceo|cfo|director|envoy|peace|human|refugee|special|high|rapporteur|mission|women[’']?s?|men[’']?s?|democrats?|republicans?|prime|minister|parliament|crown|royal|home|foreign|commission|union)$/u;

/**
 * Whether a sentence ends after an abbreviation even though the next word may belong to it: after "p.m." before
 * anything but a day, a month or a time zone; after "Inc." and "U.S." before a word and its verb ("Police closed").
 *
 * @param from the index of the sentence's first token
 */
function endsAfterAbbreviation(tokens: readonly Token[], at: number, from: number): boolean {
  const [word, next, after] = [lastWord(tokens, at), tokens[at], tokens[at + 1]];
  if (!next || !/^\p{Lu}/u.test(next.text)) return false;
  const lower = word.toLowerCase();
  if (TIME.test(lower)) return !goesOnAfterTime(tokens, at) && hasVerb(tokens, from, at);
  if (!COMPANY.test(lower) && !/^(?:\p{Lu}\.){2,}$/u.test(word)) return false;
  return after !== undefined && isVerb(after) && !OF_BODY.test(next.lower) && hasVerb(tokens, from, at);
}

/** Whether a day, a month or a time zone follows "p.m.". */
function goesOnAfterTime(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.lower.replace(/\.$/u, '');
  return next !== undefined && BEHIND_TIME.test(next) && TIME.test(lastWord(tokens, at).toLowerCase());
}

function hasVerb(tokens: readonly Token[], from: number, at: number): boolean {
  return tokens.slice(from, at).some(isVerb);
}

function isVerb({ pos, text }: Token): boolean {
  return (pos === 'VERB' || pos === 'AUX') && /^\p{Ll}/u.test(text);
}
