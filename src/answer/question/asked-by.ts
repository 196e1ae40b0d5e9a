import type { Token } from '../../language/tokens.js';
import { classesOf, WordClass } from '../../language/word-classes.js';
import { type Asked, asked, isLongInSpace, type Reader, typeOfNoun } from './answer-type.js';
import { afterOf, askedByNoun, askedFor, BE, KINDS, NOUN, nounFrom, words } from './asked-by-nouns.js';

const REACTING = words(
  'react reacts reacted respond responds responded feel feels felt describe describes described view views viewed see sees explain explains explained justify justifies justified comment defend defends defended reply replied answer answered characterise characterize rate assess',
);

const COSTS = words(
  'cost costs pay pays paid spend spends spent earn earns earned make makes made donate donated raise raised owe owed charge charged invest invested sell sold worth fined steal stole stolen lend lent give gave borrow borrowed fetch profit',
);

const CHANGES = words(
  'grow grew grown rise rose risen increase increased fall fell fallen drop dropped decline declined decrease decreased shrink shrank change changed jump jumped go gone went climb climbed surge surged plunge plunged',
);

const TIME_UNITS = words(
  'second seconds minute minutes hour hours day days week weeks month months year years decades centuries',
);

const CHANCES = words('likely common probable popular');

const SIZES = words('big large great high small low strong');

const MEASURED = words(
  'far tall high big large deep heavy fast wide close small low hot cold warm strong thick near loud short bright',
);

/** "How many", "how far", "how did they get out": the next word decides. */
export function askedByHow(reader: Reader): Asked {
  const { tokens } = reader;
  const at = reader.at + 1;
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

/** "How big": the size of a thing or, for a noun that is an amount itself ("the death toll"), its type. */
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
  if ((classesOf(noun, true) & WordClass.money) !== 0) return asked(reader, 'money', { focus, shaping });
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

const SPEECH = words(
  'say says said saying tell tells told think thinks thought claim claims claimed comment commented state stated describe describes described warn warns warned argue argues argued believe believes believed call calls called announce announces announced explain explains explained suggest suggests suggested ask asks asked promise promises promised vow vowed admit admitted deny denied insist insisted respond responded reply replied react reacts reacted tweet tweeted write wrote mention mentioned demand demanded declare declared recommend recommended advise advised predict predicted criticise criticised criticize criticized complain complained feel feels felt confirm confirmed propose proposed testify testified accuse',
);

const CAUSING = words(
  'caused causes cause led leads prompted prompts triggered triggers sparked sparks made makes provoked drove motivated forced',
);

const EVENTS = words('happen happens happened happening do doing done did');

const CALLED = words('called named known titled nicknamed dubbed');

const DATES = words('year month century decade');

/** "What river", "which of them", "what is the price", "what did she say". */
export function askedByWhat(reader: Reader): Asked {
  const { tokens } = reader;
  const at = reader.at;
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

/** The noun after "what" or "which": the owner in "which country's president", not the verb in "which river burst". */
function nounAskedFor(tokens: readonly Token[], from: number): number | null {
  const last = nounFrom(tokens, from);
  if (last === null) return null;
  const owner = tokens.findIndex(({ pos }, at) => at > from && at < last && pos === 'PART');
  if (owner > from && tokens[from]?.lower !== 'of') return owner - 1;
  if (DATES.has(tokens[from]?.lower ?? '')) return from;
  const hasVerb = tokens.some(({ pos }, at) => at > last && (pos === 'VERB' || pos === 'AUX'));
  return !hasVerb && last > from && NOUN.has(tokens[last - 1]?.pos ?? '') && last < tokens.length - 1
    ? last - 1
    : last;
}

/** "What caused …", where the verb may be tagged as a noun. */
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

/** "What is the price of …", "what's his name", "what is a drone"; null if a verb decides. */
function askedByBeing(reader: Reader, be: number): Asked | null {
  const { tokens } = reader;
  const noun = nounFrom(tokens, be + 1);
  const next = tokens[be + 1];
  if (/^(?:behind|causing|driving|fuelling|fueling)$/u.test(next?.lower ?? ''))
    return asked(reader, 'reason');
  if (next?.pos === 'VERB' && next.lower.endsWith('ing')) return null;
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
  const isBare = noun === be + 1 || type === 'person';
  if (verb === noun + 1 && (isBare || verb === tokens.length - 1 || after?.lower.endsWith('ing')))
    return null;
  const isName = /^\p{Lu}/u.test(word.text) && !/^\p{Lu}/u.test(tokens[reader.at]?.text.slice(1) ?? '');
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

/** "What is it made of": the last word is a stranded preposition. */
function isStranded(tokens: readonly Token[]): boolean {
  return (
    tokens.length > 2 && /^(?:of|by|for|to|from|with|about|as|on|in|at)$/u.test(tokens.at(-1)?.lower ?? '')
  );
}

/** "What did Ada say", "what are they doing": the first significant verb decides. */
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
  return asked(reader, tokens[reader.at]?.lower === 'which' ? 'name' : 'thing');
}
