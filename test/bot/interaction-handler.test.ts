import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Bot } from '../../src/bot/bot.js';
import { onTheWay, openInteractionHandler } from '../../src/bot/interaction-handler.js';
import type { Handled } from '../../src/bot/outcome.js';
import type { Responses } from '../../src/bot/reply.js';
import type { Card } from '../../src/cards/card.js';
import { createDiary } from '../e2e/diary.js';
import { fakeLibrary } from '../support/fake-library.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const done: Card = { title: ['Done'], blocks: [] };
const ask = { type: 2, data: { type: 1, name: 'ask' } };

/** A handler with one command, and what it makes of what it is handed. */
function open(run: () => Card | Promise<Card> = () => done) {
  const [sent, handled, diary] = [[] as string[], [] as Handled[], createDiary()];
  const responsesTo = ({ id }: { id: string }): Responses => ({
    send: async (message) => void sent.push(`${id} ${JSON.stringify(message)}`),
    defer: async () => void sent.push(`${id} deferred`),
    edit: async () => void sent.push(`${id} edited`),
    update: async () => void sent.push(`${id} updated`),
    deferUpdate: async () => void sent.push(`${id} deferred`),
    followUp: async () => void sent.push(`${id} followed up`),
    open: async (form) => void sent.push(`${id} opened ${form.title}`),
    suggest: async (choices) => void sent.push(`${id} ${choices.length} values`),
  });
  const bot: Bot = {
    commands: new Map([['ask', { payload: { name: 'ask', description: 'Ask' }, run }]]),
    messageCommands: new Map(),
    library: fakeLibrary(),
    log: diary.log,
    observe: (one) => handled.push(one),
  };
  const interactions = openInteractionHandler(bot, responsesTo);
  let ids = 0;
  const take = (interaction: object) =>
    interactions.take({ id: `${++ids}`, application_id: '5', token: 't', ...interaction });
  return { interactions, take, sent, handled, diary };
}

describe('what cannot be understood is refused', () => {
  test.each([
    ['a command without data', { type: 2 }],
    ['a command whose data is null', { type: 2, data: null }],
    ['a command without a name', { type: 2, data: { options: [] } }],
    [
      'a command whose options are no list',
      { type: 2, data: { name: 'ask', options: { question: 'Why?' } } },
    ],
    ['a command with an empty option', { type: 2, data: { name: 'ask', options: [null] } }],
    ['a button without an id', { type: 3, data: { component_type: 2 } }],
    ['a form', { type: 5, data: { custom_id: 'x' } }],
    ['something of a type to come', { type: 99 }],
    ['something without a type', {}],
    ['a type that every object has', { type: '__proto__', data: { name: 'ask' } }],
    ['a type that is a list', { type: [2], data: { name: 'ask' } }],
    ['a member who is nobody', { ...ask, guild_id: '7', member: {} }],
    ['a member whose user has no id', { ...ask, guild_id: '7', member: { user: {} } }],
    ['a user without an id', { ...ask, user: {} }],
    ['a button without its message', { type: 3, data: { custom_id: 'x' } }],
  ])('%s', async (_what, interaction) => {
    const { interactions, take, sent, handled, diary } = open();
    take(interaction);
    await interactions.finish();
    expect(sent).toEqual([expect.stringContaining('cannot be understood')]);
    expect(sent[0]).toContain('"flags":32832');
    expect(handled).toMatchObject([{ interaction: '1', outcome: 'refused' }]);
    expect(diary.lines).toEqual(['Interaction']);
  });

  test('while an option is typed, with no values', async () => {
    const { interactions, take, sent } = open();
    take({ type: 4, data: {} });
    take({ type: 4, data: { name: 'ask' } });
    await interactions.finish();
    expect(sent).toEqual(['1 0 values', '2 0 values']);
  });

  test.each([
    undefined,
    null,
    'text',
    {},
    { id: '1', token: 't' },
    { id: 1, application_id: '5', token: 't' },
  ])('with a line of the log where there is nobody to answer: %j', async (received) => {
    const { interactions, sent, diary } = open();
    interactions.take(received);
    await interactions.finish();
    expect(sent).toEqual([]);
    expect(diary.lines).toEqual(['Ignored an interaction without an id or a token.']);
  });
});

describe('when much comes at once', () => {
  test('all of it is taken in before any of it is worked on, and others have their turn in between', async () => {
    const story: string[] = [];
    const { interactions, take } = open(() => {
      story.push('work');
      setImmediate(() => story.push('others'));
      return done;
    });
    for (let count = 1; count <= 3; count += 1) {
      take(ask);
      story.push('taken');
    }
    await interactions.finish();
    expect(story.join(' ')).toMatch(/^taken taken taken work .*others .*work/u);
  });

  test('what has not had its turn after two seconds is told that an answer is coming', async () => {
    const { interactions, take, sent } = open(() => {
      vi.advanceTimersByTime(700);
      return done;
    });
    for (let count = 1; count <= 4; count += 1) take(ask);
    await interactions.finish();
    expect(sent.filter((line) => /deferred/u.test(line))).toEqual(['3 deferred', '4 deferred']);
    expect(sent.filter((line) => /Done|edited/u.test(line))).toHaveLength(4);
  });
});

describe('a piece of work that keeps the event loop waiting', () => {
  test.each([
    [250, ['An interaction blocked all others for 250 ms.', 'Interaction']],
    [150, ['Interaction']],
  ])('for %i ms', async (ms, lines) => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    onTestFinished(() => void vi.restoreAllMocks());
    const { interactions, take, handled, diary } = open(() => {
      now += ms;
      return done;
    });
    take(ask);
    await interactions.finish();
    expect(diary.lines).toEqual(lines);
    expect(handled).toEqual([expect.objectContaining({ command: 'ask', blockedMs: ms })]);
  });
});

describe('when a long queue waits', () => {
  /** Milliseconds: what turns take of late tells how long the next ones wait. */
  const WORK = 20;

  test('whoever is behind in it is told first that an answer is coming, and then it is worked on', async () => {
    const { interactions, take, sent } = open(() => {
      const end = performance.now() + WORK;
      while (performance.now() < end);
      return done;
    });
    const burst = async (count: number) => {
      const since = sent.length;
      for (let at = 0; at < count; at += 1) take(ask);
      await vi.waitFor(() => expect(sent.slice(since).filter(isAnswer)).toHaveLength(count), 20_000);
      return sent.slice(since);
    };
    const isAnswer = (line: string) => /Done|edited/u.test(line);
    expect((await burst(5)).filter((line) => line.includes('deferred'))).toEqual([]);
    const second = await burst(100);
    expect(second.indexOf('105 deferred')).toBeLessThan(second.findIndex(isAnswer));
    expect(second.at(-1)).toBe('105 edited');
    await interactions.finish();
  });
});

describe('when it is to finish', () => {
  test('it answers what came before, and refuses what comes after', async () => {
    let finish: ((card: Card) => void) | undefined;
    const { interactions, take, sent, handled } = open(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    take(ask);
    await vi.waitFor(() => expect(finish).toBeDefined(), 20_000);
    const finished = interactions.finish();
    take(ask);
    await vi.waitFor(() => expect(sent).toEqual([expect.stringMatching(/^2 .*is being stopped/u)]), 20_000);
    finish?.(done);
    await finished;
    expect(sent).toEqual([expect.anything(), expect.stringMatching(/^1 .*Done/u)]);
    expect(handled).toMatchObject([
      { interaction: '2', outcome: 'refused' },
      { interaction: '1', outcome: 'answered' },
    ]);
  });

  test('it does not wait longer than three and a half seconds', async () => {
    const { interactions, take } = open(() => new Promise(() => {}));
    take(ask);
    let isFinished = false;
    const finished = interactions.finish().then(() => {
      isFinished = true;
    });
    await vi.advanceTimersByTimeAsync(3499);
    expect(isFinished).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await finished;
  });
});

describe('how long an interaction was on its way', () => {
  const at = Date.parse('2024-03-03T09:00:00Z');
  const id = String((BigInt(at) - 1_420_070_400_000n) << 22n);

  test('is counted from when Discord made its id', () => {
    expect(onTheWay(id, at + 250)).toBe(250);
  });

  test.each([
    ['a clock that is behind', id, at - 5000],
    ['a clock that is an hour ahead', id, at + 3_600_000],
    ['an id that is not one of Discord’s', 'x', at],
    ['an id of nobody', '1', at],
    ['an id longer than a number', '9'.repeat(400), at],
  ])('is nothing with %s', (_what, received, now) => {
    expect(onTheWay(received, now)).toBe(0);
  });

  test('is in what the meters are told', async () => {
    const { interactions, take, handled } = open();
    take({ ...ask, id: String((BigInt(Date.now() - 60_000) - 1_420_070_400_000n) << 22n) });
    take({ ...ask, id: String((BigInt(Date.now() + 60_000) - 1_420_070_400_000n) << 22n) });
    await interactions.finish();
    expect(handled.map(({ ms }) => [ms >= 60_000, ms >= 0])).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});
