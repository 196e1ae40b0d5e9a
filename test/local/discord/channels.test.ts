import { GatewayIntentBits, type Message } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { readFormBody } from '../../../src/local/discord/form-rules.js';
import { readNewMessage } from '../../../src/local/discord/response-rules.js';
import { problemsOf } from './refusal.js';
import { bot, start } from './support.js';

const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;

/** What a client with these intents is told that a message says. */
async function heard(content: string, intents: GatewayIntentBits[]): Promise<string> {
  const loopback = await start({ allowPrivilegedIntents: true });
  const client = await bot(loopback, () => {}, { intents });
  const told = new Promise<Message>((resolve) => client.once('messageCreate', resolve));
  loopback.user('Ada').say(content);
  return (await told).content;
}

describe('what a message says is told', () => {
  test('to who is mentioned in it', async () => {
    expect(await heard('@Local bot Why?', [Guilds, GuildMessages])).toMatch(/^<@\d+> Why\?$/u);
  });

  test('to nobody else', async () => {
    expect(await heard('Why?', [Guilds, GuildMessages])).toBe('');
  });

  test('to who may read all', async () => {
    expect(await heard('Why?', [Guilds, GuildMessages, MessageContent])).toBe('Why?');
  });
});

test('a reply pings unless it says otherwise, and others’ messages cannot be changed', async () => {
  const loopback = await start();
  const client = await bot(loopback, () => {}, { intents: [Guilds, GuildMessages] });
  const ada = loopback.user('Ada');
  const { id } = ada.say('Hello');
  const channel = await client.channels.fetch(ada.channelId);
  if (!channel?.isSendable()) throw new Error('a channel expected');
  await channel.send({ content: 'Yes', reply: { messageReference: id } });
  await channel.send({
    content: 'No',
    reply: { messageReference: id },
    allowedMentions: { parse: [], repliedUser: false },
  });
  expect(ada.messages().map(({ mentions }) => mentions.length)).toEqual([0, 1, 0]);
  const message = await channel.messages.fetch(id);
  await expect(message.edit('Bye')).rejects.toThrow('Cannot edit a message authored by another user');
  await expect(message.delete()).rejects.toThrow('Missing Permissions');
});

test('nothing in a channel is for one reader alone', () => {
  expect(problemsOf(() => readNewMessage({ content: 'x', flags: 64 }))).toHaveLength(1);
});

describe('a form', () => {
  const field = { type: 4, custom_id: 'question', style: 1 };
  const form = (changes: object = {}, inField: object = {}) => ({
    custom_id: 'x',
    title: 'Ask on',
    components: [{ type: 18, label: 'What?', component: { ...field, ...inField } }],
    ...changes,
  });

  test('may have a field with a label', () => {
    expect(problemsOf(() => readFormBody(form()))).toEqual([]);
  });

  test.each([
    ['a title of 46 characters', form({ title: 'x'.repeat(46) })],
    ['no fields', form({ components: [] })],
    ['a field without a style', form({}, { style: undefined })],
    ['a field that holds more than 4000 characters', form({}, { max_length: 4001 })],
    ['a field that has to be longer than it may be', form({}, { min_length: 2, max_length: 1 })],
    ['two fields with one id', form({ components: [...form().components, ...form().components] })],
  ])('may not have %s', (_what, body) => {
    expect(problemsOf(() => readFormBody(body)).length).toBeGreaterThan(0);
  });
});
