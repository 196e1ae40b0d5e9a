import { expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';

const story = (id: string, published: string, ...paragraphs: string[]) => ({
  id,
  published,
  sections: [{ paragraphs }],
});
const library = createLibrary([
  story('bridge', '2022-01-10', 'The council closed the swing bridge on Tuesday. Cracks were found.'),
  story('ferry', '2022-02-03', 'A ferry ran aground off Oban. Nobody was hurt.'),
  story('school', '2021-01-20', 'The school of Lunnay has a new roof.', 'It cost less than planned in 2019.'),
]);

test.each([
  ['What happened in January 2022?', ['bridge']],
  ['what happened on january 10th, 2022', ['bridge']],
  ['What happened in Feb. 2022?', ['ferry']],
  ['What was reported in 2022?', ['bridge', 'ferry']],
  ['What happened in January?', ['bridge', 'school']],
  ['What’s new in February?', ['ferry']],
])('%j is answered by the articles of that time', (question, articles) => {
  const { outcome, passages } = library.ask(question);
  expect(outcome).toBe('answer');
  expect(passages.map(({ article }) => article)).toEqual(articles);
  expect(passages.every(({ paragraph }) => paragraph === 1)).toBe(true);
});

test.each(['What happened in Oban?', 'What happened in March 2022?', 'What happened to the ferry in 2022?'])(
  '%j is a question like any other',
  (question) => {
    expect(library.ask(question).confidence).toBeLessThan(1);
  },
);
