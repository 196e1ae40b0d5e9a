import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pressedOf } from '../../../src/cards/components/custom-id.js';
import { type ChannelEntry, InteractionFailed, InvalidUse } from '../../../src/local/discord/server.js';
import type { Member } from '../../../src/local/terminal/member.js';
import { executeLine, type Screen, startTerminal } from '../../../src/local/terminal/terminal.js';
import {
  closestAnswer,
  fakeLibrary,
  frost,
  locate,
  noAnswer,
  roofAnswer,
  storm,
} from '../../support/fake-library.js';
import { fakeMember } from '../../support/fake-member.js';

const library = fakeLibrary({ ask: (question) => ({ ...roofAnswer, question }) });
const member = fakeMember(library);

/** What is written to a terminal in which these lines are typed. */
async function session(
  lines: string[],
  interactive = false,
  columns = 80,
  who: Member = member,
): Promise<string> {
  const output = new PassThrough();
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const terminal = { input, output, interactive, ansi: false, width: () => columns };
  await startTerminal(who, terminal, new AbortController().signal);
  output.end();
  return text(output);
}

describe('a prompt', () => {
  test('answers each line of a pipe and ends with it', async () => {
    const written = await session(['/ask What of the roof?', '', 'And the roof?', '/sources']);
    expect(written.match(/^(?:What of the roof\?|And the roof\?|1 article)$/gmu)).toEqual([
      'What of the roof?',
      'And the roof?',
      '1 article',
    ]);
    expect(written).not.toMatch(/^>|Tab/mu);
  });

  test('ends at /quit', async () => {
    const written = await session(['/quit', 'What of the roof?']);
    expect(written).toBe('');
  });

  test('greets whoever sits at a terminal with what can be typed', async () => {
    const written = await session(['/quit'], true);
    expect(written).toMatch(/^Ask something, or type a command/mu);
    expect(written).toMatch(/^ {2}\/quote {5}What somebody said, word for word$/mu);
    expect(written).toMatch(/^ {2}\/edit {6}Change your last message here: \/edit NEW TEXT$/mu);
    expect(written).toMatch(/^ {2}\/quit {6}Leave$/mu);
  });

  test('greets with what is answered where messages are not', async () => {
    const written = await session(['/quit'], true, 80, { ...member, commandsOnly: true });
    expect(written).toMatch(/^Messages are not answered here, for MENTIONS is set to "off"/mu);
    expect(written).not.toContain('Ask something');
  });

  test('says where one is, elsewhere than in direct messages', async () => {
    const news = { id: '2', kind: 'channel', name: 'news' } as const;
    let here: ChannelEntry = member.here();
    const walker: Member = {
      ...member,
      channels: () => [...member.channels(), news],
      here: () => here,
      go: () => {
        here = news;
      },
    };
    const [input, output] = [new PassThrough(), new PassThrough()];
    const isThere = new Promise<void>((resolve) => {
      let written = '';
      output.on('data', (bytes) => {
        written += bytes;
        if (/You are in #news.*#news > /su.test(written)) resolve();
      });
    });
    const terminal = { input, output, interactive: true, ansi: false, width: () => 80 };
    const ended = startTerminal(walker, terminal, new AbortController().signal);
    input.write('/in #news\r');
    await isThere;
    input.write('/quit\r');
    await ended;
  });

  test.each([40, 60, 80])('breaks no word of the greeting at %d columns', async (width) => {
    const written = await session(['/quit'], true, width);
    const words = [...written.matchAll(/[^\s>]+/gu)].map(([word]) => word);
    expect(words).toEqual((await session(['/quit'], true, 1000)).match(/[^\s>]+/gu));
    expect(Math.max(...written.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  test('explains at /help how options are typed', async () => {
    const written = await session(['/help']);
    expect(written).toContain('“/quote NAME about: TOPIC”');
    expect(written).toMatch(/^ {2}about: {5}Only what was said about this$/mu);
    expect(written).toMatch(/^ {2}length: {4}How much; medium if you leave it out$/mu);
    expect(written).toMatch(/^ {2}\/delete {4}Delete your last message here, and its answer$/mu);
  });

  describe('at a keyboard', () => {
    /** Types at a prompt, and gives what was asked there. */
    async function type(keys: readonly string[], history?: string, answer = member.write): Promise<string[]> {
      const [input, output] = [new PassThrough(), new PassThrough()];
      const asked: string[] = [];
      const listening = {
        ...member,
        write: async (line: string) => {
          asked.push(line);
          return answer(line);
        },
      };
      const terminal = { input, output, interactive: true, ansi: false, history, width: () => 80 };
      const ended = startTerminal(listening, terminal, new AbortController().signal);
      for (const key of keys) {
        input.write(key);
        // The prompt reads keys as they come.
        await new Promise(setImmediate);
      }
      await ended;
      return asked;
    }
    const [CTRL_C, CTRL_D, UP] = ['\u0003', '\u0004', '\u001b[A'];

    test('Ctrl-C clears the line, and leaves where it is empty', async () => {
      expect(await type(['Who', CTRL_C, 'What?\r', CTRL_C])).toEqual(['What?']);
    });

    test('Ctrl-C leaves also while an answer is waited for', async () => {
      expect(await type(['Who?\r', CTRL_C], undefined, () => new Promise(() => {}))).toEqual(['Who?']);
    });

    test('lines come back in the next run, for their owner alone', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      const file = join(folder, 'data', 'history');
      await type(['First?\r', 'Second?\r', CTRL_D], file);
      expect(await readFile(file, 'utf8')).toBe('First?\nSecond?\n');
      if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await type([UP, UP, '\r', CTRL_D], file)).toEqual(['First?']);
    });

    test('where no lines can be kept one can type all the same', async () => {
      expect(await type(['Who?\r', CTRL_D], '/dev/null/history')).toEqual(['Who?']);
    });

    test('of many kept lines the oldest are dropped', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'verbatim-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      const file = join(folder, 'history');
      await writeFile(file, Array.from({ length: 2001 }, (_, at) => `Line ${at}?\n`).join(''));
      await type([CTRL_D], file);
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      expect([lines.length, lines[0], lines.at(-1)]).toEqual([1000, 'Line 1001?', 'Line 2000?']);
    });
  });

  test('goes on after a mistake', async () => {
    const written = await session(['/forecast', '/sources']);
    expect(written).toMatch(/There is no \/forecast.*\n\n1 article/u);
  });

  test('answers the last line although the input has ended meanwhile', async () => {
    const [input, output] = [Readable.from(['/sources\n']), new PassThrough()];
    const ended = once(input, 'close');
    const slow = {
      ...member,
      command: async (...asked: Parameters<typeof member.command>) => {
        await ended;
        return member.command(...asked);
      },
    };
    const terminal = { input, output, interactive: false, ansi: false, width: () => 80 };
    await startTerminal(slow, terminal, new AbortController().signal);
    output.end();
    expect(await text(output)).toContain('1 article');
  });

  test('without a terminal, and with nothing typed, stays until it is told to end', async () => {
    const leaving = new AbortController();
    const input = Readable.from(['\n']);
    const terminal = { input, output: new PassThrough(), interactive: false, ansi: false, width: () => 80 };
    let isOver = false;
    const ended = startTerminal(member, terminal, leaving.signal).then(() => {
      isOver = true;
    });
    await once(input, 'close');
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    leaving.abort();
    await ended;
  });

  test('ends when it is told to', async () => {
    const leaving = new AbortController();
    const terminal = { input: new PassThrough(), output: new PassThrough(), interactive: false };
    const ended = startTerminal(member, { ...terminal, ansi: false, width: () => 80 }, leaving.signal);
    leaving.abort();
    await expect(ended).resolves.toBeUndefined();
  });
});

const style = { width: 80, ansi: false };

test('a number presses the button with that number under the last answer', async () => {
  const pressed: string[] = [];
  const [row] = [{ type: 1, components: [{ type: 2, style: 2, label: 'In context', custom_id: 'x' }] }];
  const shown = { id: '5', content: 'Yes.', components: [row] } as unknown as APIMessage;
  const screen: Screen = {};
  const presser: Member = {
    ...member,
    write: async () => shown,
    use: async (messageId, customId) => {
      pressed.push(`${messageId} ${customId}`);
      return { message: { ...shown, content: 'Before, and after.' } };
    },
  };
  expect(await executeLine('Why?', presser, style, screen)).toBe('Yes.\n\n[1] In context\n');
  expect(await executeLine('1', presser, style, screen)).toContain('Before, and after.');
  expect(pressed).toEqual(['5 x']);
  expect(await executeLine('2', presser, style, screen)).toBe('The last answer has no button 2.\n');
});

test('a button may open a form, which the next line fills in', async () => {
  const row = { type: 1, components: [{ type: 2, style: 2, label: 'Ask on', custom_id: 'x' }] };
  const shown = { id: '5', content: 'Yes.', components: [row] } as unknown as APIMessage;
  const field = { type: 4 as const, custom_id: 'question', style: 1 };
  const form = {
    custom_id: 'x',
    title: 'Ask on',
    components: [{ type: 18 as const, label: 'What else?', component: field }],
  };
  const sent: object[] = [];
  const asker: Member = {
    ...member,
    write: async () => shown,
    use: async () => ({ form }),
    submit: async (_messageId, _form, filled) => {
      sent.push(filled);
      return { ...shown, content: 'Because.' };
    },
  };
  const screen: Screen = {};
  await executeLine('Who?', asker, style, screen);
  expect(await executeLine('1', asker, style, screen)).toMatch(/^What else\?/u);
  expect(await executeLine('Why?', asker, style, screen)).toContain('Because.');
  expect(sent).toEqual([{ question: 'Why?' }]);
  expect(await executeLine('Who?', asker, style, screen)).toContain('Yes.');
});

test('passages that may not answer are shown below a note', async () => {
  const unsure = fakeMember(fakeLibrary({ ask: () => closestAnswer }));
  expect(await executeLine('Who mended the roof?', unsure, { ...style, width: 100 })).toBe(
    [
      'Who mended the roof?',
      '',
      'Not sure that this answers it. The closest passage:',
      '',
      '│ “We were lucky,” Mayor Ola Dahl said. “The roof is gone.” Repairs begin today.',
      'Storm Over Bergen · After The Wind · ¶ 2 · quotes Ola Dahl · Mar 5, 2023',
      '',
      '[1] In context',
      '[2] Summarise “After The Wind”',
      '[3] Export',
      '[4] Ask on',
      '',
    ].join('\n'),
  );
});

test('where the articles have nothing, a number summarises one of them', async () => {
  const pressed: string[] = [];
  const about = [locate('Storm Over Bergen'), locate('Frost In May', frost)];
  const answer = { ...noAnswer, question: 'Who won?', about };
  const asked = fakeLibrary({ articles: [storm, frost], ask: () => answer });
  const asking: Member = {
    ...fakeMember(asked),
    use: async (_messageId, customId) => {
      pressed.push(customId);
      return { message: { id: '6', content: 'A summary.', components: [] } as unknown as APIMessage };
    },
  };
  const screen: Screen = {};
  expect(await executeLine('Who won?', asking, style, screen)).toBe(
    [
      'Who won?',
      '',
      'The articles have nothing on this. They are about:',
      '• Storm Over Bergen',
      '• Frost In May',
      '',
      '/sources lists their sections.',
      '',
      '[1] Summarise “Storm Over Bergen”',
      '[2] Summarise “Frost In May”',
      '[3] Ask on',
      '',
    ].join('\n'),
  );
  expect(await executeLine('2', asking, style, screen)).toContain('A summary.');
  const [action] = pressed.map((id) => pressedOf(id, asked, '').action);
  expect(action).toEqual({ type: 'summary', article: 'frost', section: null, length: 'medium' });
});

test('a line that is no command is a message to the bot', async () => {
  expect(await executeLine(' What of the roof?', member, style)).toBe(
    await executeLine('/ask What of the roof?', member, style),
  );
  expect(await executeLine('hello', member, style)).toContain('Answers in the words of the articles');
});

test('where the bot says nothing, that is said', async () => {
  const silent: Member = { ...member, write: async () => 'said already' };
  expect(await executeLine('hello', silent, style)).toMatch(/^There is no answer to that/u);
});

test.each([new InvalidUse('It needs a question.'), new InteractionFailed('The bot did not respond.')])(
  'what Discord refuses is told: $message',
  async (refusal) => {
    const refused = { ...member, command: () => Promise.reject(refusal) };
    expect(await executeLine('/ask Why?', refused, style)).toBe(`${refusal.message}\n`);
  },
);

test('a fault is not taken for a refusal', async () => {
  const broken = { ...member, command: () => Promise.reject(new RangeError('broken')) };
  await expect(executeLine('/ask Why?', broken, style)).rejects.toThrow('broken');
});
