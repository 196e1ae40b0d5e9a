import type { Token } from '../language/tokens.js';
import { type Asked, asked, type Reader } from './answer-type.js';
import { isLongInSpace, typeOfNoun } from './focus-nouns.js';
import { afterOf, BE, NOUN, nounFrom, words } from './question-nouns.js';

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

const MONEY_UNITS = words('dollar dollars euro euros pounds cents rubles roubles rupees yen yuan');

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
