import { describe, expect, test } from 'vitest';
import { answerCard, intentCard } from '../../src/cards/answer-cards.js';
import { quoteCard } from '../../src/cards/quote-cards.js';
import { textCard } from '../../src/cards/text-card.js';
import { timelineCard } from '../../src/cards/timeline-card.js';
import { type AskOptions, createLibrary, WrongDate } from '../../src/index.js';
import { atOnce } from '../../src/language/steps.js';
import { flood } from '../support/flood.js';

const STYLE = { width: 400, ansi: false };

/** What a member reads, line by line. */
function read(question: string, options: AskOptions = {}): string {
  const answer = flood.ask(question, { limit: 30, ...options });
  return textCard(atOnce(intentCard(answer, flood, {})) ?? answerCard(answer, flood), flood, STYLE);
}

/** Whether some words stand in a text one after the other. */
function inOrder(text: string, words: readonly string[]): boolean {
  let from = 0;
  return words.every((each) => {
    const at = text.indexOf(each, from);
    from = at + each.length;
    return at >= 0;
  });
}

const [MAR3, MAR5, MAR14] = ['Mar 3, 2024', 'Mar 5, 2024', 'Mar 14, 2024'];

describe('where reports differ, the newest stands first', () => {
  test.each([
    ['How many people died?', ['Sixteen people', 'Fourteen people', 'Nine people']],
    ['How many people died in the flood?', ['Sixteen people', 'Fourteen people', 'Nine people']],
    ['how many people have died in the flood', ['Sixteen people', 'Fourteen people', 'Nine people']],
    ['How many died in the flood?', ['Sixteen people', 'Fourteen people', 'Nine people']],
    ['How many people were killed?', ['Sixteen people', 'Fourteen people', 'Nine people']],
    ['What is the death toll?', ['Sixteen people', '14']],
    ['What was the death toll of the flood?', ['Sixteen people', '14']],
    ['How many homes were flooded?', ['120 homes', '40 homes']],
    ['How many homes did the river flood?', ['120 homes', '40 homes']],
    ['How much will the wall cost?', ['$5 million', '$3 million']],
    ['What does the flood wall cost?', ['$5 million', '$3 million']],
    ['How much does the wall cost?', ['$5 million', '$3 million']],
    ['Who is head of the inquiry?', ['Anna Lindqvist', 'Peter Voss']],
    ['Who was named as head of the inquiry?', ['Anna Lindqvist', 'Peter Voss']],
    ['Who leads the inquiry?', ['Anna Lindqvist', 'Peter Voss']],
  ])('%s', (question, words) => {
    const text = read(question);
    expect(text).toContain('Reports differ. The newest first:');
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('• '))
        .map((line) => /“(.*)”/u.exec(line)?.[1]),
    ).toEqual(words);
    expect(inOrder(text.slice(text.lastIndexOf('• ')), words)).toBe(true);
  });

  test.each([
    'Was the dam opened before the flood?',
    'Was the Tarrow dam opened before the flood?',
    'Did Hallam Water open the dam before the flood?',
  ])('a denial and a statement: %s', (question) => {
    const text = read(question);
    expect(inOrder(text, ['Reports differ', MAR5, MAR3, 'was opened before', 'was not opened'])).toBe(true);
  });

  test('each is told by its date', () => {
    expect(inOrder(read('How many people died?'), [MAR14, 'Sixteen', MAR5, 'Fourteen', MAR3, 'Nine'])).toBe(
      true,
    );
  });
});

describe('nothing differs', () => {
  test.each([
    ['where another story has other figures', 'How many people drowned off Skarness?', 'Two passengers'],
    ['where another story has another cause', 'Why did the ferry run aground?', 'radar'],
    ['where one article says it', 'When do schools reopen?', 'Thursday'],
    ['where one article says it, of a person', 'Who said he would not rebuild?', 'Joss Heddle'],
    ['where one article alone is asked', 'How many people died?', 'Nine people', { source: 'first-day' }],
    [
      'where one article of that time is left',
      'How many people died?',
      'Nine people',
      { until: '2024-03-04' },
    ],
    ['where people say different things', 'What did Calder say about the wall?', 'The wall is late'],
    [
      'where two articles give the same figure',
      'How many people died?',
      'Fourteen',
      { since: '2024-03-05', until: '2024-03-06' },
    ],
    ['where nothing answers', 'Who painted the Mona Lisa?', 'nothing on this'],
  ] as const)('%s', (_why, question, words, options?: AskOptions) => {
    const text = read(question, options);
    expect(text).not.toContain('Reports differ');
    expect(text).toContain(words);
  });

  test('where the articles have no dates, the order stays', () => {
    const undated = createLibrary([
      {
        id: 'a',
        title: 'Fire In Orlo',
        sections: [
          { paragraphs: ['The fire in Orlo killed three people, the mayor of Orlo, Ana Ruz, said.'] },
        ],
      },
      {
        id: 'b',
        title: 'Orlo Fire',
        sections: [
          { paragraphs: ['The fire in Orlo killed five people, the mayor of Orlo, Ana Ruz, said.'] },
        ],
      },
    ]);
    const { passages } = undated.ask('How many people did the fire in Orlo kill?', { explain: true });
    const shown = undated.ask('How many people did the fire in Orlo kill?');
    expect(shown.differing).toHaveLength(2);
    expect(shown.passages.map(({ article }) => article)).toEqual(passages.map(({ article }) => article));
  });
});

describe('the same words in several articles are one passage', () => {
  test.each([
    ['When do schools reopen?', 'Schools in Lunnay reopen on Thursday.'],
    ['When do the schools in Lunnay reopen?', 'Schools in Lunnay reopen on Thursday.'],
    ['How many people died?', 'Fourteen people died', { since: '2024-03-05', until: '2024-03-06' }],
    ['How many homes were flooded?', 'About 120 homes', { since: '2024-03-05', until: '2024-03-06' }],
    ['What did Calder say before the vote?', 'We need that wall before next winter'],
    ['What did Ruth Calder say about the wall?', 'We need that wall before next winter'],
    ['What happened in March?', 'Fourteen people died'],
  ] as const)('%s', (question, words, options?: AskOptions) => {
    const text = read(question, options);
    expect(text.split(words)).toHaveLength(2);
    expect(text).toMatch(
      /also in (?:Death Toll In Lunnay Flood Rises To 14 \(Mar 5|Flood Kills Fourteen \(Mar 6), 2024\)/u,
    );
  });

  test('of quotations too', () => {
    const text = textCard(atOnce(quoteCard(flood.quotes({ speaker: 'Calder' }), flood)), flood, STYLE);
    expect(text.split('We need that wall before next winter')).toHaveLength(2);
    expect(text).toContain('also in Flood Kills Fourteen (Mar 6, 2024)');
  });
});

describe('since and until', () => {
  test.each([
    ['How many people died?', { until: '2024-03-04' }, ['first-day']],
    ['How many people died?', { until: 'March 3, 2024' }, ['first-day']],
    ['How many people died?', { since: '2024-03-14' }, ['after-the-vote']],
    [
      'How many people died?',
      { since: new Date('2024-03-14T10:00:00Z'), until: '2024-03-19' },
      ['after-the-vote'],
    ],
    ['How many people died?', { until: '2024-02' }, []],
    ['How much will the wall cost?', { until: '2024-03-10' }, ['first-day']],
    ['How much will the wall cost?', { since: 'March 10, 2024' }, ['after-the-vote']],
    ['Who is head of the inquiry?', { until: '2024-03-05' }, ['first-day']],
    ['How many people died?', { since: '2025' }, []],
  ] as const)('%s %j', (question, options, articles) => {
    const { passages, period } = flood.ask(question, options);
    expect([...new Set(passages.map(({ article }) => article))]).toEqual(articles);
    expect(period).toBeDefined();
  });

  test.each([
    [{ since: '2024-03-10' }, ['after-the-vote']],
    [{ until: '2024-03-03' }, ['first-day', 'first-day']],
    [{ since: '2024-03-04', until: '2024-03-05' }, ['third-day', 'third-day']],
    [{ since: '2030' }, []],
  ])('of quotations: %j', (dated, articles) => {
    const { speaker, quotations } = flood.quotes({ speaker: 'Calder', ...dated });
    expect(speaker).not.toBeNull();
    expect(quotations.map(({ article }) => article)).toEqual(articles);
  });

  test('are said on the card', () => {
    expect(read('How many people died?', { until: '2024-03-04' })).toContain('Articles up to Mar 4, 2024:');
    expect(read('How many people died?', { since: '2030' })).toContain(
      'Articles from Jan 1, 2030 on have nothing on this.',
    );
  });

  test.each(['soon', '2024-13-01', '2024-02-30', '3/4/2024', ''])(
    '%j is no date, and it says so',
    (since) => {
      expect(() => flood.ask('How many people died?', { since })).toThrow(WrongDate);
      expect(() => flood.quotes({ speaker: 'Calder', since })).toThrow(
        /is no date that I can read\. Write it like/u,
      );
    },
  );

  test('the first day must not come after the last', () => {
    const turned = { since: '2024-03-05', until: '2024-03-03' };
    expect(() => flood.timeline('flood', turned)).toThrow('Nothing lies between 2024-03-05 and 2024-03-03');
  });
});

describe('a time in the question', () => {
  test.each([
    ['What did Calder say before the vote?', ['first-day', 'third-day', 'wire-copy']],
    ['What did Calder say after the vote?', ['after-the-vote']],
    ['How much did the wall cost before the vote?', ['first-day']],
    ['What did Calder say since March 10?', ['after-the-vote']],
    ['What did Calder say until March 4, 2024?', ['first-day']],
    ['How many people died before March 5?', ['first-day']],
    ['How many people died on March 3?', ['first-day']],
    ['Who was head of the inquiry before March 10, 2024?', ['first-day']],
    ['What did Heddle say in March 2024?', ['after-the-vote']],
    ['What did Heddle say in March?', ['after-the-vote']],
  ])('%s', (question, articles) => {
    const { answered, passages } = flood.ask(question);
    expect(answered).toBe(true);
    const named = passages.flatMap(({ article, also = [] }) => [
      article,
      ...also.map((each) => each.article),
    ]);
    expect([...new Set(named)].sort()).toEqual([...articles].sort());
  });

  test.each([
    'When did the river burst its banks in Lunnay?',
    'How many people died in the flood on March 2?',
    'Who stepped down before the inquiry?',
  ])('a time that a passage tells, or nobody dates, narrows nothing: %s', (question) => {
    expect(flood.ask(question).period).toBeUndefined();
  });

  test('counts as much in a question that comes after others and hangs on none of them', () => {
    const first = 'Who is head of the inquiry?';
    const history = [{ question: first, answer: flood.ask(first) }];
    for (const question of ['What did Heddle say in March 2024?', 'How many people died on March 3?']) {
      const { period } = flood.ask(question);
      expect(period).toBeDefined();
      expect(flood.ask(question, { history })).toMatchObject({ answered: true, period });
    }
  });

  test.each([
    'What is the latest death toll?',
    'What is the most recent cost of the wall?',
    'Who is the latest head of the inquiry?',
    'What is the latest on the flood?',
    'What’s the latest news about the flood wall?',
  ])('the latest stands first: %s', (question) => {
    expect(flood.ask(question).passages[0]?.article).toBe('after-the-vote');
  });
});

describe('a timeline', () => {
  const lines = (topic: string, options = {}) =>
    textCard(timelineCard(flood.timeline(topic, options), flood), flood, STYLE);

  test.each([
    ['dam', [MAR3, 'was not opened', MAR5, 'was opened']],
    [
      'flood wall',
      [MAR3, 'will vote on a new flood wall', MAR5, 'could not wait', MAR14, 'voted on Tuesday'],
    ],
    ['inquiry', [MAR3, 'Peter Voss', MAR14, 'Anna Lindqvist']],
    ['Calder', [MAR3, 'had not been warned', MAR5, 'could not wait', MAR14, 'The wall is late']],
    ['mayor', [MAR3, 'had not been warned', MAR14, 'The wall is late']],
    ['Heddle', [MAR14, 'The river has won']],
    ['schools', [MAR5, 'also in Flood Kills Fourteen', 'Schools in Lunnay reopen']],
    ['ferry', ['Mar 20, 2024', 'ran aground']],
  ])('of %s goes by date', (topic, words) => {
    // The date stands below the words that it belongs to.
    const read = lines(topic)
      .split('\n│ ')
      .slice(1)
      .map((entry) => entry.split('\n').reverse().join('\n'))
      .join('\n');
    expect(inOrder(read, words)).toBe(true);
  });

  test('has the same words once', () => {
    expect(lines('people died').split('Fourteen people died')).toHaveLength(2);
  });

  test('of some days', () => {
    expect(lines('inquiry', { since: '2024-03-10' })).not.toContain('Peter Voss');
    expect(lines('inquiry', { until: '2024-03-10' })).not.toContain('Anna Lindqvist');
    expect(lines('inquiry', { until: '2023' })).toContain('They say nothing about this.');
  });

  test('of what nobody reports on is empty', () => {
    expect(flood.timeline('volcano')).toMatchObject({ speaker: null, entries: [] });
  });

  test('shows what has no date last', () => {
    const library = createLibrary([
      { id: 'undated', sections: [{ paragraphs: ['The bridge is old.'] }] },
      { id: 'new', published: '2024-01-02', sections: [{ paragraphs: ['The bridge is closed.'] }] },
      { id: 'old', published: '2020-01-02', sections: [{ paragraphs: ['The bridge is open.'] }] },
    ]);
    expect(library.timeline('bridge').entries.map(({ article, day }) => [article, day])).toEqual([
      ['old', '2020-01-02'],
      ['new', '2024-01-02'],
      ['undated', null],
    ]);
  });
});
