import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { wantedBy, wantedByWritten } from '../../src/bot/wanted-by.js';
import { heading } from '../../src/cards/shown-words.js';

const [COMMAND, COMPONENT, AUTOCOMPLETE, FORM] = [2, 3, 4, 5];
const [CONTAINER, TEXT, LABEL] = [17, 10, 18];
const STRING = 3;
/** The options that are no words to look for. */
const DATES = new Set(['since', 'until']);

function command(name: string, values: Record<string, string | boolean>, type = COMMAND): APIInteraction {
  const options = Object.entries(values).map(([name, value]) => ({ name, value, type: 3 }));
  return { type, data: { type: 1, name, options } } as unknown as APIInteraction;
}

/** A card with that title, a passage of an article that the key stands for, and a button below. */
function messageOf(title: string, customId = '1a.abcdef..2.ghijkl'): APIMessage {
  const components = [
    { type: TEXT, content: heading(title) },
    { type: 9, components: [], accessory: { type: 2, custom_id: '1c.Artic_Id.abcdef.5-9' } },
    { type: 1, components: [{ type: 2, custom_id: customId }] },
  ];
  return { components: [{ type: CONTAINER, components }] } as unknown as APIMessage;
}

describe('an archive is asked for', () => {
  test('the words of a command, and the article and the time that it names', () => {
    expect(
      wantedBy(command('ask', { question: 'Who pays?', source: 'storm', since: '2024', private: true })),
    ).toMatchObject({ texts: ['Who pays?'], names: ['Who pays?', 'storm'], since: '2024' });
    expect(wantedBy(command('quote', { speaker: 'Macron', about: 'roofs' }))).toMatchObject({
      speakers: ['Macron'],
      texts: ['roofs'],
    });
    expect(wantedBy(command('summary', { section: 'Costs' }))).toMatchObject({ names: ['Costs'] });
    expect(wantedBy(command('timeline', { topic: 'the flood' }))).toMatchObject({ texts: ['the flood'] });
    expect(wantedBy(command('check', { text: 'It rained. “We are wet.”' })).texts).toEqual(
      expect.arrayContaining(['It rained.', '“We are wet.”']),
    );
    expect(wantedBy(command('sources', {}))).toMatchObject({ page: 1 });
  });

  test.each([...commands])('all that is typed into an option of /%s', (name, { payload }) => {
    const typed = (payload.options ?? []).flatMap((option): [string, string][] => {
      if (option.type !== STRING || 'choices' in option) return [];
      return [[option.name, DATES.has(option.name) ? '2024' : `the ${option.name} of ${name}`]];
    });
    const wanted = JSON.stringify(wantedBy(command(name, Object.fromEntries(typed))));
    for (const [, words] of typed) expect(wanted).toContain(JSON.stringify(words));
  });

  test('what is being typed', () => {
    expect(wantedBy(command('quote', { speaker: 'Macr' }, AUTOCOMPLETE))).toMatchObject({
      speakers: ['Macr'],
    });
  });

  test('whom a question asks to quote', () => {
    expect(wantedBy(command('ask', { question: 'What did Lavrov say about Minsk?' }))).toMatchObject({
      texts: ['What did Lavrov say about Minsk?', 'Minsk'],
      speakers: ['Lavrov'],
    });
  });

  test('the question above a button, and the articles that the message shows', () => {
    const press = { type: COMPONENT, message: messageOf('Who pays?'), data: { custom_id: '1h' } };
    expect(wantedBy(press as unknown as APIInteraction)).toMatchObject({
      texts: ['Who pays?'],
      keys: ['Artic_Id'],
    });
    const topical = { ...press, message: messageOf('Lavrov on “the flood”') };
    expect(wantedBy(topical as unknown as APIInteraction).texts).toContain('the flood');
  });

  test('the question in a form, and what it hangs on', () => {
    const components = [
      { type: LABEL, component: { type: 4, custom_id: 'question', value: 'And who else?' } },
    ];
    const data = { custom_id: '1f.abcdef..0', components };
    const form = { type: FORM, message: messageOf('Who pays?'), data };
    expect(wantedBy(form as unknown as APIInteraction)).toMatchObject({
      texts: ['And who else?', 'Who pays?'],
      keys: ['Artic_Id'],
    });
  });

  test('what is written to the bot, after its answer', () => {
    expect(wantedByWritten('And who else?', messageOf('Who pays?'))).toMatchObject({
      texts: ['And who else?', 'Who pays?'],
      keys: ['Artic_Id'],
    });
    expect(wantedByWritten('Who pays?', undefined)).toMatchObject({ texts: ['Who pays?'], keys: [] });
  });
});
