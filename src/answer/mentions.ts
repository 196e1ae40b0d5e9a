import { namesFor } from '../language/known-names.js';
import type { Span } from '../language/span.js';
import { fold } from '../language/terms.js';
import { analyseAgain, type Token } from '../language/tokens.js';
import { isCalendar, namesKind } from '../language/word-classes.js';
import { NO_ROW, rowOf } from '../language/word-vectors.js';
import { firstNameGender, type Gender, isBodyWord, isTitleWord, titleGender } from '../quotation/people.js';
import { isPlural, typeOfNoun } from './question/answer-type.js';

/** A person or thing that a text names: a name, an office, a thing. */
export interface Mention {
  /** Its span in the text, including "the" before it. */
  readonly span: Span;
  /** Its words, folded. Mentions with the same last word are the same. */
  readonly words: readonly string[];
  readonly name: boolean;
  /** The certainty that it is a person, 0 to 1. */
  readonly person: number;
  readonly gender: Gender | null;
  readonly plural: boolean;
}

/** Knowledge of names from outside the text. */
export interface NameKnowledge {
  /** Whether the articles usually capitalise a word. */
  isName(word: string): boolean;
  /** The full names of the speakers, folded. */
  readonly speakers: readonly (readonly string[])[];
}

const QUANTITY = /^(?:many|much|more|most|few|several|other|such|else)$/u;

/** The mentions in a text, in order. */
export function mentionsIn(text: string, known: NameKnowledge): Mention[] {
  const { tokens } = analyseAgain(text);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const isFirst = at === 0;
    const name = endOf(tokens, at, (token) => isNamePart(token, isFirst, known));
    const end =
      name > at
        ? name
        : endOf(tokens, at, ({ pos, lower }) => (pos === 'NOUN' || pos === 'ADJ') && !QUANTITY.test(lower));
    const last = name > at ? name : lastNoun(tokens, at, end);
    const run = tokens.slice(at, last);
    const article = tokens[at - 1]?.lower === 'the' ? tokens[at - 1] : undefined;
    const mention =
      name > at
        ? named(run, tokens[at - 1], known)
        : run.length > 0 && !isVerb(run, mentions.at(-1))
          ? described(run)
          : null;
    if (mention)
      mentions.push(article ? { ...mention, span: { ...mention.span, start: article.start } } : mention);
    if (end > at) at = end - 1;
  }
  return mentions;
}

/** "Did Dole vote against it": a noun right after a name may be the verb. */
function isVerb(run: readonly Token[], before: Mention | undefined): boolean {
  return before?.name === true && run.length === 1 && before.span.end + 1 === run[0]?.start;
}

/** The end of the last noun of a run, or its start if it has none. */
function lastNoun(tokens: readonly Token[], from: number, end: number): number {
  let last = end;
  while (last > from && tokens[last - 1]?.pos !== 'NOUN') last--;
  return last;
}

function endOf(tokens: readonly Token[], from: number, belongs: (token: Token) => boolean): number {
  let end = from;
  while (end < tokens.length && belongs(tokens[end] as Token)) end++;
  return end;
}

/** The first word is capitalised in any case; in lower case, only the articles show what is a name. */
function isNamePart({ text, lower, pos }: Token, isFirst: boolean, known: NameKnowledge): boolean {
  if (/^(?:PRON|DET|ADP|AUX|PUNCT|PART|SCONJ|CCONJ|ADV)$/u.test(pos)) return false;
  const capital = /^\p{Lu}/u.test(text);
  const word = fold(lower);
  return (capital && !isFirst) || known.isName(word) || namesFor(word).length > 0;
}

function named(run: readonly Token[], before: Token | undefined, { speakers }: NameKnowledge): Mention {
  const words = run.map(({ lower }) => fold(lower));
  const own = words.filter((word) => !isTitleWord(word));
  const last = own.at(-1) ?? words.at(-1) ?? '';
  const full = speakers.find((speaker) => speaker.includes(last)) ?? own;
  const titles = [before?.lower ?? '', ...words].filter(isTitleWord);
  const gender =
    titles.map(titleGender).find((each) => each !== null) ?? firstNameGender(full[0] ?? '') ?? null;
  const isBody =
    own.some(isBodyWord) ||
    namesFor(own.join(' ')).length > 0 ||
    run.some(({ text }) => /^\p{Lu}{2,}$/u.test(text));
  const isPerson = titles.length > 0 || gender !== null;
  // "In October". People called May or April have a title or another name next to it.
  const isTime = run.length === 1 && full === own && titles.length === 0 && isCalendar(last);
  const row = rowOf(last);
  const like = namesKind(row, 'person') - Math.max(namesKind(row, 'place'), namesKind(row, 'body'));
  return {
    span: spanOf(run),
    words,
    name: true,
    person:
      isBody || isTime ? 0.1 : isPerson || full !== own ? 1 : like > 0 ? 0.7 : row === NO_ROW ? 0.6 : 0.4,
    gender,
    plural: false,
  };
}

function described(run: readonly Token[]): Mention {
  const words = run.map(({ lower }) => fold(lower));
  const head = words.at(-1) ?? '';
  const person = isTitleWord(head) || typeOfNoun(head) === 'person' ? 0.9 : 0.1;
  return { span: spanOf(run), words, name: false, person, gender: titleGender(head), plural: isPlural(head) };
}

function spanOf(run: readonly Token[]): Span {
  return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 };
}
