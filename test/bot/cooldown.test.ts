import type { APIInteraction } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { createCooldown } from '../../src/bot/cooldown.js';

/** A cooldown whose time passes when the story says so. */
function cooling(seconds: { member: number; server: number }) {
  let now = 1000;
  const cooldown = createCooldown(seconds, { now: () => now } as typeof performance);
  return {
    pass: (ms: number) => {
      now += ms;
    },
    /** What a member in a server, or without one, is told. */
    asks: (id: string, guild_id?: string) =>
      cooldown.take(
        (guild_id ? { guild_id, member: { user: { id } } } : { user: { id } }) as unknown as APIInteraction,
      ),
  };
}

test('a member waits, and is told how long, while others do not', () => {
  const { asks, pass } = cooling({ member: 10, server: 0 });
  expect(asks('ada', 'bergen')).toBeNull();
  expect(asks('ada', 'bergen')).toBe('That was quick. Please try again in 10 seconds.');
  expect(asks('ben', 'bergen')).toBeNull();
  expect(asks('ada', 'oslo')).toBeNull();
  pass(9001);
  expect(asks('ada', 'bergen')).toBe('That was quick. Please try again in 1 second.');
  pass(1000);
  expect(asks('ada', 'bergen')).toBeNull();
});

test('to ask too soon does not make it longer', () => {
  const { asks, pass } = cooling({ member: 2, server: 0 });
  asks('ada', 'bergen');
  pass(1500);
  expect(asks('ada', 'bergen')).toMatch(/1 second\./u);
  pass(600);
  expect(asks('ada', 'bergen')).toBeNull();
});

test('a server waits for whoever asked last in it, other servers and direct messages do not', () => {
  const { asks, pass } = cooling({ member: 0, server: 5 });
  expect(asks('ada', 'bergen')).toBeNull();
  expect(asks('ben', 'bergen')).toBe('Much is being asked in this server. Please try again in 5 seconds.');
  expect(asks('ben', 'oslo')).toBeNull();
  expect(asks('ada')).toBeNull();
  expect(asks('ben')).toBeNull();
  pass(5001);
  expect(asks('ben', 'bergen')).toBeNull();
});

test('who waits for both is told of the longer time', () => {
  const { asks } = cooling({ member: 3, server: 5 });
  asks('ada', 'bergen');
  expect(asks('ada', 'bergen')).toMatch(/^Much .* 5 seconds/u);
});

test('no time is no cooldown', () => {
  const { asks } = cooling({ member: 0, server: 0 });
  expect([asks('ada', 'bergen'), asks('ada', 'bergen')]).toEqual([null, null]);
});
