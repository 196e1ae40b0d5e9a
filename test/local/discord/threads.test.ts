import { GatewayIntentBits, MessageType, type ThreadChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { InvalidUse } from '../../../src/local/discord/server.js';
import { bot, start } from './support.js';

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

describe('a thread', () => {
  test('is opened on a message: the client is told of it, of the message that has one now, and of what is written in it', async () => {
    const loopback = await start();
    const client = await bot(loopback, () => {}, { intents: [Guilds, GuildMessages] });
    const ada = loopback.user('Ada');
    const told = new Promise<ThreadChannel>((resolve) => client.once('threadCreate', resolve));
    const changed = new Promise<unknown>((resolve) => {
      client.on('raw' as never, (packet: { t: string; d: unknown }) => {
        if (packet.t === 'MESSAGE_UPDATE') resolve(packet.d);
      });
    });
    const { id } = ada.say('Who took the roof?');
    const thread = ada.openThread(id, 'The roof');
    const seen = await told;
    expect([seen.id, seen.name, seen.parentId, seen.isThread()]).toEqual([
      id,
      'The roof',
      ada.channelId,
      true,
    ]);
    expect(await changed).toMatchObject({ id, flags: 32, thread: { id, name: 'The roof' } });

    const inside = loopback.user('Ada', { channelId: thread.id });
    expect(inside.messages()).toMatchObject([
      { type: MessageType.ThreadStarterMessage, message_reference: { message_id: id } },
    ]);
    const heard = new Promise<string>((resolve) => {
      client.on('messageCreate', ({ content, channelId }) => {
        if (channelId === thread.id && content !== '') resolve(content);
      });
    });
    inside.say('@local BOT Why?');
    expect(await heard).toMatch(/^<@\d+> Why\?$/u);
    await seen.send('Because.');
    expect(inside.messages().at(-1)?.content).toBe('Because.');
    expect(ada.messages()).toHaveLength(1);
  });

  test('is there for a client that comes later', async () => {
    const loopback = await start();
    const ada = loopback.user('Ada');
    const { id } = ada.say('Who took the roof?');
    ada.openThread(id, 'The roof');
    const client = await bot(loopback, () => {});
    expect(client.channels.cache.get(id)?.isThread()).toBe(true);
  });

  test('is opened neither in direct messages nor in a thread, nor twice, nor without a fit name', async () => {
    const loopback = await start();
    const direct = loopback.user('Ada', { direct: 'with the bot' });
    expect(() => direct.openThread(direct.say('Hi').id, 'x')).toThrow('no threads in direct messages');
    const ada = loopback.user('Ada');
    const { id } = ada.say('Hi');
    for (const name of ['', ' ', 'x'.repeat(101)])
      expect(() => ada.openThread(id, name)).toThrow('must be 1 to 100 characters');
    ada.openThread(id, 'x'.repeat(100));
    expect(() => ada.openThread(id, 'y')).toThrow('has a thread already');
    const inside = loopback.user('Ada', { channelId: id });
    expect(() => inside.openThread(inside.say('Hi').id, 'y')).toThrow('no threads within threads');
  });

  test('is on no message that one alone sees', async () => {
    const loopback = await start();
    await bot(loopback, (interaction) => {
      if (interaction.isRepliable()) void interaction.reply({ content: 'For you', flags: 64 });
    });
    const ada = loopback.user('Ada');
    const { id } = await ada.command('ask', { question: 'Who?' });
    expect(() => ada.openThread(id, 'x')).toThrow('only you can see');
  });
});

describe('the channels of a user', () => {
  test('are listed with the threads in them, as they are opened', async () => {
    const loopback = await start({ name: 'Owl', guilds: [{ name: 'Bergen', channels: ['news', 'talk'] }] });
    const channels = loopback.channels('Ada');
    const names = () => channels.list().map(({ kind, name, guild }) => [kind, name, guild]);
    expect(names()).toEqual([
      ['direct', 'Owl', undefined],
      ['channel', 'news', 'Bergen'],
      ['channel', 'talk', 'Bergen'],
    ]);
    const news = channels.at(channels.list()[1]?.id ?? '');
    news.openThread(news.say('Hi').id, 'Roofs');
    expect(names()[2]).toEqual(['thread', 'Roofs', 'Bergen']);
    expect(channels.list()[2]?.parent).toBe(news.channelId);
  });

  test('each have their messages, and what happens in any of them is told', async () => {
    const loopback = await start();
    const channels = loopback.channels('Ada');
    const [direct, general] = channels.list().map(({ id }) => channels.at(id));
    const told: string[] = [];
    channels.subscribe(({ type, message }) => told.push(`${type} ${message.content}`));
    const one = direct?.say('one');
    const two = general?.say('two');
    loopback.user('Ben', { direct: 'with the bot' }).say('not for Ada');
    channels.of(one?.id ?? '').edit(one?.id ?? '', 'three');
    channels.of(two?.id ?? '').remove(two?.id ?? '');
    expect(told).toEqual(['create one', 'create two', 'update three', 'delete two']);
    expect(channels.messages().map(({ content }) => content)).toEqual(['three']);
    expect(channels.of(one?.id ?? '').channelId).toBe(direct?.channelId);
    for (const wrong of [() => channels.at('1'), () => channels.of('1')]) expect(wrong).toThrow(InvalidUse);
  });

  test('are not those of others: what these alone see can neither be read nor changed', async () => {
    const loopback = await start();
    await bot(loopback, (interaction) => {
      if (interaction.isRepliable()) void interaction.reply({ content: 'For Ben', flags: 64 });
    });
    const told: string[] = [];
    loopback.channels('Ada').subscribe(({ message }) => told.push(message.content));
    await loopback.user('Ben').command('ask', { question: 'Who?' });
    expect(told).toEqual([]);
    const secret = loopback.user('Ben', { direct: 'with the bot' }).say('secret');
    const channels = loopback.channels('Ada');
    expect(channels.messages()).toEqual([]);
    expect(() => channels.of(secret.id)).toThrow(InvalidUse);
  });
});

test('what is changed or deleted in direct messages is told to who listens to them', async () => {
  const loopback = await start();
  const client = await bot(loopback, () => {}, { intents: [Guilds, DirectMessages] });
  const told: string[] = [];
  const isOver = new Promise<void>((resolve) => {
    client.on(
      'raw' as never,
      ({ t, d }: { t: string; d: { content?: string; edited_timestamp?: string } }) => {
        if (t.startsWith('MESSAGE_'))
          told.push(`${t} ${d.content ?? ''} ${typeof d.edited_timestamp === 'string'}`);
        if (t === 'MESSAGE_DELETE') resolve();
      },
    );
  });
  const ada = loopback.user('Ada', { direct: 'with the bot' });
  const { id } = ada.say('Who?');
  ada.edit(id, 'Where?');
  ada.remove(id);
  await isOver;
  expect(told).toEqual(['MESSAGE_CREATE Who? false', 'MESSAGE_UPDATE Where? true', 'MESSAGE_DELETE  false']);
});
