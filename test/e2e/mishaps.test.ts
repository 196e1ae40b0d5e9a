import { InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import type { BotCommand } from '../../src/bot/bot.js';
import type { Card } from '../../src/cards/card.js';
import { InteractionFailed } from '../../src/local/discord/server.js';
import { asking, inTown, isPrivate, promised, read, slowly, type Town } from './town.js';

// Each has a Discord and a bot of its own, and many wait for a time to pass.
const callbacks = ({ requests }: Town) => requests.filter(({ path }) => path.endsWith('/callback'));

describe.concurrent('a command that throws', () => {
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

test.concurrent('a command that the bot does not know any more is answered all the same', () => {
  const known = new Map<string, BotCommand>(commands);
  return inTown(
    async ({ ada }) => {
      known.delete('help');
      expect(read(await ada.command('help'))).toContain('There is no such command here any more.');
    },
    { bot: { commands: known } },
  );
});

describe.concurrent('the gateway drops', () => {
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

describe.concurrent('Discord goes wrong in the middle of an interaction', () => {
  test.each<[string, (town: Town) => void]>([
    ['it loses the session', ({ discord }) => discord.faults.invalidateSessions(false)],
    ['it wants the session to be resumed', ({ discord }) => discord.faults.invalidateSessions(true)],
    ['it asks the bot to reconnect', ({ discord }) => discord.faults.requestReconnect()],
  ])('%s, and the answer arrives nevertheless', async (_what, mishap) => {
    const { bot, begun, finish } = slowly();
    await inTown(
      async (town) => {
        const answer = town.ada.command('ask', { question: 'Why?' });
        await begun;
        mishap(town);
        await town.diary.line(/is connected again/u);
        finish();
        expect(read(await answer)).toContain('It took a while.');
        expect(town.ada.messages()).toHaveLength(1);
      },
      { bot },
    );
  });

  test('it leaves heartbeats unanswered, and the bot comes back by itself', () => {
    const { bot, begun, finish } = slowly();
    return inTown(
      async ({ ada, discord, diary }) => {
        const answer = ada.command('ask', { question: 'Why?' });
        await begun;
        discord.faults.ignoreHeartbeats(true);
        await diary.line(/no connection to the gateway/u);
        discord.faults.ignoreHeartbeats(false);
        await diary.line(/is connected again/u);
        finish();
        expect(read(await answer)).toContain('It took a while.');
        expect(read(await ada.command('sources'))).toContain('1 article');
      },
      { bot, loopback: { heartbeatInterval: 100 } },
    );
  });

  test('it takes the token back, and what was asked before is still answered', () => {
    const { bot, begun, finish } = slowly();
    return inTown(
      async ({ ada, discord, running }) => {
        const answer = ada.command('ask', { question: 'Why?' });
        await begun;
        discord.faults.revokeToken();
        await expect(running.failed).rejects.toThrow('Discord does not accept the token in DISCORD_TOKEN.');
        const stopped = running.stop();
        finish();
        await stopped;
        expect(read(await answer)).toContain('It took a while.');
      },
      { bot },
    );
  });
});

describe.concurrent('something is sent that Discord does not send', () => {
  const refusals: [string, number, unknown, RegExp][] = [
    ['a command without data', 2, undefined, /cannot be understood/u],
    ['a command without a name', 2, { type: 1 }, /cannot be understood/u],
    ['a command that there is not', 2, { type: 1, name: 'shutdown' }, /no such command here any more/u],
    ['a command of another kind', 2, { type: 3, name: 'ask' }, /no such command here any more/u],
    ['a button without an id', 3, { component_type: 2 }, /cannot be understood/u],
    ['a form that nobody opened', 5, { custom_id: 'x', components: [] }, /no such form here any more/u],
    [
      'an option of 6,000 characters',
      2,
      { type: 1, name: 'ask', options: [{ name: 'question', type: 3, value: 'x'.repeat(6000) }] },
      /may have 500 characters, and this has 6000/u,
    ],
    [
      'an option that there is not',
      2,
      { type: 1, name: 'ask', options: [{ name: 'sudo', type: 5, value: true }] },
      /has no option "sudo"/u,
    ],
    [
      'a number where text belongs',
      2,
      { type: 1, name: 'ask', options: [{ name: 'question', type: 4, value: 7 }] },
      /has to be text/u,
    ],
  ];

  test.each(refusals)('%s, which is refused in private', (_what, type, data, sentence) =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.forge(type, data);
      expect(read(answer)).toMatch(sentence);
      expect(isPrivate(answer)).toBe(true);
      expect(discord.user('Ben').messages()).toEqual([]);
      expect(read(await ada.command('sources'))).toContain('1 article');
    }),
  );

  test.each(['', 'x', '../../etc/passwd', '{"v":1}', 'v1:more:0', 'a'.repeat(100)])(
    'a button with the id "%s", which is refused in private',
    (custom_id) =>
      inTown(async ({ ada, discord }) => {
        const answer = await ada.forge(3, { component_type: 2, custom_id });
        expect(isPrivate(answer)).toBe(true);
        expect(discord.user('Ben').messages()).toEqual([]);
      }),
  );

  test('an interaction that nobody can answer, and the bot goes on', () =>
    inTown(async ({ ada, discord, diary }) => {
      for (const data of [null, 'text', {}, { id: '1' }])
        discord.faults.dispatchRaw('INTERACTION_CREATE', data);
      await diary.line(/without an id or a token/u);
      expect(read(await ada.command('sources'))).toContain('1 article');
    }));
});

describe.concurrent('Discord answers', () => {
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

  test('503 once, and the bot tries again', () =>
    inTown(async (town) => {
      town.discord.faults.failRequests({ path: '/callback', kind: 'status', status: 503 });
      expect(read(await town.ada.command('sources'))).toContain('1 article');
      expect(callbacks(town).map(({ status }) => status)).toEqual([503, 204]);
    }));

  test.each([
    ['429', { kind: 'status', status: 429, retryAfter: 0.01 }],
    ['503', { kind: 'status', status: 503 }],
    ['nothing', { kind: 'reset', isHandled: false }],
  ] as const)(
    '%s to the answer that takes the place of "is thinking", and the bot tries again',
    (_what, fault) => {
      const { bot, begun, finish } = slowly();
      return inTown(
        async (town) => {
          const answer = town.ada.command('ask', { question: 'Why?' });
          await begun;
          await thinking(town);
          town.discord.faults.failRequests({ path: /^\/webhooks\//u, ...fault });
          finish();
          expect(read(await answer)).toContain('It took a while.');
          expect(town.ada.messages()).toHaveLength(1);
        },
        { bot },
      );
    },
  );

  test('nothing before it took the answer, and the bot tries again', () =>
    inTown(async ({ ada, discord }) => {
      discord.faults.failRequests({ path: '/callback', kind: 'reset', isHandled: false });
      expect(read(await ada.command('sources'))).toContain('1 article');
      expect(ada.messages()).toHaveLength(1);
    }));

  test('500 until the bot gives up, and Ada is told', () =>
    inTown(async ({ ada, discord, diary }) => {
      discord.faults.failRequests({ path: '/callback', kind: 'status', status: 500, times: 4 });
      const answer = await ada.command('sources');
      expect(read(answer)).toContain('Something went wrong here');
      expect(isPrivate(answer)).toBe(true);
      await diary.line(/\/sources.*failed: HTTPError/u);
    }));

  test('nothing after it took the answer, which is not given twice and counts as given', ({ expect }) => {
    const outcomes: string[] = [];
    return inTown(
      async ({ ada, discord, diary }) => {
        discord.faults.failRequests({ path: '/callback', kind: 'reset', isHandled: true });
        expect(read(await ada.command('sources'))).toContain('1 article');
        await expect.poll(() => outcomes).toEqual(['answered']);
        expect(ada.messages()).toHaveLength(1);
        expect(diary.lines.filter((line) => /could not be answered/u.test(line))).toEqual([]);
      },
      { refusals: 1, bot: { observe: ({ outcome }) => outcomes.push(outcome) } },
    );
  });
});

describe.concurrent('time passes', () => {
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

test.concurrent('two shards answer, each its own servers', () =>
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

describe.concurrent('Discord turns the bot away', () => {
  test('while it runs, and the bot says so', () =>
    inTown(async ({ discord, running }) => {
      discord.faults.revokeToken();
      await expect(running.failed).rejects.toThrow('Discord does not accept the token in DISCORD_TOKEN.');
    }));
});
