import { DiscordAPIError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openReply, type Responses } from '../../src/bot/reply.js';
import { componentsOf } from '../../src/cards/components/message.js';

const message = componentsOf({ title: ['Done'], blocks: [] }, { articles: [] });

/** Responses that note what is done, and fail where they are told to. */
function noting(failures: Partial<Responses> = {}) {
  const done: string[] = [];
  const note = (what: string) => async () => void done.push(what);
  const responses: Responses = {
    send: note('send'),
    edit: note('edit'),
    update: note('update'),
    deferUpdate: note('defer the update'),
    followUp: note('follow up'),
    open: note('open'),
    suggest: note('suggest'),
    defer: async (isPrivate) => void done.push(isPrivate ? 'defer in private' : 'defer'),
    ...failures,
  };
  return { done, responses };
}

const refused = (code: number) => new DiscordAPIError({ code, message: '' }, code, 400, 'POST', '', {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a reply', () => {
  test('goes out at once where there is one within two seconds', async () => {
    const { done, responses } = noting();
    const reply = openReply(responses, 'public');
    vi.advanceTimersByTime(1999);
    await reply.send(message);
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(['send']);
  });

  test('takes the place of a sign of life where it takes longer', async () => {
    const { done, responses } = noting();
    const reply = openReply(responses, 'private');
    vi.advanceTimersByTime(2000);
    await reply.send(message);
    expect(done).toEqual(['defer in private', 'edit']);
  });

  test('is for the asker alone where it is not known in time who is to see it', async () => {
    const late = noting();
    const reply = openReply(late.responses, new Promise(() => {}));
    vi.advanceTimersByTime(2000);
    await reply.send(message);
    expect(late.done).toEqual(['defer in private', 'edit']);
    const soon = noting();
    const known = openReply(soon.responses, Promise.resolve('public'));
    await vi.advanceTimersByTimeAsync(2000);
    await known.send(message);
    expect(soon.done).toEqual(['defer', 'edit']);
    const first = noting();
    await openReply(first.responses, Promise.resolve('public'), true).begun;
    expect(first.done).toEqual(['defer']);
  });

  test('goes out by itself where the sign of life did not get through', async () => {
    const { done, responses } = noting({ defer: () => Promise.reject(new Error('500')) });
    const reply = openReply(responses, 'public');
    vi.advanceTimersByTime(2000);
    await reply.send(message);
    expect(done).toEqual(['send']);
  });

  test('fails where the sign of life came too late', async () => {
    const { done, responses } = noting({ defer: () => Promise.reject(refused(10062)) });
    const reply = openReply(responses, 'public');
    await vi.advanceTimersByTimeAsync(2000);
    await expect(reply.send(message)).rejects.toThrow(DiscordAPIError);
    expect(done).toEqual([]);
  });

  test('takes the place of the message with the button, at once or later', async () => {
    const soon = noting();
    await openReply(soon.responses, 'update').send(message);
    expect(soon.done).toEqual(['update']);
    const later = noting();
    const reply = openReply(later.responses, 'update');
    vi.advanceTimersByTime(2000);
    await reply.send(message);
    expect(later.done).toEqual(['defer the update', 'edit']);
  });

  test('is followed by what is sent after it', async () => {
    const { done, responses } = noting();
    const reply = openReply(responses, 'private');
    await reply.send(message);
    await reply.send(message);
    await reply.refuse(message);
    expect(done).toEqual(['send', 'follow up', 'follow up']);
  });

  test('that fails leaves the message with the button as it is', async () => {
    const { done, responses } = noting();
    const reply = openReply(responses, 'update');
    vi.advanceTimersByTime(2000);
    await reply.refuse(message);
    expect(done).toEqual(['defer the update', 'follow up']);
  });

  test('that is closed leaves no timer behind', () => {
    openReply(noting().responses, 'public').close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
