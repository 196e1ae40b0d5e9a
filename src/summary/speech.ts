import type { Token } from '../language/tokens.js';

const OPENING = new Set(['“', '«', '‘']);
const CLOSING = new Set(['”', '»']);

/** How quotation marks stand at a sentence: whether one is open before it and after it, and who is named outside. */
export interface Speech {
  /** The sentence holds quoted words or lies between quotation marks. */
  readonly quotes: boolean;
  /** It begins inside a quotation that an earlier sentence opened. */
  readonly continues: boolean;
  /** A proper noun stands outside the quotation marks: somebody is named whose words they may be. */
  readonly names: boolean;
}

/**
 * Reads the quotation marks of one paragraph sentence by sentence.
 *
 * Straight marks open and close in turn; every paragraph starts outside, as newspapers reopen the mark there.
 */
export function speechOf(sentences: readonly (readonly Token[])[]): Speech[] {
  let open = false;
  return sentences.map((tokens) => {
    const continues = open;
    let quotes = open;
    let names = false;
    for (const { text, pos } of tokens) {
      if (OPENING.has(text) && text !== '‘') open = true;
      else if (CLOSING.has(text)) open = false;
      else if (text === '"') open = !open;
      else if (!open && pos === 'PROPN') names = true;
      quotes ||= open;
    }
    return { quotes, continues, names };
  });
}
