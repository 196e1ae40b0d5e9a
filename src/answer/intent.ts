import type { Wanted } from './wanted.js';
import { asksForHelp, asksForSources } from './wanted-help.js';
import { quotesIn } from './wanted-quotes.js';
import { creditIn, summaryIn } from './wanted-summary.js';

export type { Wanted } from './wanted.js';

/** In characters; longer texts are questions about what the articles say. */
const LONGEST = 300;

/**
 * Tells from the words alone whether somebody asks for quotations, a summary, the list of articles, help, or a passage.
 *
 * @example intentOf('What did Lavrov say about Minsk?') // quotes: { speaker: 'Lavrov', about: 'Minsk' }
 */
export function intentOf(text: string): Wanted {
  if (text.length > LONGEST) return PASSAGES;
  const plain = plainly(text);
  if (asksForHelp(plain) || asksForHelp(bare(text))) return { kind: 'help' };
  if (asksForSources(plain)) return { kind: 'sources' };
  return summaryIn(plain) ?? creditIn(plain) ?? quotesIn(plain) ?? PASSAGES;
}

const PASSAGES: Wanted = { kind: 'passages' };

/** On one line, with plain apostrophes, without marks around it. */
function bare(text: string): string {
  return text
    .replace(/[’‘`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[\s¿¡"“]+|[\s?!.,;:…"”)]+$/gu, '');
}

const POLITE =
  /^(?:(?:hi|hello|hey|ok|okay|so|and|well|please|verbatim|bot)[,!.:]* |(?:please )?(?:can|could|would|will) (?:you|i|we) (?:please |kindly )?(?=\S)|(?:tell|show|give|find|get|read) (?:me|us) |let me (?:know|see|have) |(?:i|we)(?:'d| would)? (?:want|like|need|love)(?: to (?:know|see|hear|read|have|get))? |do you know |please )/iu;
const TRAILING =
  / (?:please|for (?:me|us)|thanks|thank you|exactly|(?<= \S+ \S+ )(?:in|according to) (?:the|this|that|your|these|those) (?:article|text|story|piece|news)s?)$/iu;
/** So many of them stand around a question at the most. */
const MOST_POLITE = 4;

/** Without the courtesies around what is asked. */
function plainly(text: string): string {
  let plain = bare(text);
  for (let count = 0; count < MOST_POLITE; count++)
    plain = plain
      .replace(POLITE, '')
      .replace(TRAILING, '')
      .replace(/[\s,?!.;:]+$/u, '');
  return plain;
}
