import { describe, expect, test } from 'vitest';
import { deploy } from '../../src/bot/deploy.js';
import { InvalidUse } from '../../src/local/discord/server.js';
import { press } from './buttons.js';
import { inTown, isPrivate, payloads, read } from './town.js';

const minsk = { question: 'What did Lavrov say about the Minsk agreements?' };

describe('Ada asks', () => {
  test('in direct messages with the bot', () =>
    inTown(async ({ discord }) => {
      const ada = discord.user('Ada', { direct: 'with the bot' });
      const answer = await ada.command('ask', minsk);
      expect(read(answer)).toContain('“Peaceful settlement');
      expect(isPrivate(await press(ada, answer, 'In context'))).toBe(true);
    }));

  test('in messages with Ben, since she has installed the app for herself', () =>
    inTown(async ({ discord }) => {
      const ada = discord.user('Ada', { direct: 'with others' });
      const answer = await ada.command('ask', minsk);
      expect(read(answer)).toContain('“Peaceful settlement');
      expect(answer.interaction_metadata?.authorizing_integration_owners).toEqual({ 1: ada.id });
    }));

  test('in a server that the bot is not in', () =>
    inTown(
      async ({ discord }) => {
        const [, elsewhere] = discord.guilds;
        const ada = discord.user('Ada', { guildId: elsewhere?.id ?? '' });
        expect(read(await ada.command('ask', minsk))).toContain('“Peaceful settlement');
      },
      { loopback: { guilds: [{}, { name: 'Elsewhere', hasBot: false }] } },
    ));
});

test('a command for servers alone is offered nowhere else', () =>
  inTown(async ({ discord }) => {
    await deploy(
      discord,
      payloads.map((payload) => ({ ...payload, contexts: [0], integration_types: [0] })),
    );
    const ada = discord.user('Ada', { direct: 'with the bot' });
    expect(ada.commands()).toEqual([]);
    await expect(ada.command('ask', minsk)).rejects.toThrow(InvalidUse);
    expect(discord.user('Mayor', { manages: true }).commands()).toHaveLength(payloads.length);
  }));
