import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { firstNameGender, isNoName, isSpeakingNoun, isTitleWord } from './people.js';

/**
 * Words without quotation marks that their position attributes to a speaker: a turn of a transcript, an answer, a
 * tweet.
 */
export interface SpeakerTurn {
  /** The paragraph that names the speaker, or that follows the name. */
  readonly paragraph: Paragraph;
  /** The name or role before or after the words; null if it is only "A". */
  readonly label: Span | null;
  /** The colon or dash that marks the words as said. */
  readonly cue: Span;
  readonly words: Span;
}

/**
 * The speech without quotation marks in an article, in text order, and the questions after "Q", whose speaker is
 * unknown.
 */
interface Turns {
  readonly turns: readonly SpeakerTurn[];
  /** The position of the first label; the interviewee is introduced before it. */
  readonly start: number;
  /** Paragraphs that are questions without a speaker. */
  readonly questions: ReadonlySet<Paragraph>;
}

const TURN =
  /^(?<name>(?:\p{Lu}[\p{L}’'.-]*|of|the|de|van|von|der)(?: (?:\p{Lu}[\p{L}’'.-]*|of|the|de|van|von|der)){0,4})(?<handle> \(@\w{1,30}\))?(?: \([^()]{1,40}\))?(?<colon>:)\s+(?=\S)/u;
const QUESTION = /^Q(?:uestion|UESTION)?[.:]\s+(?=\S)/u;
const ANSWER = /^A(?:nswer|NSWER)?(?<colon>[.:])\s+(?=\S)/u;
/** "— Ann Holm (@annholm) March 3, 2024" */
const SIGNATURE =
  /(?:^|[\s.!?…”"’)/\w])(?<dash>[—–-]{1,2})\s?(?<name>\p{Lu}[^()@—–]{1,60}) \(@\w{1,30}\)(?<rest>[^()]{0,40})$/u;
const LONGEST_SIGNATURE = 160;
const LINKS = /(?:\s*(?:pic\.twitter\.com|https?:\/\/|t\.co\/)\S*)+$/u;
const LONGEST_LINKS = 400;
const LONGEST_LABEL = 80;
/** Labels of editorial remarks, and of places and facts. */
const NO_LABELS = new Set(
  `note update updated updates correction corrections warning source sources photo photos video picture image caption
credit location date time venue price where when what who why how read more also watch listen see related editor
editors by from to re subject breaking live exclusive analysis opinion review rating score result results final
tickets contact address phone email website ingredients method pros cons verdict summary background conclusion question
answer fact facts example tip tips step part chapter section figure table cast director starring runtime rated genre
born died age height weight hometown position previous next topic tags tag category share posted published filed
clarification disclaimer disclosure copyright headline key takeaways bottom line`.split(/\s+/u),
);

/**
 * Finds the turns of an article. Labels count if at least two paragraphs have one, and one of them certainly names a
 * speaker or occurs twice; tweets always count.
 */
export function turnsIn({ text, paragraphs }: Article): Turns {
  const labelled = paragraphs.map((paragraph) => labelOf(text, paragraph));
  const labels = labelled.flatMap((each) => (each?.label ? [slice(text, each.label)] : []));
  const isTranscript =
    labels.length > 1 && (new Set(labels).size < labels.length || labels.some((label) => isSurely(label)));
  const questions = new Set(
    paragraphs.filter((each) => QUESTION.test(text.slice(each.start, each.start + LONGEST_LABEL))),
  );
  const turns: SpeakerTurn[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const turn = labelled[at];
    if (turn && (turn.alone || (turn.label === null ? questions.size > 0 : isTranscript)))
      turns.push(turn.turn);
    else if (!turn) turns.push(...signedBy(text, paragraph, paragraphs[at - 1]));
  }
  const asked = questions.size > 0 && turns.some(({ label }) => label === null);
  const first = asked ? paragraphs.find((each) => questions.has(each)) : undefined;
  return {
    turns,
    start: first?.start ?? turns[0]?.paragraph.start ?? 0,
    questions: asked ? questions : new Set(),
  };
}

interface Labelled {
  readonly turn: SpeakerTurn;
  readonly label: Span | null;
  /** Whether it counts without another label. */
  readonly alone: boolean;
}

function labelOf(text: string, paragraph: Paragraph): Labelled | null {
  const { start, end } = paragraph;
  const words = text.slice(start, Math.min(end, start + LONGEST_LABEL));
  const answer = ANSWER.exec(words);
  if (answer) return labelled(paragraph, null, answer, false);
  const match = TURN.exec(words);
  if (!match || /^["“„«]/u.test(text.slice(start + match[0].length, start + match[0].length + 1)))
    return null;
  const name = match.groups?.name ?? '';
  const handle = match.groups?.handle !== undefined;
  if (!handle && !(namesSpeaker(name) && isSaid(text.slice(start + match[0].length, end)))) return null;
  return labelled(paragraph, { start, end: start + name.length }, match, handle);
}

function labelled(
  paragraph: Paragraph,
  label: Span | null,
  match: RegExpExecArray,
  alone: boolean,
): Labelled {
  const from = paragraph.start + match[0].length;
  const colon = paragraph.start + match[0].lastIndexOf(match.groups?.colon ?? ':');
  const turn = {
    paragraph,
    label,
    cue: { start: colon, end: colon + 1 },
    words: { start: from, end: paragraph.end },
  };
  return { turn, label, alone };
}

/** Longer answers must contain a lower-case word. */
const LONGEST_ANSWER = 4;

/** False for a score, a result or a list of names: "Holm: 547.", "South Hill: Ann Lee, Bo Berg, Cy Lund". */
function isSaid(words: string): boolean {
  return (
    /\p{L}/u.test(words) &&
    (/(?<!\S)\p{Ll}/u.test(words) || words.split(/\s+/u, LONGEST_ANSWER + 1).length <= LONGEST_ANSWER)
  );
}

/** Whether a label is all capitals, a title, a role or a name of two words, and not an editorial remark. */
function namesSpeaker(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  if (words.some((word) => NO_LABELS.has(word)) || words.every((word) => isNoName(word))) return false;
  if (/^[\p{Lu}’'. -]+$/u.test(name)) return /\p{Lu}{2}/u.test(name);
  const titled = isTitleWord(words[0] ?? '') || (words.length < 3 && isSpeakingNoun(words.at(-1) ?? ''));
  return titled || (words.length > 1 && words.length < 4 && !words.includes('of') && !words.includes('the'));
}

/** Whether a label is a title, a role or a known first name; "LONDON" may be a place. */
function isSurely(label: string): boolean {
  const [first = '', ...more] = label.toLowerCase().split(' ');
  if (more.length > 0)
    return isTitleWord(first) || firstNameGender(first) !== null || isSpeakingNoun(more.at(-1) ?? '');
  return isSpeakingNoun(first);
}

/** A tweet, with its author below it or at its end. */
function signedBy(text: string, paragraph: Paragraph, before: Paragraph | undefined): SpeakerTurn[] {
  const tail = Math.max(paragraph.start, paragraph.end - LONGEST_SIGNATURE);
  const match = SIGNATURE.exec(text.slice(tail, paragraph.end));
  if (!match?.groups) return [];
  const dash = tail + match.index + match[0].indexOf(match.groups.dash ?? '');
  const cue = { start: dash, end: dash + (match.groups.dash?.length ?? 1) };
  const from = text.indexOf(match.groups.name ?? '', cue.end);
  const label = { start: from, end: from + (match.groups.name?.length ?? 0) };
  const own = withoutLinks(text, { start: paragraph.start, end: dash });
  if (own) return [{ paragraph, label, cue, words: own }];
  const above = before?.section === paragraph.section ? withoutLinks(text, before) : null;
  return above ? [{ paragraph, label, cue, words: above }] : [];
}

/** The span without links and white space at its end; null if nothing is left. */
function withoutLinks(text: string, { start, end }: Span): Span | null {
  const from = Math.max(start, end - LONGEST_LINKS);
  const tail = text.slice(from, end).trimEnd().replace(LINKS, '').trimEnd();
  return from + tail.length > start ? { start, end: from + tail.length } : null;
}
