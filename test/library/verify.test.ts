import { describe, expect, test } from 'vitest';
import { createLibrary, textOf } from '../../src/index.js';

const library = createLibrary([
  {
    id: 'dam',
    title: 'Dam at Orrin to be raised',
    sections: [
      {
        paragraphs: [
          'The dam at Orrin will be raised by two metres, the water board said on Monday.',
          '“We have looked at three designs, and this one costs less than the others — far less,” said Nora Field, the engineer in charge. “Nobody has to leave the valley.”',
          'Mayor Tom Ashe did not agree. “I won’t sign anything before the farmers of Glen Orrin are paid in full,” Ashe said.',
          'The valley was last flooded in 1957.',
        ],
      },
    ],
  },
]);

const check = (text: string, speaker?: string) =>
  library.verify(text, speaker === undefined ? {} : { speaker }).map((each) => ({
    verdict: each.verdict,
    speaker: each.speaker,
    differences: each.differences.map(({ claimed, article, kind }) => [
      kind,
      claimed && text.slice(claimed.start, claimed.end),
      article && textOf(library.articles[0] as (typeof library.articles)[0], article),
    ]),
  }));

describe('words that stand in the article', () => {
  test.each([
    ['whole', '“Nobody has to leave the valley.”'],
    ['a run of them', 'this one costs less than the others'],
    [
      'other marks and dashes',
      'we have looked at three designs and this one costs less than the others - far less',
    ],
    [
      'a straight apostrophe, and none',
      "I won't sign anything before the farmers are … paid in full".replace('are … ', '… '),
    ],
    ['"…" for words left out', 'I won’t sign anything … paid in full'],
    [
      'square brackets for a replaced word',
      '[The mayor] won’t sign anything before the farmers of Glen Orrin are paid',
    ],
    [
      'what "he said" parts in the article',
      'this one costs less than the others, far less. Nobody has to leave the valley',
    ],
  ])('%s', (_, text) => {
    expect(check(text)).toMatchObject([{ verdict: 'exact', differences: [] }]);
  });
});

describe('words that nearly stand there', () => {
  test.each([
    ['a number', 'We have looked at four designs, and this one costs less', ['number', 'four', 'three']],
    [
      'a negation left out',
      'I sign anything before the farmers of Glen Orrin are paid',
      ['negation', null, 'won’t'],
    ],
    ['a negation put in', 'this one costs not less than the others', ['negation', 'not', null]],
    ['a name', 'before the farmers of Glen Affric are paid in full', ['name', 'Affric', 'Orrin']],
    ['a word', 'this one takes less than the others', ['word', 'takes', 'costs']],
    ['a word left out', 'before the farmers of Glen Orrin are in full', ['word', null, 'paid']],
    [
      'a negation in square brackets',
      'I [never] sign anything before the farmers of Glen Orrin are paid',
      ['negation', 'never', 'won’t'],
    ],
  ])('%s', (_, text, difference) => {
    expect(check(text)).toMatchObject([{ verdict: 'altered', differences: [difference] }]);
  });
});

test('words in another form count more than other words', () => {
  expect(check('We are looking at three designs')).toMatchObject([{ verdict: 'altered' }]);
  expect(check('We are waiting at three corners')).toMatchObject([{ verdict: 'absent' }]);
});

test.each(['We will build a railway to the coast by next summer.', 'Orrin', '…'])(
  'nothing like “%s” was said',
  (text) => {
    for (const { verdict } of check(text)) expect(verdict).toBe('absent');
  },
);

describe('who said it', () => {
  test.each([
    ['Nora Field', 'right'],
    ['field', 'right'],
    ['Tom Ashe', 'wrong'],
    ['Somebody Else', 'wrong'],
  ] as const)('%s: %s', (speaker, verdict) => {
    expect(check('Nobody has to leave the valley', speaker)).toMatchObject([{ speaker: verdict }]);
  });

  test('nobody is told where the words are the article’s own', () => {
    const [own] = library.verify('The valley was last flooded in 1957', { speaker: 'Ashe' });
    expect(own).toMatchObject({
      verdict: 'exact',
      speaker: 'unknown',
      standing: { kind: null, paragraph: 4 },
    });
  });
});

describe('a text with quotations in it', () => {
  test('each is held against the articles, with the speaker that the text names', () => {
    const text =
      'Ashe said: "I won\'t sign anything before the farmers of Glen Orrin are paid". «Everybody has to leave the valley», said Ashe.';
    expect(check(text)).toMatchObject([
      { verdict: 'exact', speaker: 'right' },
      {
        verdict: 'altered',
        speaker: 'wrong',
        differences: [['negation', 'Everybody', 'Nobody']],
      },
    ]);
  });

  test('so are quoted lines', () => {
    expect(check('> Nobody has to leave the valley.\n— Nora Field\nIs that so?')).toMatchObject([
      { verdict: 'exact', speaker: 'right' },
    ]);
  });

  test('a name before or after it is no part of it', () => {
    expect(check('Nora Field: Nobody has to leave the valley')).toMatchObject([
      { verdict: 'exact', speaker: 'right' },
    ]);
    expect(check('Nobody has to leave the valley — Tom Ashe')).toMatchObject([
      { verdict: 'exact', speaker: 'wrong' },
    ]);
  });

  test('none in an empty one', () => {
    expect(check(' … !')).toEqual([]);
  });
});

describe('of two with one surname', () => {
  const family = createLibrary([
    {
      id: 'trial',
      sections: [
        {
          paragraphs: [
            'Ivo Hart and his sister Ina Hart came to the court with Paul Grey.',
            '“We have nothing to hide and never had,” Hart said.',
          ],
        },
      ],
    },
  ]);
  test.each([
    ['Paul Grey', 'wrong'],
    ['Ivo Hart', 'unknown'],
    ['Hart', 'right'],
  ])('of %s: %s', (speaker, verdict) => {
    expect(family.verify('We have nothing to hide and never had', { speaker })).toMatchObject([
      { verdict: 'exact', speaker: verdict },
    ]);
  });
});

test('a quotation far down in an article that is one long line is found', () => {
  const filler = Array.from(
    { length: 5_000 },
    (_, day) => `The crew measured the harbour on day ${day}.`,
  ).join(' ');
  const said = (season: string) =>
    `“The old lighthouse will shine again before ${season}, and whoever sails past the island at night will see it from thirty miles away, as their grandparents did in the years when herring filled the bay and every house along the quay had a boat of its own,” Ola Dahl said.`;
  const text = `${filler} ${said('winter')} ${filler}`;
  const library = createLibrary([{ title: 'Harbour', sections: [{ paragraphs: [text] }] }]);
  const [verified] = library.verify(said('summer'));
  expect(verified).toMatchObject({ verdict: 'altered', speaker: 'right' });
  expect(verified?.differences).toHaveLength(1);
});
