import { describe, expect, test } from 'vitest';
import { InvalidUse } from '../../src/local/discord/server.js';
import { inTown, isPrivate, library, read } from './town.js';

const [article] = library.articles;
const source = article?.id ?? '';

describe('Ada asks', () => {
  test('a question, and everybody reads the passage with its source', () =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.command('ask', {
        question: 'What did Lavrov say about the Minsk agreements?',
      });
      expect(read(answer)).toMatch(
        /^Sergey Lavrov · Russian Foreign Minister on “the Minsk agreements”\n\nNATO Is At .*\nThe 2015 Minsk Agreement\n│ “Peaceful settlement/u,
      );
      expect(read(answer)).toContain('¶ 12 · direct speech');
      expect(isPrivate(answer)).toBe(false);
      expect(discord.user('Ben').messages()).toEqual([answer]);
    }));

  test('what the articles do not say, and is told so', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('ask', { question: 'Who won the World Cup?' });
      expect(read(answer)).toContain('The article has nothing on this.');
    }));

  test('in private, and nobody else reads the answer', () =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.command('ask', { question: 'Who wrote this?', private: true });
      expect(read(answer)).toContain('Only you can see this.');
      expect(ada.messages()).toEqual([answer]);
      expect(discord.user('Ben').messages()).toEqual([]);
    }));

  test('about one article', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('ask', { question: 'What is S. 1605?', source });
      expect(read(answer)).toContain('Beyond Economic Sanctions');
    }));
});

describe('Ada looks up', () => {
  test('what somebody said', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('quote', { speaker: 'Putin' });
      expect(read(answer)).toMatch(
        /^Vladimir Putin · Russian President\n\nNATO Is At .*\n.*\n│ .*Putin said/u,
      );
    }));

  test('the gist of a section', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('summary', { section: 'Beyond Economic Sanctions', length: 'short' });
      expect(read(answer)).toMatch(/^.* · Beyond Economic Sanctions · Dec 8, 2021\n\n│ .*\n¶ \d+/u);
    }));

  test('which articles there are, and what she can type', () =>
    inTown(async ({ ada }) => {
      expect(read(await ada.command('sources'))).toContain('Patti Mohr · Dec 8, 2021');
      const help = read(await ada.command('help'));
      expect(help).toContain('/quote [speaker] [about] [source] [since] [until] [private]');
      const examples = help.match(/(?<=• )\/(?:ask|quote|summary) [^[\n]+$/gmu) ?? [];
      expect(examples.length).toBeGreaterThan(1);
      for (const example of examples) {
        const [, name = '', value = ''] = /^\/(\w+) (.*)$/u.exec(example) ?? [];
        const option = { ask: 'question', quote: 'speaker', summary: 'section' }[name] ?? '';
        expect(read(await ada.command(name, { [option]: value }))).toContain('│ ');
      }
    }));
});

describe('while Ada types she is offered', () => {
  test('speakers', () =>
    inTown(async ({ ada }) => {
      const [choice] = await ada.autocomplete('quote', { speaker: 'put' }, 'speaker');
      expect(choice).toEqual({
        name: expect.stringMatching(/^Vladimir Putin · Russian President · \d+ quotations?$/u),
        value: 'Vladimir Putin',
      });
    }));

  test('sections, those of the article that she has chosen', () =>
    inTown(async ({ ada }) => {
      const names = async (options: Record<string, string>) =>
        (await ada.autocomplete('summary', options, 'section')).map(({ name }) => name);
      expect(await names({ section: 'minsk', source })).toEqual(['The 2015 Minsk Agreement']);
      expect(await names({ section: '' })).toContain('whole article');
      expect(await names({ section: '', source: 'no such article' })).toEqual([]);
    }));

  test('speakers whose name she misspells, by role, and questions', () =>
    inTown(async ({ ada }) => {
      const names = async (command: string, options: Record<string, string>, focused: string) =>
        (await ada.autocomplete(command, options, focused)).map(({ name }) => name);
      expect(await names('quote', { speaker: 'Lavrof' }, 'speaker')).toEqual([
        expect.stringMatching(/^Did you mean: Sergey Lavrov · /u),
      ]);
      expect(await names('quote', { speaker: 'foreign minister' }, 'speaker')).toEqual([
        expect.stringMatching(/^Sergey Lavrov · /u),
      ]);
      expect(await names('ask', { question: 'What did Stoltenburg say' }, 'question')).toContain(
        'Did you mean: What did Stoltenberg say',
      );
      expect(await names('ask', { question: 'minsk' }, 'question')).toContain('The 2015 Minsk Agreement');
    }));

  test.each(['ask', 'quote', 'summary'])('articles for /%s', (command) =>
    inTown(async ({ ada }) => {
      const [choice] = await ada.autocomplete(command, { source: 'nato' }, 'source');
      expect(choice?.value).toBe(source);
    }),
  );
});

describe('Ada mistypes', () => {
  test('an article, and only she is told which there are', () =>
    inTown(async ({ ada, discord }) => {
      const answer = await ada.command('ask', { question: 'Why?', source: '*moon* <@1>' });
      expect(read(answer)).toContain(`There is no article "*moon* <@1>". Articles: "${source}".`);
      expect(isPrivate(answer)).toBe(true);
      expect(discord.user('Ben').messages()).toEqual([]);
    }));

  test('a question of blanks, and is told what is missing', () =>
    inTown(async ({ ada }) => {
      const answer = await ada.command('ask', { question: '   ' });
      expect(read(answer)).toContain('The option "question" is needed and was left empty.');
      expect(isPrivate(answer)).toBe(true);
    }));

  test('a speaker, and is told who speaks', () =>
    inTown(async ({ ada }) => {
      expect(read(await ada.command('quote', { speaker: 'Napoleon' }))).toContain(
        'Nobody of that name is quoted.',
      );
    }));

  test('what Discord does not even send', () =>
    inTown(async ({ ada }) => {
      await expect(ada.command('ask', { question: 'x'.repeat(501) })).rejects.toThrow(InvalidUse);
      await expect(ada.command('summary', { length: 'tiny' })).rejects.toThrow(InvalidUse);
    }));
});
