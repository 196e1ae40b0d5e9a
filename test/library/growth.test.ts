import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask.js';
import { exportCard } from '../../commands/export.js';
import { ready } from '../../commands/index.js';
import { speakerChoices } from '../../commands/option-choices.js';
import { quote } from '../../commands/quote.js';
import { summary } from '../../commands/summary.js';
import { timeline } from '../../commands/timeline.js';
import { readMarkdown } from '../../src/article/markdown.js';
import type { Card } from '../../src/cards/card.js';
import { csvOf, quotationRows } from '../../src/cards/export.js';
import { quoteCard } from '../../src/cards/quote-cards.js';
import { type ArticleSource, createLibrary, type LibrarySpeaker } from '../../src/index.js';
import { atOnce, isSteps } from '../../src/language/steps.js';
import { indexHeadings } from '../../src/library/headings.js';
import { centrality } from '../../src/summary/scores.js';

/*
 * What anybody who writes an article or a question can make larger costs no more than in proportion. The work done pair
 * by pair would take these tests many times the time that they are given.
 */

const SUBJECTS = ['harbour', 'bridge', 'council', 'ferry', 'budget', 'storm', 'school', 'railway'];

function sentence(number: number): string {
  const subject = SUBJECTS[number % SUBJECTS.length];
  return number % 5 === 0
    ? `“The ${subject} was rebuilt in ${number},” Ola Dahl said.`
    : `The ${subject} near gate ${number} was closed on day ${number % 700}.`;
}

const many = (count: number) => Array.from({ length: count }, (_, number) => sentence(number));

function articleOf(paragraphs: readonly string[]): ArticleSource {
  return { id: 'long', title: 'Harbour report', sections: [{ paragraphs }] };
}

describe('a long article', { timeout: 15_000 }, () => {
  const library = createLibrary([articleOf(many(4000))]);

  test('is condensed', () => {
    expect(library.summary()?.sentences.length).toBeGreaterThan(3);
    expect(library.summary({ topic: 'bridge' })?.sentences.length).toBeGreaterThan(0);
  });

  test('is searched for what somebody said about something', () => {
    expect(library.quotes({ speaker: 'Dahl', about: 'bridge' }).quotations.length).toBeGreaterThan(50);
  });

  test('gives a page of its quotations, whose buttons and citations are made for that page alone', () => {
    const result = library.quotes({ speaker: 'Dahl' });
    expect(result.quotations.length).toBe(800);
    expect(atOnce(quoteCard(result, library, {}, 1)).blocks).toHaveLength(5);
  });
});

test('a Markdown article with thousands of underlined headings is read', { timeout: 15_000 }, async () => {
  const source = many(6000).map((words, number) => `Gate ${number}\n---\n\n${words}\n\n`);
  expect((await readMarkdown(source.join(''))).sections).toHaveLength(6000);
});

describe('an article on one line', { timeout: 15_000 }, () => {
  const library = createLibrary([articleOf([many(2000).join(' ')])]);

  test('is condensed', () => {
    expect(library.summary()?.sentences.length).toBeGreaterThan(3);
    expect(library.summary({ topic: 'bridge' })?.sentences.length).toBeGreaterThan(0);
  });

  test('is searched for what somebody said about something', () => {
    expect(library.quotes({ speaker: 'Dahl', about: 'bridge' }).quotations.length).toBeGreaterThan(50);
  });
});

describe('an archive', { timeout: 15_000 }, () => {
  const library = createLibrary(
    Array.from({ length: 1000 }, (_, number) => ({
      id: `a${number}`,
      title: `Report ${number}`,
      sections: [
        { paragraphs: [`“The ${SUBJECTS[number % 8]} holds,” Council President Maria Costa said.`] },
      ],
    })),
  );

  test('knows a speaker of all its articles as one', () => {
    const { speaker, quotations } = library.quotes({ speaker: 'Maria Costa' });
    expect(speaker?.quotations).toBe(1000);
    expect(quotations).toHaveLength(1000);
  });
});

test('centrality looks at each sentence twice, and not at pairs', () => {
  let looks = 0;
  class Counted extends Map<string, number> {
    override [Symbol.iterator]() {
      looks += 1;
      return super[Symbol.iterator]();
    }
  }
  const bags = Array.from(
    { length: 500 },
    (_, at) =>
      new Counted([
        ['harbour', 1],
        [`word ${at % 9}`, 1],
      ]),
  );
  centrality(bags);
  expect(looks).toBeLessThanOrEqual(2 * bags.length);
});

/** What is made in the end, and how often others may have had their turn before. */
function counted<Result>(steps: Generator<void, Result>): { readonly count: number; readonly made: Result } {
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  return { count, made: step.value };
}

describe('in steps', () => {
  const library = createLibrary([articleOf(many(20))]);

  test('a message is checked, some for each sentence', () => {
    const message = 'The harbour was closed. The bridge was closed. The ferry was closed.';
    const { count, made } = counted(library.inSteps.check(message));
    expect(count).toBeGreaterThanOrEqual(2 * 3);
    expect(made).toEqual(library.check(message));
  });

  test('a question is answered, some for each of its parts', () => {
    const question = 'Who rebuilt the harbour? When was the ferry closed? Who said that of the bridge?';
    const { count, made } = counted(library.inSteps.ask(question));
    expect(count).toBeGreaterThanOrEqual(2 * 3);
    expect(made).toEqual(library.ask(question));
  });

  test('a quotation is looked for, one for each stretch that it is held against', () => {
    const long = createLibrary([articleOf([many(4000).join(' ')])]);
    const quotation = '“The ferry was rebuilt in 1235 or so,” Ola Dahl said.';
    const { count, made } = counted(long.inSteps.verify(quotation));
    expect(count).toBeGreaterThan(20);
    expect(made).toEqual(long.verify(quotation));
    expect(made[0]?.verdict).toBe('altered');
  });

  describe('what a speaker said, one for some hundreds of quotations', () => {
    const reports = Array.from({ length: 1500 }, (_, at) => ({
      id: `report-${at}`,
      published: `2023-03-${String((at % 28) + 1).padStart(2, '0')}`,
      sections: [{ paragraphs: [sentence(5 * at)] }],
    }));
    const reported = createLibrary(reports);
    const speaker = 'Ola Dahl';
    const [dahl] = reported.speakers() as [LibrarySpeaker];
    const stepsOf = (make: () => Card | Generator<void, Card>) => {
      const steps = make();
      return isSteps<Card>(steps) ? counted(steps).count : 0;
    };

    test.each([
      ['/quote', () => quote.run({ speaker }, { library: reported })],
      ['/quote about', () => quote.run({ speaker, about: 'the bridge' }, { library: reported })],
      ['/quote without a speaker', () => quote.run({ about: 'the bridge' }, { library: reported })],
      ['/timeline', () => timeline.run({ topic: speaker }, { library: reported })],
      ['/summary', () => summary.run({ topic: 'the bridge' }, { library: reported })],
      ['/ask', () => ask.run({ question: 'What did Ola Dahl say?' }, { library: reported })],
      [
        'the table',
        () => exportCard({ of: { type: 'quote', speaker: dahl.name, page: 1 } }, { library: reported }),
      ],
    ])('by %s', (_, make) => {
      expect(stepsOf(make)).toBeGreaterThanOrEqual(2 * (1500 / 1000));
    });

    test('while a misspelt name is typed, one for each word', () => {
      const typed = { name: 'speaker', value: 'Captain Olav Dahll of Bergen' };
      const { count, made } = counted(speakerChoices(typed, { library: reported }));
      expect(count).toBeGreaterThanOrEqual(4);
      expect(made).toEqual([]);
    });

    test('and the same in the end', () => {
      const { quotations } = reported.quotes({ speaker });
      expect(quotations).toHaveLength(1500);
      expect(counted(reported.inSteps.quotes({ speaker })).made.quotations).toEqual(quotations);
      const table = csvOf(atOnce(quotationRows(quotations, reported)));
      expect(counted(table).made.split('\r\n')).toHaveLength(1500 + 2);
    });
  });

  test('the headings of an article are read, one for some hundreds of them', () => {
    const sections = Array.from({ length: 1500 }, (_, at) => ({
      heading: `Day ${at} at the harbour`,
      paragraphs: [sentence(at)],
    }));
    const headed = createLibrary([{ id: 'long', sections }]);
    expect(counted(ready(headed)).count).toBeGreaterThan(3 * (1500 / 500));
    expect(counted(indexHeadings([...headed.articles])).count).toBeGreaterThanOrEqual(2 * (1500 / 500));
  });
});

describe('a question that is asked again and again in one', () => {
  test('is answered once', () => {
    const library = createLibrary([articleOf(many(20))]);
    const question = 'Who rebuilt the harbour in 0? ';
    const { explanation } = library.ask(question.repeat(10), { explain: true });
    expect(explanation).toHaveLength(1);
  });
});
