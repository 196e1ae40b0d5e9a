import type { GoldDocument } from './gold.js';
import type { PredictedSentence } from './prediction.js';

/** Openers that refer back, after opening quotation marks: pronouns, demonstratives, and linkers of clauses. */
const OPENER =
  /^["'“‘`\s]*(?:he|she|it|they|this|that|these|those|his|her|their|its|and|so|still|also|however|but|clearly|meanwhile|not only|not just|then|moreover|instead|nevertheless|as a result|in addition|by contrast|yet)\b/iu;

/** Whether a sentence occurs unchanged in the paragraph it names. */
export function isVerbatim(
  { paragraphs }: GoldDocument,
  { text, paragraph, start }: PredictedSentence,
): boolean {
  return text !== '' && (paragraphs[paragraph]?.startsWith(text, start) ?? false);
}

/**
 * Whether some sentence opens by referring back although the text before it is not shown: no sentence of the summary
 * contains the last character before it.
 */
export function dangles(document: GoldDocument, sentences: readonly PredictedSentence[]): boolean {
  const text = document.paragraphs.join('\n');
  const spans = sentences.map((sentence) => spanOf(document, sentence));
  return spans.some((span, index) => {
    if (!span || !OPENER.test(sentences[index]?.text ?? '')) return false;
    const before = text.slice(0, span.start).trimEnd().length - 1;
    return before >= 0 && !spans.some((other) => other && other.start <= before && before < other.end);
  });
}

/** The position of a sentence in the paragraphs joined by line breaks; null if it does not occur in them. */
function spanOf(document: GoldDocument, sentence: PredictedSentence) {
  if (!isVerbatim(document, sentence)) return null;
  const before = document.paragraphs.slice(0, sentence.paragraph);
  const start = before.reduce((sum, { length }) => sum + length + 1, sentence.start);
  return { start, end: start + sentence.text.length };
}
