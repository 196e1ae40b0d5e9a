import type { Answer, AskOptions, Explanation, Reason } from '../library/results.js';
import { number, signed } from './figures.js';

/**
 * How an answer came about, for a developer to read: its outcome, what was asked for, how sure it is, what chose each
 * passage.
 */
export function explainText(answer: Answer, options: AskOptions): string {
  const { passages, explanation = [] } = answer;
  const parts = explanation.flatMap(partLines);
  const chosen = passages.flatMap(({ article, paragraph, score, reasons }, index) => [
    '',
    `${index + 1}. ${article}, ${paragraph === null ? 'not in a paragraph' : `¶ ${paragraph}`}: believed in by ${number(score)}`,
    ...reasons.map(reasonLine),
  ]);
  return `${['', outcomeLine(answer, options), ...parts, ...chosen].join('\n')}\n`;
}

function outcomeLine({ outcome }: Answer, { closest = true }: AskOptions): string {
  if (outcome === 'answer') return 'Outcome: answer. It is as sure as it has to be.';
  if (outcome === 'closest')
    return 'Outcome: closest. It is too unsure to answer; these passages come closest.';
  const why = closest ? 'no passage comes close' : 'the closest passages are not wanted';
  return `Outcome: nothing. It is too unsure to answer, and ${why}.`;
}

function partLines({ answerType, words, confidence, threshold, doubts }: Explanation): string[] {
  const known = words.map(({ word, takenFor }) =>
    takenFor.length === 0 ? word : `${word} (taken for ${takenFor.join(', ')})`,
  );
  return [
    `Asks for: ${answerType}. Words: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    `Confidence ${number(confidence)}, needed ${number(threshold)}. It rests on:`,
    ...doubts.map(reasonLine),
  ];
}

function reasonLine({ feature, weight }: Reason): string {
  return `   ${signed(weight)}  ${feature}`;
}
