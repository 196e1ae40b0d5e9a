/** A stretch of a paragraph, quoted or not. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/**
 * Paragraphs in pieces, with the quoted words marked. The words are looked for in order, each from where the one before
 * ends, be it in the next paragraph; what is found nowhere is passed over.
 */
export function piecesOf(paragraphs: readonly string[], words: readonly string[]): Piece[][] {
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
}

function marksIn(paragraphs: readonly string[], words: readonly string[]): Mark[] {
  const marks: Mark[] = [];
  for (const quoted of words) {
    const { paragraph: from, end } = marks.at(-1) ?? { paragraph: 0, end: 0 };
    const found = paragraphs.slice(from).flatMap((text, index): Mark[] => {
      const start = text.indexOf(quoted, index === 0 ? end : 0);
      return start < 0 ? [] : [{ paragraph: from + index, start, end: start + quoted.length }];
    });
    marks.push(...found.slice(0, 1));
  }
  return marks;
}

function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let shown = 0;
  for (const { start, end } of marks) {
    pieces.push({ text: text.slice(shown, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    shown = end;
  }
  pieces.push({ text: text.slice(shown), isMarked: false });
  return pieces.filter(({ text: piece }) => piece !== '');
}
