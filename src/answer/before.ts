import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { isCompound, termsOf } from '../language/terms.js';
import { analyse } from '../language/tokens.js';
import { type Mention, mentionsIn, type NameKnowledge } from './mentions.js';
import type { AnswerType } from './question/answer-type.js';
import { analyseQuestion, type Question, type QuestionTerm } from './question/question.js';
import type { TakenWords, Turn, Words } from './result.js';
import { type QuotationsOf, speakerIn } from './speaker-lookup.js';

/** A word that was said before, with where it stands. */
export interface SaidTerm extends QuestionTerm {
  readonly part: 'question' | 'answer';
  readonly from: Words;
}

/** Somebody or something that was spoken of before. */
export interface SaidMention {
  readonly mention: Mention;
  readonly text: string;
  readonly from: Words;
  readonly terms: readonly SaidTerm[];
  readonly where: 'question' | 'speaker' | 'answer' | 'passage';
}

/** A turn before, as a later question may hang on it. */
export interface Before {
  /** The words of the question, with those that it took over itself. */
  readonly question: readonly SaidTerm[];
  readonly answer: readonly SaidTerm[];
  readonly mentions: readonly SaidMention[];
  readonly answerType: AnswerType;
  /** The question as it was taken. */
  readonly pieces: readonly { readonly text: string; readonly words: TakenWords }[];
}

interface TakenBefore {
  readonly question: Question;
  readonly terms: readonly SaidTerm[];
  readonly pieces: Before['pieces'];
}

/** A text of a turn, and how its spans are told. */
interface Said {
  readonly text: string;
  readonly part: SaidTerm['part'];
  readonly where: SaidMention['where'];
  locate(span: Span): Words;
}

/**
 * What a turn leaves behind.
 *
 * @param taken its question as it was taken after the turns before it
 */
export function beforeOf(
  { question, answer }: Turn,
  turn: number,
  taken: TakenBefore,
  names: NameKnowledge,
  { articles, quotationsOf }: { readonly articles: readonly Article[]; readonly quotationsOf: QuotationsOf },
): Before {
  const asked: Said = {
    text: question,
    part: 'question',
    where: 'question',
    locate: (span) => ({ of: 'question before', turn, span }),
  };
  const text = answer.text ?? '';
  const told: Said[] =
    text === ''
      ? []
      : [{ text, part: 'answer', where: 'answer', locate: (span) => ({ of: 'answer before', turn, span }) }];
  const [passage] = answer.passages;
  const article = passage && articles.find(({ id }) => id === passage.article);
  const within = (span: Span, where: SaidMention['where']): Said => ({
    text: slice(article?.text ?? '', span),
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
    // What was shown as the closest may be about anything.
    answer: (told.length > 0 ? told : shown && tells ? [shown] : []).flatMap((each) => termsIn(each, names)),
    mentions: [...(speaker ? [within(speaker, 'speaker')] : []), ...said].flatMap((each) =>
      mentionsOf(each, names),
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

function mentionsOf(said: Said, names: NameKnowledge): SaidMention[] {
  const terms = termsIn(said, names);
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
  const { tokens } = analyse(text);
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
