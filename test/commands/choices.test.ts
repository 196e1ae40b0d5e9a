import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask.js';
import { commands } from '../../commands/index.js';
import { quote } from '../../commands/quote.js';
import { summary } from '../../commands/summary.js';
import { readSource } from '../../src/article/source.js';
import { finish } from '../../src/language/steps.js';
import { dahl, fakeLibrary, frost, locate, storm } from '../support/fake-library.js';

const lie = { ...dahl, name: locate('Kari Lie'), role: null, quotations: 3 };
const library = fakeLibrary({ articles: [storm, frost], speakers: () => [dahl, lie] });
const context = { library };
const values = (choices: { value: string }[] | undefined) => choices?.map(({ value }) => value);

describe('choices', () => {
  test('of a source are titles, the value the id', () => {
    expect(finish(ask.autocomplete?.({ name: 'source', value: '' }, context) ?? [])).toEqual([
      { name: 'Storm Over Bergen · Mar 5, 2023', value: 'storm' },
      { name: 'Frost In May', value: 'frost' },
    ]);
  });

  test('are those that hold what was typed, in any case and without accents', () => {
    expect(values(finish(ask.autocomplete?.({ name: 'source', value: 'BÉRGEN' }, context) ?? []))).toEqual([
      'storm',
    ]);
    expect(values(finish(ask.autocomplete?.({ name: 'source', value: 'rain' }, context) ?? []))).toEqual([]);
  });

  test('of a speaker show the role, those with most quotations first', () => {
    expect(finish(quote.autocomplete?.({ name: 'speaker', value: '' }, context) ?? [])).toEqual([
      { name: 'Kari Lie · 3 quotations', value: 'Kari Lie' },
      { name: 'Ola Dahl · Mayor · 1 quotation', value: 'Ola Dahl' },
    ]);
    expect(values(finish(quote.autocomplete?.({ name: 'speaker', value: 'mayor' }, context) ?? []))).toEqual([
      'Ola Dahl',
    ]);
  });

  test('of a section begin with the whole article and name the article where there are several', () => {
    expect(finish(summary.autocomplete?.({ name: 'section', value: '' }, context) ?? [])).toEqual([
      { name: 'whole article · Storm Over Bergen', value: 'storm' },
      { name: 'whole article · Frost In May', value: 'frost' },
      { name: 'After The Wind · Storm Over Bergen', value: 'After The Wind · Storm Over Bergen' },
      { name: 'Orchards · Frost In May', value: 'Orchards · Frost In May' },
    ]);
  });

  test('keep to the source that was chosen, and to none while it names nothing', () => {
    const section = { name: 'section', value: '' };
    expect(values(finish(summary.autocomplete?.({ ...section, source: 'frost' }, context) ?? []))).toEqual([
      'whole article',
      'Orchards',
    ]);
    expect(values(finish(summary.autocomplete?.({ ...section, source: 'fro' }, context) ?? []))).toEqual([]);
    expect(
      finish(quote.autocomplete?.({ name: 'speaker', value: '', source: 'fro' }, context) ?? []),
    ).toEqual([]);
  });

  test('begin with those that begin with what was typed', () => {
    expect(values(finish(summary.autocomplete?.({ name: 'section', value: 'o' }, context) ?? []))).toEqual([
      'Orchards · Frost In May',
      'storm',
      'frost',
      'After The Wind · Storm Over Bergen',
    ]);
  });

  test('of a question are what speakers said and headings, as far as they fit the last word', () => {
    const offered = (value: string) => finish(ask.autocomplete?.({ name: 'question', value }, context) ?? []);
    expect(values(offered('da'))).toEqual(['What did Ola Dahl say?']);
    expect(values(offered('the wi'))).toEqual(['After The Wind']);
    expect(values(offered(''))).toEqual([
      'What did Ola Dahl say?',
      'What did Kari Lie say?',
      'After The Wind',
      'Orchards',
    ]);
  });

  test('of a section chosen among several articles lead to that article’s', () => {
    const asked: unknown[] = [];
    const of = fakeLibrary({
      articles: [storm, frost],
      summary: (options) => {
        asked.push(options);
        return null;
      },
    });
    finish(summary.run({ section: 'Orchards · Frost In May' }, { library: of }));
    expect(asked).toEqual([{ section: '1', source: 'frost' }]);
  });

  test('keep inside the limits, whatever the headings and whatever is typed', () => {
    const headings = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 40 });
    fc.assert(
      fc.property(headings, fc.string({ maxLength: 3 }), (found, value) => {
        const sections = found.map((heading) => ({
          heading: heading.replace(/[\r\n]/gu, ' '),
          paragraphs: ['x'],
        }));
        const article = readSource({ id: 'any', sections }, 'any');
        const of = { library: fakeLibrary({ articles: [article], speakers: () => [] }) };
        for (const command of commands.values()) {
          for (const name of ['question', 'section', 'source', 'speaker']) {
            const choices = finish(command.autocomplete?.({ name, value }, of) ?? []);
            expect(choices.length).toBeLessThanOrEqual(25);
            for (const choice of choices) {
              expect(choice.name.length).toBeLessThanOrEqual(100);
              expect(choice.value.length).toBeLessThanOrEqual(100);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('names', () => {
  const long = 'A very long headline of a story about everything that happened in the town hall';
  const one = (id: string, title: string, ...headings: string[]) =>
    readSource(
      { id, title, sections: headings.map((heading) => ({ heading, paragraphs: ['It rained.'] })) },
      id,
    );
  const offered = (option: 'section' | 'source', ...articles: ReturnType<typeof one>[]) =>
    finish(summary.autocomplete?.({ name: option, value: '' }, { library: fakeLibrary({ articles }) }) ?? []);

  test.each([
    ['a long title', [one('a', long, 'What happens next in the harbour'), one('b', 'Other', 'Cost')]],
    ['a long heading', [one('a', long, `${long}, and in the harbour`), one('b', 'Other', 'Cost')]],
    ['titles alike', [one('mon', 'Morning briefing', 'Sport'), one('tue', 'Morning briefing', 'Sport')]],
    ['headings alike', [one('a', 'Rain', 'Sport', 'Sport', 'Sport')]],
    [
      'titles that differ behind the cut',
      [
        one('a', `${long} and by day and by night`, 'Cost of it'),
        one('b', `${long} and by day and by light`, 'Cost of it'),
      ],
    ],
    ['emoji', [one('a', `${'A'.repeat(98)}👨‍👩‍👧‍👦 at sea`, '😀'.repeat(70)), one('b', 'Other', 'Cost')]],
    ['capitals alone', [one('a', 'Rain', 'SPORT', 'Sport'), one('b', 'Other')]],
  ])('are all there, short enough and told apart: %s', (_, articles) => {
    const headings = articles.flatMap(({ sections }) => sections).length;
    const whole = articles.length;
    for (const choices of [offered('section', ...articles), offered('source', ...articles)]) {
      const names = choices.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      for (const { name, value } of choices) {
        expect(name.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(name + value).not.toMatch(/\p{Cs}/u);
      }
    }
    expect(offered('section', ...articles)).toHaveLength(headings + whole);
    expect(offered('source', ...articles)).toHaveLength(whole);
  });

  test('are cut at the ends of words, and never within a character', () => {
    const names = offered(
      'section',
      one('a', long, 'What happens next in the harbour'),
      one('b', 'Other'),
    ).map(({ name }) => name);
    expect(names).toContain(
      'What happens next in the harbour · A very long headline of a story about everything that happened…',
    );
  });
});
