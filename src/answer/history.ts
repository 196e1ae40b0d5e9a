import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { isCompound, termsOf } from '../language/terms.js';
import { analyseAgain } from '../language/tokens.js';
import { remember } from './coverage.js';
import { type Mention, mentionsIn, type NameKnowledge } from './mentions.js';
import type { AnswerType } from './question/answer-type.js';
import type { Pronoun, Referent } from './question/points-back.js';
import { analyseQuestion, type Question, type QuestionTerm } from './question/question.js';
import type { TakenWords, Turn, Words } from './result.js';
import { type QuotationsOf, speakerIn } from './speaker-lookup.js';

/** A word of an earlier turn, with its source. */
export interface SaidTerm extends QuestionTerm {
  readonly part: 'question' | 'answer';
  readonly from: Words;
}

/** A person or thing mentioned in an earlier turn. */
interface SaidMention {
  readonly mention: Mention;
  readonly text: string;
  readonly from: Words;
  readonly terms: readonly SaidTerm[];
  readonly where: 'question' | 'speaker' | 'answer' | 'passage';
}

/** An earlier turn, prepared for later questions. */
export interface Before {
  /** The words of the question, including those carried over to it. */
  readonly question: readonly SaidTerm[];
  readonly answer: readonly SaidTerm[];
  readonly mentions: readonly SaidMention[];
  readonly answerType: AnswerType;
  /** The question as it was understood. */
  readonly pieces: readonly { readonly text: string; readonly words: TakenWords }[];
}

interface TakenBefore {
  readonly question: Question;
  readonly terms: readonly SaidTerm[];
  readonly pieces: Before['pieces'];
}

/** A text of a turn, with a function that locates its spans. */
interface Said {
  readonly text: string;
  readonly part: SaidTerm['part'];
  readonly where: SaidMention['where'];
  locate(span: Span): Words;
}

/** The maximum number of characters read of a question or answer. */
const LONGEST = 2_000;

/**
 * Prepares a turn for the questions after it.
 *
 * @param taken its question, interpreted after the turns before it
 */
export function beforeOf(
  { question, answer }: Turn,
  turn: number,
  taken: TakenBefore,
  names: NameKnowledge,
  { articles, quotationsOf }: { readonly articles: readonly Article[]; readonly quotationsOf: QuotationsOf },
): Before {
  const termsSaid = remember((said: Said) => termsIn(said, names));
  const asked: Said = {
    text: question.slice(0, LONGEST),
    part: 'question',
    where: 'question',
    locate: (span) => ({ of: 'question before', turn, span }),
  };
  const text = (answer.text ?? '').slice(0, LONGEST);
  const told: Said[] =
    text === ''
      ? []
      : [{ text, part: 'answer', where: 'answer', locate: (span) => ({ of: 'answer before', turn, span }) }];
  const [passage] = answer.passages;
  const article = passage && articles.find(({ id }) => id === passage.article);
  const within = (span: Span, where: SaidMention['where']): Said => ({
    text: slice(article?.text ?? '', span).slice(0, LONGEST),
    part: 'answer',
    where,
    locate: ({ start, end }) => ({
      of: 'article',
      article: article?.id ?? '',
      span: { start: start + span.start, end: end + span.start },
    }),
  });
  const speaker = article && passage ? speakerIn(article, passage.sentence, quotationsOf)?.name : undefined;
  const shown = article && passage ? within(passage.sentence, 'passage') : null;
  const said = [asked, ...told, ...(shown ? [shown] : [])];
  const own = analyseQuestion(question).terms.map((term) => saidTerm(term, asked, names));
  const tells = told.length > 0 || (answer.outcome ?? 'answer') === 'answer';
  return {
    question: [...own, ...taken.terms.map((term) => ({ ...term, part: 'question' as const }))],
    // A passage that was only the closest match may be about anything.
    answer: (told.length > 0 ? told : shown && tells ? [shown] : []).flatMap(termsSaid),
    mentions: [...(speaker ? [within(speaker, 'speaker')] : []), ...said].flatMap((each) =>
      mentionsOf(each, termsSaid(each), names),
    ),
    answerType: taken.question.answerType,
    pieces: taken.pieces.map(({ text: words, words: place }) => ({
      text: words,
      words: place.of === 'question' ? { of: 'question before', turn, span: place.span } : place,
    })),
  };
}

function saidTerm(term: QuestionTerm, { part, locate }: Said, names: NameKnowledge): SaidTerm {
  const from = locate({ start: term.start, end: term.end });
  return { ...term, name: term.name || names.isName(term.word), part, from };
}

function mentionsOf(said: Said, terms: readonly SaidTerm[], names: NameKnowledge): SaidMention[] {
  return mentionsIn(said.text, names).map((mention) => ({
    mention,
    text: slice(said.text, mention.span),
    from: said.locate(mention.span),
    where: said.where,
    terms: terms.filter(({ start, end }) => start >= mention.span.start && end <= mention.span.end),
  }));
}

/** The content words of a text. */
function termsIn(said: Said, names: NameKnowledge): SaidTerm[] {
  const { text } = said;
  const { tokens } = analyseAgain(text);
  let at = 0;
  return termsOf(text).flatMap((term): SaidTerm[] => {
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= term.start) at++;
    if (!term.content || isCompound(term)) return [];
    const capital = term.start > 0 && /^\p{Lu}/u.test(text.slice(term.start, term.start + 2));
    const pos = tokens[at]?.pos;
    const own = {
      ...term,
      name: capital,
      verb: pos === 'VERB',
      noun: pos === 'NOUN',
      focus: false,
      weight: 1,
    };
    return [saidTerm(own, said, names)];
  });
}

/** The mention that a pronoun refers to. */
export type Antecedent = SaidMention;

/** The weight of a mention by its place. */
const PLACE: Readonly<Record<SaidMention['where'], number>> = {
  question: 1,
  answer: 0.8,
  speaker: 0.9,
  passage: 0.5,
};
/** The weight of a turn, relative to the turn after it. */
const DECAY = 0.6;
/** If a question asks for a person or a thing, the conversation usually continues with its answer. */
const ANSWERED = 1.6;
/** The minimum worth of an antecedent. */
const LEAST = 0.15;

/**
 * The most likely antecedent of a pronoun, by kind, gender and number, recency, and number of mentions; null if there
 * is none.
 */
export function antecedentOf({ referent }: Pronoun, before: readonly Before[]): Antecedent | null {
  const found = new Map<string, { readonly said: SaidMention; worth: number }>();
  let factor = 1;
  for (const { mentions, answerType } of [...before].reverse()) {
    const asksName = /^(?:person|body|name|place|thing)$/u.test(answerType);
    for (const said of mentions) {
      const fits = fit(said.mention, referent);
      const isAnswer = said.where === 'answer' || said.where === 'speaker';
      const worth = factor * fits * PLACE[said.where] * (isAnswer && asksName ? ANSWERED : 1);
      const key = said.mention.words.at(-1) ?? '';
      const known = found.get(key);
      if (known) known.worth += worth;
      else if (worth > 0) found.set(key, { said, worth });
    }
    factor *= DECAY;
  }
  const [best] = [...found.values()].sort((a, b) => b.worth - a.worth);
  return best && best.worth >= LEAST ? best.said : null;
}

/** The minimum certainty that a mention is a person, for "he" or "she" to refer to it. */
const SOMEBODY = 0.5;

/** How well a mention fits a pronoun, 0 to 1. */
function fit({ person, gender, plural, name }: SaidMention['mention'], referent: Referent): number {
  switch (referent) {
    case 'he':
    case 'she': {
      const opposite = referent === 'he' ? 'female' : 'male';
      if (plural || gender === opposite) return 0;
      return person < SOMEBODY ? 0 : person * (gender === null ? 0.8 : 1) * (name ? 1 : 0.6);
    }
    case 'thing':
      return (1 - person) * (plural ? 0.3 : 1);
    case 'several':
      return plural ? 1 : (1 - person) * (name ? 0.6 : 0.2);
  }
}
