import { expect, test } from 'vitest';
import { bot, start } from './support.js';

test('a client logs in, registers commands, and answers', async () => {
  const loopback = await start();
  const client = await bot(
    loopback,
    async (i) => i.isChatInputCommand() && i.reply(`You asked ${i.options.getString('question')}`),
  );
  expect(client.user.id).toBe(loopback.applicationId);
  expect(client.guilds.cache.size).toBe(1);
  const message = await loopback.user('Ada').command('ask', { question: 'Who?' });
  expect(message.content).toBe('You asked Who?');
});
