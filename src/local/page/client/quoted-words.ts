import type { QuotedWords } from '../protocol.js';

/** A stretch of a paragraph: quoted as what answers (strong), quoted beside it, or not quoted. */
export interface Piece {
  readonly text: string;
  readonly mark: 'strong' | 'weak' | 'none';
}

/**
 * Paragraphs in pieces, with the quoted words marked. The words are looked for in order, each from where the one before
 * ends, be it in the next paragraph; what is found nowhere is passed over.
 */
export function piecesOf(paragraphs: readonly string[], words: readonly QuotedWords[]): Piece[][] {
  const marks = marksIn(paragraphs, words);
  return paragraphs.map((text, index) =>
    cut(
      text,
      marks.filter(({ paragraph }) => paragraph === index),
    ),
  );
}

interface Mark {
  /** Its index among the paragraphs. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly isStrong: boolean;
}

function marksIn(paragraphs: readonly string[], words: readonly QuotedWords[]): Mark[] {
  const marks: Mark[] = [];
  for (const { text: quoted, isStrong } of words) {
    const { paragraph: from, end } = marks.at(-1) ?? { paragraph: 0, end: 0 };
    const found = paragraphs.slice(from).flatMap((text, index): Mark[] => {
      const start = text.indexOf(quoted, index === 0 ? end : 0);
      if (start < 0) return [];
      return [{ paragraph: from + index, start, end: start + quoted.length, isStrong }];
    });
    marks.push(...found.slice(0, 1));
  }
  return marks;
}

function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const { start, end, isStrong } of marks) {
    pieces.push({ text: text.slice(shown, start), mark: 'none' });
    pieces.push({ text: text.slice(start, end), mark: isStrong ? 'strong' : 'weak' });
    shown = end;
  }
  pieces.push({ text: text.slice(shown), mark: 'none' });
  return pieces.filter(({ text: piece }) => piece !== '');
}
