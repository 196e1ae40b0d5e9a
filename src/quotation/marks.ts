import type { Article, Paragraph } from '../article/article.js';
import { type Span, trim } from '../language/span.js';

/** A stretch in quotation marks, including the marks. Nested marks are part of the outer stretch. */
export interface QuotedSpan extends Span {
  /** The words between the marks. */
  readonly inner: Span;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
  /** Whether it is part of a name: Per “Pelle” Holm. */
  readonly nickname: boolean;
  /** Whether it continues from the previous paragraph, with or without a repeated opening mark. */
  readonly continues: boolean;
}

interface Mark extends Span {
  readonly text: string;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Whether the next mark that may close a single one follows a comma or a sentence end. */
  readonly spoken: boolean;
}

/** Two single marks are often typed for a double one. */
const PAIRS = ['’’', "''", '´´'];
/**
 * The marks that may close a quotation, by the opening mark. Writers mix straight, curly and reversed marks within one
 * pair.
 */
const CLOSERS: Record<string, readonly string[]> = {
  '“': ['”', '"', '“', ...PAIRS],
  '„': ['“', '”', '"'],
  '”': ['”', '“'],
  '"': ['"', '”', ...PAIRS],
  '«': ['»'],
  '»': ['«', '»'],
  '‹': ['›'],
  '「': ['」'],
  '‘‘': [...PAIRS, '”', '"', '‘‘'],
  '``': [...PAIRS, '”', '"', '``'],
  '’’': ['’’'],
  "''": ["''"],
  '´´': ['´´'],
  '‘': ['’', '‘', "'"],
  "'": ["'", '’'],
  '’': ['’', '‘'],
  '`': ["'", '’', '`', '´'],
  '´': ['´'],
};
/** Of three single marks in a row, the first closes the nested quotation. */
const MARK = /[’'](?=(?:’’|'')(?!['’]))|``|‘‘|’’|''|´´|["“”„«»‹›「」‘’'`´]/gu;
/** Marks that open a quotation only if something closes it, because they are also apostrophes or usually close. */
const NEEDS_CLOSER = new Set(['‘', "'", '”', '»', '’', '`', '´', '’’', '´´']);
/** Marks with so many other uses that they open a quotation only if a closing one follows a comma or a sentence end. */
const NEEDS_PUNCTUATION = new Set(['’', '`', '´']);
const SINGLE = new Set(['’', "'", '‘', '´']);
const SINGLES = new Set(['‘', '’', "'"]);
/** Marks that close a quotation even after a space. */
const CLOSES_AFTER_BLANK = new Set(['"', '”', '»', '›', ...PAIRS]);
/** What follows an apostrophe for omitted digits: '08, the '90s. */
const YEAR = /^\d\d(?:s|\P{L}|$)/u;

/** All stretches of an article's paragraphs in quotation marks, in order and without overlap. Linear in the text. */
export function quotedSpans(article: Article): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let open: string | null = null;
  for (const paragraph of article.paragraphs) {
    const pairing = new Pairing(article.text, paragraph);
    open = pairing.run(open);
    for (const span of pairing.spans) spans.push(span);
  }
  return spans;
}

/** One pass over the marks of a paragraph. */
class Pairing {
  readonly spans: QuotedSpan[] = [];
  private readonly marks: readonly Mark[];
  /** The number of marks of each kind that can still close, and open, after the current one. */
  private readonly closing = new Map<string, number>();
  private readonly opening = new Map<string, number>();
  private start: Mark | null = null;
  private depth = 0;
  private continues = false;

  constructor(
    private readonly text: string,
    private readonly paragraph: Paragraph,
  ) {
    this.marks = marksOf(text, paragraph);
    for (const mark of this.marks) this.count(mark, 1);
  }

  /**
   * Pairs the marks. Takes the mark that is open at the start of the paragraph and returns the one open at its end, if
   * any.
   */
  run(openBefore: string | null): string | null {
    if (openBefore !== null) this.resume(openBefore);
    for (const mark of this.marks) {
      this.count(mark, -1);
      if (this.start === null) this.tryOpen(mark);
      else if (this.closesCurrent(mark)) this.close(mark);
      else this.nest(mark, this.start);
    }
    const open = this.start?.text ?? null;
    if (this.start) this.finish(this.start, this.paragraph.end, this.paragraph.end);
    return open;
  }

  /**
   * A long quotation repeats its mark in each paragraph. If it does not, a closing mark must come before an opening
   * one.
   */
  private resume(openBefore: string): void {
    const ends = CLOSERS[openBefore] ?? [];
    const first = this.marks.find(({ opens, closes, text }) => opens || (closes && ends.includes(text)));
    if (!first) return;
    const begin = trim(this.text, this.paragraph).start;
    if (first.text === openBefore && first.start === begin) this.continues = true;
    else if (first.closes && !first.opens) {
      this.start = { text: openBefore, start: begin, end: begin, opens: true, closes: false, spoken: false };
      this.continues = true;
    }
  }

  private tryOpen(mark: Mark): void {
    if (!mark.opens || !(mark.text in CLOSERS)) return;
    if (NEEDS_CLOSER.has(mark.text) && this.closersLeft(mark) === 0) return;
    if (NEEDS_PUNCTUATION.has(mark.text) && !mark.spoken) return;
    this.start = mark;
    this.depth = 0;
  }

  private closesCurrent(mark: Mark): boolean {
    if (
      !mark.closes ||
      (mark.opens && mark.text === '“') ||
      !CLOSERS[this.start?.text ?? '']?.includes(mark.text)
    )
      return false;
    return !this.isPluralPossessive(mark);
  }

  /** In ‘the voters’ choice’, the first closing mark is an apostrophe. */
  private isPluralPossessive(mark: Mark): boolean {
    if (!SINGLE.has(mark.text) || (this.closing.get(mark.text) ?? 0) === 0) return false;
    return (
      /s$/u.test(this.text.slice(mark.start - 1, mark.start)) &&
      /^ \p{L}/u.test(this.text.slice(mark.end, mark.end + 3))
    );
  }

  private close(mark: Mark): void {
    if (this.depth > 0) this.depth--;
    else if (this.start) this.finish(this.start, mark.start, mark.end);
  }

  /** A repeated opening mark begins a nested quotation, or else the previous one was never closed. */
  private nest(mark: Mark, start: Mark): void {
    if (mark.text !== start.text || !mark.opens || NEEDS_CLOSER.has(mark.text)) return;
    const spare = this.closersLeft(mark) - (this.opening.get(mark.text) ?? 0);
    if (spare >= this.depth + 2) this.depth++;
    else {
      const end = trim(this.text, { start: start.start, end: mark.start }).end;
      this.finish(start, end, end);
      this.tryOpen(mark);
    }
  }

  private finish(start: Mark, innerEnd: number, end: number): void {
    const label = LABEL.exec(this.text.slice(start.end, Math.min(innerEnd, start.end + LONGEST_LABEL)))?.[0]
      .length;
    const from = start.end + (label ?? 0);
    const inner = { start: from, end: Math.max(from, innerEnd) };
    const span = { start: label === undefined ? start.start : from, end };
    this.spans.push({
      ...span,
      inner,
      nickname: isNickname(this.text, span, inner),
      paragraph: this.paragraph.number,
      continues: this.continues,
    });
    this.start = null;
    this.continues = false;
  }

  private closersLeft(mark: Mark): number {
    return (CLOSERS[mark.text] ?? []).reduce((sum, text) => sum + (this.closing.get(text) ?? 0), 0);
  }

  private count({ text, opens, closes }: Mark, by: 1 | -1): void {
    if (closes) this.closing.set(text, (this.closing.get(text) ?? 0) + by);
    if (opens) this.opening.set(text, (this.opening.get(text) ?? 0) + by);
  }
}

const NICKNAME = /^(?:The )?\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,2}$/u;
const NAME_BEFORE = /(?:^|[\s(])\p{Lu}(?:[\p{L}’'-]*\p{Ll}|\.)[ (]$/u;
const NO_NAME_BEFORE = /(?:^|\s)(?:The|An?|In|On|At|His|Her|Its|Their|Our|This|That)\s$|['’]s\s$/u;
const LONGEST_NICKNAME = 30;

/**
 * Per “Pelle” Holm, “Magic” Holm: one or two capitalised words directly before a name, and after a name or at the start
 * of a sentence.
 */
function isNickname(text: string, { start, end }: Span, inner: Span): boolean {
  if (inner.end - inner.start > LONGEST_NICKNAME) return false;
  const words = text.slice(inner.start, inner.end);
  if (!NICKNAME.test(words) || !/^\)? \p{Lu}(?:\p{Ll}|[’'.])/u.test(text.slice(end, end + 4))) return false;
  const before = text.slice(Math.max(0, start - LONGEST_NICKNAME), start);
  return (NAME_BEFORE.test(before) && !NO_NAME_BEFORE.test(before)) || /(?:^|[.!?]\s|\n)$/u.test(before);
}

/** "PENCE: It is late.": in a transcript, the speaker may be named inside the marks. */
const LABEL = /^\p{Lu}[\p{Lu}.’' -]+:\s+(?=\S)/u;
const LONGEST_LABEL = 40;

const WORD_BEFORE = /[\p{L}\p{N}]$/u;
const WORD_AFTER = /^[\p{L}\p{N}]/u;
const BLANK_BEFORE = /^$|[\s([—–]$/u;

function marksOf(text: string, { start, end }: Span): Mark[] {
  const words = text.slice(start, end);
  const marks = Array.from(words.matchAll(MARK), ({ 0: mark, index }): Mark => {
    const before = words.slice(Math.max(0, index - 2), index);
    const after = words.slice(index + mark.length, index + mark.length + 2);
    const year = SINGLES.has(mark) && YEAR.test(words.slice(index + mark.length, index + mark.length + 4));
    const loose = /^\s/u.test(after) && (mark === '“' || mark === '«') && BLANK_BEFORE.test(before);
    const nested = SINGLE.has(mark) && /["”»]\s$/u.test(before);
    return {
      text: mark,
      start: start + index,
      end: start + index + mark.length,
      opens: loose || (!year && !WORD_BEFORE.test(before) && /^\S/u.test(after) && !/^[,.;:!?]/u.test(after)),
      closes:
        !loose && !WORD_AFTER.test(after) && (/\S$/u.test(before) || CLOSES_AFTER_BLANK.has(mark) || nested),
      spoken: false,
    };
  });
  return withSpoken(words, start, marks);
}

/** Goes backwards, so that what follows each mark is known. */
function withSpoken(words: string, start: number, marks: readonly Mark[]): Mark[] {
  let spoken = false;
  return marks
    .toReversed()
    .map((mark) => {
      const known = { ...mark, spoken };
      if (mark.closes && SINGLE.has(mark.text))
        spoken = /[,.!?…]$/u.test(words[mark.start - start - 1] ?? '');
      return known;
    })
    .toReversed();
}
