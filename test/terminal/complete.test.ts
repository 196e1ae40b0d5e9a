import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { complete } from '../../src/terminal/complete.js';
import { fakeLibrary, frost, storm } from '../support/fake-library.js';

const library = fakeLibrary({ articles: [storm, frost] });
const tab = (line: string) => complete(line, commands, { library });

describe('Tab completes', () => {
  test('the names of commands', () => {
    expect(tab('/s')).toEqual([['/summary ', '/sources '], '/s']);
    expect(tab('/q')).toEqual([['/quote ', '/quit '], '/q']);
  });

  test('speakers, by any part of their name', () => {
    expect(tab('/quote dah')).toEqual([['Ola Dahl'], 'dah']);
  });

  test('sections', () => {
    expect(tab('/summary ')).toEqual([['whole article', 'After The Wind', 'Orchards'], '']);
    expect(tab('/summary after th')).toEqual([['After The Wind'], 'after th']);
  });

  test('sections of the source that was named', () => {
    expect(tab('/summary source:frost section:')).toEqual([['whole article', 'Orchards'], '']);
  });

  test('values of named options', () => {
    expect(tab('/ask Why? source:fr')).toEqual([['frost'], 'fr']);
    expect(tab('/summary Orchards length:s')).toEqual([['short'], 's']);
    expect(tab('/ask Why? private:')).toEqual([['true', 'false'], '']);
  });

  test('names of options that are not there yet', () => {
    expect(tab('/quote Ola Dahl ')).toEqual([['about:', 'source:', 'private:'], '']);
    expect(tab('/quote Ola Dahl about:roof so')).toEqual([['source:'], 'so']);
    expect(tab('/summary length:short After The Wind s')).toEqual([['source:'], 's']);
  });

  test('nothing in a question, nor after an unknown command', () => {
    expect(tab('Who is')).toEqual([[], 'Who is']);
    expect(tab('/forecast now')[0]).toEqual([]);
    expect(tab('/sources ')[0]).toEqual([]);
  });
});
