import { describe, expect, test } from 'vitest';
import type { InteractionOutcome } from '../../src/bot/outcome.js';
import { inTown, read, slowly, type Town } from './town.js';

const callbacks = ({ requests }: Town) => requests.filter(({ path }) => path.endsWith('/callback'));

/** A bot whose outcomes are kept. */
function observed(bot = {}) {
  const outcomes: InteractionOutcome[] = [];
  return {
    outcomes,
    bot: { ...bot, observe: ({ outcome }: { outcome: InteractionOutcome }) => outcomes.push(outcome) },
  };
}

describe('Discord’s rate limits', () => {
  test('are told in a line, and waited for while the member waits too', () => {
    const { outcomes, bot } = observed();
    return inTown(
      async (town) => {
        town.discord.faults.failRequests({ path: '/callback', kind: 'status', status: 429, retryAfter: 0.2 });
        expect(read(await town.ada.command('sources'))).toContain('1 article');
        expect(town.diary.lines).toContainEqual(
          "Discord's rate limit delays POST /interactions/:id/:token/callback for 0.3 s. Waiting.",
        );
        await expect.poll(() => outcomes).toEqual(['answered']);
      },
      { bot },
    );
  });

  test('of an hour give an interaction up at once', () => {
    const { outcomes, bot } = observed();
    return inTown(
      async (town) => {
        const { ada, clock, diary, discord } = town;
        discord.faults.failRequests({ path: '/callback', kind: 'status', status: 429, retryAfter: 3600 });
        const unanswered = expect(ada.command('sources')).rejects.toThrow();
        await diary.line(/callback for 61 min\. That is too long: giving up\.$/u);
        await diary.line(/^Interaction \d+ \(\/sources, .*could not be answered any more: RateLimitError/u);
        await expect.poll(() => outcomes).toEqual(['late']);
        expect(callbacks(town)).toHaveLength(1);
        clock.advance(3001);
        await unanswered;
      },
      { bot },
    );
  });

  test.each([0, -1, Number.NaN, 1e12])(
    'of %d s repeat little, and not longer than the member waits',
    (retryAfter) => {
      const { outcomes, bot } = observed();
      return inTown(
        async (town) => {
          const { ada, clock, discord } = town;
          discord.faults.failRequests({
            path: '/callback',
            kind: 'status',
            status: 429,
            retryAfter,
            times: 10_000,
          });
          const unanswered = expect(ada.command('sources')).rejects.toThrow();
          await expect.poll(() => outcomes).toEqual(['late']);
          expect(callbacks(town).length).toBeLessThan(10);
          clock.advance(3001);
          await unanswered;
        },
        { bot },
      );
    },
  );

  test('are told once for a route, however many meet with them', () => {
    const { outcomes, bot } = observed();
    return inTown(
      async ({ ada, clock, diary, discord }) => {
        discord.faults.failRequests({
          path: '/callback',
          kind: 'status',
          status: 429,
          retryAfter: 3600,
          times: 20,
        });
        const all = Array.from({ length: 20 }, () => expect(ada.command('sources')).rejects.toThrow());
        await expect.poll(() => outcomes).toHaveLength(20);
        clock.advance(3001);
        await Promise.all(all);
        expect(diary.lines.filter((line) => /rate limit delays/u.test(line))).toHaveLength(1);
      },
      { bot },
    );
  });

  test('of an hour give up the answer that was to take the place of "is thinking"', () => {
    const { bot: slow, begun, finish } = slowly();
    const { outcomes, bot } = observed(slow);
    return inTown(
      async ({ ada, diary, discord }) => {
        const answer = ada.command('ask', { question: 'Why?' });
        answer.catch(() => {});
        await begun;
        await expect.poll(() => ada.messages()).toHaveLength(1);
        discord.faults.failRequests({
          path: /^\/webhooks\//u,
          kind: 'status',
          status: 429,
          retryAfter: 3600,
        });
        finish();
        await diary.line(/PATCH \/webhooks\/:id\/:token\/messages\/@original for 61 min\. .* giving up/u);
        await expect.poll(() => outcomes).toEqual(['late']);
      },
      { bot },
    );
  });
});
