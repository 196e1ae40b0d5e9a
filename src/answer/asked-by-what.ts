import type { Token } from '../language/tokens.js';
import { type Asked, asked, type Reader } from './answer-type.js';
import { askedByNoun, askedFor, KINDS } from './asked-by-nouns.js';
import { typeOfNoun } from './focus-nouns.js';
import { BE, NOUN, nounFrom, words } from './question-nouns.js';

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

/** The noun behind "what" or "which": of "which country's president" the owner, of "which river burst" not the verb. */
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

/** "What is the price of …", "what's his name", "what is a drone"; null where a verb is to decide. */
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
  return asked(reader, tokens[reader.at]?.lower === 'which' ? 'name' : 'thing');
}
