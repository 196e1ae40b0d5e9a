import { describe, expect, test } from 'vitest';
import { InteractionFailed } from '../../../src/local/discord/server.js';
import { complete } from '../../../src/local/terminal/slash-command.js';
import { fakeLibrary, frost, storm } from '../../support/fake-library.js';
import { fakeMember } from '../../support/fake-member.js';

const member = fakeMember(fakeLibrary({ articles: [storm, frost] }));
const tab = (line: string) => complete(line, member);

describe('Tab completes', () => {
  test('the names of commands', async () => {
    expect(await tab('/s')).toEqual([['/summary ', '/sources '], '/s']);
    expect(await tab('/q')).toEqual([['/quote ', '/quit '], '/q']);
    expect(await tab('/e')).toEqual([['/edit '], '/e']);
  });

  test('the channels to go to, and the message to change', async () => {
    const news = { id: '2', kind: 'channel', name: 'news' } as const;
    const channels = [...member.channels(), news];
    const elsewhere = { ...member, channels: () => channels, lastWritten: () => 'Why?' };
    expect(await complete('/in ', elsewhere)).toEqual([['@Verbatim', '#news'], '']);
    expect(await complete('/in #N', elsewhere)).toEqual([['#news'], '#N']);
    expect(await complete('/edit ', elsewhere)).toEqual([['Why?'], '']);
    expect(await tab('/edit ')).toEqual([[], '']);
    expect(await tab('/delete ')).toEqual([[], '']);
  });

  test('speakers, by any part of their name', async () => {
    expect(await tab('/quote dah')).toEqual([['Ola Dahl'], 'dah']);
  });

  test('sections', async () => {
    expect(await tab('/summary ')).toEqual([
      ['storm', 'frost', 'After The Wind · Storm Over Bergen', 'Orchards · Frost In May'],
      '',
    ]);
    expect(await tab('/summary after th')).toEqual([['After The Wind · Storm Over Bergen'], 'after th']);
  });

  test('sections of the source that was named', async () => {
    expect(await tab('/summary source:frost section:')).toEqual([['whole article', 'Orchards'], '']);
  });

  test('values of named options', async () => {
    expect(await tab('/ask Why? source:fr')).toEqual([['frost'], 'fr']);
    expect(await tab('/summary Orchards length:s')).toEqual([['short'], 's']);
    expect(await tab('/ask Why? private:')).toEqual([['true', 'false'], '']);
  });

  test('names of options that are not there yet', async () => {
    expect(await tab('/quote Ola Dahl ')).toEqual([
      ['about:', 'source:', 'since:', 'until:', 'private:'],
      '',
    ]);
    expect(await tab('/quote Ola Dahl about:roof so')).toEqual([['source:'], 'so']);
    expect(await tab('/summary length:short After The Wind s')).toEqual([['source:'], 's']);
  });

  test('nothing in a question, nor after an unknown command', async () => {
    expect(await tab('Who is')).toEqual([[], 'Who is']);
    expect((await tab('/forecast now'))[0]).toEqual([]);
    expect((await tab('/sources '))[0]).toEqual([]);
  });

  test('nothing where the bot does not answer', async () => {
    const silent = { ...member, autocomplete: () => Promise.reject(new InteractionFailed('no answer')) };
    expect(await complete('/quote dah', silent)).toEqual([[], 'dah']);
  });
});
