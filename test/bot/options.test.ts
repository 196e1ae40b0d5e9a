import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask } from '../../commands/ask.js';
import { commands } from '../../commands/index.js';
import { summary } from '../../commands/summary.js';
import { readOptions } from '../../src/bot/command-interaction.js';
import { Mistake } from '../../src/bot/outcome.js';

const received = (values: Record<string, unknown>) =>
  Object.entries(values).map(([name, value]) => ({ name, type: 3, value })) as never;

describe('the options of an interaction', () => {
  test('are read by the payload', () => {
    const values = { question: 'Why?', source: 'storm', private: true };
    expect(readOptions(ask.payload, received(values))).toEqual(values);
    expect(readOptions(summary.payload, received({ length: 'short' }))).toEqual({ length: 'short' });
  });

  test('that hold nothing but blanks count as left out', () => {
    expect(readOptions(ask.payload, received({ question: 'Why?', source: ' ' }))).toEqual({
      question: 'Why?',
    });
  });

  test('may be as long as Discord lets them be, which counts characters', () => {
    const question = '😀'.repeat(500);
    expect(readOptions(ask.payload, received({ question }))).toEqual({ question });
  });

  test.each([
    [{}, /"question" is needed/u],
    [{ question: ' \n' }, /"question" is needed/u],
    [{ question: 'x'.repeat(501) }, /"question" may have 500 characters, and this has 501/u],
    [{ question: 7 }, /"question" has to be text/u],
    [{ question: undefined }, /"question" has to be text/u],
    [{ question: 'Why?', private: 'yes' }, /"private" is either true or false/u],
    [{ question: 'Why?', colour: 'red' }, /no option "colour"/u],
  ])('of %j are refused', (values, message) => {
    expect(() => readOptions(ask.payload, received(values))).toThrow(Mistake);
    expect(() => readOptions(ask.payload, received(values))).toThrow(message);
  });

  test('are one of the choices where there are some', () => {
    expect(() => readOptions(summary.payload, received({ length: 'tiny' }))).toThrow(/short, medium, long/u);
  });

  test('of any kind are read or refused in a sentence', () => {
    const names = ['question', 'source', 'private', 'length', 'speaker', 'constructor', '__proto__'];
    const option = fc.record({ name: fc.constantFrom(...names), type: fc.nat(11), value: fc.anything() });
    const payloads = [...commands.values()].map(({ payload }) => payload);
    fc.assert(
      fc.property(fc.constantFrom(...payloads), fc.array(option), (payload, options) => {
        try {
          readOptions(payload, options as never);
        } catch (error) {
          expect(error).toBeInstanceOf(Mistake);
        }
      }),
    );
  });
});
