import { expect, test } from 'vitest';
import { findQuotations } from '../../src/quotation/find.js';
import { quotationOf, speakerVerdict } from '../../src/verify/spoken.js';
import { articleOf } from '../quotation/articles.js';

/** What becomes of a claim that somebody said some words of an article. */
function verdictOn(words: string, name: string, ...paragraphs: string[]) {
  const article = articleOf(...paragraphs);
  const start = article.text.indexOf(words);
  const pieces = [{ start, end: start + words.length }];
  const quotations = findQuotations(article);
  return speakerVerdict(name, article, quotations, quotationOf(pieces, quotations), pieces);
}

const DAM = 'the dam is safe for years';

test.each([
  ['Lund', 'right', `“We see that ${DAM},” Eva Lund said.`],
  ['Berg', 'wrong', `“We see that ${DAM},” Eva Lund said after Tom Berg left.`],
  ['Berg', 'wrong', `“We see that ${DAM},” Eva Lund said of the plan of Tom Berg.`],
  ['Berg', 'wrong', `“We see that ${DAM},” said Eva Lund when asked about Tom Berg.`],
  ['Berg', 'wrong', `Asked if Tom Berg was wrong, Eva Lund said, “We see that ${DAM}.”`],
  ['Acme', 'unknown', `“We see that ${DAM},” said Eva Lund, who runs the Acme Union.`],
  ['Acme', 'right', `“We see that ${DAM},” Eva Lund of the Acme Union said.`],
  ['Berg', 'unknown', `“We see that ${DAM},” a clerk said.`],
])('of a name that stands beside the words: %s is %s in %s', (name, verdict, text) => {
  expect(verdictOn(DAM, name, 'Tom Berg, of the Acme Union, was there.', text)).toBe(verdict);
});

test.each([
  ['Minister', 'right', `Leeds’ prime minister, Eva Lund said: “We see that ${DAM}.”`],
  ['Mayor', 'right', `The mayor, Eva Lund, said: “We see that ${DAM}.”`],
  ['mayor', 'right', `Mayor Eva Lund said: “We see that ${DAM}.”`],
  ['Mayor', 'wrong', `The mayor left early. Eva Lund said: “We see that ${DAM}.”`],
  ['Mayor', 'wrong', `As the mayor left, Eva Lund said: “We see that ${DAM}.”`],
])('of a title: %s is %s in %s', (name, verdict, text) => {
  expect(verdictOn(DAM, name, text)).toBe(verdict);
});

test.each([
  ['I', 'right', `“I think ${DAM},” Eva Lund said.`],
  ['I', 'right', `“Because I have the feeling that ${DAM},” Eva Lund said.`],
  ['I', 'right', `She asked me. I said: “We see that ${DAM}.”`],
  ['I', 'wrong', `“We see that ${DAM},” Eva Lund said.`],
  ['She', 'right', `Eva Lund was there. She said: “We see that ${DAM}.”`],
  [
    'She',
    'unknown',
    `She sighed, Eva Lund recalled. “We see that ${DAM},” Eva Lund said. She said she was glad.`,
  ],
  ['He', 'wrong', `“We see that ${DAM},” Eva Lund said.`],
  ['We', 'wrong', `“They see that ${DAM},” Eva Lund said.`],
])('of a pronoun: %s is %s in %s', (name, verdict, text) => {
  expect(verdictOn(DAM, name, text)).toBe(verdict);
});
