import type { Token } from '../language/tokens.js';
import { classesOf, WordClass } from '../language/word-classes.js';
import type { BareQuestion } from './bare-question.js';
import { isLongInSpace, typeOfNames, typeOfNoun } from './focus-nouns.js';

/** What would answer a question (after the classes of Li and Roth 2002). */
export type AnswerType =
  | 'person'
  | 'body'
  | 'description'
  | 'place'
  | 'time'
  | 'year'
  | 'count'
  | 'money'
  | 'age'
  | 'measure'
  | 'duration'
  | 'percent'
  | 'reason'
  | 'speech'
  | 'manner'
  | 'event'
  | 'name'
  | 'thing'
  | 'truth'
  | 'topic';

/** What a question asks for. Places are indices into its words. */
export interface Asked {
  readonly type: AnswerType;
  /** The noun that says what kind of thing is asked for. */
  readonly focus: number | null;
  /** The words that ask and tell nothing else. */
  readonly shaping: readonly number[];
  /** The word that asks: "who", or what stands for it. */
  readonly asking: number | null;
  /** Of speech: where its verb or noun stands. */
  readonly said: number | null;
  /** Whether the words state what is to be confirmed. */
  readonly isStatement: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const ASKING = words('what which who whom whose when where why how');
const AUXILIARY = words(
  "is are was were am be do does did has have had can could will would should may might must shall 's 're isn't aren't ai ca wo",
);
const BE = words("is are was were 's 're be been being");
const SPEECH = words(
  'say says said saying tell tells told think thinks thought claim claims claimed comment commented state stated describe describes described warn warns warned argue argues argued believe believes believed call calls called announce announces announced explain explains explained suggest suggests suggested ask asks asked promise promises promised vow vowed admit admitted deny denied insist insisted respond responded reply replied react reacts reacted tweet tweeted write wrote mention mentioned demand demanded declare declared recommend recommended advise advised predict predicted criticise criticised criticize criticized complain complained feel feels felt confirm confirmed propose proposed testify testified accuse',
);
const REACTING = words(
  'react reacts reacted respond responds responded feel feels felt describe describes described view views viewed see sees explain explains explained justify justifies justified comment defend defends defended reply replied answer answered characterise characterize rate assess',
);
const CAUSING = words(
  'caused causes cause led leads prompted prompts triggered triggers sparked sparks made makes provoked drove motivated forced',
);
const EVENTS = words('happen happens happened happening do doing done did');
const COSTS = words(
  'cost costs pay pays paid spend spends spent earn earns earned make makes made donate donated raise raised owe owed charge charged invest invested sell sold worth fined steal stole stolen lend lent give gave borrow borrowed fetch profit',
);
const CHANGES = words(
  'grow grew grown rise rose risen increase increased fall fell fallen drop dropped decline declined decrease decreased shrink shrank change changed jump jumped go gone went climb climbed surge surged plunge plunged',
);
const CALLED = words('called named known titled nicknamed dubbed');
const TIME_UNITS = words(
  'second seconds minute minutes hour hours day days week weeks month months year years decades centuries',
);
const MONEY_UNITS = words('dollar dollars euro euros pounds cents rubles roubles rupees yen yuan');
const CHANCES = words('likely common probable popular');
const SIZES = words('big large great high small low strong');
const MEASURED = words(
  'far tall high big large deep heavy fast wide close small low hot cold warm strong thick near loud short bright',
);
const KINDS = words('kind kinds type types sort sorts form forms');
/** Nouns that stand for the noun behind their "of". */
const OF_ANOTHER = words(
  'name names number amount quantity percentage percent proportion share portion fraction total majority',
);
/** Nouns that tell the type of the answer, and of which no article speaks. */
const SHAPING_NOUNS = words(
  'kind kinds type types sort sorts name names number amount quantity percentage percent proportion cent reason reasons year years day days date time times month list way ways meaning definition',
);
const NOUN = words('NOUN PROPN');
const BEFORE_NOUN = words('DET ADJ ADV NUM PART SYM');
const PREPOSITIONS = words(
  'of in for to on at by with about from behind between against after before during into over under',
);

/**
 * Reads what would answer a question.
 *
 * @param isMarked whether it ends with a question mark
 */
export function readQuestion({ words: tokens, confirms, orders }: BareQuestion, isMarked: boolean): Asked {
  const reader = { tokens, at: confirms ? null : askingWord(tokens) };
  const isStatement = reader.at === null && (confirms || (!orders && isStatementAsked(tokens, isMarked)));
  if (isStatement) return { ...asked(reader, typeOfAlternatives(tokens) ?? 'truth'), isStatement };
  const read = reader.at === null ? askedByNouns(reader) : askedByWord(reader, reader.at);
  const according = tokens.findIndex(
    ({ lower }, at) => lower === 'according' && tokens[at + 1]?.lower === 'to',
  );
  if (according < 0) return read;
  const type = OPEN.has(read.type) ? 'speech' : read.type;
  return { ...read, type, shaping: [...read.shaping, according] };
}

/** Types of what may be anything, and is what somebody says where that is asked for. */
const OPEN = words('thing topic description manner event');

function askedByWord(reader: Reader, at: number): Asked {
  const { tokens } = reader;
  const { lower } = tokens[at] as Token;
  switch (lower) {
    case 'who':
    case 'whom':
      return asked(reader, isIdentity(reader) ? 'description' : 'person');
    case 'whose':
      return asked(reader, 'person', { focus: nounFrom(tokens, at + 1) });
    case 'when':
      return asked(reader, 'time');
    case 'where':
      return asked(reader, 'place');
    case 'why':
      return asked(reader, 'reason');
    case 'how':
      return askedByHow(reader);
    default:
      return askedByWhat(reader);
  }
}

interface Reader {
  readonly tokens: readonly Token[];
  /** Where the asking word stands. */
  readonly at: number | null;
}

function asked(
  { at }: Reader,
  type: AnswerType,
  { focus = null, shaping = [], said = null }: Partial<Pick<Asked, 'focus' | 'shaping' | 'said'>> = {},
): Asked {
  const all = at === null ? shaping : [at, ...shaping];
  return { type, focus, said, asking: at, shaping: all, isStatement: false };
}

/**
 * The word that asks; null where none does. "Which" in "nations which joined", "when" in "when it rained, who fell?"
 * do not ask.
 */
function askingWord(tokens: readonly Token[]): number | null {
  const [first, second] = tokens;
  if (!first || (AUXILIARY.has(first.lower) && second?.pos !== 'PUNCT')) return null;
  let clause: number | null = null;
  for (const [at, { lower }] of tokens.entries()) {
    if (!ASKING.has(lower) || isName(tokens, at)) continue;
    const next = tokens[at + 1];
    if (at === 0) {
      if (lower !== 'when' || !next || AUXILIARY.has(next.lower)) return at;
      clause = at;
    } else if (/^(?:what|how|why)$/u.test(lower) || clause !== null || !next) return at;
    else if (!NOUN.has(tokens[at - 1]?.pos ?? '') && tokens[at - 1]?.pos !== 'PRON') return at;
  }
  return clause;
}

/** "The Who": written with a capital letter beside another word that is. */
function isName(tokens: readonly Token[], at: number): boolean {
  const capital = (index: number) => index > 0 && /^\p{Lu}/u.test(tokens[index]?.text ?? '');
  const mixed = tokens.length > 0 && !/^\p{Lu}/u.test(tokens[0]?.text.slice(1, 2) ?? '');
  return mixed && capital(at) && (capital(at - 1) || /^The$/u.test(tokens[at - 1]?.text ?? ''));
}

/** Whether the words, of which none asks, state what is to be confirmed: "did they meet", "so they met?" */
function isStatementAsked(tokens: readonly Token[], isAsked: boolean): boolean {
  const first = tokens[0];
  if (!first) return false;
  if (AUXILIARY.has(first.lower) && tokens.length > 2) return true;
  if (/^(?:if|whether)$/u.test(first.lower)) return true;
  return (
    isAsked && tokens.some(({ pos, lower }) => pos === 'VERB' || (pos === 'AUX' && AUXILIARY.has(lower)))
  );
}

/** The type of "Geneva" and "Vienna" in "was it Geneva or Vienna". */
function typeOfAlternatives(tokens: readonly Token[]): AnswerType | null {
  const or = tokens.findIndex(({ lower }) => lower === 'or');
  if (or < 2 || tokens[or + 1]?.lower === 'not') return null;
  const named = ({ pos }: Token) => NOUN.has(pos) || pos === 'NUM';
  const one = tokens.slice(0, or).findLast(named);
  const other = tokens.slice(or + 1).find(named);
  if (!one || !other) return null;
  const types = [one, other].map(({ lower }) => typeOfDate(lower) ?? (isNumber(lower) ? 'count' : null));
  if (types[0] || types[1]) return types[0] ?? types[1] ?? null;
  return typeOfNames(one.lower, other.lower);
}

function typeOfDate(word: string): AnswerType | null {
  if (/^(?:1\d|20)\d\d$/u.test(word)) return 'year';
  const bits = classesOf(word, true);
  return (bits & (WordClass.month | WordClass.weekday)) !== 0 || /^(?:today|yesterday|tomorrow)$/u.test(word)
    ? 'time'
    : null;
}

function isNumber(word: string): boolean {
  return /^\d/u.test(word) || (classesOf(word, true) & WordClass.number) !== 0;
}

/** "Who is Ada Low": somebody is named, and asked who that is; "who is the mayor", "who was hit" ask for a name. */
function isIdentity({ tokens, at }: Reader): boolean {
  const from = (at as number) + 1;
  const rest = tokens.slice(from + 1);
  const first = rest[0];
  if (!BE.has(tokens[from]?.lower ?? '') || !first || rest.length > MOST_NAME_WORDS) return false;
  if (first.pos === 'DET') {
    const last = rest.at(-1) as Token;
    return rest.length > 1 && last.lower.endsWith('s') && /^\p{Lu}/u.test(last.text);
  }
  const last = rest.at(-1)?.lower ?? '';
  const isOffice = (classesOf(last, true) & WordClass.role) !== 0 || typeOfNoun(last) === 'person';
  return !isOffice && rest.every((token) => isNameWord(token));
}

const MOST_NAME_WORDS = 5;

function isNameWord({ pos, lower, text }: Token): boolean {
  if (/^\p{Lu}/u.test(text)) return true;
  return (
    pos !== 'ADP' &&
    pos !== 'ADV' &&
    pos !== 'PART' &&
    pos !== 'AUX' &&
    pos !== 'PRON' &&
    !/(?:ed|ing)$/u.test(lower) &&
    pos !== 'VERB'
  );
}

function askedByHow(reader: Reader): Asked {
  const { tokens } = reader;
  const at = (reader.at as number) + 1;
  const next = tokens[at];
  const lower = next?.lower ?? '';
  const after = tokens[at + 1]?.lower ?? '';
  switch (lower) {
    case 'come':
      return asked(reader, 'reason', { shaping: [at] });
    case 'many':
      return askedByMany(reader, at);
    case 'much':
      return askedByMuch(reader, at);
    case 'old':
      return asked(reader, 'age');
    case 'often':
    case 'frequently':
    case 'soon':
    case 'quickly':
      return asked(reader, 'duration', { shaping: [at] });
    case 'long':
      if (after === 'ago') return asked(reader, 'time', { shaping: [at, at + 1] });
      return asked(reader, isLengthAsked(tokens, at + 1) ? 'measure' : 'duration', { shaping: [at] });
    case 'late':
    case 'early':
    case 'recently':
      return asked(reader, 'time');
    case 'expensive':
    case 'costly':
    case 'rich':
      return asked(reader, 'money');
    case 'about':
      return asked(reader, 'topic', { shaping: [at] });
  }
  if (CHANCES.has(lower)) return asked(reader, 'percent');
  if (MEASURED.has(lower)) return askedBySize(reader, at);
  if (next && /^(?:ADJ|ADV)$/u.test(next.pos)) return asked(reader, 'manner');
  const said = tokens.findIndex(({ lower: word }, index) => index > at && REACTING.has(word));
  const isVerb = said > at + 1 || (said > at && next?.pos !== 'AUX');
  return isVerb && !/^(?:do|does|did)$/u.test(after) && tokens[at + 1]?.lower !== 'you'
    ? asked(reader, 'speech', { said })
    : asked(reader, 'manner');
}

/** "How big": the size of the thing, or where that is an amount itself ("the death toll"), its type. */
function askedBySize(reader: Reader, at: number): Asked {
  const { tokens } = reader;
  const shaping = tokens[at]?.lower === 'far' ? [at] : [];
  const noun =
    BE.has(tokens[at + 1]?.lower ?? '') || tokens[at + 1]?.lower === 'a' ? nounFrom(tokens, at + 2) : null;
  const type =
    noun === null || !SIZES.has(tokens[at]?.lower ?? '') ? null : typeOfNoun(tokens[noun]?.lower ?? '');
  return asked(reader, type && /^(?:percent|money|count|duration)$/u.test(type) ? type : 'measure', {
    shaping,
    focus: tokens[at + 1]?.lower === 'a' ? noun : null,
  });
}

function isLengthAsked(tokens: readonly Token[], at: number): boolean {
  const noun = BE.has(tokens[at]?.lower ?? '') ? nounFrom(tokens, at + 1) : null;
  return noun !== null && isLongInSpace(tokens[noun]?.lower ?? '') && tokens[noun + 1]?.pos !== 'VERB';
}

function askedByMany(reader: Reader, at: number): Asked {
  const { tokens } = reader;
  const focus = nounFrom(tokens, at + 1);
  const shaping = [at];
  const noun = focus === null ? '' : (tokens[focus]?.lower ?? '');
  const after = focus === null ? '' : (tokens[focus + 1]?.lower ?? '');
  if (noun === 'times') return asked(reader, 'count', { shaping: [at, focus as number] });
  if (noun === 'percent' || noun === 'cent' || tokens[at + 1]?.lower === 'per')
    return asked(reader, 'percent', { focus: afterOf(tokens, focus), shaping: [at, at + 1, at + 2] });
  if (TIME_UNITS.has(noun)) {
    if (after === 'old') return asked(reader, 'age', { focus, shaping });
    return asked(reader, after === 'ago' ? 'time' : 'duration', { focus, shaping });
  }
  if (MONEY_UNITS.has(noun)) return asked(reader, 'money', { focus, shaping });
  return asked(reader, typeOfNoun(noun) === 'measure' ? 'measure' : 'count', { focus, shaping });
}

function askedByMuch(reader: Reader, at: number): Asked {
  const { tokens } = reader;
  const next = tokens[at + 1];
  const isMore = /^(?:more|less|fewer|of)$/u.test(next?.lower ?? '') || /er$/u.test(next?.lower ?? '');
  const shaping = isMore && next?.lower !== 'of' && !/er$/u.test(next?.lower ?? '') ? [at, at + 1] : [at];
  const focus = NOUN.has(next?.pos ?? '') || isMore ? nounFrom(tokens, at + (isMore ? 2 : 1)) : null;
  const noun = focus === null ? '' : (tokens[focus]?.lower ?? '');
  const rest = tokens.slice(at + 1);
  const holds = (set: ReadonlySet<string>) => rest.some(({ lower }) => set.has(lower));
  if (noun === 'time' || next?.lower === 'longer' || next?.lower === 'older')
    return asked(reader, 'duration', { focus, shaping });
  if (noun === 'percent' || noun === 'cent') return asked(reader, 'percent', { shaping });
  if (typeOfNoun(noun) === 'money' || holds(COSTS) || holds(words('expensive cheaper dearer')))
    return asked(reader, 'money', { focus, shaping });
  if (
    /^(?:taller|bigger|larger|faster|heavier|deeper|wider|closer|warmer|hotter|colder)$/u.test(
      next?.lower ?? '',
    )
  )
    return asked(reader, 'measure', { shaping });
  if (holds(words('weigh weighs weighed measure'))) return asked(reader, 'measure', { shaping });
  const byHowMuch = tokens[at - 2]?.lower === 'by';
  return asked(reader, isMore || byHowMuch || (focus === null && holds(CHANGES)) ? 'percent' : 'count', {
    focus,
    shaping,
  });
}

function askedByWhat(reader: Reader): Asked {
  const { tokens } = reader;
  const at = reader.at as number;
  const from = tokens[at + 1]?.lower === 'else' ? at + 2 : at + 1;
  const next = tokens[from];
  if (!next) return asked(reader, 'thing');
  if (next.lower === 'about') return asked(reader, 'topic', { shaping: [from] });
  if (next.lower === 'if') return asked(reader, 'event', { shaping: [from] });
  const isBe = BE.has(next.lower);
  if (isBe || next.pos === 'AUX') {
    if (isBe) {
      const found = askedByBeing(reader, from);
      if (found) return found;
    }
    return askedByVerb(reader, from);
  }
  const focus = nounAskedFor(tokens, from);
  if (focus !== null && !isVerbAfter(tokens, at, focus)) return askedByNoun(reader, focus);
  if (CAUSING.has(next.lower)) return asked(reader, 'reason');
  if (/^(?:happened|happens|happen|happening|followed|became|went|goes)$/u.test(next.lower))
    return asked(reader, 'event', { shaping: EVENTS.has(next.lower) ? [from] : [] });
  return asked(reader, tokens[at]?.lower === 'which' ? 'name' : 'thing');
}

/** The noun behind "what" or "which": of "which country's president" the owner, of "which river burst" not the verb. */
function nounAskedFor(tokens: readonly Token[], from: number): number | null {
  const last = nounFrom(tokens, from);
  if (last === null) return null;
  const owner = tokens.findIndex(({ pos }, at) => at > from && at < last && pos === 'PART');
  if (owner > from) return owner - 1;
  const hasVerb = tokens.some(({ pos }, at) => at > last && (pos === 'VERB' || pos === 'AUX'));
  return !hasVerb && last > from && NOUN.has(tokens[last - 1]?.pos ?? '') && last < tokens.length - 1
    ? last - 1
    : last;
}

/** "What caused …", where the tagger may take the verb for a noun. */
function isVerbAfter(tokens: readonly Token[], at: number, focus: number): boolean {
  const word = tokens[at + 1]?.lower ?? '';
  return (
    tokens[at]?.lower === 'what' &&
    focus >= at + 1 &&
    (CAUSING.has(word) || word === 'happened') &&
    word !== 'cause' &&
    word !== 'causes'
  );
}

/** "What city …", "which of the ships …", "what kind of plane …". */
function askedByNoun(reader: Reader, noun: number): Asked {
  const { tokens } = reader;
  const word = tokens[noun]?.lower ?? '';
  if (KINDS.has(word) && tokens[noun + 1]?.lower === 'of')
    return asked(reader, 'name', { focus: nounFrom(tokens, noun + 2), shaping: [noun] });
  if (word === 'part' || word === 'parts')
    return asked(reader, tokens[noun + 1]?.lower === 'of' ? 'place' : 'name', { focus: noun });
  return askedFor(reader, noun) ?? asked(reader, 'name', { focus: noun });
}

/** The type that a noun tells; with "of", it may be that of the noun behind that. */
function askedFor(reader: Reader, noun: number): Asked | null {
  const { tokens } = reader;
  const word = tokens[noun]?.lower ?? '';
  const type = typeOfNoun(word);
  if (type === null) return null;
  const other = OF_ANOTHER.has(word) ? afterOf(tokens, noun) : null;
  const owner = tokens[noun - 1]?.lower === "'s" ? noun - 2 : other;
  const shaping = SHAPING_NOUNS.has(word) ? [noun] : [];
  const named = type === 'name' && owner !== null ? typeOfNoun(tokens[owner]?.lower ?? '') : null;
  const isNamed = named === 'person' || named === 'place' || named === 'body';
  const said = type === 'speech' ? noun : null;
  if (word === 'sum' || word === 'result' || word === 'results') {
    const match = tokens.some(({ lower }) => VOTES.has(lower));
    return asked(reader, match ? 'count' : type, { focus: noun });
  }
  return asked(reader, isNamed ? named : type, {
    focus: other ?? (shaping.length > 0 ? null : noun),
    shaping,
    said,
  });
}

const VOTES = words('vote votes voting election elections match game final referendum poll ballot race');

/** "What is the price of …", "what's his name", "what is a drone"; null where a verb is to decide. */
function askedByBeing(reader: Reader, be: number): Asked | null {
  const { tokens } = reader;
  const noun = nounFrom(tokens, be + 1);
  const next = tokens[be + 1];
  if (next?.lower === 'behind') return asked(reader, 'reason');
  if (next?.lower === 'it' && tokens[be + 2]?.lower === 'like') return asked(reader, 'description');
  if (next && tokens.length === be + 2 && next.lower.endsWith('s') && next.pos === 'VERB')
    return asked(reader, 'description');
  if (noun === null || EVENTS.has(next?.lower ?? '')) return null;
  const word = tokens[noun] as Token;
  const following = tokens[noun + 1];
  const after = following?.pos === 'CCONJ' ? undefined : following;
  const verb = tokens.findIndex(
    ({ pos, lower }, index) => index > noun && (pos === 'VERB' || CALLED.has(lower)),
  );
  if (verb >= 0 && CALLED.has(tokens[verb]?.lower ?? ''))
    return asked(reader, 'name', { focus: noun, shaping: [verb] });
  if (isStranded(tokens)) return null;
  const type = typeOfNoun(word.lower);
  const isEntity = type === null || type === 'person' || type === 'body' || type === 'place';
  const isTyped = type !== null && !isEntity;
  if (isTyped && !(type === 'speech' && after?.pos === 'VERB')) return askedFor(reader, noun);
  if (KINDS.has(word.lower)) return askedByNoun(reader, noun);
  if (verb === noun + 1 && after && !/^(?:that|which|who)$/u.test(after.lower) && after.pos === 'VERB')
    return null;
  const isName =
    /^\p{Lu}/u.test(word.text) && !/^\p{Lu}/u.test(tokens[reader.at as number]?.text.slice(1) ?? '');
  const isAny = next?.lower === 'a' || next?.lower === 'an';
  const isTold = tokens
    .slice(be + 1, noun)
    .some(({ lower }) =>
      /(?:est|first|second|third|last|most|main|best|only|next|latest|current)$/u.test(lower),
    );
  const isOwned = tokens.slice(be + 1, noun).some(({ lower }) => /^(?:'s|his|her|its|their)$/u.test(lower));
  if (
    !isName &&
    !isAny &&
    (after ||
      isTold ||
      isOwned ||
      /^(?:capital|location|venue|address|birthplace|hometown)$/u.test(word.lower))
  )
    return asked(reader, type ?? 'name', { focus: noun });
  return asked(reader, 'description');
}

/** "What is it made of": the last word is one that what is asked for would stand behind. */
function isStranded(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 2 && /^(?:of|by|for|to|from|with|about|as|on|in|at)$/u.test(tokens.at(-1)?.lower ?? '')
  );
}

/** "What did Ada say", "what are they doing": the first verb that tells decides. */
function askedByVerb(reader: Reader, aux: number): Asked {
  const { tokens } = reader;
  const you = /^(?:you|they|we)$/u.test(tokens[aux + 1]?.lower ?? '');
  for (let at = aux + 1; at < tokens.length; at++) {
    const { lower, pos } = tokens[at] as Token;
    const before = tokens[at - 1] as Token;
    if (/^(?:mean|means|meant)$/u.test(lower) || (lower === 'stand' && tokens[at + 1]?.lower === 'for'))
      return asked(reader, 'description', { shaping: [at] });
    if (EVENTS.has(lower) || (lower === 'going' && tokens[at + 1]?.lower === 'on'))
      return asked(reader, 'event', { shaping: [at] });
    if (CALLED.has(lower) && BE.has(tokens[aux]?.lower ?? ''))
      return asked(reader, 'name', { shaping: [at] });
    if (lower === 'look' && tokens[at + 1]?.lower === 'like') return asked(reader, 'description');
    if (at > aux + 1 || BE.has(tokens[aux]?.lower ?? '')) {
      if (/^(?:call|name)$/u.test(lower) && you) return asked(reader, 'name', { shaping: [at] });
      const mayBeVerb = NOUN.has(pos) && !/^(?:DET|ADP)$/u.test(before.pos);
      const isVerb =
        pos === 'VERB' || (mayBeVerb && !tokens.some((later, index) => index > at && later.pos === 'VERB'));
      if (SPEECH.has(lower) && isVerb) return asked(reader, 'speech', { said: at });
      if (/^(?:cost|pay|earn)$/u.test(lower)) return asked(reader, 'money');
      if (/^weigh$/u.test(lower)) return asked(reader, 'measure');
    }
  }
  if (tokens.at(-1)?.lower === 'for') return asked(reader, 'reason');
  return asked(reader, tokens[reader.at as number]?.lower === 'which' ? 'name' : 'thing');
}

const ORDER = words('name list define');
/** Types that a bare noun tells: "death toll", "cause of the fire". */
const BARE = words('percent money count age measure duration reason speech name time');
const ENTITIES = words('person place body');

/** Keywords and orders: "death toll", "name the countries", "obama reaction to the vote". */
function askedByNouns(reader: Reader): Asked {
  const { tokens } = reader;
  const first = tokens[0]?.lower ?? '';
  if (first === 'define') return asked(reader, 'description', { shaping: [0] });
  if (ORDER.has(first) && tokens.length > 1 && !PREPOSITIONS.has(tokens[1]?.lower ?? '')) {
    const focus = nounFrom(tokens, 1);
    const type = focus === null ? null : typeOfNoun(tokens[focus]?.lower ?? '');
    return asked(reader, type ?? 'name', { focus, shaping: [0] });
  }
  const said = tokens.findIndex(
    ({ lower }, at) => at > 0 && (/^(?:says?|said)$/u.test(lower) || typeOfNoun(lower) === 'speech'),
  );
  if (said > 0) return asked(reader, 'speech', { said });
  const noun = tokens[1]?.lower === 'of' ? 0 : nounFrom(tokens, 0);
  const word = noun === null ? '' : (tokens[noun]?.lower ?? '');
  const type = typeOfNoun(word) ?? '';
  const isOf = noun !== null && /^(?:of|for)$/u.test(tokens[noun + 1]?.lower ?? '');
  const told = BARE.has(type) || (isOf && ENTITIES.has(type));
  return (told && noun !== null && askedFor(reader, noun)) || asked(reader, 'topic');
}

/** The last noun of the first run of nouns from here on, behind articles, adjectives, possessors; null where none is. */
function nounFrom(tokens: readonly Token[], from: number): number | null {
  let at = from;
  const isNoun = (index: number) => NOUN.has(tokens[index]?.pos ?? '');
  const isBefore = (index: number) => {
    const { pos = '', lower = '' } = tokens[index] ?? {};
    return (
      BEFORE_NOUN.has(pos) ||
      (lower === 'of' && index === from) ||
      /^(?:his|her|its|their|your|our|my|per)$/u.test(lower)
    );
  };
  while (isBefore(at) && !AUXILIARY.has(tokens[at]?.lower ?? '')) at++;
  if (!isNoun(at))
    return at > from && tokens[at - 1]?.pos === 'ADJ' && typeOfNoun(tokens[at - 1]?.lower ?? '')
      ? at - 1
      : null;
  for (;;) {
    if (isNoun(at + 1)) at += 1;
    else if (tokens[at + 1]?.pos === 'PART' && isNoun(at + 2)) at += 2;
    else if (tokens[at + 1]?.pos === 'ADJ' && isNoun(at + 2)) at += 2;
    else return at;
  }
}

/** "People" in "number of the people"; null where no "of" follows. */
function afterOf(tokens: readonly Token[], noun: number | null): number | null {
  return noun !== null && tokens[noun + 1]?.lower === 'of' ? nounFrom(tokens, noun + 2) : null;
}
