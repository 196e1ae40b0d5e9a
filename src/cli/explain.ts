import type { Answer, Explanation, Reason } from '../library/results.js';
import { number, signed } from './figures.js';

/** How an answer came about, for a developer to read: what was asked for, how sure it is, what chose each passage. */
export function explainText({ passages, explanation = [] }: Answer): string {
  const parts = explanation.flatMap(partLines);
  const chosen = passages.flatMap(({ article, paragraph, score, reasons }, index) => [
    '',
    `${index + 1}. ${article}, ${paragraph === null ? 'not in a paragraph' : `¶ ${paragraph}`}: believed in by ${number(score)}`,
    ...reasons.map(reasonLine),
  ]);
  return `${['', ...parts, ...chosen].join('\n')}\n`;
}

function partLines({ seeks, words, confidence, threshold, doubts }: Explanation): string[] {
  const known = words.map(({ word, takenFor }) =>
    takenFor.length === 0 ? word : `${word} (taken for ${takenFor.join(', ')})`,
  );
  return [
    `Asks for: ${seeks}. Words: ${known.length === 0 ? 'none' : known.join(', ')}.`,
    `Confidence ${number(confidence)}, needed ${number(threshold)}. It rests on:`,
    ...doubts.map(reasonLine),
  ];
}

function reasonLine({ signal, weight }: Reason): string {
  return `   ${signed(weight)}  ${signal}`;
}
