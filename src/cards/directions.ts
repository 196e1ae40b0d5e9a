const ISOLATES = /[\u2066-\u2068]/u;
const EMBEDDINGS = /[\u202a\u202b\u202d\u202e]/u;
const [POP_EMBEDDING, POP_ISOLATE, FIRST_STRONG_ISOLATE] = ['\u202c', '\u2069', '\u2068'];
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Letters written from right to left, and every control of direction. */
const TURNING =
  /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The characters that close what a text leaves open of embeddings, overrides and isolates (Unicode Annex 9), so that
 * it does not turn what follows it. Nothing where it leaves nothing open.
 *
 * @example closers('\u202eabc') // '\u202c'
 */
export function closers(text: string): string {
  const open: string[] = [];
  for (const [control] of text.matchAll(CONTROL)) {
    if (ISOLATES.test(control)) open.push(POP_ISOLATE);
    else if (EMBEDDINGS.test(control)) open.push(POP_EMBEDDING);
    else if (control === POP_EMBEDDING) popEmbedding(open);
    else popIsolate(open);
  }
  return open.reverse().join('');
}

function popEmbedding(open: string[]): void {
  if (open.at(-1) === POP_EMBEDDING) open.pop();
}

/** The end of an isolate ends the embeddings inside it. */
function popIsolate(open: string[]): void {
  const isolate = open.lastIndexOf(POP_ISOLATE);
  if (isolate >= 0) open.length = isolate;
}

/** Words set apart, so that their direction does not turn what stands beside them; words that turn nothing as they are. */
export function isolated(words: string): string {
  if (!TURNING.test(words)) return words;
  const opened = FIRST_STRONG_ISOLATE + words;
  return opened + closers(opened);
}
