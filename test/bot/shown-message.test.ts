import type { APIMessage } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { wordsOf } from '../../src/bot/shown-message.js';

test('the words of a message are its text and what its embeds, components and forwarded messages say', () => {
  const message = {
    content: 'Own text.',
    embeds: [{ title: 'Title', description: 'Embedded.', fields: [{ name: 'Field', value: 'Its value.' }] }],
    components: [
      {
        type: 17,
        components: [
          { type: 10, content: 'Shown.' },
          { type: 9, components: [{ type: 10, content: 'Beside.' }] },
        ],
      },
      { type: 1, components: [{ type: 2, label: 'Press' }] },
    ],
    message_snapshots: [{ message: { content: 'Forwarded.' } }],
  } as unknown as APIMessage;
  expect(wordsOf(message).split('\n\n')).toEqual([
    'Own text.',
    'Title',
    'Embedded.',
    'Its value.',
    'Shown.',
    'Beside.',
    'Forwarded.',
  ]);
  expect(wordsOf({})).toBe('');
});
