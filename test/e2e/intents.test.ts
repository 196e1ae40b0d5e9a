import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';
import { flood, rover, school } from '../support/newspaper.js';
import { labelsOf, press } from './buttons.js';
import { inTown, read, type Town } from './town.js';

/** Notices with words of the same speaker, read anew each time. */
const notices = () =>
  createLibrary(
    Array.from({ length: 12 }, (_, index) => ({
      id: `ferry-${index + 1}`,
      title: `Ferry notice ${index + 1}`,
      sections: [
        {
          heading: 'Timetable',
          paragraphs: [
            `“The harbour ferry is late by ${index + 1} hours,” Captain Ola Dahl said on Monday. “We wait, and we wait, and nobody tells us why.”`,
          ],
        },
      ],
    })),
  );

describe('Ada asks what somebody said', () => {
  test('and turns the pages of all of it, also after a restart', async () => {
    const live = { ...notices() };
    await inTown(
      async ({ ada }) => {
        let page = await ada.command('ask', { question: 'What did Captain Dahl say about the ferry?' });
        const quoted = await ada.command('quote', { speaker: 'Captain Dahl', about: 'the ferry' });
        expect(read(page)).toBe(read(quoted));
        expect(read(page)).toMatch(/^Ola Dahl · Captain on “the ferry”\n/u);
        Object.assign(live, notices());
        const hours = new Set(hoursIn(read(page)));
        while (labelsOf(page).some((label) => label === 'More' || label === 'Next')) {
          page = await press(ada, page, labelsOf(page).includes('More') ? 'More' : 'Next');
          for (const each of hoursIn(read(page))) hours.add(each);
        }
        expect(hours.size).toBe(12);
      },
      { bot: { library: live } },
    );
  });

  test('of whom nothing is known, and is told who speaks', () =>
    inTown(async ({ ada }) => {
      const answer = read(await ada.command('ask', { question: 'What did Napoleon say about sanctions?' }));
      expect(answer).toContain('Nobody of that name is quoted. Those who are:');
      expect(answer).toContain('Vladimir Putin');
    }));

  test('on what they did not speak of, and is told that it is not sure', () =>
    inTown(async ({ ada }) => {
      const answer = read(await ada.command('ask', { question: 'What did Lavrov say about football?' }));
      expect(answer).toMatch(/^What did Lavrov say about football\?\n/u);
      expect(answer).toContain('Sergey Lavrov');
    }));
});

function hoursIn(text: string): string[] {
  return text.match(/late by \d+ hours/gu) ?? [];
}

const paper = { bot: { library: createLibrary([flood, school, rover]) } };

/** What Ada reads who asks with one command and with another. */
async function both({ ada }: Town, question: string, command: string, options: Record<string, string>) {
  return [read(await ada.command('ask', { question })), read(await ada.command(command, options))] as const;
}

describe('Ada is shown the card of the command that she means', () => {
  test.each([
    ['tl;dr', 'summary', {}],
    ['The 2015 Minsk Agreement?', 'summary', { section: 'The 2015 Minsk Agreement' }],
    ['summarise the Minsk section', 'summary', { section: 'The 2015 Minsk Agreement' }],
    ['list sources', 'sources', {}],
    ['hi', 'help', {}],
    ['what can you do?', 'help', {}],
    ['quote Stoltenberg', 'quote', { speaker: 'Stoltenberg' }],
  ])('%s', (question, command, options) =>
    inTown(async (town) => {
      const [asked, meant] = await both(town, question, command, options);
      expect(asked).toBe(meant);
    }),
  );

  test('of several articles the one whose heading it is, or all to choose from', () =>
    inTown(async (town) => {
      const [asked, meant] = await both(town, 'why now?', 'summary', {
        section: 'Why now?',
        source: 'flood',
      });
      expect(asked).toBe(meant);
      const [summary, sources] = await both(town, 'summary', 'sources', {});
      expect(summary).toBe(sources);
    }, paper));
});
