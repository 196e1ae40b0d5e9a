import type { QuotedWords } from '../protocol.js';

/** A piece of a paragraph: quoted as an answer (strong), quoted beside it, or not quoted. */
export interface Piece {
  readonly text: string;
  readonly mark: 'strong' | 'weak' | 'none';
}

/**
 * Splits paragraphs into pieces, with the quoted words marked. The words are looked for in order, each after the end of
 * the previous one, possibly in a later paragraph; words that are not found are skipped.
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
  /** The index of the paragraph. */
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
  const add = (words: string, mark: Piece['mark']) => {
    const last = pieces.at(-1);
    if (last?.mark === mark) pieces[pieces.length - 1] = { text: last.text + words, mark };
    else if (words !== '') pieces.push({ text: words, mark });
  };
  marks.forEach(({ start, end, isStrong }, index) => {
    const before = marks[index - 1];
    const gap = text.slice(before?.end ?? 0, start);
    // Whitespace between marked words is not a gap in the quotation.
    const isJoined = before !== undefined && gap.trim() === '';
    add(gap, isJoined ? (isStrong && before.isStrong ? 'strong' : 'weak') : 'none');
    add(text.slice(start, end), isStrong ? 'strong' : 'weak');
  });
  add(text.slice(marks.at(-1)?.end ?? 0), 'none');
  return pieces;
}
