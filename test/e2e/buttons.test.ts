import { describe, expect, test } from 'vitest';
import { createLibrary, type Library } from '../../src/index.js';
import { buttonsOf, labelsOf, press } from './buttons.js';
import { inTown, isPrivate, read, type Town } from './town.js';

const sanctions = { question: 'What is S. 1605?' };

describe('under a passage, “In context”', () => {
  test('shows Ben alone what stands before and after it, which is which in words', () =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.command('ask', sanctions);
      const ben = discord.user('Ben');
      const context = await press(ben, answer, 'In context');
      expect(isPrivate(context)).toBe(true);
      expect(read(context)).toMatch(
        /in context\n\n│ [^\n]+\n[^\n]*before the passage\n.*│ [^\n]*S\. 1605[^\n]*\n[^\n]*the passage\n.*after the passage\n/su,
      );
      expect(ada.messages()).toEqual([answer]);
    }));
});

/** Notices, each about the ferry, and each with words of the same speaker. */
const notices = (length: number) =>
  createLibrary(
    Array.from({ length }, (_, index) => index + 1).map((number) => ({
      id: `ferry-${number}`,
      title: `Ferry notice ${number}`,
      url: `https://news.example/ferry/${number}`,
      sections: [
        {
          heading: `Timetable ${number}`,
          paragraphs: [
            `The harbour ferry leaves at ${number} o’clock.`,
            `“The harbour ferry is late by ${number} hours,” Captain Ola Dahl said on Monday. “We wait, and we wait, and nobody tells us why.”`,
          ],
        },
      ],
    })),
  );
const ferry = notices(12);
const quoting = { speaker: 'Ola Dahl', about: 'ferry' };
const ferryTown = { bot: { library: ferry } };

describe('“More”', () => {
  test('turns the page for Ada, who asked; Ben gets his own', () =>
    inTown(async ({ ada, discord }) => {
      const first = await ada.command('quote', quoting);
      expect(read(first)).toContain('1 of');
      const ben = discord.user('Ben');
      const own = await press(ben, first, 'More');
      expect(isPrivate(own)).toBe(true);
      expect(own.id).not.toBe(first.id);
      expect(read(own)).toMatch(/2 of \d/u);
      expect(ada.messages()).toEqual([first]);

      const second = await press(ada, first, 'More');
      expect(second.id).toBe(first.id);
      expect(read(second)).toMatch(/^Ola Dahl · Captain on “ferry”\n/u);
      expect(read(second)).toMatch(/2 of \d/u);
      expect(labelsOf(second)).toContain('Previous');
      expect(read(await press(ada, second, 'Previous'))).toBe(read(first));
    }, ferryTown));

  test('turns the pages of Ben’s own copy in its place', () =>
    inTown(async ({ ada, discord }) => {
      const first = await ada.command('quote', quoting);
      const ben = discord.user('Ben');
      const own = await press(ben, first, 'More');
      const back = await press(ben, own, 'Previous');
      expect(back.id).toBe(own.id);
      expect(isPrivate(back)).toBe(true);
    }, ferryTown));

  test('never shows a passage twice, nor leaves one out', () =>
    inTown(async ({ ada }) => {
      let page = await ada.command('ask', { question: 'When does the harbour ferry leave?' });
      const shown = [read(page)];
      while (labelsOf(page).some((label) => label === 'More' || label === 'Next')) {
        page = await press(ada, page, labelsOf(page).includes('More') ? 'More' : 'Next');
        shown.push(read(page));
      }
      const passages = shown.flatMap((text) => text.match(/^│ .*$/gmu) ?? []);
      const answer = ferry.ask('When does the harbour ferry leave?', { limit: 30 });
      expect(passages).toHaveLength(answer.passages.length);
      expect(new Set(passages).size).toBe(passages.length);
    }, ferryTown));
});

describe('“/quote” without a name', () => {
  test('offers Ada whom she can ask for, with how many quotations each has, and a press shows these', () =>
    inTown(async ({ ada }) => {
      const offered = await ada.command('quote');
      expect(read(offered)).toMatch(
        /^Who is quoted\n\n• Joe Biden · U\.S\. President · \d+ quotations\n• Vladimir Putin · .*\n• /u,
      );
      const counts = [...read(offered).matchAll(/(\d+) quotations?$/gmu)].map(([, count]) => Number(count));
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      const shown = await press(ada, offered, 'Sergey Lavrov');
      expect(shown.id).toBe(offered.id);
      expect(read(shown)).toMatch(/^Sergey Lavrov · Russian Foreign Minister\n\n.*│ “/su);
    }));

  test('keeps to the topic and the days that she asks for', () =>
    inTown(async ({ ada }) => {
      const offered = await ada.command('quote', { about: 'ferry' });
      expect(read(offered)).toContain('Who is quoted on “ferry”\n\n• Ola Dahl · Captain · 12 quotations\n');
      const shown = await press(ada, offered, 'Ola Dahl');
      expect(read(shown)).toMatch(/^Ola Dahl · Captain on “ferry”\n.*late by/su);
      expect(read(await ada.command('quote', { about: 'volcano' }))).toContain('Nobody is quoted on that.');
      expect(read(await ada.command('quote', { since: '2024-03-03' }))).toContain('Nobody is quoted');
    }, ferryTown));
});

describe('under passages that may not answer', () => {
  const question = 'When does the harbour ferry leave?';
  const unsure: Library = {
    ...ferry,
    inSteps: {
      ...ferry.inSteps,
      *ask(asked, options) {
        const given = yield* ferry.inSteps.ask(asked, { ...options, explain: true });
        return { ...given, outcome: 'closest', answered: false };
      },
    },
  };

  test('the pages turn, and each says that they may not', () =>
    inTown(
      async ({ ada }) => {
        const first = await ada.command('ask', { question });
        expect(read(first)).toMatch(/Not sure that this answers it\..*1 of \d/su);
        const second = await press(ada, first, 'More');
        expect(second.id).toBe(first.id);
        expect(read(second)).toMatch(/Not sure that this answers it\..*2 of \d/su);
        expect(read(await press(ada, second, 'In context'))).toContain('in context');
      },
      { bot: { library: unsure } },
    ));
});

describe('“Share”', () => {
  test('shows everybody what Ada was shown alone, once, and says by whom', () =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.command('ask', { ...sanctions, private: true });
      const ben = discord.user('Ben');
      const shared = new Promise((resolve) => ben.subscribe(resolve));
      const after = await press(ada, answer, 'Share');
      await shared;
      expect(read(after)).toContain('Shared with everybody here');
      expect(labelsOf(after)).not.toContain('Share');
      const [seen] = ben.messages();
      if (!seen) throw new Error('Ben sees nothing');
      expect(read(seen)).toContain('S. 1605');
      expect(isPrivate(seen)).toBe(false);
      expect(JSON.stringify(seen.components)).toContain(`Shared by <@${ada.id}>`);
      expect(isPrivate(await press(ben, seen, 'In context'))).toBe(true);
    }));

  test('is not offered where everybody sees the answer, nor where there is nobody else', () =>
    inTown(async ({ ada, discord }) => {
      expect(labelsOf(await ada.command('ask', sanctions))).not.toContain('Share');
      const alone = discord.user('Ada', { direct: 'with the bot' });
      expect(labelsOf(await alone.command('ask', { ...sanctions, private: true }))).not.toContain('Share');
    }));
});

describe('a summary', () => {
  test('of the section under an answer is for whoever asks for it, and has another length at a press', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('ask', sanctions);
      const summary = await press(ada, answer, 'Summarise “Beyond Economic Sanctions”');
      expect(isPrivate(summary)).toBe(true);
      expect(labelsOf(summary)).toEqual(['Short', 'Long', 'Ask on', 'Share']);
      const short = await press(ada, summary, 'Short');
      expect(short.id).toBe(summary.id);
      expect(read(short).length).toBeLessThan(read(summary).length);
      expect(labelsOf(short)).toEqual(['Medium', 'Long', 'Ask on', 'Share']);
      expect(read(short)).toMatch(/¶ \d+/u);
    }));

  test('about a topic has another length at a press, for whoever asked in its place', () =>
    inTown(async ({ ada, discord }) => {
      const summary = await ada.command('summary', { topic: 'sanctions on *Russia*' });
      expect(read(summary)).toMatch(/^About “sanctions on \*Russia\*”/u);
      expect(labelsOf(summary)).toEqual(['Short', 'Long', 'Ask on']);
      const short = await press(ada, summary, 'Short');
      expect(short.id).toBe(summary.id);
      expect(read(short)).toMatch(/^About “sanctions on \*Russia\*”/u);
      expect(read(short).length).toBeLessThan(read(summary).length);
      const own = await press(discord.user('Ben'), short, 'Long');
      expect(isPrivate(own)).toBe(true);
      expect(read(own).length).toBeGreaterThan(read(summary).length);
    }));

  test('of the article is offered where it has nothing on a question', () =>
    inTown(async ({ ada }) => {
      const nothing = await ada.command('ask', { question: 'Who won the World Cup?' });
      expect(read(nothing)).toContain('The article has nothing on this. It is about:');
      const [label = ''] = labelsOf(nothing);
      expect(label).toMatch(/^Summarise “NATO Is At The Heart/u);
      expect(read(await press(ada, nothing, label))).toMatch(/¶ \d+/u);
    }));
});

describe('a button outlives', () => {
  /** A bot that reads the same messages with other articles, as after a restart. */
  async function afterRestart(
    changed: Library,
    before: (town: Town) => Promise<string>,
    then: (town: Town, messageId: string) => Promise<void>,
  ) {
    const live = { ...ferry };
    await inTown(
      async (town) => {
        const message = await before(town);
        Object.assign(live, changed);
        await then(town, message);
      },
      { bot: { library: live } },
    );
  }

  const edited = createLibrary(
    ferry.articles.map(({ id, url }, index) => ({
      id,
      ...(url && { url }),
      title: `Ferry notice ${index + 1}`,
      sections: [{ paragraphs: ['“The harbour ferry is gone,” Captain Ola Dahl said.'] }],
    })),
  );

  test('a restart: it carries all it needs', () =>
    afterRestart(
      { ...ferry },
      async ({ ada }) => (await ada.command('quote', quoting)).id,
      async ({ ada }, id) => {
        const message = ada.messages().find((each) => each.id === id);
        if (!message) throw new Error('The message is gone');
        expect(read(await press(ada, message, 'More'))).toMatch(/2 of \d/u);
      },
    ));

  test('its article’s words, and says so to whoever presses it', () =>
    afterRestart(
      edited,
      async ({ ada }) => (await ada.command('quote', quoting)).id,
      async ({ ada }, id) => {
        const message = ada.messages().find((each) => each.id === id);
        if (!message) throw new Error('The message is gone');
        const told = await press(ada, message, 'In context');
        expect(read(told)).toContain('The article has changed since this was shown');
        expect(isPrivate(told)).toBe(true);
        expect(ada.messages()[0]).toEqual(message);
      },
    ));

  test('the list of articles: further pages are of what there is now, with a word on it', () =>
    afterRestart(
      notices(11),
      async ({ ada }) => (await ada.command('quote', quoting)).id,
      async ({ ada }, id) => {
        const message = ada.messages().find((each) => each.id === id);
        if (!message) throw new Error('The message is gone');
        expect(read(await press(ada, message, 'More'))).toContain('The articles have changed since');
      },
    ));
});

describe('a button that is not ours', () => {
  test.each([
    ['', /do not know this button/u],
    ['0a.x.y', /do not know this button/u],
    ['1z', /do not know this button/u],
    ['1h.more', /do not know this button/u],
    ['1c.AAAAAAAA.BBBBBB.0-5', /has been removed/u],
    ['1a.AAAAAA..0.CCCCCC', /do not know this button/u],
    ['1a.AAAAAA..1.CCCCCC', /can no longer be read/u],
    ['__proto__', /do not know this button/u],
    [`1c.${'9'.repeat(90)}`, /has been removed|do not know this button/u],
  ])('%s is refused in a sentence', (customId, sentence) =>
    inTown(
      async ({ ada, discord, requests }) => {
        const answer = await ada.command('ask', sanctions);
        const [real] = buttonsOf(answer);
        const sent = requests.length;
        const forged = {
          ...interactionOf(discord, ada.id),
          data: { component_type: 2, custom_id: customId },
        };
        discord.faults.dispatchRaw('INTERACTION_CREATE', { ...forged, message: answer });
        await expect.poll(() => requests.length).toBeGreaterThan(sent);
        expect(JSON.stringify(requests.at(-1)?.body)).toMatch(sentence);
        expect(real).toBeDefined();
      },
      { refusals: 0 },
    ),
  );
});

/** An interaction that Discord never sent: what answers it is refused, but was tried. */
function interactionOf({ applicationId }: Town['discord'], userId: string) {
  return {
    id: '1',
    application_id: applicationId,
    type: 3,
    token: 'forged',
    user: { id: userId, username: 'ada' },
    entitlements: [],
    authorizing_integration_owners: {},
  };
}

test('a citation leads to the quoted words where the article has an address', () =>
  inTown(async ({ ada }) => {
    const answer = await ada.command('quote', quoting);
    const urls = buttonsOf(answer).flatMap((button) => ('url' in button ? [button.url] : []));
    expect(urls[0]).toMatch(/^https:\/\/news\.example\/ferry\/\d#:~:text=The%20harbour%20ferry%20is%20late/u);
  }, ferryTown));

test('the list of articles has pages, and each article its summary', () =>
  inTown(async ({ ada }) => {
    const first = await ada.command('sources');
    expect(read(first)).toMatch(/^12 articles\n.*Ferry notice 1 .*1 of 3/su);
    const second = await press(ada, first, 'More');
    expect(second.id).toBe(first.id);
    expect(read(second)).toMatch(/Ferry notice 6 .*2 of 3/su);
    expect(read(await press(ada, second, 'Summarise “Ferry notice 6”'))).toContain('¶ 1');
  }, ferryTown));
