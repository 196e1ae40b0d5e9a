import { type Client, GatewayIntentBits, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { createEndings, createMember } from '../../../src/local/terminal/member.js';
import { bot, start } from '../discord/support.js';

const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages];

/** A message as the gateway tells of it, as far as it is looked at here. */
interface Told {
  readonly id: string;
  readonly channel_id: string;
  readonly author?: { readonly bot?: boolean };
}

/** Calls back whenever a client is told this of a message of somebody's. */
function on(client: Client, event: string, listener: (message: Told) => void): void {
  client.on('raw' as never, ({ t, d }: { readonly t: string; readonly d: Told }) => {
    if (t === event && !d.author?.bot) listener(d);
  });
}

/** Somebody at a prompt who has asked, and the bot that has answered, with its answer. */
async function open() {
  const loopback = await start();
  const endings = createEndings();
  const client = await bot(loopback, () => {}, { intents });
  const member = createMember(loopback.channels(), endings, false);
  let answer: `/${string}` = '/';
  on(client, 'MESSAGE_CREATE', async ({ id, channel_id }) => {
    const body = { content: 'Nobody.', message_reference: { message_id: id } };
    const sent = await client.rest.post(Routes.channelMessages(channel_id), { body });
    answer = Routes.channelMessage(channel_id, (sent as Told).id);
    endings.handled(id);
  });
  expect(await member.write('Who?')).toMatchObject({ content: 'Nobody.' });
  return { client, endings, member, answer };
}

/** Whether a promise is settled once all that is under way here is through. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(() => {
    settled = true;
  });
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  return settled;
}

test('a message is deleted when its answer is gone too', async () => {
  const { client, member, answer } = await open();
  const isTold = new Promise((resolve) => on(client, 'MESSAGE_DELETE', resolve));
  const removed = member.remove();
  await isTold;
  expect(await isSettled(removed)).toBe(false);
  await client.rest.delete(answer);
  expect(await removed).toMatchObject({ text: 'Who?' });
  expect(member.lastWritten()).toBeUndefined();
});

test('a change is shown with the answer as it is then, or with the one that stays', async () => {
  const { client, endings, member, answer } = await open();
  let changes = 0;
  on(client, 'MESSAGE_UPDATE', async ({ id }) => {
    changes += 1;
    if (changes > 1) return endings.passedOver(id);
    await client.rest.patch(answer, { body: { content: 'Somebody.' } });
    endings.handled(id);
  });
  expect(await member.edit('Why?')).toMatchObject({ isNew: true, answer: { content: 'Somebody.' } });
  expect(await member.edit('When?')).toMatchObject({ isNew: false, answer: { content: 'Somebody.' } });
});
