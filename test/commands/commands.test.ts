import { describe, expect, expectTypeOf, test } from 'vitest';
import { ask } from '../../commands/ask.js';
import { type OptionsOf, usage } from '../../commands/command.js';
import { commands } from '../../commands/index.js';
import { quote } from '../../commands/quote.js';
import type { summary } from '../../commands/summary.js';
import { textCard } from '../../src/cards/text-card.js';
import { finish } from '../../src/language/steps.js';
import type { QuoteOptions, SummaryOptions } from '../../src/library/results.js';
import { fakeLibrary, noAnswer, roofQuotes, stormSummary } from '../support/fake-library.js';

const library = fakeLibrary();
const text = (name: string, options = {}, of = library) => {
  const command = commands.get(name);
  if (!command) throw new Error(`no /${name}`);
  return textCard(finish(command.run(options, { library: of })), of, { width: 120, ansi: false });
};

describe('the payloads', () => {
  test('are found by their names', () => {
    expect([...commands.keys()]).toEqual([
      'ask',
      'quote',
      'summary',
      'timeline',
      'check',
      'sources',
      'privacy',
      'help',
    ]);
  });

  test.each([...commands.values()])(
    '$payload.name keeps to the rules for commands',
    ({ payload, autocomplete }) => {
      const options = payload.options ?? [];
      for (const { name, description } of [payload, ...options]) {
        expect(name).toMatch(/^[a-z]{1,32}$/u);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
      const required = options.map((option) => option.required === true);
      expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
      expect(options.some((option) => 'autocomplete' in option)).toBe(autocomplete !== undefined);
    },
  );

  test('tell how a command is typed', () => {
    expect(usage(quote.payload)).toBe('/quote [speaker] [about] [source] [since] [until] [private]');
  });
});

test('options are typed by the payload', () => {
  expectTypeOf<OptionsOf<typeof ask.payload>['question']>().toEqualTypeOf<string>();
  expectTypeOf<OptionsOf<typeof ask.payload>['private']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<OptionsOf<typeof summary.payload>['length']>().toEqualTypeOf<
    'short' | 'medium' | 'long' | undefined
  >();
  // @ts-expect-error: no command is without its required option
  expect(() => finish(ask.run({}, { library }))).toThrow();
});

describe('what they do', () => {
  test('/ask answers from the source that was chosen', () => {
    const asked: unknown[] = [];
    const of = fakeLibrary({
      ask: (question, options) => {
        asked.push([question, options]);
        return noAnswer;
      },
    });
    text('ask', { question: 'Why?' }, of);
    text('ask', { question: 'Why?', source: 'storm', private: true }, of);
    expect(asked).toEqual([
      ['Why?', { limit: 30 }],
      ['Why?', { source: 'storm', limit: 30 }],
    ]);
  });

  test('/quote passes on speaker, topic and source', () => {
    const asked: (QuoteOptions | undefined)[] = [];
    const of = fakeLibrary({
      quotes: (options) => {
        asked.push(options);
        return roofQuotes;
      },
    });
    expect(text('quote', { speaker: 'dahl', about: 'roof', source: 'storm' }, of)).toContain(
      '“The roof is gone.”',
    );
    expect(asked).toEqual([{ speaker: 'dahl', about: 'roof', source: 'storm' }]);
  });

  test('/summary passes on section, length and source', () => {
    const asked: (SummaryOptions | undefined)[] = [];
    const of = fakeLibrary({
      summary: (options) => {
        asked.push(options);
        return stormSummary;
      },
    });
    expect(text('summary', { section: 'Wind', length: 'short', source: 'storm' }, of)).toContain(
      'Repairs begin',
    );
    text('summary', {}, of);
    expect(asked).toEqual([{ section: 'Wind', length: 'short', source: 'storm' }, {}]);
  });

  test('/sources lists the articles', () => {
    expect(text('sources')).toContain('Storm Over Bergen');
  });

  test('/help names every command', () => {
    for (const { payload } of commands.values()) expect(text('help')).toContain(usage(payload));
  });
});
