import type { Article, Paragraph } from '../article/article.js';
import { type Span, slice } from '../language/span.js';
import { firstNameGender, isNoName, isSpeakingNoun, isTitleWord } from './people.js';

/** Words without quotation marks that their place gives to somebody: a turn of a transcript, an answer, a tweet. */
export interface Turn {
  /** The paragraph that names who speaks, or stands under that name. */
  readonly paragraph: Paragraph;
  /** The name or role before the words or under them; null where it is only "A". */
  readonly label: Span | null;
  /** What marks the words as said: the colon or the dash. */
  readonly cue: Span;
  readonly words: Span;
}

/** What an article has of speech without quotation marks, in order of the text; of a question after "Q" no more is known than that. */
interface Turns {
  readonly turns: readonly Turn[];
  /** Where the first label stands: whoever answers is introduced before it. */
  readonly start: number;
  /** Paragraphs that are questions: nobody's words. */
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
/** Labels of remarks on the page, and of places and facts. */
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
 * Finds the turns of an article: labels count where at least two paragraphs have one and one of these is surely of
 * somebody who speaks, or comes twice; tweets by themselves.
 */
export function turnsIn({ text, paragraphs }: Article): Turns {
  const labelled = paragraphs.map((paragraph) => labelOf(text, paragraph));
  const labels = labelled.flatMap((each) => (each?.label ? [slice(text, each.label)] : []));
  const isTranscript =
    labels.length > 1 && (new Set(labels).size < labels.length || labels.some((label) => isSurely(label)));
  const questions = new Set(
    paragraphs.filter((each) => QUESTION.test(text.slice(each.start, each.start + LONGEST_LABEL))),
  );
  const turns: Turn[] = [];
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
  readonly turn: Turn;
  readonly label: Span | null;
  /** It counts without another one. */
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

/** Longer answers hold a word that is no name. */
const LONGEST_ANSWER = 4;

/** No score, result or list of names: "Holm: 547.", "South Hill: Ann Lee, Bo Berg, Cy Lund". */
function isSaid(words: string): boolean {
  return (
    /\p{L}/u.test(words) &&
    (/(?<!\S)\p{Ll}/u.test(words) || words.split(/\s+/u, LONGEST_ANSWER + 1).length <= LONGEST_ANSWER)
  );
}

/** Capitals throughout, a title, a role or two words of a name, and no remark on the page. */
function namesSpeaker(name: string): boolean {
  const words = name.toLowerCase().split(' ');
  if (words.some((word) => NO_LABELS.has(word)) || words.every((word) => isNoName(word))) return false;
  if (/^[\p{Lu}’'. -]+$/u.test(name)) return /\p{Lu}{2}/u.test(name);
  const titled = isTitleWord(words[0] ?? '') || (words.length < 3 && isSpeakingNoun(words.at(-1) ?? ''));
  return titled || (words.length > 1 && words.length < 4 && !words.includes('of') && !words.includes('the'));
}

/** A title, a role or a known first name; "LONDON" may be a place. */
function isSurely(label: string): boolean {
  const [first = '', ...more] = label.toLowerCase().split(' ');
  if (more.length > 0)
    return isTitleWord(first) || firstNameGender(first) !== null || isSpeakingNoun(more.at(-1) ?? '');
  return isSpeakingNoun(first);
}

/** A tweet, with its author under it or at its end. */
function signedBy(text: string, paragraph: Paragraph, before: Paragraph | undefined): Turn[] {
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

/** Without links and white space at the end; null where nothing is left. */
function withoutLinks(text: string, { start, end }: Span): Span | null {
  const from = Math.max(start, end - LONGEST_LINKS);
  const tail = text.slice(from, end).trimEnd().replace(LINKS, '').trimEnd();
  return from + tail.length > start ? { start, end: from + tail.length } : null;
}
