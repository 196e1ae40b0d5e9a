import { expect, test } from 'vitest';
import { commands, ready } from '../../commands/index.js';
import { articleOfKey, digestOfAll, idFingerprint } from '../../src/cards/components/fingerprints.js';
import { createLibrary, type Library } from '../../src/index.js';
import { atOnce } from '../../src/language/steps.js';
import { flood, rover, school } from '../support/newspaper.js';

/** Everything that a library can be asked; what it is asked is noted. */
function watched(library: Library): { library: Library; asked: string[] } {
  const asked: string[] = [];
  const noting = <Of extends keyof Library>(name: Of) => ({
    [name]: (...args: unknown[]) => {
      asked.push(name);
      return (library[name] as (...args: unknown[]) => unknown)(...args);
    },
  });
  const questions = ['ask', 'quotes', 'summary'] as const;
  return { library: Object.assign({ ...library }, ...questions.map(noting)), asked };
}

test('nothing is asked of a library twice in a step', () => {
  const { library, asked } = watched(createLibrary([flood, school, rover]));
  const steps = ready(library);
  let before = 0;
  for (let step = steps.next(); !step.done; step = steps.next()) {
    expect(asked.length - before).toBeLessThanOrEqual(1);
    before = asked.length;
  }
  expect(asked.length - before).toBeLessThanOrEqual(1);
  expect(asked.length).toBeGreaterThan(1);
});

test('who presses a button waits for no fingerprints', () => {
  const library = createLibrary([flood, school, rover]);
  let read = 0;
  for (const article of library.articles) {
    const { text } = article;
    Object.defineProperty(article, 'text', {
      get: () => {
        read++;
        return text;
      },
    });
  }
  atOnce(ready(library));
  read = 0;
  const [, second] = library.articles;
  expect(digestOfAll(library.articles)).toMatch(/^[\w-]{6}$/u);
  expect(second && articleOfKey(library.articles, idFingerprint(second))).toBe(second);
  expect(read).toBe(0);
});

test('no quotations are gathered while somebody types a name', () => {
  const { library, asked } = watched(createLibrary([flood, school, rover]));
  atOnce(ready(library));
  asked.length = 0;
  for (const [name, option] of [
    ['ask', 'question'],
    ['quote', 'speaker'],
  ] as const)
    for (const value of ['', 'What did Marai', 'What did Ola Dhal say', 'the mayro', 'x'.repeat(100)])
      commands.get(name)?.autocomplete?.({ name: option, value }, { library });
  expect(asked).not.toContain('quotes');
});
