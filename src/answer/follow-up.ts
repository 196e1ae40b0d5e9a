import type { Article } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { fold } from '../language/terms.js';
import { NO_ROW, rowOf } from '../language/word-vectors.js';
import { firstNameGender } from '../quotation/people.js';
import type { PassageIndex } from '../search/passage-index.js';
import { carriedTo, scaled } from './carried-terms.js';
import { type Antecedent, antecedentOf, type Before, beforeOf, type SaidTerm } from './history.js';
import { mentionsIn, type NameKnowledge } from './mentions.js';
import {
  asksForMore,
  type Fragment,
  fragmentIn,
  isMore,
  type Pronoun,
  pronounsIn,
} from './question/points-back.js';
import { analyseQuestion, type Question, type QuestionTerm } from './question/question.js';
import type { FollowUp, FollowUpKind, ShownPassage, TakenWords, Turn, Words } from './result.js';
import { type QuotationsOf, speakersOf } from './speaker-lookup.js';

/** A question as it is understood after the previous turns. */
export interface Taken {
  /** `plain` for a question that is complete by itself: nothing is carried over. */
  readonly kind: FollowUpKind | 'plain';
  /** The question in a form that can be asked by itself. */
  readonly text: string;
  /** Whether the text is one whole question; otherwise the previous question is appended to it. */
  readonly isWhole: boolean;
  /** The question with the words carried over, which count less than its own. */
  readonly question: Question;
  /** The words carried over; they are the last terms of the question. */
  readonly terms: readonly SaidTerm[];
  /** The pieces of the text, with their sources. */
  readonly pieces: readonly Piece[];
  readonly carried: readonly Words[];
  /** The passage shown last, if any. */
  readonly shown: ShownPassage | null;
  /** Whether it was the answer of the previous turn. */
  readonly isNear: boolean;
}

/** What is needed to look up the words of a conversation. */
interface Context {
  readonly articles: readonly Article[];
  readonly index: PassageIndex;
  readonly quotationsOf: QuotationsOf;
}

interface Piece {
  readonly text: string;
  readonly words: TakenWords;
}

/** The maximum number of turns considered. */
const MOST_TURNS = 6;

/**
 * Interprets a question in the light of the turns before it; null if there are none.
 *
 * @param history oldest turn first
 */
export function followUpTo(text: string, history: readonly Turn[], context: Context): Taken | null {
  const turns = history.slice(-MOST_TURNS);
  if (turns.length === 0) return null;
  // Most questions are complete by themselves, so the history is not read.
  if (standsByItself(text, context.index)) return plainly(text, turns);
  const skipped = history.length - turns.length;
  const names = namesKnown(turns, context);
  const before: Before[] = [];
  for (const [at, turn] of turns.entries())
    before.push(
      beforeOf(
        turn,
        at + skipped,
        take(turn.question, before, turns.slice(0, at), names, context),
        names,
        context,
      ),
    );
  return take(text, before, turns, names, context);
}

/** The follow-up as part of an answer; null for a question that is complete by itself. */
export function describeFollowUp({ kind, carried, pieces }: Taken): FollowUp | null {
  return kind === 'plain' ? null : { kind, carried, takenAs: pieces.map(({ words }) => words) };
}

function namesKnown(turns: readonly Turn[], { articles, index, quotationsOf }: Context): NameKnowledge {
  const ids = new Set(
    turns.flatMap(({ answer }) => answer.passages.slice(0, 1).map(({ article }) => article)),
  );
  return {
    isName: index.isName,
    speakers: articles
      .filter(({ id }) => ids.has(id))
      .flatMap((article) =>
        speakersOf(article, quotationsOf).map((name) =>
          slice(article.text, name)
            .split(/\s+/u)
            .map((word) => fold(word)),
        ),
      ),
  };
}

function plainly(text: string, turns: readonly Turn[]): Taken {
  const showed = turns.findLast(({ answer }) => answer.passages.length > 0);
  return {
    kind: 'plain',
    text,
    isWhole: true,
    question: analyseQuestion(text),
    terms: [],
    pieces: [ownPiece(text, { start: 0, end: text.length })],
    carried: [],
    shown: showed?.answer.passages[0] ?? null,
    isNear: showed === turns.at(-1) && isSure(showed),
  };
}

function standsByItself(text: string, index: PassageIndex): boolean {
  return (
    fragmentIn(text) === null &&
    pronounsIn(text).length === 0 &&
    !isThin(analyseQuestion(text), asksForMore(text), index)
  );
}

function take(
  text: string,
  before: readonly Before[],
  turns: readonly Turn[],
  names: NameKnowledge,
  { index }: Context,
): Taken {
  const plain = plainly(text, turns);
  const last = before.at(-1);
  if (!last || standsByItself(text, index)) return plain;
  const fragment = fragmentIn(text);
  if (fragment) return { ...plain, ...replacing(text, fragment, last, names) };
  const pronouns = pronounsIn(text);
  if (pronouns.length > 0) return { ...plain, ...referring(text, pronouns, before, index) };
  return { ...plain, ...continuing(text, asksForMore(text) ? 'more' : 'ellipsis', before, index) };
}

/** Whether an answer was certain. Answers without an outcome, which people gave, count as certain. */
function isSure(turn: Turn | undefined): boolean {
  return turn !== undefined && (turn.answer.outcome ?? 'answer') === 'answer';
}

/** The maximum number of its own words, besides those that ask for more, that a follow-up may have. */
const THIN = 1;
/**
 * With this many words that the articles do not contain, or one that is unknown altogether, a question is about
 * something else ("the best pizza in town").
 */
const STRANGE = 2;

/** Whether a question has hardly any words of its own, and no name. */
function isThin({ terms }: Question, more: boolean, index: PassageIndex): boolean {
  const own = terms.filter(({ word }) => !isMore(word));
  const known = own.filter(({ stem }) => index.knows(stem));
  const strange = own.filter((term) => !known.includes(term));
  const isAboutElse = strange.length >= STRANGE || strange.some(({ word }) => rowOf(fold(word)) === NO_ROW);
  return !isAboutElse && known.length <= (more ? THIN + 1 : THIN) && !own.some(isNamed);
}

/** A name begins with a capital letter or is a known first name. */
function isNamed({ name, word }: QuestionTerm): boolean {
  return name || firstNameGender(fold(word)) !== null;
}

type Change = Pick<Taken, 'kind' | 'text' | 'isWhole' | 'question' | 'terms' | 'pieces' | 'carried'>;

/** "Why?", "What else?": continues the previous question. */
function continuing(
  text: string,
  kind: 'ellipsis' | 'more',
  before: readonly Before[],
  index: PassageIndex,
): Change {
  const question = analyseQuestion(text);
  const carried = carriedTo(kind, question, before, null, index);
  const pieces = [ownPiece(text, { start: 0, end: text.length }), ...(before.at(-1)?.pieces ?? [])];
  return { ...changed(kind, question, carried, pieces), isWhole: false };
}

/** "When did he say that?": replaces each pronoun by its antecedent. */
function referring(
  text: string,
  pronouns: readonly Pronoun[],
  before: readonly Before[],
  index: PassageIndex,
): Change {
  const pieces: Piece[] = [];
  const spoken: string[] = [];
  const found: Antecedent[] = [];
  let at = 0;
  const own = (end: number) => {
    const span = { start: at, end };
    if (slice(text, span).trim() !== '') pieces.push(ownPiece(text, span));
    spoken.push(slice(text, span));
  };
  for (const pronoun of pronouns) {
    const antecedent = antecedentOf(pronoun, before);
    if (pronoun.points || !antecedent) continue;
    const isPerson = pronoun.referent === 'he' || pronoun.referent === 'she';
    found.push(antecedent);
    own(pronoun.start);
    pieces.push(pieceOf(antecedent, pronoun.possessive));
    spoken.push(isPerson ? withEnding(antecedent.text, pronoun.possessive) : slice(text, pronoun));
    at = pronoun.end;
  }
  own(text.length);
  const question = analyseQuestion(text);
  const carried = carriedTo('reference', question, before, found, index);
  const asked = { ...analyseQuestion(spoken.join('')), terms: question.terms };
  if (found.length > 0) return changed('reference', asked, carried, pieces);
  const followed = [...pieces, ...(before.at(-1)?.pieces ?? [])];
  return { ...changed('reference', asked, carried, followed), isWhole: false };
}

/** The weight of the words kept from the previous question, relative to those inserted. */
const KEPT = { name: 0.9, other: 0.7 };

/** "And Putin?": the previous question, with a similar part replaced or with the words appended. */
function replacing(text: string, fragment: Fragment, last: Before, names: NameKnowledge): Change {
  const kind = fragment.corrects ? 'correction' : 'ellipsis';
  const own = { start: fragment.start, end: fragment.end };
  const place = placeFor(slice(text, own), last, names);
  const at = place?.piece ?? -1;
  const inside = place ? coreOf(text, own, names) : own;
  const pieces = last.pieces.flatMap((piece, index) => {
    if (index !== at || !place) return [piece];
    return [
      part(piece, 0, place.start),
      ownPiece(text, inside),
      part(piece, place.end, piece.text.length),
    ].flatMap((each) => each ?? []);
  });
  if (!place) pieces.push(ownPiece(text, own));
  const joined = textOf(pieces);
  const question = analyseQuestion(text);
  const asked = analyseQuestion(joined);
  const mine = new Set(question.terms.map(({ stem }) => stem));
  const kept = new Set(asked.terms.map(({ stem }) => stem));
  const carried = scaled(
    last.question.filter(({ stem }) => kept.has(stem) && !mine.has(stem)),
    ({ name }) => (name ? KEPT.name : KEPT.other),
  );
  const terms = question.terms.filter(({ stem }) => kept.has(stem));
  return changed(kind, { ...asked, terms: terms.length > 0 ? terms : question.terms }, carried, pieces);
}

/** The fragment without a preposition, if it replaces a name or a year. */
function coreOf(text: string, own: Span, names: NameKnowledge): Span {
  const words = slice(text, own);
  const year = YEAR.exec(words);
  const last = mentionsIn(words, names).at(-1)?.span;
  const inside = year ? { start: year.index, end: year.index + year[0].length } : last;
  return inside ? { start: own.start + inside.start, end: own.start + inside.end } : own;
}

interface PieceSpan extends Span {
  /** The index of the piece that the span is in. */
  readonly piece: number;
}

const YEAR = /\b(?:1\d|20)\d\d\b/u;

/** The words of the last question that a fragment replaces: a person for a person, a year for a year. */
function placeFor(words: string, { pieces }: Before, names: NameKnowledge): PieceSpan | null {
  // A capital letter at the start does not prove a name, so the words are read as if they came later in a sentence.
  const own = mentionsIn(`… ${words}`, names).at(-1);
  const places = pieces.flatMap(({ text }, piece) =>
    mentionsIn(text, names).map((mention) => ({ piece, mention, ...mention.span })),
  );
  if (YEAR.test(words)) {
    const at = pieces.findIndex(({ text }) => YEAR.test(text));
    const start = pieces[at]?.text.search(YEAR) ?? -1;
    return at < 0 ? null : { piece: at, start, end: start + 4 };
  }
  if (!own) return null;
  const alike = places.filter(({ mention }) => mention.person > 0.5 === own.person > 0.5);
  return (
    alike.find(({ mention }) => mention.name === own.name) ??
    alike[0] ??
    (own.name ? (places.find(({ mention }) => mention.name) ?? null) : null)
  );
}

function part(piece: Piece, start: number, end: number): Piece | null {
  const text = piece.text.slice(start, end);
  if (text.trim() === '') return null;
  const { span } = piece.words;
  return { text, words: { ...piece.words, span: { start: span.start + start, end: span.start + end } } };
}

function changed(
  kind: FollowUpKind,
  question: Question,
  carried: readonly SaidTerm[],
  pieces: readonly Piece[],
): Change {
  const byWeight = [...carried].sort((a, b) => b.weight - a.weight);
  return {
    kind,
    text: textOf(pieces),
    isWhole: true,
    pieces,
    question: { ...question, terms: [...question.terms, ...carried.map(asTerm)] },
    terms: carried,
    carried: byWeight.map(({ from }) => from),
  };
}

function asTerm(term: SaidTerm): QuestionTerm {
  return { ...term, focus: false };
}

function textOf(pieces: readonly Piece[]): string {
  return joinPieces(pieces.map(({ text, words }) => withEnding(text.trim(), words.possessive === true)));
}

/** Joins the pieces of a question as a person would type them. */
export function joinPieces(pieces: readonly string[]): string {
  return pieces.join(' ').replace(/ (?=[?!.,’'])/gu, '');
}

/** A name that replaces a pronoun: "his" becomes "Putin’s". */
export function withEnding(text: string, possessive: boolean): string {
  return possessive ? `${text}’s` : text;
}

function ownPiece(text: string, span: Span): Piece {
  return { text: slice(text, span), words: { of: 'question', span } };
}

function pieceOf({ text, from }: Antecedent, possessive: boolean): Piece {
  return { text, words: possessive ? { ...from, possessive } : from };
}
