import { InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import type { BotCommand } from '../../src/bot/bot.js';
import type { Card } from '../../src/cards/card.js';
import { InteractionFailed } from '../../src/loopback/server.js';
import { asking, inTown, isPrivate, promised, read, slowly, type Town } from './town.js';

const callbacks = ({ requests }: Town) => requests.filter(({ path }) => path.endsWith('/callback'));

describe('a command that throws', () => {
  const bot = asking(() => {
    throw new RangeError('the index is broken');
  });

  test('is told to Ada alone in a plain sentence, and logged in a line', () =>
    inTown(
      async ({ ada, diary, discord }) => {
        const answer = await ada.command('ask', { question: 'What of the secret?' });
        expect(read(answer)).toContain('Something went wrong here, so there is no answer.');
        expect(isPrivate(answer)).toBe(true);
        expect(discord.user('Ben').messages()).toEqual([]);
        const line = await diary.line(/failed/u);
        expect(line).toMatch(
          /^Interaction \d+ \(\/ask, server \d+\) failed: RangeError: the index is broken \(at /u,
        );
        expect(line).not.toContain('secret');
      },
      { bot },
    ));

  test('does not keep the bot from answering the next', () =>
    inTown(
      async ({ ada }) => {
        await ada.command('ask', { question: 'Why?' });
        expect(read(await ada.command('sources'))).toContain('1 article');
      },
      { bot },
    ));

  test('while values are offered leaves the list empty', () => {
    const broken: BotCommand = {
      ...(commands.get('quote') as BotCommand),
      autocomplete: () => Promise.reject(new RangeError('the index is broken')),
    };
    return inTown(
      async ({ ada, diary }) => {
        expect(await ada.autocomplete('quote', { speaker: 'p' }, 'speaker')).toEqual([]);
        await diary.line(/\/quote.*the index is broken/u);
      },
      { bot: { commands: new Map([...commands, ['quote', broken]]) } },
    );
  });
});

test('a command that the bot does not know any more is answered all the same', () => {
  const known = new Map<string, BotCommand>(commands);
  return inTown(
    async ({ ada }) => {
      known.delete('help');
      expect(read(await ada.command('help'))).toContain('There is no such command here any more.');
    },
    { bot: { commands: known } },
  );
});

describe('the gateway drops', () => {
  test('in the middle of an interaction, and the answer arrives nevertheless', () => {
    const { bot, begun, finish } = slowly();
    return inTown(
      async ({ ada, discord, diary }) => {
        const answer = ada.command('ask', { question: 'Why?' });
        await begun;
        discord.faults.dropSockets();
        await diary.line(/^Shard 0 has no connection to the gateway/u);
        await diary.line(/^Shard 0 is connected again/u);
        finish();
        expect(read(await answer)).toContain('It took a while.');
      },
      { bot },
    );
  });

  test('and what is asked before it is back is answered once it is', () =>
    inTown(async ({ ada, discord, diary }) => {
      discord.faults.dropSockets();
      const answer = ada.command('sources');
      expect(read(await answer)).toContain('1 article');
      await diary.line(/is connected again/u);
    }));

  test('with the session lost, and the bot comes back with a new one', () =>
    inTown(async ({ ada, discord, diary }) => {
      discord.faults.invalidateSessions(false);
      await diary.line(/is connected again/u);
      expect(read(await ada.command('sources'))).toContain('1 article');
    }));
});

describe('Discord answers', () => {
  test('429, and the bot waits and tries again', () =>
    inTown(async (town) => {
      town.discord.faults.failRequests({ path: '/callback', kind: 'status', status: 429, retryAfter: 0.01 });
      expect(read(await town.ada.command('sources'))).toContain('1 article');
      expect(callbacks(town).map(({ status }) => status)).toEqual([429, 204]);
    }));

  test('500 once, and the bot tries again', () =>
    inTown(async (town) => {
      town.discord.faults.failRequests({ path: '/callback', kind: 'status', status: 500 });
      expect(read(await town.ada.command('sources'))).toContain('1 article');
    }));

  test('500 until the bot gives up, and Ada is told', () =>
    inTown(async ({ ada, discord, diary }) => {
      discord.faults.failRequests({ path: '/callback', kind: 'status', status: 500, times: 4 });
      const answer = await ada.command('sources');
      expect(read(answer)).toContain('Something went wrong here');
      expect(isPrivate(answer)).toBe(true);
      await diary.line(/\/sources.*failed: HTTPError/u);
    }));

  test('nothing after it took the answer, which is not given twice', () =>
    inTown(
      async ({ ada, discord, diary }) => {
        discord.faults.failRequests({ path: '/callback', kind: 'reset', isHandled: true });
        expect(read(await ada.command('sources'))).toContain('1 article');
        await diary.line(/could not be answered any more.*acknowledged/u);
        expect(ada.messages()).toHaveLength(1);
      },
      { refusals: 1 },
    ));
});

describe('time passes', () => {
  test('too much of it, and the bot goes on', () => {
    const { bot, begun, finish } = slowly();
    return inTown(
      async ({ ada, clock, diary }) => {
        const answer = ada.command('ask', { question: 'Why?' });
        const refused = expect(answer).rejects.toThrow(InteractionFailed);
        await begun;
        clock.advance(3001);
        await refused;
        finish();
        await diary.line(/\/ask.*could not be answered any more: DiscordAPIError\[10062\]/u);
        expect(ada.messages()).toEqual([]);
        expect(read(await ada.command('sources'))).toContain('1 article');
      },
      { bot },
    );
  });

  test('two seconds of it, so Ada sees that the bot is thinking, and then the answer', () => {
    const { bot, begun, finish } = slowly();
    return inTown(
      async (town) => {
        const answer = town.ada.command('ask', { question: 'Why?', private: true });
        await begun;
        await thinking(town);
        finish();
        expect(read(await answer)).toContain('It took a while.');
        expect(isPrivate(await answer)).toBe(true);
        expect(callbacks(town).map(({ body }) => body)).toEqual([
          { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: 64 } },
        ]);
      },
      { bot },
    );
  });

  test('two seconds of it, and then it fails: the sign of life becomes the sentence', () => {
    const failing = promised<Card>();
    return inTown(
      async (town) => {
        const answer = town.ada.command('ask', { question: 'Why?' });
        await thinking(town);
        failing.keep(Promise.reject(new RangeError('too slow')) as never);
        expect(read(await answer)).toContain('Something went wrong here');
        expect(town.ada.messages()).toHaveLength(1);
      },
      { bot: asking(() => failing.promise) },
    );
  });
});

/** Resolves when Ada sees that the bot is thinking. */
function thinking({ ada }: Town): Promise<void> {
  return new Promise((resolve) => {
    const end = ada.subscribe(({ type }) => {
      if (type !== 'create') return;
      end();
      resolve();
    });
  });
}

test('two shards answer, each its own servers', () =>
  inTown(
    async ({ discord, diary, requests }) => {
      expect(await diary.line(/^Ready/u)).toContain('1 article, 2 servers (Bergen, Oslo).');
      for (const { id } of discord.guilds) {
        const member = discord.user('Ada', { guildId: id });
        expect(read(await member.command('sources'))).toContain('1 article');
      }
      expect(new Set(discord.guilds.map(({ id }) => (BigInt(id) >> 22n) % 2n))).toEqual(new Set([0n, 1n]));
      expect(requests.filter(({ path }) => path.endsWith('/callback'))).toHaveLength(2);
    },
    { loopback: { shards: 2, guilds: [{ name: 'Bergen' }, { name: 'Oslo' }] } },
  ));

describe('Discord turns the bot away', () => {
  test('while it runs, and the bot says so', () =>
    inTown(async ({ discord, running }) => {
      discord.faults.revokeToken();
      await expect(running.failed).rejects.toThrow('Discord does not accept the token in DISCORD_TOKEN.');
    }));
});
