import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/cards/answer-cards.js';
import { textCard } from '../../src/cards/text-card.js';
import { createLibrary, textOf } from '../../src/index.js';

const library = createLibrary([
  {
    id: 'flood',
    title: 'Arden under water',
    author: 'Ada Low',
    published: 'May 3, 2024',
    sections: [
      {
        paragraphs: [
          'The river Arden rose by two metres overnight, and the flood closed both bridges on Monday.',
          'The flood reached the market, the council said. Pumps ran yesterday until noon.',
        ],
      },
    ],
  },
  {
    id: 'strike',
    title: 'No trains before Friday',
    author: 'Bo Dahl',
    published: 'January 20, 2023',
    sections: [
      {
        paragraphs: [
          'Drivers of the railway walked out on Tuesday, and the strike stopped every train on the coast.',
          'The union said the strike would last until wages rise.',
        ],
      },
    ],
  },
  {
    id: 'comet',
    title: 'A visitor from afar',
    author: 'Ida Holm',
    published: 'October 9, 2022',
    sections: [
      {
        paragraphs: [
          'A comet that nobody had seen before crossed the sky last night, astronomers said.',
          'The comet is made of ice and passes the sun in March.',
        ],
      },
    ],
  },
]);

const shown = (question: string) => {
  const { outcome, passages } = library.ask(question);
  const lines = passages.flatMap(({ article, sentence }) =>
    library.articles.filter(({ id }) => id === article).map((each) => textOf(each, sentence)),
  );
  return { outcome, lines };
};

describe('when an article came out that is named by what it is about', () => {
  test.each([
    ['When was the flood article published?', 'May 3, 2024'],
    ['When was the article about the flood published?', 'May 3, 2024'],
    ['When was the story on the strike published?', 'January 20, 2023'],
    ['When did the strike article come out?', 'January 20, 2023'],
    ['What date was the strike story published?', 'January 20, 2023'],
    ['When was the comet story published?', 'October 9, 2022'],
    ['When was the piece about the comet published?', 'October 9, 2022'],
    ['What is the publication date of the comet article?', 'October 9, 2022'],
    ['When was the article about the closed bridges published?', 'May 3, 2024'],
    ['Who wrote the comet article?', 'Ida Holm'],
    ['Who wrote the story about the strike?', 'Bo Dahl'],
    ['Who is the author of the flood story?', 'Ada Low'],
  ])('%s', (question, line) => {
    expect(shown(question)).toEqual({ outcome: 'answer', lines: [line] });
  });

  test('is no fact of another article where none is about it', () => {
    const dates = ['May 3, 2024', 'January 20, 2023', 'October 9, 2022'];
    const { lines } = shown('When was the volcano article published?');
    expect(lines.filter((line) => dates.includes(line))).toEqual([]);
  });
});

test.each([
  ['When did the flood close the bridges?', 'on Monday.', 'Arden under water · ¶ 1 · May 3, 2024'],
  [
    'When did the pumps run?',
    'yesterday until noon.',
    'Arden under water · ¶ 2 · quotes the council · May 3, 2024',
  ],
  ['When did the drivers walk out?', 'on Tuesday,', 'No trains before Friday · ¶ 1 · Jan 20, 2023'],
  [
    'When did the comet cross the sky?',
    'last night,',
    'A visitor from afar · ¶ 1 · quotes astronomers · Oct 9, 2022',
  ],
])('the card says which day an article counts from: %s', (question, words, citation) => {
  const card = textCard(answerCard(library.ask(question), library), library, { width: 300, ansi: false });
  expect(card).toContain(words);
  expect(card.split('\n')).toContain(citation);
});
