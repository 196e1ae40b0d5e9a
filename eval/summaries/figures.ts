import { type Estimate, estimate, type Figures } from '../bootstrap.js';
import { dangles, isVerbatim } from './coherence.js';
import { type GoldDocument, referencesOf } from './gold.js';
import type { PredictedSentence } from './prediction.js';
import { rouge } from './rouge.js';

/** A document with the summary of a system. */
export interface Summarised {
  readonly document: GoldDocument;
  readonly sentences: readonly PredictedSentence[];
}

/** Measures of one summary: the mean ROUGE over the references, and its coherence. */
export function measure({ document, sentences }: Summarised): Figures {
  const texts = sentences.map(({ text }) => text);
  const scores = referencesOf(document).map((reference) => rouge(texts, reference));
  const verbatim = sentences.filter((sentence) => isVerbatim(document, sentence)).length;
  return {
    rouge1: mean(scores.map(({ rouge1 }) => rouge1)),
    rouge2: mean(scores.map(({ rouge2 }) => rouge2)),
    rougeL: mean(scores.map(({ rougeL }) => rougeL)),
    dangling: Number(dangles(document, sentences)),
    verbatim: sentences.length === 0 ? 0 : verbatim / sentences.length,
    words: texts.reduce((sum, text) => sum + countSummaryWords(text), 0),
  };
}

/**
 * Means over documents with their intervals, and the difference in ROUGE-1 to another system on the same documents.
 *
 * @param measures of each document
 * @param others of the same documents, in the same order
 */
export function summaryFigures(
  measures: readonly Figures[],
  others: readonly Figures[],
): Record<string, Estimate> {
  const units = measures.map((_, index) => String(index));
  const rows = measures.map((row, index) => ({
    ...row,
    gain: (row.rouge1 ?? 0) - (others[index]?.rouge1 ?? 0),
  }));
  return estimate(units, (counts) => {
    const weights = units.map(counts);
    const names = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[];
    return Object.fromEntries(
      names.map((name) => [
        name,
        rows.reduce((sum, row, index) => sum + (weights[index] ?? 0) * row[name], 0) / units.length,
      ]),
    );
  });
}

/** Words are separated by whitespace. */
export function countSummaryWords(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
