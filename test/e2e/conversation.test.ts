import { describe, expect, test } from 'vitest';
import { commands, messageCommands } from '../../commands/index.js';
import { createCooldown } from '../../src/bot/cooldown.js';
import { startBot } from '../../src/bot/run.js';
import { labelsOf, press } from './buttons.js';
import { askOn, nextAnswer, nextDeleted, openForm, write } from './conversation.js';
import { inTown, isPrivate, library, read, type Town } from './town.js';

const bot = ({ discord }: Pick<Town, 'discord'>) => `<@${discord.applicationId}>`;
const direct = { direct: 'with the bot' } as const;

/** What the bot has written in channels, without interactions. */
const written = ({ requests }: Town) =>
  requests.filter(({ method, path }) => method === 'POST' && /^\/channels\/\d+\/messages$/u.test(path));

describe('Ada writes to the bot', () => {
  test('mentions it, and is answered below her message, without a ping', () =>
    inTown(async (town) => {
      const { ada, discord } = town;
      const answer = await write(ada, `${bot(town)} What did Lavrov say about the Minsk agreements?`);
      expect(read(answer)).toContain('Lavrov');
      expect(read(answer)).toContain('│ ');
      expect(answer).toMatchObject({
        mentions: [],
        message_reference: { message_id: ada.messages()[0]?.id },
      });
      expect(isPrivate(answer)).toBe(false);
      expect(written(town)[0]?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
      expect(discord.user('Ben').messages()).toHaveLength(2);
    }));

  test('in a thread', () =>
    inTown(
      async (town) => {
        const [guild] = town.discord.guilds;
        const thread = guild?.channels.find(({ parentId }) => parentId);
        const ada = town.discord.user('Ada', { channelId: thread?.id ?? '' });
        expect(read(await write(ada, `What is S. 1605? ${bot(town)}`))).toContain('│ ');
      },
      { loopback: { guilds: [{ threads: ['Minsk'] }] } },
    ));

  test('in direct messages without a mention, and the last answer counts for ten minutes', () =>
    inTown(async ({ discord, clock }) => {
      const ada = discord.user('Ada', direct);
      await write(ada, 'What did Lavrov say about the Minsk agreements?');
      clock.advance(9 * 60_000);
      expect(read(await write(ada, 'And Putin?'))).toMatch(
        /Taken as: What did Putin say about the Minsk agreements\?/u,
      );
      clock.advance(11 * 60_000);
      expect(read(await write(ada, 'And Putin?'))).not.toContain('Taken as');
    }));

  test.each([
    ['quote Putin', /^Vladimir Putin · Russian President/u],
    ['summarise the Minsk section', /The 2015 Minsk Agreement/u],
    ['which articles do you have?', /1 article/u],
    [
      'is it true that Lavrov said “Everything is written in these agreements”?',
      /^Checked against the articles/u,
    ],
    ['“Everything is written in these agreements”', /^Checked against the articles/u],
    ['Who won the World Cup?', /has nothing on this/u],
  ])('%s', (question, answer) =>
    inTown(async (town) => {
      expect(read(await write(town.ada, `${bot(town)} ${question}`))).toMatch(answer);
    }),
  );

  test('greets it, and it says what it is for, but not twice in a row', () =>
    inTown(async (town) => {
      const { ada, diary } = town;
      expect(read(await write(ada, `hello ${bot(town)}!`))).toContain('Answers in the words of the articles');
      ada.say(bot(town));
      await diary.line(/^Message$/u);
      await write(ada, `${bot(town)} What is S. 1605?`);
      expect(read(await write(ada, `${bot(town)} help`))).toContain('Answers in the words of the articles');
      expect(written(town)).toHaveLength(3);
    }));

  test('at too great length, and is told how much it takes', () =>
    inTown(async (town) => {
      const answer = await write(town.ada, `${bot(town)} ${'why '.repeat(200)}`);
      expect(read(answer)).toContain('A question may have 500 characters');
    }));

  test('too soon, and is told once', () =>
    inTown(
      async (town) => {
        const { ada } = town;
        await write(ada, `${bot(town)} What is S. 1605?`);
        expect(read(await write(ada, `${bot(town)} Who wrote this?`))).toContain('That was quick.');
        ada.say(`${bot(town)} Who wrote this?`);
        expect(read(await write(town.discord.user('Ben'), `${bot(town)} Who wrote this?`))).toContain(
          'Patti Mohr',
        );
        expect(written(town)).toHaveLength(3);
      },
      { bot: { cooldown: createCooldown({ member: 60, server: 0 }) } },
    ));
});

describe('it is not asked', () => {
  test.each<[string, (town: Town) => void]>([
    ['by a message that mentions somebody else', ({ ada }) => void ada.say('<@1> What is S. 1605?')],
    ['by @everyone', ({ ada }) => void ada.say('@everyone What is S. 1605?')],
    ['by a role', ({ ada, discord }) => void ada.say(`<@&${discord.applicationId}> What is S. 1605?`)],
    ['in what is quoted', (town) => void town.ada.say(`> ${bot(town)} What is S. 1605?\nWho asked that?`)],
    ['in code', (town) => void town.ada.say(`Type \`${bot(town)} Why?\` and see.`)],
    [
      'by a reply to somebody who mentioned it',
      (town) => {
        const { id } = town.ada.say('Has anybody asked it?');
        town.discord.user('Ben').say('Not me.', { replyTo: id });
      },
    ],
    [
      'by a bot',
      (town) =>
        town.discord.faults.dispatchRaw('MESSAGE_CREATE', {
          ...town.ada.say('Beep'),
          guild_id: town.ada.guildId,
          author: { id: '7', username: 'robot', bot: true },
          content: `${bot(town)} What is S. 1605?`,
        }),
    ],
    [
      'by a webhook',
      (town) =>
        town.discord.faults.dispatchRaw('MESSAGE_CREATE', {
          ...town.ada.say('Beep'),
          guild_id: town.ada.guildId,
          webhook_id: '8',
          content: `${bot(town)} What is S. 1605?`,
        }),
    ],
  ])('%s', (_how, happens) =>
    inTown(async (town) => {
      happens(town);
      await write(town.discord.user('Ben'), `${bot(town)} Who wrote this?`);
      expect(written(town)).toHaveLength(1);
    }),
  );

  test('where its owner does not want it to', () =>
    inTown(
      async (town) => {
        town.ada.say(`${bot(town)} What is S. 1605?`);
        await town.ada.command('sources');
        expect(written(town)).toEqual([]);
      },
      { bot: { ignoresMessages: true } },
    ));
});

describe('Ada changes her mind', () => {
  test('edits her message within a minute, and the answer changes', () =>
    inTown(async (town) => {
      const { ada, clock } = town;
      const answer = await write(ada, `${bot(town)} Who wrote this?`);
      const [question] = ada.messages();
      clock.advance(50_000);
      const changed = nextAnswer(ada);
      ada.edit(question?.id ?? '', `${bot(town)} What is S. 1605?`);
      expect(await changed).toMatchObject({ id: answer.id });
      expect(read(await changed)).toMatch(/^What is S\. 1605\?/u);
      clock.advance(11_000);
      ada.edit(question?.id ?? '', `${bot(town)} Who won the World Cup?`);
      await write(ada, `${bot(town)} Who wrote this?`);
      expect(read(ada.messages()[1] as never)).toMatch(/^What is S\. 1605\?/u);
    }));

  test('deletes it, and the answer goes too', () =>
    inTown(async (town) => {
      const { ada } = town;
      const answer = await write(ada, `${bot(town)} Who wrote this?`);
      const deleted = nextDeleted(ada);
      ada.remove(ada.messages()[0]?.id ?? '');
      expect(await deleted).toBe(answer.id);
      expect(ada.messages()).toEqual([]);
    }));
});

describe('Ada asks on', () => {
  const first = 'What did Lavrov say about the Minsk agreements?';

  test('by a reply, and reads what her question was taken for', () =>
    inTown(async (town) => {
      const { ada } = town;
      const before = await write(ada, `${bot(town)} ${first}`);
      const answer = await write(ada, 'And Putin?', { replyTo: before.id });
      expect(read(answer)).toContain('Taken as: What did Putin say about the Minsk agreements?');
      expect(labelsOf(answer)).toContain('Ask on');
    }));

  test('with the form under a command’s answer, and may ask it as typed', () =>
    inTown(async ({ ada }) => {
      const before = await ada.command('ask', { question: 'What did Stoltenberg say about Ukraine?' });
      const answer = await askOn(ada, before, 'When did he say that?');
      expect(read(answer)).toMatch(/^When did he say that\?\nTaken as: When did .*Stoltenberg say that\?/u);
      expect(isPrivate(answer)).toBe(false);
      const plain = await press(ada, answer, 'Ask as typed');
      expect(plain.id).toBe(answer.id);
      expect(read(plain)).not.toContain('Taken as');
    }));

  test('where only she sees the answer, and so it stays', () =>
    inTown(async ({ ada, discord }) => {
      const before = await ada.command('ask', { question: first, private: true });
      expect(isPrivate(await askOn(ada, before, 'And Putin?'))).toBe(true);
      expect(discord.user('Ben').messages()).toEqual([]);
    }));

  test('while Ben does, under the same answer', () =>
    inTown(async ({ ada, discord }) => {
      const before = await ada.command('ask', { question: first });
      const ben = discord.user('Ben');
      const forms = [await openForm(ada, before), await openForm(ben, before)] as const;
      const [hers, his] = await Promise.all([
        ada.submit(before.id, forms[0], { question: 'And Putin?' }),
        ben.submit(before.id, forms[1], { question: 'And Stoltenberg?' }),
      ]);
      expect(read(hers)).toContain('Taken as: What did Putin say');
      expect(read(his)).toContain('Taken as: What did Stoltenberg say');
    }));

  test('after the bot was started anew', () =>
    inTown(async (town) => {
      const { ada, discord, running, diary } = town;
      const before = await write(ada, `${bot(town)} ${first}`);
      await running.stop();
      const again = startBot(discord, { commands, messageCommands, library, log: diary.log });
      await again.ready;
      expect(read(await write(ada, 'And Putin?', { replyTo: before.id }))).toContain(
        'Taken as: What did Putin say',
      );
      await again.stop();
    }));

  test('with nothing but blanks, and is told', () =>
    inTown(async ({ ada }) => {
      const before = await ada.command('ask', { question: first });
      expect(read(await askOn(ada, before, '   '))).toContain('The field was left empty.');
    }));
});

describe('where it may not', () => {
  test('write, Ada is told so directly, and no more than once', () =>
    inTown(async (town) => {
      const { ada, discord, diary } = town;
      discord.faults.deny(ada.channelId, 'SendMessages');
      const told = nextAnswer(discord.user('Ada', direct));
      ada.say(`${bot(town)} What is S. 1605?`);
      expect(read(await told)).toContain('I may not write in the channel where you asked me.');
      ada.say(`${bot(town)} What is S. 1605?`);
      await diary.line(/may not write in channel/u);
      await ada.command('sources');
      expect(written(town)).toHaveLength(2);
    }));

  test('write to her either, the log says so', () =>
    inTown(async (town) => {
      const { ada, discord, diary } = town;
      discord.faults.deny(ada.channelId, 'SendMessages');
      discord.faults.deny(discord.user('Ada', direct).channelId, 'SendMessages');
      ada.say(`${bot(town)} What is S. 1605?`);
      await diary.line(/takes no direct messages either/u);
    }));

  test('read what was written before, it answers without referring to it', () =>
    inTown(
      async (town) => {
        town.discord.faults.deny(town.ada.channelId, 'ReadMessageHistory');
        const answer = await write(town.ada, `${bot(town)} What is S. 1605?`);
        expect(answer.message_reference).toBeUndefined();
        expect(read(answer)).toContain('│ ');
      },
      { refusals: 1 },
    ));
});

test('fifty ask at once, and each of them is answered', { timeout: 60_000 }, () =>
  inTown(
    async (town) => {
      const { ada, discord } = town;
      const answered = new Promise<void>((resolve) => {
        let count = 0;
        ada.subscribe(({ type, message }) => {
          if (type === 'create' && message.author.bot && ++count === 50) resolve();
        });
      });
      for (let index = 0; index < 50; index++)
        discord.user(`Member ${index}`).say(`${bot(town)} What is S. 1605?`);
      await answered;
      const replies = ada.messages().filter(({ author }) => author.bot);
      expect(new Set(replies.map((reply) => reply.message_reference?.message_id)).size).toBe(50);
    },
    {
      loopback: {
        rateLimits: { route: { requests: 1000, windowMs: 1000 }, global: { requests: 1000, windowMs: 1000 } },
      },
    },
  ),
);
